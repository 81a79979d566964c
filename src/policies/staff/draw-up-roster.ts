import type { LocalDate } from '../../vocabulary/date.js'
import type { RosterRules } from '../../vocabulary/roster-rules.js'
import { expect } from '../expect.js'
import { dayNumber } from '../local-dates.js'
import { type RosterAgent, type RosterShift, streakWith } from './roster.js'

/**
 * Draws up a duty roster for supervisors to go by (D8): day by day and shift by shift, whoever has worked the fewest days so far,
 * of several the one who has rested longest, then by id. New agents work when their mentor does.
 *
 * It never breaks the rules: a shift for which nobody is left stays short, as {@link checkRoster} then says. Going day by day it
 * may leave short what looking ahead could have filled.
 * @param dates - The days, each once.
 * @param agents - All there are, in any order; each id once.
 * @param rules - What has to be covered.
 * @returns A line a shift and day, by date, shifts in the order of the rules.
 * @throws CasewrightError `invalid-parameter` if a date or an agent comes twice, or a date is none.
 * @see D8
 * @category Staff
 */
export function drawUpRoster(
  dates: readonly LocalDate[],
  agents: readonly RosterAgent[],
  rules: RosterRules,
): RosterShift[] {
  expect(new Set(dates).size === dates.length, 'drawUpRoster', 'dates', 'each once', dates.join(', '))
  const worked = new Map(agents.map(({ id }) => [id, new Set<number>()]))
  expect(worked.size === agents.length, 'drawUpRoster', 'agents', 'each once', `${agents.length} agents`)
  const mayTake = (agent: RosterAgent, date: LocalDate, day: number) => {
    const days = worked.get(agent.id)!
    return (
      agent.mayWork &&
      !agent.away?.includes(date) &&
      !days.has(day) &&
      days.size < (rules.mostDays ?? Infinity) &&
      streakWith(day, days) <= rules.mostDaysInARow
    )
  }

  return dates.toSorted().flatMap(date => {
    const day = dayNumber(date, 'drawUpRoster', 'dates')
    return rules.shifts.map(shift => {
      const free = agents.filter(agent => agent.mentorId == null && mayTake(agent, date, day))
      const covering = free.sort((one, other) => inTurn(one, other, worked)).slice(0, shift.agents)
      const ids = covering.map(({ id }) => id)
      const mentored = agents
        .filter(agent => agent.mentorId != null && ids.includes(agent.mentorId) && mayTake(agent, date, day))
        .map(({ id }) => id)
        .sort()
      for (const id of [...ids, ...mentored]) worked.get(id)!.add(day)
      return { date, shift: shift.id, agents: ids, mentored }
    })
  })
}

function inTurn(
  one: RosterAgent,
  other: RosterAgent,
  worked: ReadonlyMap<string, ReadonlySet<number>>,
): number {
  const [days, others] = [worked.get(one.id)!, worked.get(other.id)!]
  return days.size - others.size || lastOf(days) - lastOf(others) || (one.id < other.id ? -1 : 1)
}

const lastOf = (days: ReadonlySet<number>): number => [...days].at(-1) ?? 0
