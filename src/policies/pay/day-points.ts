import type { LocalDate } from '../../vocabulary/date.js'
import type { LedgerEntry } from '../../vocabulary/ledger.js'
import type { PointRules } from '../../vocabulary/pay-rules.js'
import type { Id } from '../../vocabulary/text.js'
import type { Corrections } from './ledger.js'

/** A chat record that failed its review, whether it still counts or was cleared. @category Pay */
export interface FailedRecord {
  readonly entryId: Id
  /** The chat record. */
  readonly recordId: Id
  readonly reviewId: Id
  /** The correction that cleared it; `null` while it counts. */
  readonly clearedBy: Id | null
}

/** One day of a month's points: what it earned, what it lost, and the chats behind that. @category Pay */
export interface DayOfPoints {
  readonly date: LocalDate
  readonly standing: 'worked' | 'leave' | 'unworked'
  /** 1 for a day that gave its point, else 0. */
  readonly earned: 0 | 1
  /** Points lost to failing records (Q2). */
  readonly lost: number
  readonly records: readonly FailedRecord[]
}

/** A day as its entries tell it, before the month is looked at as a whole. */
interface DayReading extends DayOfPoints {
  /** Whether the entries that stand say both that the agent worked and was on leave. */
  readonly isTwofold: boolean
}

/** What a day earned and lost, from its entries in the ledger. */
export function dayPoints(
  date: LocalDate,
  entries: readonly LedgerEntry[],
  { struckBy }: Pick<Corrections, 'struckBy'>,
  rules: PointRules,
): DayReading {
  let isWorked = false
  let isLeave = false
  let isPaidLeave = false
  const records: FailedRecord[] = []
  const failing = new Set<Id>()
  for (const entry of entries) {
    const clearedBy = struckBy.get(entry.id)?.id ?? null
    if (entry.kind === 'failed') {
      const { id: entryId, recordId, reviewId } = entry
      records.push({ entryId, recordId, reviewId, clearedBy })
      // A record that was reviewed twice is one record.
      if (clearedBy === null) failing.add(recordId)
    } else if (clearedBy === null) {
      isWorked ||= entry.kind === 'worked'
      isLeave ||= entry.kind === 'leave'
      isPaidLeave ||= entry.kind === 'leave' && entry.isPaid
    }
  }
  return {
    date,
    standing: isWorked ? 'worked' : isLeave ? 'leave' : 'unworked',
    earned: isWorked || (isPaidLeave && rules.paidLeaveEarns) ? 1 : 0,
    lost: Math.min(rules.maxPointsPerDay, Math.floor(failing.size / rules.recordsPerPoint)),
    // The shorter id first, so that chat 9 comes before chat 10.
    records: records.sort(({ entryId: a }, { entryId: b }) => a.length - b.length || (a < b ? -1 : 1)),
    isTwofold: isWorked && isLeave,
  }
}
