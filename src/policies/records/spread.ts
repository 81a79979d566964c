import type { Id } from '../../vocabulary/text.js'

/** How often something comes up. @category Statistics */
export interface SpreadLine {
  readonly key: Id
  readonly count: number
  /** Of all that were counted, 0–1. */
  readonly share: number
}

/** How records spread over kinds, topics, departments or whatever they are counted by. @category Statistics */
export interface Spread {
  /** The most frequent first; of equals the first by its name. */
  readonly lines: readonly SpreadLine[]
  /** How many were counted. */
  readonly counted: number
  /** How many had nothing to be counted by. */
  readonly uncounted: number
}

/**
 * Counts records by something: complaints by kind, suggestions by department (D6).
 * @param records - In any order; their order changes nothing.
 * @param keyOf - What a record is counted by; `undefined` leaves it uncounted.
 * @see D6
 * @category Statistics
 */
export function spreadOf<Item>(records: Iterable<Item>, keyOf: (record: Item) => Id | undefined): Spread {
  const counts = new Map<Id, number>()
  let counted = 0
  let uncounted = 0
  for (const record of records) {
    const key = keyOf(record)
    if (key === undefined) {
      uncounted++
      continue
    }
    counted++
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const lines = [...counts]
    .sort(([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1))
    .map(([key, count]) => ({ key, count, share: count / counted }))
  return { lines, counted, uncounted }
}
