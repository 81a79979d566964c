import { expectLoad, expectPositive } from './expect-queue.js'

/** One agent, Poisson arrivals, and handling times of any distribution. @category Staffing */
export interface SingleAgentQueue {
  /** Cases an hour, ≥ 0. */
  readonly arrivalRatePerHour: number
  /** How long the agent is busy with a case on average, in ms, > 0. */
  readonly meanHandlingTimeMs: number
  /** Standard deviation of the handling time over its mean, ≥ 0: 0 always the same, 1 exponential. */
  readonly handlingTimeVariation: number
}

/** How a queue before a single agent does in the long run. @category Staffing */
export interface SingleAgentFigures {
  /** Share of the time that the agent is busy, 0–1. */
  readonly occupancy: number
  /** In ms; `Infinity` where the queue grows without bound. */
  readonly meanWaitMs: number
  /** From arrival to the end of handling, in ms. */
  readonly meanTimeInSystemMs: number
  /** Mean number of cases that wait. */
  readonly meanQueueLength: number
}

/**
 * A queue before one agent whose handling times follow any distribution (M/G/1).
 * @param queue - Arrivals, and mean and variation of handling times.
 * @returns Its figures in the long run.
 * @throws CasewrightError `invalid-parameter` if anything is out of range.
 * @see Pollaczek (1930) and Khinchine (1932); Gross, Shortle, Thompson & Harris, *Fundamentals of Queueing Theory*, M/G/1
 * @category Staffing
 */
export function pollaczekKhinchine(queue: SingleAgentQueue): SingleAgentFigures {
  const { arrivalRatePerHour, meanHandlingTimeMs, handlingTimeVariation } = queue
  expectLoad('pollaczekKhinchine', arrivalRatePerHour, 'arrivalRatePerHour')
  expectPositive('pollaczekKhinchine', meanHandlingTimeMs, 'meanHandlingTimeMs')
  expectLoad('pollaczekKhinchine', handlingTimeVariation, 'handlingTimeVariation')
  const arrivalsPerMs = arrivalRatePerHour / 3_600_000
  const load = arrivalsPerMs * meanHandlingTimeMs
  const spread = (1 + handlingTimeVariation ** 2) / 2
  const meanWaitMs = load < 1 ? (spread * meanHandlingTimeMs * load) / (1 - load) : Infinity
  return {
    occupancy: Math.min(1, load),
    meanWaitMs,
    meanTimeInSystemMs: meanWaitMs + meanHandlingTimeMs,
    meanQueueLength: arrivalsPerMs * meanWaitMs,
  }
}
