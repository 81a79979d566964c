import type { Retention, RetentionRule } from '../../vocabulary/retention.js'
import { expect } from '../expect.js'
import { type LocalTime, localClock } from '../local-clock.js'

/** A record as far as retention is concerned; a host's own may hold anything besides. @category Retention */
export interface RetainedRecord {
  readonly kind: string
  /** When the record was made, epoch milliseconds: its time runs from that day. */
  readonly recordedAt: number
  /** It is wanted for something under way, such as an appeal, and does not go before that is over. */
  readonly held?: boolean
}

/** A record whose time is over. @category Retention */
export interface DueRecord<Entry extends RetainedRecord> {
  readonly record: Entry
  /** The last day it was to be kept, `'YYYY-MM-DD'`. */
  readonly lastDay: string
  /** Whether it goes altogether or {@link anonymise} tells what stays. */
  readonly disposal: RetentionRule['disposal']
}

/**
 * Finds the records that are to go: those whose time is over, and only those.
 *
 * A period of years and months does not count the day it begins on, and ends with the last moment of the same
 * day of its last month, or of that month's last day where there is none: what was recorded on 29 February
 * 2024 is kept for two years until the end of 28 February 2026. A holiday does not lengthen it.
 * @param records - Of any kinds; a kind that the retention does not name is kept, and so is what is held.
 * @param retention - Such as {@link appraisalRetention}.
 * @param at - The moment to decide for, epoch milliseconds.
 * @returns In the order of the records.
 * @throws CasewrightError `invalid-parameter` naming the field.
 * @see Civil Code of the People's Republic of China, articles 201–203
 * @category Retention
 */
export function dueForErasure<Entry extends RetainedRecord>(
  records: readonly Entry[],
  retention: Retention,
  at: number,
): DueRecord<Entry>[] {
  const clock = localClock(retention.timeZone, 'dueForErasure')
  const today = new Date(clock(at, 'at').date)
  return records.flatMap((record, index) => {
    const rule = ruleFor(record, retention)
    if (!rule || record.held) return []
    const lastDay = lastDayOf(clock(record.recordedAt, `records.${index}.recordedAt`), rule)
    return lastDay < today
      ? [{ record, lastDay: lastDay.toISOString().slice(0, 10), disposal: rule.disposal }]
      : []
  })
}

/** What becomes of a record, or `undefined` if it is kept for good. */
export function ruleFor({ kind }: RetainedRecord, { kinds }: Retention): RetentionRule | undefined {
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
}

function lastDayOf({ date }: LocalTime, { years, months = 0 }: RetentionRule): Date {
  const isPeriod = [years, months].every(count => Number.isSafeInteger(count) && count >= 0 && count <= 1000)
  expect(
    isPeriod,
    'dueForErasure',
    'years and months',
    'whole numbers from 0 to 1000',
    `${years} and ${months}`,
  )
  const last = new Date(date)
  const day = last.getUTCDate()
  last.setUTCMonth(last.getUTCMonth() + 12 * years + months)
  // A month without that day has run over into the next.
  if (last.getUTCDate() !== day) last.setUTCDate(0)
  return last
}
