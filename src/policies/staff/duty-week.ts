import type { LocalDate } from '../../vocabulary/date.js'
import type { DutyRota } from '../../vocabulary/duty-rota.js'
import { expect } from '../expect.js'
import { dateOf, dayNumber } from '../local-dates.js'

/** Who is on duty in a week. @category Staff */
export interface DutyWeek {
  /** The first day of the week. */
  readonly weekOf: LocalDate
  /** `null` if everybody is away. */
  readonly agentId: string | null
  /** Whom they stand in for; `null` if it is their own turn. */
  readonly insteadOf: string | null
}

/**
 * Who sums up the day's problems on a date: one agent a week, in turn (D4). Whoever is away is stood in for by the next in turn
 * who is there; the turns themselves do not move, so that everybody's own weeks are known long before.
 * @param date - Any date, also before the rota began.
 * @param rota - The agents in turn, and who is away when.
 * @throws CasewrightError `invalid-parameter` if a date is none, or nobody is on the rota.
 * @see D4
 * @category Staff
 */
export function dutyWeek(date: LocalDate, rota: DutyRota): DutyWeek {
  const { since, agents, away = {} } = rota
  expect(agents.length > 0, 'dutyWeek', 'rota.agents', 'at least one', 'none')
  const start = dayNumber(since, 'dutyWeek', 'rota.since')
  const week = Math.floor((dayNumber(date, 'dutyWeek', 'date') - start) / 7)
  const weekOf = dateOf(start + 7 * week)
  const absent = Object.hasOwn(away, weekOf) ? away[weekOf]! : []

  const turn = ((week % agents.length) + agents.length) % agents.length
  const inTurn = [...agents.slice(turn), ...agents.slice(0, turn)]
  const agentId = inTurn.find(agent => !absent.includes(agent)) ?? null
  return { weekOf, agentId, insteadOf: agentId === inTurn[0] ? null : inTurn[0]! }
}
