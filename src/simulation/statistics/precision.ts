import { expect } from '../../policies/expect.js'
import { type Confidence, confidenceOf, type Estimate } from './estimate.js'

/** How precise a figure is to be before no further replication is made. @category Simulation statistics */
export interface Precision extends Confidence {
  /** Half the interval's width over the figure, above 0 and below 1: 0.05 for ± 5 %. */
  readonly relativeHalfWidth: number
  /** Replications after which to stop anyway, a whole number ≥ 2. */
  readonly most: number
  /** Replications before which not to stop, a whole number ≥ 2; 10 where it is left out, or `most` where that is less. */
  readonly least?: number
}

/**
 * Whether to stop making replications: the figure is as precise as asked for, or there are as many as allowed.
 *
 * It is asked after each replication, and stops at a lucky moment sooner than at an unlucky one: intervals that it ends with
 * cover the truth a little more rarely than they say (a 95 % one of exponential observations in 94.2–94.8 %). `least` is what
 * keeps that small; where it matters, fix the number of replications beforehand.
 * @param estimate - The figure so far, at the confidence asked for.
 * @param precision - How precise it is to be.
 * @returns `true` to stop. What is measured is the relative error against the unknown truth: of the half-width a little less
 *   than `relativeHalfWidth` is asked, γ / (1 + γ). A figure of 0 is never precise.
 * @throws CasewrightError `invalid-parameter` if the precision is out of range.
 * @see Chow & Robbins, *On the asymptotic theory of fixed-width sequential confidence intervals for the mean*, Annals of
 *   Mathematical Statistics 36 (1965), 457–462
 * @see Law, *Simulation Modeling and Analysis* (5th ed. 2015), 9.4.1
 * @category Simulation statistics
 */
export function isPreciseEnough(estimate: Estimate, precision: Precision): boolean {
  const { relativeHalfWidth, most, least } = expectPrecision('isPreciseEnough', precision)
  const { value, halfWidth, n } = estimate
  if (n >= most) return true
  if (n < least || value === null || halfWidth === null || value === 0) return false
  return halfWidth / Math.abs(value) <= relativeHalfWidth / (1 + relativeHalfWidth)
}

/** A precision with nothing left out, or refused. */
export function expectPrecision(asked: string, precision: Precision): Required<Precision> {
  const { relativeHalfWidth, most, least = Math.min(10, most) } = precision
  const confidence = confidenceOf(asked, precision)
  const isShare = relativeHalfWidth > 0 && relativeHalfWidth < 1
  expect(isShare, asked, 'relativeHalfWidth', 'above 0 and below 1', relativeHalfWidth)
  expect(Number.isSafeInteger(most) && most >= 2, asked, 'most', 'a whole number ≥ 2', most)
  const isLeast = Number.isSafeInteger(least) && least >= 2 && least <= most
  expect(isLeast, asked, 'least', `a whole number, 2–${most}`, least)
  return { relativeHalfWidth, most, least, confidence }
}
