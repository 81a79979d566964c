import { expect } from '../expect.js'
import { waiting } from './erlang-c.js'
import { expectAgents, expectLoad, expectPositive } from './expect-queue.js'

/** Classes of cases, of which the more urgent go first; who is being served is not interrupted. @category Staffing */
export interface PriorityQueue {
  /** Cases an hour of each class, the most urgent first, ≥ 0 each. */
  readonly arrivalRatesPerHour: readonly number[]
  /** How long an agent is busy with a case on average, whatever its class, in ms, > 0. */
  readonly meanHandlingTimeMs: number
  /** Agents working in parallel, a positive integer. */
  readonly agents: number
}

/** How a class of cases does in the long run. @category Staffing */
export interface ClassFigures {
  /** In ms; `Infinity` where the queue of the class grows without bound. */
  readonly meanWaitMs: number
  /** From arrival to the end of handling, in ms. */
  readonly meanTimeInSystemMs: number
  /** Mean number of cases of the class that wait. */
  readonly meanQueueLength: number
}

/**
 * A queue in which the more urgent go first, without interruption (M/M/c with priorities).
 * @param queue - Arrivals by class, handling time and agents.
 * @returns The figures of each class, the most urgent first. An overload leaves those finite for whom there is room.
 * @throws CasewrightError `invalid-parameter` if anything is out of range.
 * @see Cobham, *Priority assignment in waiting line problems*, Operations Research 2 (1954), 70–76
 * @category Staffing
 */
export function priorityQueue(queue: PriorityQueue): readonly ClassFigures[] {
  const { arrivalRatesPerHour, meanHandlingTimeMs, agents } = queue
  const isAnyClass = arrivalRatesPerHour.length > 0
  expect(isAnyClass, 'priorityQueue', 'arrivalRatesPerHour', 'at least one class', 'none')
  for (const [index, rate] of arrivalRatesPerHour.entries()) {
    expectLoad('priorityQueue', rate, `arrivalRatesPerHour.${index}`)
  }
  expectPositive('priorityQueue', meanHandlingTimeMs, 'meanHandlingTimeMs')
  expectAgents('priorityQueue', agents)

  const loads = arrivalRatesPerHour.map(rate => (rate / 3_600_000) * meanHandlingTimeMs)
  const total = loads.reduce((sum, load) => sum + load, 0)
  const nextFreeMs = (waiting(total, agents) * meanHandlingTimeMs) / agents
  let ahead = 0
  return loads.map(load => {
    const left = 1 - ahead / agents
    ahead += load
    const leftBehind = 1 - ahead / agents
    const meanWaitMs = leftBehind > 0 ? nextFreeMs / (left * leftBehind) : Infinity
    const meanQueueLength = load === 0 ? 0 : (load / meanHandlingTimeMs) * meanWaitMs
    return { meanWaitMs, meanTimeInSystemMs: meanWaitMs + meanHandlingTimeMs, meanQueueLength }
  })
}
