import type { MeanName, RateName } from '../../vocabulary/indicator-target.js'
import type { GroupIndicators, Measure } from './group-indicators.js'

/** Where a group stands by an indicator. @category Indicators */
export interface GroupRank<Dimension extends string = string> {
  readonly group: Readonly<Record<Dimension, string>>
  readonly measure: Measure
  /** 1 for the best, equal values sharing one; `null` for a group whose sample is too small to rank. */
  readonly rank: number | null
}

/** Indicators of which less is better. */
const lessIsBetter: ReadonlySet<RateName | MeanName> = new Set([
  'complaintsPerThousand',
  'contactsPerProblem',
])

/**
 * Ranks groups by an indicator, those with enough cases: what a handful of cases says is shown without a rank.
 * @param groups - From {@link indicators}.
 * @param indicator - By which; of complaints and contacts less is better, of all others more.
 * @returns The best first; after them, without a rank, the groups with a small sample or none.
 * @category Indicators
 */
export function rankGroups<Dimension extends string>(
  groups: readonly GroupIndicators<Dimension>[],
  indicator: RateName | MeanName,
): GroupRank<Dimension>[] {
  const worth = ({ value }: Measure): number => (lessIsBetter.has(indicator) ? -value! : value!)
  const measured = groups.map(({ group, indicators }) => ({ group, measure: indicators[indicator] }))
  const isRanked = ({ measure }: { measure: Measure }) => measure.value !== null && !measure.isSmall
  const ranked = measured.filter(isRanked).sort((a, b) => worth(b.measure) - worth(a.measure))
  let rank = 0
  return [
    ...ranked.map((entry, index) => {
      if (entry.measure.value !== ranked[index - 1]?.measure.value) rank = index + 1
      return { ...entry, rank }
    }),
    ...measured.filter(entry => !isRanked(entry)).map(entry => ({ ...entry, rank: null })),
  ]
}
