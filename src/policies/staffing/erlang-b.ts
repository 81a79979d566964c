import { expectAgents, expectLoad } from './expect-queue.js'

/**
 * Probability that an arriving case finds all agents busy and is lost, where nobody can wait (Erlang B).
 * @param offeredLoad - Arrival rate × mean handling time, in erlangs, ≥ 0.
 * @param agents - Agents or lines working in parallel, a positive integer.
 * @returns A probability, 0–1.
 * @throws CasewrightError `invalid-parameter` if either is out of range.
 * @see Erlang, *Solution of some problems in the theory of probabilities of significance in automatic telephone
 *   exchanges* (1917); the recursion is Jagerman's, *Bell System Technical Journal* 53 (1974)
 * @category Staffing
 */
export function erlangB(offeredLoad: number, agents: number): number {
  expectLoad('erlangB', offeredLoad)
  expectAgents('erlangB', agents)
  return blocking(offeredLoad, agents)
}

/** Erlang B, unchecked. Every step keeps the probability within 0–1, so that no number of agents is too large. */
export function blocking(offeredLoad: number, agents: number): number {
  let lost = 1
  for (let busy = 1; busy <= agents && lost > 0; busy++) {
    lost = (offeredLoad * lost) / (busy + offeredLoad * lost)
  }
  return lost
}
