import { expect } from '../../policies/expect.js'
import { type Confidence, confidenceOf, type Estimate, spreadOf } from './estimate.js'
import { expectNumbers } from './expect-numbers.js'
import { meanEstimate } from './mean-estimate.js'

/** How one long run is cut up. @category Simulation statistics */
export interface BatchQuestion extends Confidence {
  /** Batches, a whole number ≥ 2; 20 where it is left out: more rarely help, and make each shorter. */
  readonly batches?: number
}

/** The mean of one long run. @category Simulation statistics */
export interface BatchMeans extends Estimate {
  /** Observations in each batch, ≥ 1. */
  readonly batchSize: number
  /**
   * How much a batch resembles the one before it, −1–1. Far above 0, as 0.4 of 20 batches is, the batches are too short to be
   * independent and the interval is too narrow.
   */
  readonly lagOneCorrelation: number
}

/**
 * The mean of one long run in its steady state, whose observations depend on their neighbours: the means of long batches
 * hardly do. What is left over by equal batches is dropped from the start.
 * @param values - The observations in their order, such as the waits of a run, finite numbers, the warm-up already taken off ({@link warmUpLength}).
 * @param question - How many batches, and the confidence of the interval.
 * @returns The mean with its interval, and whether the batches are long enough.
 * @throws CasewrightError `invalid-parameter` if anything is out of range, or there are fewer observations than batches.
 * @see Schmeiser, *Batch size effects in the analysis of simulation output*, Operations Research 30 (1982), 556–568
 * @category Simulation statistics
 */
export function batchMeans(values: ArrayLike<number>, question: BatchQuestion = {}): BatchMeans {
  const confidence = confidenceOf('batchMeans', question)
  const { batches = 20 } = question
  const isCount = Number.isSafeInteger(batches) && batches >= 2
  expect(isCount, 'batchMeans', 'batches', 'a whole number ≥ 2', batches)
  expectNumbers('batchMeans', 'values', values)
  expect(values.length >= batches, 'batchMeans', 'values', `at least ${batches}`, values.length)

  const all = Float64Array.from(values)
  const batchSize = Math.floor(values.length / batches)
  const start = values.length - batchSize * batches
  const means = Array.from({ length: batches }, (_, batch) => {
    const from = start + batch * batchSize
    return spreadOf(all.subarray(from, from + batchSize)).mean
  })
  return { ...meanEstimate(means, { confidence }), batchSize, lagOneCorrelation: lagOne(means) }
}

function lagOne(values: readonly number[]): number {
  const { mean, squares } = spreadOf(values)
  if (squares === 0) return 0
  const together = values
    .slice(1)
    .reduce((sum, value, index) => sum + (value - mean) * (values[index]! - mean), 0)
  return together / squares
}
