import type { CaseFacts } from '../../vocabulary/case-facts.js'
import type { Instant } from '../../vocabulary/time.js'
import { expect } from '../expect.js'
import { type GroupIndicators, measuresOf } from './group-indicators.js'
import { Groups } from './groups.js'
import type { SatisfactionEdges } from './measures.js'
import { addTally, count, type GroupTally } from './tally.js'

/** How cases are counted. @category Indicators */
export interface IndicatorOptions {
  /** Only cases from `from`, and before `until`, in epoch milliseconds; either may be left out. */
  readonly period?: { readonly from?: Instant; readonly until?: Instant }
  /** Which instant decides the period; `openedAt` where it is left out. A case without one is in no period. */
  readonly periodBy?: 'openedAt' | 'closedAt'
  /** The least sample to rank by, ≥ 1; 30 where it is left out. */
  readonly leastSample?: number
  /** From so many points a customer is satisfied, 0–100; 75 where it is left out: 4 of 5. */
  readonly satisfiedFrom?: number
  /** From so many points an opinion is in the top box, 0–100; 100 where it is left out: 5 of 5. */
  readonly topBoxFrom?: number
}

/** Counts cases as they come. @category Indicators */
export interface IndicatorCounter<Dimension extends string = string> {
  /** Takes a case into account; one outside the period is passed over. */
  add(facts: CaseFacts): void
  /** Takes in what another counter of the same grouping and options has counted; `tallies` may come from elsewhere as data. */
  merge(other: { readonly tallies: readonly GroupTally[] }): void
  /** What has been counted, as plain data. */
  readonly tallies: readonly GroupTally[]
  /** The indicators of each group, by its name. */
  result(): GroupIndicators<Dimension>[]
}

/**
 * Counts the department's indicators (Q8) in one pass. It keeps some fifty numbers for each group, whatever the number of cases.
 * @param groupBy - What tells groups apart: for each dimension, its value of a case; a case without one is in the
 *   group of the empty name. `{}` makes one group of all.
 * @param options - Period, least sample, and where satisfaction begins.
 * @returns A counter. Scores are kept to a thousandth of a point. Counters of parts, merged in any order, give what one counter
 *   gives of the whole.
 * @throws CasewrightError `invalid-parameter` if an option is out of range.
 * @category Indicators
 */
export function indicators<const Dimension extends string>(
  groupBy: Readonly<Record<Dimension, (facts: CaseFacts) => string | undefined>>,
  options: IndicatorOptions = {},
): IndicatorCounter<Dimension> {
  const { periodBy = 'openedAt', leastSample = 30, satisfiedFrom = 75, topBoxFrom = 100 } = options
  const { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = options.period ?? {}
  const isCount = Number.isInteger(leastSample) && leastSample >= 1
  expect(isCount, 'indicators', 'leastSample', 'a whole number ≥ 1', leastSample)
  for (const [field, edge] of Object.entries({ satisfiedFrom, topBoxFrom })) {
    expect(edge >= 0 && edge <= 100, 'indicators', field, 'points, 0–100', edge)
  }
  const edges: SatisfactionEdges = { satisfiedFrom, topBoxFrom }
  const dimensions = Object.keys(groupBy) as Dimension[]
  const readers = dimensions.map(dimension => groupBy[dimension])
  const groups = new Groups()

  return {
    add(facts) {
      const at = facts[periodBy]
      // An instant left out compares as neither.
      if (!(at! >= from && at! < until)) return
      count(groups.of(readers.map(read => read(facts) ?? '')), facts, edges)
    },
    merge(other) {
      for (const tally of other.tallies) {
        const fits = tally.group.length === dimensions.length
        expect(fits, 'merge', 'group', `named in ${dimensions.length} dimensions`, tally.group.join(', '))
      }
      for (const tally of other.tallies) addTally(groups.of(tally.group), tally)
    },
    get tallies() {
      return groups.all()
    },
    result: () =>
      groups
        .all()
        .sort(byName)
        .map(tally => ({
          group: Object.fromEntries(
            dimensions.map((dimension, index) => [dimension, tally.group[index]!]),
          ) as Record<Dimension, string>,
          cases: tally.cases,
          ...measuresOf(tally, leastSample),
        })),
  }
}

const byName = (a: GroupTally, b: GroupTally): number => {
  const index = a.group.findIndex((name, dimension) => name !== b.group[dimension])
  return index === -1 ? 0 : a.group[index]! < b.group[index]! ? -1 : 1
}
