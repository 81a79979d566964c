import { expect } from '../../policies/expect.js'
import { type Confidence, confidenceOf, type Estimate, studentInterval, withoutInterval } from './estimate.js'
import { meanEstimate } from './mean-estimate.js'
import { linearised, type RatioPart, standardErrorOf } from './ratio-estimate.js'

/**
 * What `b` changes against `a` on average, where each pair of observations had the same chance (common random numbers): what
 * both owe to it cancels out of their difference.
 * @param a - One observation of each replication.
 * @param b - The other of the same replication, as many.
 * @param options - The confidence of the interval.
 * @returns The mean of b − a with Student's t interval of the pairs.
 * @throws CasewrightError `invalid-parameter` if a value is not finite, the numbers differ or the confidence is out of range.
 * @see Law, *Simulation Modeling and Analysis* (5th ed. 2015), 10.2.1
 * @category Simulation statistics
 */
export function pairedDifference(
  a: readonly number[],
  b: readonly number[],
  options: Confidence = {},
): Estimate {
  expectPairs('pairedDifference', a, b)
  return meanEstimate(
    a.map((value, index) => b[index]! - value),
    options,
  )
}

/**
 * What `b` changes against `a` in a ratio of sums, where each pair of replications had the same chance.
 * @param a - What each replication counts, and of how much.
 * @param b - The same of the other, as many.
 * @param options - The confidence of the interval.
 * @returns The ratio of b less that of a, with its interval by the delta method; `null` where either has nothing to count.
 * @throws CasewrightError `invalid-parameter` if a number is out of range, or the numbers of replications differ.
 * @see {@link ratioEstimate}
 * @category Simulation statistics
 */
export function pairedRatioDifference(
  a: readonly RatioPart[],
  b: readonly RatioPart[],
  options: Confidence = {},
): Estimate {
  const confidence = confidenceOf('pairedRatioDifference', options)
  expectPairs('pairedRatioDifference', a, b)
  const [one, other] = [linearised('pairedRatioDifference', a), linearised('pairedRatioDifference', b)]
  if (one.ratio === null || other.ratio === null) return withoutInterval(null, 0, confidence)
  const difference = other.ratio - one.ratio
  const residuals = one.residuals.map((residual, index) => other.residuals[index]! - residual)
  const n = residuals.length
  if (n < 2) return withoutInterval(difference, n, confidence)
  return studentInterval(difference, standardErrorOf(residuals), n, confidence)
}

function expectPairs(asked: string, a: readonly unknown[], b: readonly unknown[]): void {
  expect(a.length === b.length, asked, 'b', `${a.length} replications, as a has`, b.length)
}
