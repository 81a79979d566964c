import { expect } from '../../policies/expect.js'
import { type Confidence, confidenceOf, type Estimate, studentInterval, withoutInterval } from './estimate.js'
import { expectNumbers } from './expect-numbers.js'

/** What one replication adds to a ratio of sums: cases in time of all, busy time of time paid. @category Simulation statistics */
export interface RatioPart {
  /** What counts. */
  readonly part: number
  /** What it is counted of, ≥ 0. */
  readonly of: number
}

/**
 * A ratio of sums over independent replications, with its interval by the delta method. The mean of the replications' own
 * ratios would be another figure: it gives a quiet day the weight of a busy one.
 * @param parts - What each replication counts, and of how much.
 * @param options - The confidence of the interval.
 * @returns The ratio; `null` where there is nothing to count it of. The interval is not cut to 0–1: by the size of an end
 *   that leaves it one sees that there are too few replications.
 * @throws CasewrightError `invalid-parameter` if a number is not finite, or negative where it must not be.
 * @see Cochran, *Sampling Techniques* (3rd ed. 1977), 6.4; Law, *Simulation Modeling and Analysis* (5th ed. 2015), 9.5.3
 * @category Simulation statistics
 */
export function ratioEstimate(parts: readonly RatioPart[], options: Confidence = {}): Estimate {
  const confidence = confidenceOf('ratioEstimate', options)
  const { ratio, residuals } = linearised('ratioEstimate', parts)
  const n = residuals.length
  if (ratio === null || n < 2) return withoutInterval(ratio, ratio === null ? 0 : n, confidence)
  return studentInterval(ratio, standardErrorOf(residuals), n, confidence)
}

/** The standard error of a mean whose residuals add up to zero. */
export function standardErrorOf(residuals: readonly number[]): number {
  const n = residuals.length
  return Math.sqrt(residuals.reduce((sum, residual) => sum + residual * residual, 0) / (n - 1) / n)
}

/** A ratio of sums, and how far each replication pulls it to its side (the first-order term of Taylor's series). */
export function linearised(
  asked: string,
  parts: readonly RatioPart[],
): { readonly ratio: number | null; readonly residuals: readonly number[] } {
  const counted = parts.map(({ part }) => part)
  const wholes = parts.map(({ of }) => of)
  expectNumbers(asked, 'part', counted)
  expectNumbers(asked, 'of', wholes)
  const negative = wholes.findIndex(of => of < 0)
  expect(negative === -1, asked, `of.${negative}`, 'a number ≥ 0', wholes[negative])
  const whole = wholes.reduce((sum, of) => sum + of, 0)
  if (whole === 0) return { ratio: null, residuals: [] }
  const ratio = counted.reduce((sum, part) => sum + part, 0) / whole
  const meanWhole = whole / parts.length
  return { ratio, residuals: parts.map(({ part, of }) => (part - ratio * of) / meanWhole) }
}
