import type { MeanName, RateName } from '../../vocabulary/indicator-target.js'
import { meanInterval } from './mean-interval.js'
import { meanNames, meanRanges, points, rateNames } from './measures.js'
import type { GroupTally, ValueTally } from './tally.js'
import { type Interval, wilsonInterval } from './wilson-interval.js'

/** One indicator of one group. @category Indicators */
export interface Measure {
  /** `null` where no case takes part. */
  readonly value: number | null
  /** The cases that take part. */
  readonly sample: number
  /** Whether the sample is too small to rank by. */
  readonly isSmall: boolean
  /** The 95 % interval: of a rate by Wilson's method, of a mean by Student's t; `null` where the sample does not tell. */
  readonly interval: Interval | null
}

/**
 * The indicators of one group (Q8). Rates are 0–1: `accuracy` of checked answers, `resolutionRate` and `firstContactResolution`
 * of finished cases, `responseAttainment` and `replyAttainment` of targets, `satisfactionTopBox` of opinions,
 * `complaintSatisfaction` of complainants' opinions, `followUpCoverage` of follow-ups due (`complaintFollowUpCoverage` of those
 * with complainants), `bookingRate` of what can be booked; `complaintsPerThousand` cases is 0–1000. Means: `satisfaction`,
 * `departmentAccuracy` and `departmentInitiative` in points, 0–100; `contactsPerProblem` of finished cases, ≥ 1.
 * @category Indicators
 */
export type Indicators = Readonly<Record<RateName | MeanName, Measure>>

/** A group's indicators. @category Indicators */
export interface GroupIndicators<Dimension extends string = string> {
  /** What the group is called, in each dimension. */
  readonly group: Readonly<Record<Dimension, string>>
  readonly cases: number
  readonly indicators: Indicators
  /** Satisfaction by question, in points, 0–100. */
  readonly questions: Readonly<Record<string, Measure>>
}

/** Reads a group's indicators off its tally. */
export function measuresOf(
  tally: GroupTally,
  leastSample: number,
): Pick<GroupIndicators, 'indicators' | 'questions'> {
  const measure = (value: number | null, sample: number, interval: Interval | null): Measure => ({
    value,
    sample,
    isSmall: sample < leastSample,
    interval,
  })
  const rate = (name: RateName, index: number): [RateName, Measure] => {
    const hits = tally.counts[2 * index]!
    const of = tally.counts[2 * index + 1]!
    if (of === 0) return [name, measure(null, 0, null)]
    const unit = name === 'complaintsPerThousand' ? 1000 : 1
    const { low, high } = wilsonInterval(hits, of)
    return [name, measure((unit * hits) / of, of, { low: unit * low, high: unit * high })]
  }
  // One division of whole numbers: the nearest number there is, so that a target is met exactly where it is met.
  const mean = (values: ValueTally, range: Interval) =>
    measure(values[1] === 0 ? null : values[0] / (1000 * values[1]), values[1], meanInterval(values, range))
  const means = meanNames.map((name, index): [MeanName, Measure] => [
    name,
    mean(tally.values[index]!, meanRanges[index]!),
  ])
  const questions = Object.entries(tally.questions).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    indicators: Object.fromEntries([...rateNames.map(rate), ...means]) as Indicators,
    questions: Object.fromEntries(questions.map(([question, so]) => [question, mean(so, points)])),
  }
}
