import type { IndicatorTarget } from '../../vocabulary/indicator-target.js'
import type { GroupIndicators, Measure } from './group-indicators.js'

/**
 * The handbook's targets (Q8): accuracy 95 % and complaint satisfaction 90 % (`market`); resolution 95 %, satisfaction 85
 * points, booking 85 % (`manual`); every complaint followed up (`manual`, `property`).
 * @category Indicators
 */
export const handbookTargets: readonly IndicatorTarget[] = [
  { indicator: 'accuracy', atLeast: 0.95, source: 'market' },
  { indicator: 'complaintSatisfaction', atLeast: 0.9, source: 'market' },
  { indicator: 'resolutionRate', atLeast: 0.95, source: 'manual' },
  { indicator: 'satisfaction', atLeast: 85, source: 'manual' },
  { indicator: 'bookingRate', atLeast: 0.85, source: 'manual' },
  { indicator: 'complaintFollowUpCoverage', atLeast: 1, source: 'manual, property' },
]

/** The industry's floor of satisfaction, in points (Q8, `manual`). @category Indicators */
export const satisfactionFloor: IndicatorTarget = { indicator: 'satisfaction', atLeast: 70, source: 'manual' }

/** How an indicator stands to its target. @category Indicators */
export interface TargetResult {
  readonly target: IndicatorTarget
  readonly measure: Measure
  /** `no-data` where no case takes part. */
  readonly standing: 'met' | 'missed' | 'no-data'
  /** Whether the sample settles it: large enough, and with the whole interval on one side of the target. */
  readonly isSettled: boolean
}

/**
 * Holds a group's indicators against targets.
 * @param group - From {@link indicators}.
 * @param targets - {@link handbookTargets} where they are left out.
 * @returns A result for each target, in that order. A target of 100 % is settled by a single miss.
 * @category Indicators
 */
export function againstTargets(
  group: Pick<GroupIndicators, 'indicators'>,
  targets: readonly IndicatorTarget[] = handbookTargets,
): TargetResult[] {
  return targets.map(target => {
    const measure = group.indicators[target.indicator]
    const { value, interval, isSmall } = measure
    if (value === null) return { target, measure, standing: 'no-data', isSettled: false }
    const isMet = value >= target.atLeast
    const clears =
      interval !== null && (isMet ? interval.low >= target.atLeast : interval.high < target.atLeast)
    return { target, measure, standing: isMet ? 'met' : 'missed', isSettled: !isSmall && clears }
  })
}
