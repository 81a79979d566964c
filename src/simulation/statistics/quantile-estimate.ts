import { expect } from '../../policies/expect.js'
import { criticalT } from '../../policies/student-t.js'
import { type Confidence, confidenceOf, type Estimate, withoutInterval } from './estimate.js'
import { expectNumbers } from './expect-numbers.js'
import { ProductLimit, type SortedSample } from './product-limit.js'
import { standardErrorOf } from './ratio-estimate.js'

/** Which quantiles, and how sure. @category Simulation statistics */
export interface QuantileQuestion extends Confidence {
  /** The shares that are to lie at or below, above 0 and below 1 each: 0.5 for the median. */
  readonly shares: readonly number[]
}

/** What one replication measured, some of it cut short. @category Simulation statistics */
export interface CensoredSample {
  /** Measured to the end, finite numbers in any order. */
  readonly observed: ArrayLike<number>
  /** Longer than so much, by how much nobody knows: finite numbers in any order. */
  readonly censored: ArrayLike<number>
}

/**
 * Quantiles of what was measured in all replications together, such as P50, P90 and P95 of waits. Measurements of one
 * replication may depend on each other: the share at or below the quantile is a ratio of sums over replications, whose
 * interval by the delta method is read back on the scale of the measurements (Woodruff's interval).
 * @param samples - What each replication measured, finite numbers in any order.
 * @param question - The shares, and the confidence of the intervals.
 * @returns A quantile for each share: the least measurement that the share does not exceed. An interval that reaches past
 *   all measurements ends at the last of them.
 * @throws CasewrightError `invalid-parameter` if anything is out of range.
 * @see Woodruff, *Confidence intervals for medians and other position measures*, JASA 47 (1952), 635–646
 * @category Simulation statistics
 */
export function quantileEstimates(
  samples: readonly ArrayLike<number>[],
  question: QuantileQuestion,
): readonly Estimate[] {
  const confidence = demandQuestion('quantileEstimates', question)
  for (const [index, sample] of samples.entries())
    expectNumbers('quantileEstimates', `samples.${index}`, sample)
  return quantiles(
    samples.map(sample => sortedOf(sample, [])),
    question.shares,
    confidence,
  )
}

/**
 * {@link quantileEstimates} of measurements of which some were cut short, such as the waits of those who still waited when the
 * replication ended: the quantiles of Kaplan and Meier's product-limit estimate, in which somebody counts among those who may
 * yet be done up to when they are last seen. It takes for granted that whoever is cut short would have gone on as others did who
 * had come as far.
 *
 * The interval is Woodruff's about that estimate, by the delta method: between one time at which somebody is cut short and the
 * next, the share that is left falls by a ratio of sums over replications.
 * @param samples - What each replication measured, to the end or cut short.
 * @param question - The shares, and the confidence of the intervals.
 * @returns A quantile for each share; that of {@link quantileEstimates} where nothing is cut short. `value` is `null` where so
 *   much is cut short that the share is never reached, and `high` where only its upper end is not.
 * @throws CasewrightError `invalid-parameter` if anything is out of range.
 * @see Kaplan & Meier, *Nonparametric estimation from incomplete observations*, JASA 53 (1958), 457–481
 * @see Williams, *Product-limit survival functions with correlated survival times*, Lifetime Data Analysis 1 (1995), 171–186
 * @category Simulation statistics
 */
export function productLimitQuantiles(
  samples: readonly CensoredSample[],
  question: QuantileQuestion,
): readonly Estimate[] {
  const confidence = demandQuestion('productLimitQuantiles', question)
  for (const [index, { observed, censored }] of samples.entries()) {
    expectNumbers('productLimitQuantiles', `samples.${index}.observed`, observed)
    expectNumbers('productLimitQuantiles', `samples.${index}.censored`, censored)
  }
  return quantiles(
    samples.map(({ observed, censored }) => sortedOf(observed, censored)),
    question.shares,
    confidence,
  )
}

function demandQuestion(asked: string, question: QuantileQuestion): number {
  for (const [index, share] of question.shares.entries()) {
    expect(share > 0 && share < 1, asked, `shares.${index}`, 'above 0 and below 1', share)
  }
  return confidenceOf(asked, question)
}

const sortedOf = (observed: ArrayLike<number>, censored: ArrayLike<number>): SortedSample => ({
  observed: Float64Array.from(observed).sort(),
  censored: Float64Array.from(censored).sort(),
})

function quantiles(
  samples: readonly SortedSample[],
  shares: readonly number[],
  confidence: number,
): readonly Estimate[] {
  const estimate = new ProductLimit(samples)
  const n = samples.length
  return shares.map(share => {
    const value = estimate.at(share)
    if (value === null) return withoutInterval(null, 0, confidence)
    if (n < 2) return withoutInterval(value, n, confidence)
    const reach = criticalT(confidence, n - 1) * standardErrorOf(estimate.residualsAt(value))
    const low = estimate.at(share - reach)!
    const high = estimate.at(share + reach)
    return { value, low, high, halfWidth: high === null ? null : (high - low) / 2, n, confidence }
  })
}
