import type { ReplyPromise } from '../../vocabulary/promise.js'
import type { Instant } from '../../vocabulary/time.js'
import { expect } from '../expect.js'

/** What became of a promise. @category Promises */
export interface PromiseStanding {
  /** `kept`: answered before its date; `broken`: the date came first, and no answer that comes later takes that back. */
  readonly standing: 'open' | 'kept' | 'broken'
  /** How often it was renewed, each time with the customer told. */
  readonly renewals: number
  /** Milliseconds left until the date; 0 when it is no longer open. */
  readonly remainingMs: number
  /** Milliseconds from the instant it was broken to the answer, or to now while there is none; 0 unless broken. */
  readonly lateMs: number
  /** `'renewed 2 times, answered 3 h before it was due'`. */
  readonly because: string
}

/**
 * Tells whether a promise is open, kept or broken (R9, T12). At its date itself it is broken, as a case is told when its
 * deadline comes. One that was renewed before its date counts by the new one; one broken stays so, renewed or not.
 * @param promise - A case's `promise`.
 * @param at - Now, in epoch milliseconds, not before it was made: what happened later is not yet known.
 * @throws CasewrightError `invalid-parameter` if `at` is earlier than the promise.
 * @see R9, T12
 * @category Promises
 */
export function promiseStanding(promise: ReplyPromise, at: Instant): PromiseStanding {
  const { dueAt, madeAt, renewals } = promise
  expect(at >= madeAt, 'promiseStanding', 'at', `from ${madeAt}, when it was promised`, at)
  const answeredAt = promise.answeredAt !== null && promise.answeredAt <= at ? promise.answeredAt : null
  const passedAt = (answeredAt ?? at) >= dueAt ? dueAt : null
  const brokenAt = promise.brokenAt !== null && promise.brokenAt <= at ? promise.brokenAt : passedAt

  const renewed = renewals === 0 ? '' : `renewed ${renewals === 1 ? 'once' : `${renewals} times`}, `
  const base = { renewals, remainingMs: 0, lateMs: 0 }
  if (brokenAt !== null) {
    const lateMs = (answeredAt ?? at) - brokenAt
    const how =
      answeredAt === null
        ? `unanswered ${lengthOf(lateMs)} after it was broken`
        : `answered ${lengthOf(lateMs)} late`
    return { ...base, standing: 'broken', lateMs, because: renewed + how }
  }
  if (answeredAt !== null) {
    return {
      ...base,
      standing: 'kept',
      because: `${renewed}answered ${lengthOf(dueAt - answeredAt)} before it was due`,
    }
  }
  const remainingMs = dueAt - at
  return { ...base, standing: 'open', remainingMs, because: `${renewed}due in ${lengthOf(remainingMs)}` }
}

/** The two largest units that are not 0: `2 d 3 h`, `5 min`, `0 s`. */
function lengthOf(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const units = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const parts = units.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : []))
  return parts.slice(0, 2).join(' ') || '0 s'
}
