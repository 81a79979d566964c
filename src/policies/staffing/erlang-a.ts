import { blocking } from './erlang-b.js'
import { waiting } from './erlang-c.js'
import { palmSum } from './palm-sum.js'
import { expectQueue, loadOf, type StaffedQueue } from './queue.js'

/** How a queue does in the long run. @category Staffing */
export interface QueueFigures {
  /** Arrival rate × mean handling time, in erlangs. */
  readonly offeredLoad: number
  /** Share of their time that agents are busy, 0–1. */
  readonly occupancy: number
  /** Share of cases that find all agents busy, 0–1. */
  readonly waitRate: number
  /** Share of cases that give up before they are answered, 0–1. */
  readonly abandonmentRate: number
  /** Mean wait of all cases, answered or given up, in ms; `Infinity` where the queue grows without bound. */
  readonly meanWaitMs: number
  /** Mean number of cases that wait. */
  readonly meanQueueLength: number
}

/**
 * A queue whose customers give up after a while (Erlang A, M/M/n+M); without `meanPatienceMs`, or with `Infinity`, nobody
 * does (Erlang C).
 * @param queue - Arrivals, handling times, patience and agents.
 * @returns Its figures in the long run.
 * @throws CasewrightError `invalid-parameter` if anything is out of range.
 * @see Mandelbaum & Zeltyn, *Service engineering in action: the Palm/Erlang-A queue* (2007)
 * @category Staffing
 */
export function erlangA(queue: StaffedQueue): QueueFigures {
  expectQueue('erlangA', queue)
  return figuresOf(queue)
}

/** Erlang A, unchecked. */
export function figuresOf(queue: StaffedQueue): QueueFigures {
  const { agents, meanHandlingTimeMs, meanPatienceMs = Infinity } = queue
  const offeredLoad = loadOf(queue)
  const arrivalsPerMs = offeredLoad / meanHandlingTimeMs
  if (meanPatienceMs === Infinity) {
    const waitRate = waiting(offeredLoad, agents)
    const isStable = offeredLoad < agents
    const meanWaitMs = isStable ? (waitRate * meanHandlingTimeMs) / (agents - offeredLoad) : Infinity
    const occupancy = Math.min(1, offeredLoad / agents)
    const meanQueueLength = arrivalsPerMs * meanWaitMs
    return { offeredLoad, occupancy, waitRate, abandonmentRate: 0, meanWaitMs, meanQueueLength }
  }
  const { waitRate, abandoning } = busyPeriod(queue, offeredLoad, meanPatienceMs)
  const abandonmentRate = waitRate * abandoning
  const meanWaitMs = abandonmentRate * meanPatienceMs
  return {
    offeredLoad,
    occupancy: (offeredLoad / agents) * (1 - abandonmentRate),
    waitRate,
    abandonmentRate,
    meanWaitMs,
    meanQueueLength: arrivalsPerMs * meanWaitMs,
  }
}

/** How often all agents are busy, and how many of those who come then give up. */
function busyPeriod({ agents, meanHandlingTimeMs }: StaffedQueue, offeredLoad: number, patienceMs: number) {
  const ratio = patienceMs / meanHandlingTimeMs
  const { log, abandoning } = palmSum(agents * ratio, offeredLoad * ratio)
  const lost = blocking(offeredLoad, agents)
  // A·B / (1 + (A − 1)·B), with 1/A, which may be nothing but is never too much.
  const inverse = Math.exp(-log)
  return { waitRate: lost === 0 ? 0 : lost / (inverse + (1 - inverse) * lost), abandoning }
}
