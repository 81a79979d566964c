import type { DayCount, FollowUpOccasion, FollowUpRule, FollowUpRules } from '../../vocabulary/follow-up.js'
import type { Instant } from '../../vocabulary/time.js'
import type { Calendar } from '../business-time/calendar.js'
import { expect } from '../expect.js'
import { localDays } from '../local-dates.js'
import { createRandom } from '../random.js'
import { handbookFollowUp } from './handbook-follow-up.js'

/** Something that a customer is followed up for. @category Follow-up */
export interface FollowUpCause {
  /** The case, or the visit. */
  readonly id: string
  readonly occasion: FollowUpOccasion
  /** When it ended: the departure, the closing of the case, the last visit. */
  readonly endedAt: Instant
  readonly customerGrade?: string | null
}

/** When a customer is to be followed up, and by which rule. @category Follow-up */
export interface FollowUp {
  readonly causeId: string
  readonly rule: FollowUpRule
  /** Not before this instant, */
  readonly earliestAt: Instant
  /** and before this one. */
  readonly latestAt: Instant
  /** Open time within the window, in milliseconds; 0 where the department is closed throughout. */
  readonly openMs: number
  readonly because: string
}

/**
 * Tells when a customer is to be followed up (F1–F5).
 *
 * Working days keep the time of day, as service levels count them (T8). Calendar days are whole ones by the calendar's zone: the
 * day of the occasion is not counted, the window opens with the midnight that begins the earliest day and closes with the one
 * that ends the latest.
 * @param cause - What it is for.
 * @param options - `calendar`: the department's; `rules`: default {@link handbookFollowUp}; `seed`: for rules that cover a
 *   share only, the same seed picks the same occasions, whatever else there is.
 * @returns The window; or `null` if no rule fits, chance leaves the occasion out, or the calendar has not so many working days.
 * @throws CasewrightError `invalid-parameter` if a rule's window ends before it begins, or covers a share and there is no seed.
 * @see F1–F5
 * @category Follow-up
 */
export function followUpFor(
  cause: FollowUpCause,
  options: { readonly calendar: Calendar; readonly rules?: FollowUpRules; readonly seed?: string | number },
): FollowUp | null {
  const { calendar, rules = handbookFollowUp, seed } = options
  const rule = rules.rules.find(rule => isFor(rule, cause))
  if (rule === undefined || !isCovered(rule, cause, seed)) return null
  const earliestAt =
    rule.earliest === undefined ? cause.endedAt : edge(cause.endedAt, rule.earliest, calendar, 0)
  const latestAt = edge(cause.endedAt, rule.latest, calendar, 1)
  if (earliestAt === null || latestAt === null) return null
  expect(
    earliestAt < latestAt,
    'followUpFor',
    `latest of ${rule.id}`,
    'after its earliest',
    inWords(rule.latest),
  )
  const from = rule.earliest === undefined ? 'at once' : inWords(rule.earliest)
  return {
    causeId: cause.id,
    rule,
    earliestAt,
    latestAt,
    openMs: calendar.between(earliestAt, latestAt),
    because: `${rule.id}: ${cause.occasion}, from ${from} to ${inWords(rule.latest)}`,
  }
}

const isFor = ({ occasion, customerGrades }: FollowUpRule, cause: FollowUpCause): boolean =>
  occasion === cause.occasion &&
  (customerGrades === undefined ||
    (cause.customerGrade != null && customerGrades.includes(cause.customerGrade)))

function isCovered({ id, coverage }: FollowUpRule, cause: FollowUpCause, seed?: string | number): boolean {
  if (coverage >= 1) return true
  expect(seed !== undefined, 'followUpFor', 'seed', `given, as ${id} covers a share`, seed)
  return createRandom(JSON.stringify([seed, id, cause.id]))() < coverage
}

/** The instant so many days after the occasion; of a calendar day its beginning, or its end for `whole` 1. */
function edge(endedAt: Instant, count: DayCount, calendar: Calendar, whole: 0 | 1): Instant | null {
  if ('workingDays' in count) return calendar.addWorkingDays(endedAt, count.workingDays)
  const { dayOf, instantOf } = localDays(calendar.timeZone, 'followUpFor')
  return instantOf(dayOf(endedAt) + count.calendarDays + whole)
}

function inWords(count: DayCount): string {
  const [days, kind] =
    'workingDays' in count ? [count.workingDays, 'working day'] : [count.calendarDays, 'day']
  return `${days} ${kind}${days === 1 ? '' : 's'}`
}
