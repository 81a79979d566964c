import type { LocalDate, Month } from '../../vocabulary/date.js'
import type { LedgerEntry } from '../../vocabulary/ledger.js'
import type { BonusRules, PointRules } from '../../vocabulary/pay-rules.js'
import type { Id } from '../../vocabulary/text.js'
import type { Instant } from '../../vocabulary/time.js'
import { type Bonus, bonusOf } from './bonus.js'
import { type DayOfPoints, dayPoints } from './day-points.js'
import { addOnce, type Correction, correctionsOf, laterFirst } from './ledger.js'
import { defaultPointRules } from './pay-rules.js'
import { type MonthPlan, type PointsInMonth, pointsInMonth } from './points-in-month.js'

/** Whose statement is asked for, of which month, and as of when. @category Pay */
export interface StatementRequest extends MonthPlan {
  readonly agentId: Id
  /** Entries that were recorded later are not looked at, so that a statement can be made again as it was. */
  readonly issuedAt: Instant
}

/** By which rules points and bonus are worked out. @category Pay */
export interface PayRules {
  readonly points?: PointRules
  readonly bonus: BonusRules
}

/** Something in the ledger that a person should look at; the points are worked out all the same. @category Pay */
export interface StatementNote {
  /**
   * - `worked-and-leave`: both are entered for the day; it counts as worked.
   * - `failed-unworked`: records of a day failed that is not entered as worked; they count.
   * - `outside-employment`: the day lies outside the employment; it neither earns nor loses.
   * - `beyond-the-month`: more days were worked than the month holds points; it earns none.
   * - `corrects-nothing`: a correction names an entry that the ledger does not hold (yet).
   */
  readonly about:
    | 'worked-and-leave'
    | 'failed-unworked'
    | 'outside-employment'
    | 'beyond-the-month'
    | 'corrects-nothing'
  /** The day, or the id of the correction. */
  readonly where: LocalDate | Id
}

/** An agent's points and bonus of a month, each point with the chats behind it. @category Pay */
export interface Statement {
  readonly agentId: Id
  readonly month: Month
  readonly issuedAt: Instant
  /** Until when it can be contested. */
  readonly contestUntil: Instant
  readonly inMonth: PointsInMonth
  readonly daysWorked: number
  readonly daysOfLeave: number
  /** Points earned, at most what the month holds. */
  readonly earned: number
  /** Points lost to days with failing records (Q2). */
  readonly lost: number
  /** Earned less lost, ≥ 0. */
  readonly points: number
  /** The days that have entries, by date. */
  readonly days: readonly DayOfPoints[]
  /** The corrections that strike an entry of the month, in the order they were recorded. */
  readonly corrections: readonly Correction[]
  readonly bonus: Bonus
  readonly notes: readonly StatementNote[]
}

/**
 * The statements of a month's points and bonus (Q2–Q4). A day worked earns a point, up to what the month holds; a day with
 * enough failing records loses one; the rest is paid by its band.
 * @param entries - The ledger: entries in any order, of any month and agent; one that comes twice counts once.
 * @param requests - Whose statements, of which months, as of when.
 * @param rules - `points`: {@link defaultPointRules} where it is left out; `bonus`: {@link bonusRules}.
 * @returns A statement for each request, in that order.
 * @throws CasewrightError `invalid-parameter` if two different entries bear one id, or a month or date is none.
 * @category Pay
 */
export function statementsOf(
  entries: Iterable<LedgerEntry>,
  requests: readonly StatementRequest[],
  rules: PayRules,
): Statement[] {
  const byAgent = new Map<Id, Map<Id, LedgerEntry>>(requests.map(({ agentId }) => [agentId, new Map()]))
  for (const entry of entries) {
    const own = byAgent.get(entry.agentId)
    if (own !== undefined) addOnce(own, entry, 'statementsOf')
  }
  return requests.map(request => statement(byAgent.get(request.agentId)!, request, rules))
}

function statement(own: ReadonlyMap<Id, LedgerEntry>, request: StatementRequest, rules: PayRules): Statement {
  const { agentId, month, issuedAt } = request
  const { points: pointRules = defaultPointRules, bonus: bonusRules } = rules
  const known = new Map([...own].filter(([, { recordedAt }]) => recordedAt <= issuedAt))
  const corrections = correctionsOf(known)
  const inMonth = pointsInMonth(request, pointRules)

  const notes: StatementNote[] = []
  const days: DayOfPoints[] = []
  const struck = new Set<Correction>()
  let earned = 0
  for (const [date, ofDay] of byDate(known.values(), month)) {
    const { isTwofold, ...day } = dayPoints(date, ofDay, corrections, pointRules)
    for (const { id } of ofDay) {
      const correction = corrections.struckBy.get(id)
      if (correction !== undefined) struck.add(correction)
    }
    const note = (about: StatementNote['about']) => notes.push({ about, where: date })
    const isEmployed = date >= (request.employedFrom ?? date) && date <= (request.employedUntil ?? date)
    const earns = isEmployed && day.earned === 1 && earned < inMonth.attainable
    if (isTwofold) note('worked-and-leave')
    if (!isEmployed) note('outside-employment')
    else if (day.earned === 1 && !earns) note('beyond-the-month')
    if (day.lost > 0 && day.standing !== 'worked') note('failed-unworked')
    if (earns) earned++
    days.push({ ...day, earned: earns ? 1 : 0, lost: isEmployed ? day.lost : 0 })
  }
  for (const { id } of corrections.unmatched) notes.push({ about: 'corrects-nothing', where: id })

  const lost = days.reduce((sum, day) => sum + day.lost, 0)
  const points = Math.max(0, earned - lost)
  return {
    agentId,
    month,
    issuedAt,
    contestUntil: issuedAt + pointRules.contestWindowMs,
    inMonth,
    daysWorked: days.filter(({ standing }) => standing === 'worked').length,
    daysOfLeave: days.filter(({ standing }) => standing === 'leave').length,
    earned,
    lost,
    points,
    days,
    corrections: [...struck].sort(laterFirst).reverse(),
    bonus: bonusOf({ ...inMonth, points }, bonusRules),
    notes,
  }
}

/** The dated entries of a month, day by day. */
function byDate(entries: Iterable<LedgerEntry>, month: Month): [LocalDate, LedgerEntry[]][] {
  const days = new Map<LocalDate, LedgerEntry[]>()
  for (const entry of entries) {
    if (entry.kind === 'correction' || !entry.date.startsWith(month)) continue
    const ofDay = days.get(entry.date)
    if (ofDay === undefined) days.set(entry.date, [entry])
    else ofDay.push(entry)
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1))
}
