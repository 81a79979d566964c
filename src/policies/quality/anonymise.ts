import type { Retention } from '../../vocabulary/retention.js'
import { expect } from '../expect.js'
import { localClock } from '../local-clock.js'
import { type RetainedRecord, ruleFor } from './due-for-erasure.js'

/**
 * What stays of a record: its kind, its month, and the fields that are kept for counting. @category Retention
 */
export type AnonymousRecord<Entry extends RetainedRecord> = Readonly<
  Partial<Omit<Entry, 'recordedAt' | 'held'>> & {
    kind: string
    /** When it was made, no more exactly than `'YYYY-MM'`. */
    month: string
  }
>

/**
 * What stays of a record when its time is over, so that figures of the past can still be counted, without
 * anybody's name.
 *
 * Only the fields named by the rule's `keep` stay, beside the kind and the month; whatever else the record
 * holds goes.
 * @param record - One that {@link dueForErasure} found with `disposal: 'anonymise'`.
 * @param retention - The same that found it.
 * @throws CasewrightError `invalid-parameter` if records of its kind are not anonymised, or if a field that
 * is to stay holds an object, within which anything may lie.
 * @category Retention
 */
export function anonymise<Entry extends RetainedRecord>(
  record: Entry,
  retention: Retention,
): AnonymousRecord<Entry> {
  const rule = ruleFor(record, retention)
  expect(rule?.disposal === 'anonymise', 'anonymise', 'record.kind', 'one that is anonymised', record.kind)
  const month = localClock(retention.timeZone, 'anonymise')(
    record.recordedAt,
    'record.recordedAt',
  ).date.slice(0, 7)
  const kept = Object.entries(record).filter(([field]) => rule.keep.includes(field))
  for (const [field, value] of kept) {
    expect(
      Object(value) !== value,
      'anonymise',
      `record.${field}`,
      'a plain value, with nothing inside',
      'an object',
    )
  }
  return { ...Object.fromEntries(kept), kind: record.kind, month } as AnonymousRecord<Entry>
}
