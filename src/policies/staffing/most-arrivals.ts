import { blocking } from './erlang-b.js'
import { expectAgents, expectShare } from './expect-queue.js'
import { expectQueue, type StaffedQueue } from './queue.js'
import { expectTarget, missed, type StaffingTarget } from './required-agents.js'

/** Agents, how they work, and what they are to keep to. @category Staffing */
export interface CapacityQuestion extends Omit<StaffedQueue, 'arrivalRatePerHour'> {
  readonly target: StaffingTarget
}

/**
 * The most cases an hour with which so many agents still keep to a target: {@link requiredAgents} turned round.
 * @param question - Agents, handling times, patience and target.
 * @returns Cases an hour, to the last few digits; `Infinity` where the target holds whatever comes, as one may that counts
 *   those who soon give up as served.
 * @throws CasewrightError `invalid-parameter` if anything is out of range, or the target asks for nothing.
 * @category Staffing
 */
export function mostArrivalsPerHour(question: CapacityQuestion): number {
  const { target, ...queue } = question
  expectQueue('mostArrivalsPerHour', { ...queue, arrivalRatePerHour: 1 })
  expectTarget('mostArrivalsPerHour', target)
  const busy = (queue.agents * 3_600_000) / queue.meanHandlingTimeMs
  return largest(busy, arrivalRatePerHour => missed({ ...queue, arrivalRatePerHour }, target).length === 0)
}

/**
 * The most load at which no more than a share of cases finds all agents busy and is lost: {@link erlangB} turned round.
 * @param agents - Agents or lines working in parallel, a positive integer.
 * @param blockingRate - The share that may be lost, above 0 and below 1.
 * @returns Erlangs, to the last few digits.
 * @throws CasewrightError `invalid-parameter` if either is out of range.
 * @category Staffing
 */
export function mostLoad(agents: number, blockingRate: number): number {
  expectAgents('mostLoad', agents)
  expectShare('mostLoad', blockingRate, 'blockingRate')
  return largest(agents, load => blocking(load, agents) <= blockingRate)
}

/** So many times what is usual is as good as without end. */
const beyondAll = 2 ** 40

/** The largest number that will do, where every smaller one does, too; `near` tells where to look. */
function largest(near: number, willDo: (value: number) => boolean): number {
  let low = 0
  let high = near
  while (willDo(high)) {
    low = high
    high *= 2
    if (high > near * beyondAll) return Infinity
  }
  for (;;) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) return low
    if (willDo(middle)) low = middle
    else high = middle
  }
}
