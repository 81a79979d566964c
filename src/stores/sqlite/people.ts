import type { Agent, BusyAgent } from '../../desk/store.js'
import type { Connection } from './connection.js'
import { jsonIn } from './rows.js'

/** The agents who are signed in. */
export class People {
  constructor(private readonly connection: Connection) {}

  signIn({ party, capacity, skills }: Agent): void {
    this.connection.run(
      `INSERT INTO casewright_agents (id, party, capacity, skills) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE
          SET party = excluded.party, capacity = excluded.capacity, skills = excluded.skills`,
      party.id,
      JSON.stringify(party),
      capacity,
      JSON.stringify(skills),
    )
  }

  signOut(agentId: string): void {
    this.connection.run('DELETE FROM casewright_agents WHERE id = ?', agentId)
  }

  /** Those who have a free place, with what they have. */
  free(): readonly BusyAgent[] {
    return this.connection
      .all<{ party: string; capacity: number; skills: string; open_cases: number }>(
        `SELECT * FROM (
          SELECT a.id, a.party, a.capacity, a.skills, (
            SELECT count(*) FROM casewright_cases c
              WHERE c.assignee = a.id AND c.tray IN (SELECT id FROM casewright_trays WHERE is_open = 1)
          ) AS open_cases
            FROM casewright_agents a)
          WHERE open_cases < capacity ORDER BY id`,
      )
      .map(({ party, capacity, skills, open_cases: openCases }) => ({
        party: jsonIn<Agent['party']>(party, 'agent'),
        capacity,
        skills: jsonIn<Agent['skills']>(skills, 'agent'),
        openCases,
      }))
  }
}
