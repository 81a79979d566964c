import type { MatterRecord } from '../../vocabulary/matter-record.js'
import type { Instant } from '../../vocabulary/time.js'
import { expect } from '../expect.js'
import { type SpreadLine, spreadOf } from './spread.js'

/** A topic, and how it moved. @category Statistics */
export interface HotTopic extends SpreadLine {
  /** Its count in the period of the same length before. */
  readonly before: number
  /** Whether it did not come up then. */
  readonly isNew: boolean
}

/**
 * What customers ask about most in a period, beside the period of the same length before it (D6).
 * @param records - All there are; `openedAt` tells which period they belong to.
 * @param options - `from` and `until`: the period, epoch milliseconds, `until` not included; `top`: how many topics at most, 10 as
 *   a rule.
 * @returns The most frequent first; of equals the one that grew more, then by name.
 * @throws CasewrightError `invalid-parameter` if the period or `top` is out of range.
 * @see D6
 * @category Statistics
 */
export function hotTopics(
  records: Iterable<MatterRecord>,
  options: { readonly from: Instant; readonly until: Instant; readonly top?: number },
): HotTopic[] {
  const { from, until, top = 10 } = options
  expect(from < until, 'hotTopics', 'from', `before until, ${until}`, from)
  expect(Number.isSafeInteger(top) && top >= 1, 'hotTopics', 'top', 'a whole number ≥ 1', top)
  const all = [...records]
  const countedIn = (start: Instant, end: Instant) =>
    spreadOf(
      all.filter(({ openedAt }) => openedAt >= start && openedAt < end),
      ({ topic }) => topic,
    ).lines
  const before = new Map(countedIn(from - (until - from), from).map(({ key, count }) => [key, count]))
  return countedIn(from, until)
    .map(line => ({ ...line, before: before.get(line.key) ?? 0, isNew: !before.has(line.key) }))
    .sort((one, other) => other.count - one.count || one.before - other.before)
    .slice(0, top)
}
