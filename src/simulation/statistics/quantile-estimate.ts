import { expect } from '../../policies/expect.js'
import { criticalT } from '../../policies/student-t.js'
import { type Confidence, confidenceOf, type Estimate, withoutInterval } from './estimate.js'
import { expectNumbers } from './expect-numbers.js'
import { linearised, standardErrorOf } from './ratio-estimate.js'

/** Which quantiles, and how sure. @category Simulation statistics */
export interface QuantileQuestion extends Confidence {
  /** The shares that are to lie at or below, above 0 and below 1 each: 0.5 for the median. */
  readonly shares: readonly number[]
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
  const confidence = confidenceOf('quantileEstimates', question)
  for (const [index, share] of question.shares.entries()) {
    expect(share > 0 && share < 1, 'quantileEstimates', `shares.${index}`, 'above 0 and below 1', share)
  }
  for (const [index, sample] of samples.entries())
    expectNumbers('quantileEstimates', `samples.${index}`, sample)
  const sorted = samples.map(sample => Float64Array.from(sample).sort())
  const all = together(sorted)
  return question.shares.map(share => quantile(sorted, all, share, confidence))
}

function quantile(
  samples: readonly Float64Array[],
  all: Float64Array,
  share: number,
  confidence: number,
): Estimate {
  if (all.length === 0) return withoutInterval(null, 0, confidence)
  const value = at(all, share)
  const n = samples.length
  if (n < 2) return withoutInterval(value, n, confidence)
  const parts = samples.map(sample => ({ part: countUpTo(sample, value), of: sample.length }))
  const { residuals } = linearised('quantileEstimates', parts)
  const reach = criticalT(confidence, n - 1) * standardErrorOf(residuals)
  const low = at(all, share - reach)
  const high = at(all, share + reach)
  return { value, low, high, halfWidth: (high - low) / 2, n, confidence }
}

/** What all replications measured, ascending. */
function together(samples: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(samples.reduce((sum, { length }) => sum + length, 0))
  let from = 0
  for (const sample of samples) {
    all.set(sample, from)
    from += sample.length
  }
  return all.sort()
}

/** The least of ascending values that so many of them do not exceed. */
function at(ascending: Float64Array, share: number): number {
  // A share such as 0.9 of 10 is a hair off in binary; what is a whole number but for that is not rounded up.
  const rank = Math.ceil(share * ascending.length * (1 - 2 * Number.EPSILON))
  return ascending[Math.min(ascending.length, Math.max(1, rank)) - 1]!
}

/** How many of ascending values are at most a limit. */
function countUpTo(ascending: Float64Array, limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}
