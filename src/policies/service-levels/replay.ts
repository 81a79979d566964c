import type { ServiceClock } from '../../vocabulary/service-clock.js'
import type { Instant } from '../../vocabulary/time.js'
import { noteAdvance } from './advance.js'
import type { Note } from './change.js'
import type { ClockStep, ServiceLevelFact } from './facts.js'
import type { Observation } from './observation.js'
import { notePassing } from './pass-time.js'
import type { ServicePolicy } from './service-policy.js'

/** The policy, or the one that was in force at an observation. @category Service levels */
export type PolicyInForce = ServicePolicy | ((observation: Observation) => ServicePolicy)

/**
 * The clocks of a case, worked out from its history: the same as `advance` and `passTime` lead to along the way, however
 * often time was let pass in between.
 * @param history - All that was observed, in order.
 * @param policy - The policy, or a function that tells which was in force.
 * @param until - How far time passes after the last observation, in epoch milliseconds; no further, if left out.
 * @category Service levels
 */
export function replay(history: Iterable<Observation>, policy: PolicyInForce, until?: Instant): ClockStep {
  const fired: ServiceLevelFact[] = []
  const clocks = noteReplay(history, policy, until, ({ fact }) => fact && fired.push(fact))
  return { clocks, fired }
}

/** {@link replay}, with every change noted. */
export function noteReplay(
  history: Iterable<Observation>,
  policy: PolicyInForce,
  until: Instant | undefined,
  note: Note,
): readonly ServiceClock[] {
  let clocks: readonly ServiceClock[] = []
  for (const observation of history) {
    const inForce = typeof policy === 'function' ? policy(observation) : policy
    clocks = noteAdvance(clocks, observation, inForce, note)
  }
  return until === undefined ? clocks : notePassing(clocks, until, note)
}
