import { expect } from '../../policies/expect.js'
import { criticalT } from '../../policies/student-t.js'

/** A figure of a simulation, and how far chance may have moved it: plain data. @category Simulation statistics */
export interface Estimate {
  /** The figure; `null` where nothing was there to count, or too much of it was cut short to tell. */
  readonly value: number | null
  /** The lower end of its interval; `null` where fewer than two observations leave the spread unknown. */
  readonly low: number | null
  /** The upper end of its interval, or `null`. */
  readonly high: number | null
  /** Half the interval's width, or `null`. */
  readonly halfWidth: number | null
  /** Independent observations behind it: as a rule replications that had something to count. */
  readonly n: number
  /** How often such an interval covers what endless simulation would give, 0–1. */
  readonly confidence: number
}

/** How sure an interval is to be. @category Simulation statistics */
export interface Confidence {
  /** Above 0 and below 1; 0.95 where it is left out. */
  readonly confidence?: number
}

/** The confidence asked for, or refused. */
export function confidenceOf(asked: string, { confidence = 0.95 }: Confidence): number {
  expect(confidence > 0 && confidence < 1, asked, 'confidence', 'above 0 and below 1', confidence)
  return confidence
}

/** The interval about a figure whose standard error was estimated from `n` observations, by Student's t. */
export function studentInterval(
  value: number,
  standardError: number,
  n: number,
  confidence: number,
): Estimate {
  const halfWidth = standardError === 0 ? 0 : reachOf(n, confidence) * standardError
  return { value, low: value - halfWidth, high: value + halfWidth, halfWidth, n, confidence }
}

/** What is said of a figure that one observation gives, or none. */
export const withoutInterval = (value: number | null, n: number, confidence: number): Estimate => ({
  value,
  low: null,
  high: null,
  halfWidth: null,
  n,
  confidence,
})

/** The mean of numbers, and the sum of their squared distances from it. */
export function spreadOf(values: ArrayLike<number>): { readonly mean: number; readonly squares: number } {
  let mean = 0
  let squares = 0
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!
    const distance = value - mean
    mean += distance / (index + 1)
    squares += distance * (value - mean)
  }
  return { mean, squares }
}

let known: readonly [n: number, confidence: number, reach: number] = [0, 0, 0]

/** A report asks for the same critical value hundreds of times. */
function reachOf(n: number, confidence: number): number {
  if (known[0] !== n || known[1] !== confidence) known = [n, confidence, criticalT(confidence, n - 1)]
  return known[2]
}
