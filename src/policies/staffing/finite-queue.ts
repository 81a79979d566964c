import { expect } from '../expect.js'
import { expectQueue, loadOf, type StaffedQueue } from './queue.js'

/** A queue with room for so many cases; nobody gives up, and who finds it full is lost. @category Staffing */
export interface FiniteQueue extends Omit<StaffedQueue, 'meanPatienceMs'> {
  /** Cases there is room for, those with agents among them: a whole number, at least `agents`. */
  readonly places: number
}

/** How a queue with room for so many does in the long run. @category Staffing */
export interface FiniteQueueFigures {
  /** Share of the time that nobody is there, 0–1. */
  readonly emptyRate: number
  /** Share of cases that find no place, 0–1. */
  readonly blockingRate: number
  /** Share of their time that agents are busy, 0–1. */
  readonly occupancy: number
  /** Mean wait of those who found a place, in ms. */
  readonly meanWaitMs: number
  /** From arrival to the end of handling, of those who found a place, in ms. */
  readonly meanTimeInSystemMs: number
  /** Mean number of cases that wait. */
  readonly meanQueueLength: number
}

/**
 * A queue that turns cases away when it is full, such as a trunk of lines (M/M/c/K).
 * @param queue - Arrivals, handling times, agents and places.
 * @returns Its figures in the long run; with as many places as agents, Erlang B.
 * @throws CasewrightError `invalid-parameter` if anything is out of range.
 * @see Gross, Shortle, Thompson & Harris, *Fundamentals of Queueing Theory*, M/M/c/K queue
 * @category Staffing
 */
export function finiteQueue(queue: FiniteQueue): FiniteQueueFigures {
  const { agents, places, meanHandlingTimeMs } = queue
  expectQueue('finiteQueue', queue)
  const isRoom = Number.isSafeInteger(places) && places >= agents
  expect(isRoom, 'finiteQueue', 'places', `a whole number ≥ ${agents}`, places)
  const load = loadOf(queue)
  // The weight of each number of cases against the likeliest so far, so that none leaves the range of numbers.
  let weight = 1
  let empty = 1
  let total = 1
  let busy = 0
  let queued = 0
  for (let present = 1; present <= places; present++) {
    const served = Math.min(present, agents)
    weight *= load / served
    if (weight > 1) {
      empty /= weight
      total /= weight
      busy /= weight
      queued /= weight
      weight = 1
    }
    total += weight
    busy += weight * served
    queued += weight * (present - served)
  }
  const meanWaitMs = (queued / busy) * meanHandlingTimeMs
  return {
    emptyRate: empty / total,
    blockingRate: weight / total,
    occupancy: busy / total / agents,
    meanWaitMs,
    meanTimeInSystemMs: meanWaitMs + meanHandlingTimeMs,
    meanQueueLength: queued / total,
  }
}
