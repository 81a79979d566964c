import type { ServiceClock } from '../../vocabulary/service-clock.js'
import type { Instant } from '../../vocabulary/time.js'
import { matches, mayMatch } from './conditions.js'
import type { ClockStep } from './facts.js'
import { limitsOf, marksOf } from './limit.js'
import type { ClockFacts } from './observation.js'
import { passTime } from './pass-time.js'
import type { ServicePolicy } from './service-policy.js'
import { isOpen } from './turn.js'

/** A case's clocks, and how it stands. @category Service levels */
export interface CaseClocks {
  readonly clocks: readonly ServiceClock[]
  readonly facts: ClockFacts
}

/**
 * Measures cases by a policy that was edited, or by the same one with an edited calendar, without waiting for their next
 * event. What a clock consumed before its last change stays, as do its pauses, its breach and the warnings it gave; the
 * stretch it is running is counted anew. A clock that has ended is never rewritten.
 * @param cases - The cases; they are not altered.
 * @param policy - The policy as it now is.
 * @param at - Now, in epoch milliseconds: what the edit makes overdue falls due now.
 * @returns For each case in turn, its clocks and what they had to say.
 * @category Service levels
 */
export function recalculate(cases: Iterable<CaseClocks>, policy: ServicePolicy, at: Instant): ClockStep[] {
  return Array.from(cases, ({ clocks, facts }) =>
    passTime(
      clocks.map(clock => (isOpen(clock) ? remeasured(clock, facts, policy, at) : clock)),
      at,
    ),
  )
}

function remeasured(
  clock: ServiceClock,
  facts: ClockFacts,
  policy: ServicePolicy,
  at: Instant,
): ServiceClock {
  const targets = policy.targets.get(clock.metric) ?? []
  const target = targets.find(({ match }) => matches(match, facts)) ?? null
  const rules = target ?? targets.find(({ match }) => mayMatch(match, facts))
  // A metric that is no longer in the policy is left to the next event, which cancels its clock.
  if (rules === undefined) return clock
  const calendar = policy.calendars.get(rules.calendar)!
  const { startedAt } = clock
  const measured: ServiceClock = {
    ...clock,
    target: target?.id ?? null,
    policy: { id: policy.id, version: policy.version },
    calendar: rules.calendar,
    ...limitsOf(target, { calendar, startedAt, facts }),
  }
  return Object.assign(measured, marksOf(measured, target, calendar, at))
}
