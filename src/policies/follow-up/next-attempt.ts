import type { FollowUpRules } from '../../vocabulary/follow-up.js'
import type { Instant } from '../../vocabulary/time.js'
import type { Calendar } from '../business-time/calendar.js'
import { expect } from '../expect.js'
import { type LocalDays, localDays } from '../local-dates.js'
import { handbookFollowUp } from './handbook-follow-up.js'

/** When to try next, or that there is no trying on. @category Follow-up */
export type NextAttempt =
  | {
      readonly at: Instant
      /** The part of the day it falls in, by its place in the rules. */
      readonly dayPart: number
      readonly because: string
    }
  | { readonly at: null; readonly because: 'enough attempts' | 'no open time left in the window' }

type Attempts = FollowUpRules['attempts']

/**
 * When to try next to reach a customer: each time at another time of day (F6), and at one tried less often before one tried
 * more.
 * @param earlier - The instants at which somebody tried in vain, in any order; none for the first attempt.
 * @param options - `from` and `until`: the window, in epoch milliseconds, as {@link followUpFor} gives it, `from` being no earlier
 *   than now; `calendar`: the department's; `attempts`: default those of {@link handbookFollowUp}.
 * @returns The first open instant of the part of the day tried least, the earliest of several; or why there is none.
 * @throws CasewrightError `invalid-parameter` if the window is no window.
 * @see F6
 * @category Follow-up
 */
export function nextAttempt(
  earlier: readonly Instant[],
  options: {
    readonly from: Instant
    readonly until: Instant
    readonly calendar: Calendar
    readonly attempts?: Attempts
  },
): NextAttempt {
  const { until, calendar, attempts = handbookFollowUp.attempts } = options
  expect(options.from < until, 'nextAttempt', 'from', `before until, ${until}`, options.from)
  if (earlier.length >= attempts.most) return { at: null, because: 'enough attempts' }
  const from = Math.max(options.from, ...earlier.map(at => at + attempts.restMs))
  const days = localDays(calendar.timeZone, 'nextAttempt')
  const parts = attempts.dayParts.map(part => part.map(msOf) as [number, number])

  const places = parts.flatMap((part, dayPart) => {
    const at = firstWithin(part, from, until, calendar, days)
    const tries = earlier.filter(instant => isWithin(part, instant, days)).length
    return at === null ? [] : [{ at, dayPart, tries }]
  })
  const [best] = places.sort((one, other) => one.tries - other.tries || one.at - other.at)
  if (best === undefined) return { at: null, because: 'no open time left in the window' }
  const [start, end] = attempts.dayParts[best.dayPart]!
  return {
    at: best.at,
    dayPart: best.dayPart,
    because: `${start}–${end}, attempts then so far: ${best.tries}`,
  }
}

const msOf = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000

const isWithin = (
  [start, end]: readonly [number, number],
  at: Instant,
  { dayOf, instantOf }: LocalDays,
): boolean => at >= instantOf(dayOf(at), start) && at < instantOf(dayOf(at), end)

/** The first open instant of a part of the day within the window, or `null`. */
function firstWithin(
  [start, end]: readonly [number, number],
  from: Instant,
  until: Instant,
  calendar: Calendar,
  { dayOf, instantOf }: LocalDays,
): Instant | null {
  let day = dayOf(from)
  while (instantOf(day, start) < until) {
    const begins = Math.max(from, instantOf(day, start))
    const opens = calendar.isOpen(begins) ? begins : calendar.nextOpening(begins)
    // It never opens again.
    if (opens === null || opens >= until) return null
    if (begins < instantOf(day, end) && opens < instantOf(day, end)) return opens
    day = Math.max(day + 1, dayOf(opens))
  }
  return null
}
