import { expect } from '../../policies/expect.js'
import { spreadOf } from './estimate.js'
import { expectNumbers } from './expect-numbers.js'

const batchSize = 5

/** The last few batches agree by chance alone. */
const tooFew = 5

/**
 * How many observations at the start of a run to leave out, because it began empty (MSER-5): those without which the mean of
 * the rest is known best, in batches of five. Of several replications, hand in their average at each step.
 * @param values - The observations in their order, such as the waits of a run, finite numbers, at least 50.
 * @returns Observations to leave out, a multiple of 5; `null` where it would be more than half: the run is too short to tell.
 * @throws CasewrightError `invalid-parameter` if a value is not finite, or there are fewer than 50.
 * @see White, *An effective truncation heuristic for bias reduction in simulation output*, Simulation 69 (1997), 323–334
 * @see White, Cobb & Spratt, *A comparison of five steady-state truncation heuristics for simulation*, Proceedings of the
 *   Winter Simulation Conference (2000), 755–760
 * @category Simulation statistics
 */
export function warmUpLength(values: ArrayLike<number>): number | null {
  expectNumbers('warmUpLength', 'values', values)
  expect(values.length >= 10 * batchSize, 'warmUpLength', 'values', 'at least 50', values.length)
  const all = Float64Array.from(values)
  const batches = Math.floor(values.length / batchSize)
  const means = Array.from(
    { length: batches },
    (_, batch) => spreadOf(all.subarray(batch * batchSize, (batch + 1) * batchSize)).mean,
  )
  let mean = 0
  let squares = 0
  let best = Infinity
  let leftOut = 0
  // From the end, so that the spread of what is kept grows with each batch taken in.
  for (let first = batches - 1; first >= 0; first--) {
    const kept = batches - first
    const distance = means[first]! - mean
    mean += distance / kept
    squares += distance * (means[first]! - mean)
    const error = squares / kept ** 2
    // Of equals, the one that keeps most.
    if (kept > tooFew && error <= best) {
      best = error
      leftOut = first
    }
  }
  return leftOut > batches / 2 ? null : leftOut * batchSize
}
