import type { LedgerEntry } from '../../vocabulary/ledger.js'
import type { Id } from '../../vocabulary/text.js'
import type { Instant } from '../../vocabulary/time.js'
import { localClock } from '../local-clock.js'

/** What the ledger needs to know of a review and its result; a `Review` with its `ReviewScore` has it all. @category Pay */
export interface JudgedRecord {
  /** The review's id. */
  readonly id: Id
  /** The chat record that was reviewed. */
  readonly recordId: Id
  readonly agentId: Id
  readonly reviewedAt: Instant
  /** When the chat took place, whose day it counts for; the review's own instant where it is left out. */
  readonly handledAt?: Instant
  /** Why it was reviewed; `sampled` where it is left out. */
  readonly purpose?: string
  /** Whether the record failed its review. */
  readonly failing: boolean
}

/** How failing records are found. @category Pay */
export interface FailedRecordOptions {
  /** IANA name of the zone whose dates the days are, such as `Asia/Shanghai`. */
  readonly timeZone: string
  /**
   * The purposes of the reviews that count. Left out, only the day's sample does (Q1): what was picked because it called for
   * attention (Q11), or read a second time to compare reviewers, would cost a point sooner than the twenty drawn.
   */
  readonly purposes?: readonly string[]
}

/**
 * The ledger entries of the chat records that failed (Q2), one each.
 * @param reviews - Reviews in any order; those that passed leave no entry.
 * @param options - The zone, and which reviews count.
 * @returns Entries whose ids follow from the reviews', so that a review that comes twice makes one entry.
 * @throws CasewrightError `invalid-parameter` if the host knows no such zone, or a review has no instant.
 * @category Pay
 */
export function failedRecords(reviews: Iterable<JudgedRecord>, options: FailedRecordOptions): LedgerEntry[] {
  const { timeZone, purposes = ['sampled'] } = options
  const clock = localClock(timeZone, 'failedRecords')
  const entries: LedgerEntry[] = []
  for (const review of reviews) {
    if (!review.failing || !purposes.includes(review.purpose ?? 'sampled')) continue
    const { id, recordId, agentId, reviewedAt, handledAt = reviewedAt } = review
    entries.push({
      kind: 'failed',
      id: `failed:${id}`,
      agentId,
      date: clock(handledAt, `handledAt of ${id}`).date,
      recordId,
      reviewId: id,
      recordedAt: reviewedAt,
    })
  }
  return entries
}
