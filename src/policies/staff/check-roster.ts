import type { LocalDate } from '../../vocabulary/date.js'
import type { RosterRules } from '../../vocabulary/roster-rules.js'
import { expect } from '../expect.js'
import { dayNumber } from '../local-dates.js'
import { type RosterAgent, type RosterShift, streakWith } from './roster.js'

/** What is wrong with a roster. @category Staff */
export interface RosterFinding {
  readonly problem:
    | 'short'
    | 'twice-a-day'
    | 'may-not-work'
    | 'away'
    | 'without-mentor'
    | 'too-many-days-in-a-row'
    | 'too-many-days'
  readonly date: LocalDate
  readonly shift: string
  /** Whom it is about; `null` for a shift that is short. */
  readonly agentId: string | null
  readonly because: string
}

/**
 * Checks a duty roster, however it was drawn up (D8).
 * @param roster - Shifts in any order; a shift of a day that is not there is not checked.
 * @param agents - All there are.
 * @param rules - What has to be covered.
 * @returns What is wrong, by date and in the order of the roster; nothing for a roster that is right.
 * @throws CasewrightError `invalid-parameter` if an agent or a shift is not known.
 * @see D8
 * @category Staff
 */
export function checkRoster(
  roster: readonly RosterShift[],
  agents: readonly RosterAgent[],
  rules: RosterRules,
): RosterFinding[] {
  const known = new Map(agents.map(agent => [agent.id, agent]))
  const worked = new Map<string, Set<number>>()
  return roster
    .toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
    .flatMap(({ date, shift, agents: covering, mentored }) => {
      const day = dayNumber(date, 'checkRoster', 'date')
      const needs = rules.shifts.find(({ id }) => id === shift)
      expect(needs, 'checkRoster', 'shift', 'one of the rules', shift)
      const findings: RosterFinding[] = []
      const find = (problem: RosterFinding['problem'], agentId: string | null, because: string) =>
        findings.push({ problem, date, shift, agentId, because })

      if (covering.length < needs.agents) find('short', null, `${covering.length} of ${needs.agents}`)
      for (const id of [...covering, ...mentored]) {
        const agent = known.get(id)
        expect(agent, 'checkRoster', 'agents', 'known', id)
        const days = worked.get(id) ?? new Set()
        const streak = streakWith(day, days)
        if (!agent.mayWork) find('may-not-work', id, 'in training')
        if (agent.away?.includes(date)) find('away', id, 'away that day')
        if (agent.mentorId != null && !covering.includes(agent.mentorId)) {
          find('without-mentor', id, `${agent.mentorId} does not cover the shift`)
        }
        if (days.has(day)) find('twice-a-day', id, 'on another shift that day')
        else if (streak > rules.mostDaysInARow) find('too-many-days-in-a-row', id, `day ${streak} in a row`)
        worked.set(id, days.add(day))
        if (days.size > (rules.mostDays ?? Infinity)) find('too-many-days', id, `day ${days.size}`)
      }
      return findings
    })
}
