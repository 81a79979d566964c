import type { ReplyPromise } from '../../vocabulary/promise.js'
import type { Instant } from '../../vocabulary/time.js'
import { promiseStanding } from './promise-standing.js'

/** What became of many promises. @category Promises */
export interface PromiseTally {
  readonly open: number
  readonly kept: number
  readonly broken: number
  /** Promises that were renewed at least once, whatever became of them. */
  readonly renewed: number
  /** Kept ÷ (kept + broken), 0–1; `null` where none is settled. */
  readonly keptRate: number | null
}

/**
 * Counts what became of promises (R9).
 * @param promises - In any order; those made after `at` are left out.
 * @param at - Now, in epoch milliseconds.
 * @category Promises
 */
export function tallyPromises(promises: Iterable<ReplyPromise>, at: Instant): PromiseTally {
  const counts = { open: 0, kept: 0, broken: 0, renewed: 0 }
  for (const promise of promises) {
    if (promise.madeAt > at) continue
    counts[promiseStanding(promise, at).standing]++
    if (promise.renewals > 0) counts.renewed++
  }
  const settled = counts.kept + counts.broken
  return { ...counts, keptRate: settled === 0 ? null : counts.kept / settled }
}
