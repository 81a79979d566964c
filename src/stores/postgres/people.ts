import type { Agent, BusyAgent, Kept, Placement, Urgency } from '../../desk/store.js'
import type { Party } from '../../vocabulary/party.js'
import type { Connection, Statements } from './connection.js'
import { waitingFor } from './lookups.js'
import { place } from './moves.js'

/** The agents who are signed in, and what they are given. */
export class People {
  constructor(private readonly connection: Connection) {}

  async signIn({ party, capacity, skills }: Agent): Promise<void> {
    await this.connection.run(
      `INSERT INTO casewright_agents (id, party, capacity, skills) VALUES ($1, $2, $3, $4)
        ON CONFLICT (id) DO UPDATE
          SET party = excluded.party, capacity = excluded.capacity, skills = excluded.skills`,
      party.id,
      JSON.stringify(party),
      capacity,
      JSON.stringify(skills),
    )
  }

  async signOut(agentId: string): Promise<void> {
    await this.connection.run('DELETE FROM casewright_agents WHERE id = $1', agentId)
  }

  async assign(
    limit: number,
    after: Urgency | null,
    choose: (waiting: readonly Kept[], agents: readonly BusyAgent[]) => readonly Placement[],
  ): Promise<{ placed: number; next: Urgency | null }> {
    if ((await free(this.connection)).length === 0) return { placed: 0, next: null }
    return this.connection.transaction(async transaction => {
      // Whoever comes second counts again once the first is done.
      await transaction.run('SELECT 1 FROM casewright_agents ORDER BY id FOR UPDATE')
      const agents = await free(transaction)
      const parties = agents.map(({ party }) => party)
      const waiting = await waitingFor(transaction, parties, limit, after, 'FOR UPDATE SKIP LOCKED')
      const placements = waiting.length === 0 ? [] : choose(waiting, agents)
      if (placements.length > 0) await place(transaction, placements)
      return { placed: placements.length, next: waiting.length < limit ? null : waiting.at(-1)!.urgency }
    })
  }
}

/** Those who have a free place, with what they have. */
async function free(statements: Statements): Promise<readonly BusyAgent[]> {
  const rows = await statements.all<{
    party: Party
    capacity: number
    skills: Agent['skills']
    open_cases: number
  }>(
    `SELECT a.party, a.capacity, a.skills, had.open_cases FROM casewright_agents a CROSS JOIN LATERAL (
      SELECT count(*) AS open_cases FROM casewright_cases c
        WHERE c.assignee = a.id AND c.tray IN (SELECT id FROM casewright_trays WHERE is_open)) AS had
      WHERE had.open_cases < a.capacity ORDER BY a.id`,
  )
  return rows.map(({ open_cases: openCases, ...agent }) => ({ ...agent, openCases }))
}
