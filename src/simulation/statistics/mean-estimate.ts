import {
  type Confidence,
  confidenceOf,
  type Estimate,
  spreadOf,
  studentInterval,
  withoutInterval,
} from './estimate.js'
import { expectNumbers } from './expect-numbers.js'

/**
 * The mean of independent observations with Student's t interval, such as one figure of each replication.
 * @param values - The observations, finite numbers.
 * @param options - The confidence of the interval.
 * @returns The mean; without an interval where there are fewer than two.
 * @throws CasewrightError `invalid-parameter` if a value is not finite or the confidence is out of range.
 * @see Law, *Simulation Modeling and Analysis* (5th ed. 2015), 9.4.1
 * @category Simulation statistics
 */
export function meanEstimate(values: ArrayLike<number>, options: Confidence = {}): Estimate {
  const confidence = confidenceOf('meanEstimate', options)
  expectNumbers('meanEstimate', 'values', values)
  const n = values.length
  if (n === 0) return withoutInterval(null, 0, confidence)
  const { mean, squares } = spreadOf(values)
  if (n === 1) return withoutInterval(mean, 1, confidence)
  return studentInterval(mean, Math.sqrt(squares / (n - 1) / n), n, confidence)
}
