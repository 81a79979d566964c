import type { LocalDate, Month } from '../../vocabulary/date.js'
import type { PointRules } from '../../vocabulary/pay-rules.js'
import { exact, over, rounded, times } from '../exact.js'
import { expect } from '../expect.js'
import { dayNumber, daysOf } from '../local-dates.js'
import { defaultPointRules } from './pay-rules.js'

/** The part of a month that somebody is employed, and how much of it is rest. @category Pay */
export interface MonthPlan {
  readonly month: Month
  /** The first and the last day of employment, where they fall within the month. */
  readonly employedFrom?: LocalDate
  readonly employedUntil?: LocalDate
  /** Rest days of that part, where the rota says so: a whole number of days. */
  readonly restDays?: number
}

/** The points that can be earned in a month. @category Pay */
export interface PointsInMonth {
  /** Days of employment in the month. */
  readonly days: number
  readonly restDays: number
  /** The most points the employee can have: days less rest days. */
  readonly attainable: number
  /** The most points that somebody employed all month can have. */
  readonly wholeMonth: number
}

/**
 * How many points a month holds (Q3): its days less the rest days, which for 30 days less 4 is 26.
 *
 * Of a month of another length, all its days count: 31 less 4 is 27, 28 less 4 is 24; {@link bonusOf} reads them on the scale
 * of 26. Of a part-month, the days of employment count, less their share of the rest days, rounded to whole days (a half up):
 * 15 days of 30 have 2 rest days and hold 13 points. A rota that plans other rest days overrides both.
 * @param plan - The month, the days of employment within it, and planned rest days.
 * @param rules - `restDays`: rest days of a whole month, 0–28.
 * @returns Whole points, ≥ 0.
 * @throws CasewrightError `invalid-parameter` if a date is none, lies outside the month, or there are more rest days than days.
 * @category Pay
 */
export function pointsInMonth(
  plan: MonthPlan,
  rules: Pick<PointRules, 'restDays'> = defaultPointRules,
): PointsInMonth {
  const asked = 'pointsInMonth'
  const { first, next } = daysOf(plan.month, asked)
  const from = dayInMonth(plan.employedFrom, first, 'employedFrom')
  const until = dayInMonth(plan.employedUntil, next - 1, 'employedUntil')
  expect(until >= from, asked, 'employedUntil', 'on or after employedFrom', plan.employedUntil)

  const all = next - first
  const days = until - from + 1
  const share = over(exact(days), exact(all))
  const restDays = plan.restDays ?? rounded(times(exact(rules.restDays), share), 0)
  const isWhole = Number.isInteger(restDays) && restDays >= 0 && restDays <= days
  expect(isWhole, asked, 'restDays', `a whole number of days, 0–${days}`, restDays)
  const attainable = days - restDays
  // A rota may plan less rest for a part than the whole month would have.
  const wholeMonth = days === all ? attainable : Math.max(attainable, all - rules.restDays)
  return { days, restDays, attainable, wholeMonth }

  function dayInMonth(date: LocalDate | undefined, otherwise: number, field: string): number {
    if (date === undefined) return otherwise
    const day = dayNumber(date, asked, field)
    expect(day >= first && day < next, asked, field, `in ${plan.month}`, date)
    return day
  }
}
