import { expect } from '../expect.js'
import { type Agreement, agreement } from './agreement.js'

/**
 * What a difference between marks means: that they differ (`nominal`), how many marks lie between
 * (`ordinal`), or how far apart they are (`interval`). @category Quality
 */
export type AlphaLevel = 'nominal' | 'ordinal' | 'interval'

/**
 * How far any number of reviewers agree, beyond chance, also where some did not mark every record
 * (Krippendorff's alpha).
 *
 * Krippendorff relies on marks whose alpha is at least 0.8, and draws tentative conclusions from 0.667 on.
 * @param units - For each record the marks it was given, finite numbers, in any order; `null` where a
 * reviewer gave none. A record with fewer than two marks has no part in it.
 * @param level - What a difference between marks means; default `'interval'`.
 * @returns Alpha, at most 1.
 * @throws CasewrightError `invalid-parameter` if a mark is no finite number.
 * @see Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011); *Content Analysis* (2004), chapter
 * 11
 * @category Quality
 */
export function krippendorffsAlpha(
  units: readonly (readonly (number | null)[])[],
  level: AlphaLevel = 'interval',
): Agreement {
  const pairable = units
    .map((marks, unit) => marks.filter((mark): mark is number => isMark(mark, unit)))
    .filter(marks => marks.length > 1)
  const counts = new Map<number, number>()
  for (const mark of pairable.flat()) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  const all = [...counts].sort(([one], [other]) => one - other)
  const total = all.reduce((sum, [, count]) => sum + count, 0)

  const positions = level === 'ordinal' ? middleRanks(all) : new Map(all.map(([mark]) => [mark, mark]))
  const disagreement = (one: number, other: number) =>
    level === 'nominal' ? Number(one !== other) : (positions.get(one)! - positions.get(other)!) ** 2

  let observed = 0
  for (const marks of pairable) {
    for (const [index, one] of marks.entries()) {
      for (const other of marks.slice(0, index)) {
        observed += (2 * disagreement(one, other)) / (marks.length - 1) / total
      }
    }
  }
  let expected = 0
  for (const [index, [one, times]] of all.entries()) {
    for (const [other, otherTimes] of all.slice(0, index)) {
      expected += (2 * times * otherTimes * disagreement(one, other)) / (total * (total - 1))
    }
  }
  return agreement(observed, expected, pairable.length)
}

/** The ordinal difference of two marks is that of the middles of their ranks. */
function middleRanks(counts: readonly (readonly [mark: number, times: number])[]): Map<number, number> {
  let below = 0
  return new Map(
    counts.map(([mark, times]) => {
      below += times
      return [mark, below - times / 2]
    }),
  )
}

function isMark(mark: number | null, unit: number): boolean {
  if (mark === null) return false
  expect(Number.isFinite(mark), 'krippendorffsAlpha', `units.${unit}`, 'finite numbers or null', mark)
  return true
}
