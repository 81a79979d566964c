import { blocking } from './erlang-b.js'
import { expectAgents, expectLoad } from './expect-queue.js'

/**
 * Probability that an arriving case has to wait when nobody gives up (Erlang C).
 * @param offeredLoad - Arrival rate × mean handling time, in erlangs, ≥ 0.
 * @param agents - Agents working in parallel, a positive integer.
 * @returns A probability, 0–1; 1 when `offeredLoad ≥ agents` (the queue grows without bound).
 * @throws CasewrightError `invalid-parameter` if either is out of range.
 * @see Gross, Shortle, Thompson & Harris, *Fundamentals of Queueing Theory*, M/M/c queue
 * @category Staffing
 */
export function erlangC(offeredLoad: number, agents: number): number {
  expectLoad('erlangC', offeredLoad)
  expectAgents('erlangC', agents)
  return waiting(offeredLoad, agents)
}

/** Erlang C, unchecked. */
export function waiting(offeredLoad: number, agents: number): number {
  if (offeredLoad >= agents) return 1
  const lost = blocking(offeredLoad, agents)
  return lost / (1 - (offeredLoad / agents) * (1 - lost))
}
