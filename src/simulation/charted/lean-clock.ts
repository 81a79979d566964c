import { matches } from '../../policies/service-levels/conditions.js'
import { limitsOf } from '../../policies/service-levels/limit.js'
import type { ClockFacts } from '../../policies/service-levels/observation.js'
import type { ServicePolicy } from '../../policies/service-levels/service-policy.js'
import type { ServiceClock } from '../../vocabulary/service-clock.js'
import type { ServiceTarget } from '../../vocabulary/service-level.js'

/** How a clock can stand, as a digit; 0 is one that never started. */
const states = ['none', 'running', 'paused', 'met', 'breached', 'cancelled'] as const
const State = { running: 1, paused: 2, met: 3, breached: 4, cancelled: 5 } as const

/** A service clock as far as verdicts depend on it: it gives no warnings, and does not say why. */
export interface LeanClock {
  readonly metric: string
  target: ServiceTarget | null
  readonly calendar: string
  state: number
  startedAt: number
  since: number
  consumedMs: number
  limitMs: number | null
  earliestMs: number
  /** When the limit is reached; `Infinity` while it stands still, and after. */
  dueAt: number
  isBreached: boolean
  round: number
}

export const isOpen = ({ state }: LeanClock): boolean => state === State.running || state === State.paused

/** A clock that starts with nothing from before, under the first of the targets that matches. */
export function start(
  targets: readonly ServiceTarget[],
  facts: ClockFacts,
  policy: ServicePolicy,
  at: number,
): LeanClock {
  const target = targets.find(({ match }) => matches(match, facts))!
  const { metric, calendar } = target
  const limits = limitsOf(target, { calendar: policy.calendars.get(calendar)!, startedAt: at, facts })
  const clock: LeanClock = {
    metric,
    target,
    calendar,
    state: State.running,
    startedAt: at,
    since: at,
    consumedMs: 0,
    limitMs: limits.limitMs,
    earliestMs: limits.earliestMs,
    dueAt: Infinity,
    isBreached: false,
    round: 1,
  }
  clock.dueAt = dueOf(clock, policy, at)
  return clock
}

/** One that runs stands still from now on; one that stands still runs again. */
export function swing(clock: LeanClock, policy: ServicePolicy, at: number): void {
  settle(clock, policy, at)
  clock.state = clock.state === State.running ? State.paused : State.running
  clock.dueAt = clock.state === State.running ? dueOf(clock, policy, at) : Infinity
}

/** What it is about is done: in time, or too soon; `null` where that was settled before, or nothing was undertaken. */
export function stop(clock: LeanClock, policy: ServicePolicy, at: number): 'met' | 'breached' | null {
  settle(clock, policy, at)
  clock.dueAt = Infinity
  if (clock.isBreached || clock.limitMs === null) {
    clock.state = clock.isBreached ? State.breached : State.cancelled
    return null
  }
  clock.isBreached = clock.consumedMs < clock.earliestMs
  clock.state = clock.isBreached ? State.breached : State.met
  return clock.isBreached ? 'breached' : 'met'
}

/** It no longer matters. */
export function lapse(clock: LeanClock): void {
  clock.state = clock.isBreached ? State.breached : State.cancelled
  clock.dueAt = Infinity
}

/** Lets time pass; tells whether its limit was reached. */
export function passes(clock: LeanClock, at: number): boolean {
  if (clock.dueAt > at) return false
  clock.dueAt = Infinity
  clock.isBreached = true
  return true
}

/** The same for the service levels to turn. */
export function wholeOf(clock: LeanClock, policy: ServicePolicy): ServiceClock {
  const { metric, target, calendar, state, startedAt, since, consumedMs, limitMs, earliestMs, round } = clock
  const dueAt = clock.dueAt === Infinity ? null : clock.dueAt
  return {
    metric,
    target: target?.id ?? null,
    policy: { id: policy.id, version: policy.version },
    calendar,
    round,
    state: states[state] as ServiceClock['state'],
    startedAt,
    since,
    consumedMs,
    limitMs,
    earliestMs,
    dueAt,
    breachedAt: clock.isBreached ? startedAt : null,
    marks: dueAt === null ? [] : [{ at: dueAt, consumedMs: limitMs ?? 0, warning: null }],
    warned: target?.warnings ?? [],
    earlier: { met: 0, breached: 0 },
  }
}

/** What the service levels have turned. */
export function leanOf(clock: ServiceClock, policy: ServicePolicy): LeanClock {
  const { metric, calendar, startedAt, since, consumedMs, limitMs, earliestMs, round } = clock
  return {
    metric,
    target: policy.targets.get(metric)?.find(({ id }) => id === clock.target) ?? null,
    calendar,
    state: states.indexOf(clock.state),
    startedAt,
    since,
    consumedMs,
    limitMs,
    earliestMs,
    dueAt: clock.dueAt ?? Infinity,
    isBreached: clock.breachedAt !== null,
    round,
  }
}

function settle(clock: LeanClock, policy: ServicePolicy, at: number): void {
  if (clock.state === State.running) {
    clock.consumedMs += policy.calendars.get(clock.calendar)!.between(clock.since, at)
  }
  clock.since = at
}

function dueOf(clock: LeanClock, policy: ServicePolicy, at: number): number {
  const { target, limitMs, consumedMs, isBreached } = clock
  if (target === null || limitMs === null || isBreached) return Infinity
  const { boundary = 'closing' } = target
  const left = limitMs - consumedMs
  if (left < 0 || (left === 0 && boundary === 'closing')) return at
  return policy.calendars.get(clock.calendar)!.add(at, left, { boundary }) ?? Infinity
}
