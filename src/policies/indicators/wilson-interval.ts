import { expect } from '../expect.js'

/** The two ends of a confidence interval. @category Indicators */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The 97.5 % quantile of the normal distribution: an interval to either side of it is a 95 % one. */
export const z95 = 1.959963984540054

/**
 * The confidence interval of a rate by Wilson's score method, without correction for continuity. It stays within 0–1 and is
 * sound for few cases and for rates near 0 and 1, where the plain one is not.
 * @param hits - Cases that count, a whole number, 0 to `of`.
 * @param of - Cases there are, a whole number ≥ 1.
 * @param z - Quantile of the normal distribution, > 0; 1.96 for 95 % where it is left out.
 * @returns Two rates, 0–1.
 * @throws CasewrightError `invalid-parameter` if any is out of range.
 * @see Wilson, *Probable Inference, the Law of Succession, and Statistical Inference*, JASA 22 (1927), 209–212
 * @see Newcombe, *Two-sided confidence intervals for the single proportion*, Statistics in Medicine 17 (1998), method 3
 * @category Indicators
 */
export function wilsonInterval(hits: number, of: number, z: number = z95): Interval {
  expect(Number.isInteger(of) && of >= 1, 'wilsonInterval', 'of', 'a whole number ≥ 1', of)
  const isPart = Number.isInteger(hits) && hits >= 0 && hits <= of
  expect(isPart, 'wilsonInterval', 'hits', `a whole number, 0–${of}`, hits)
  expect(z > 0 && z < Infinity, 'wilsonInterval', 'z', 'a number > 0', z)
  const z2 = z * z
  const middle = hits + z2 / 2
  const reach = z * Math.sqrt((hits * (of - hits)) / of + z2 / 4)
  const whole = of + z2
  // At the ends the two halves cancel out exactly, which binary fractions would miss by a hair.
  return {
    low: hits === 0 ? 0 : (middle - reach) / whole,
    high: hits === of ? 1 : (middle + reach) / whole,
  }
}
