import type { Calendar } from '../../policies/business-time/calendar.js'
import { limitsOf } from '../../policies/service-levels/limit.js'
import type { ClockFacts } from '../../policies/service-levels/observation.js'
import type { ServicePolicy } from '../../policies/service-levels/service-policy.js'
import type { ServiceClock } from '../../vocabulary/service-clock.js'
import type { ServiceTarget } from '../../vocabulary/service-level.js'

/** How a clock can stand, as a digit. */
const states = ['none', 'running', 'paused', 'met', 'breached', 'cancelled'] as const
export const State = { none: 0, running: 1, paused: 2, met: 3, breached: 4, cancelled: 5 } as const

/** A service clock as far as verdicts depend on it: it gives no warnings, and does not say why. */
export interface LeanClock {
  target: ServiceTarget | null
  calendar: Calendar | null
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

/** One that never started. */
export const stillClock = (): LeanClock => ({
  target: null,
  calendar: null,
  state: State.none,
  startedAt: Number.NaN,
  since: Number.NaN,
  consumedMs: Number.NaN,
  limitMs: null,
  earliestMs: Number.NaN,
  dueAt: Infinity,
  isBreached: false,
  round: 0,
})

export const isOpen = ({ state }: LeanClock): boolean => state === State.running || state === State.paused

/** A clock starts with nothing from before. */
export function start(
  clock: LeanClock,
  target: ServiceTarget,
  facts: ClockFacts,
  policy: ServicePolicy,
  at: number,
): void {
  const calendar = policy.calendars.get(target.calendar)!
  clock.target = target
  clock.calendar = calendar
  clock.state = State.running
  clock.startedAt = at
  clock.since = at
  clock.consumedMs = 0
  clock.isBreached = false
  clock.round = 1
  if ('ms' in target.limit && target.notBefore === undefined) {
    clock.limitMs = target.limit.ms
    clock.earliestMs = 0
  } else Object.assign(clock, limitsOf(target, { calendar, startedAt: at, facts }))
  clock.dueAt = dueOf(clock, at)
}

/** One that runs stands still from now on; one that stands still runs again. */
export function swing(clock: LeanClock, at: number): void {
  settle(clock, at)
  clock.state = clock.state === State.running ? State.paused : State.running
  clock.dueAt = clock.state === State.running ? dueOf(clock, at) : Infinity
}

/** What it is about is done: in time, or too soon; `null` where that was settled before, or nothing was undertaken. */
export function stop(clock: LeanClock, at: number): 'met' | 'breached' | null {
  settle(clock, at)
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

/** The same for the service levels to turn; `null` of one that never started. */
export function wholeOf(clock: LeanClock, metric: string, policy: ServicePolicy): ServiceClock | null {
  const { target, state, startedAt, since, consumedMs, limitMs, earliestMs, round } = clock
  if (state === State.none) return null
  const dueAt = clock.dueAt === Infinity ? null : clock.dueAt
  return {
    metric,
    target: target?.id ?? null,
    policy: { id: policy.id, version: policy.version },
    calendar: [...policy.calendars].find(([, calendar]) => calendar === clock.calendar)![0],
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
  const { metric, startedAt, since, consumedMs, limitMs, earliestMs, round } = clock
  return {
    target: policy.targets.get(metric)?.find(({ id }) => id === clock.target) ?? null,
    calendar: policy.calendars.get(clock.calendar)!,
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

function settle(clock: LeanClock, at: number): void {
  if (clock.state === State.running) clock.consumedMs += clock.calendar!.between(clock.since, at)
  clock.since = at
}

function dueOf({ target, calendar, limitMs, consumedMs, isBreached }: LeanClock, at: number): number {
  if (target === null || limitMs === null || isBreached) return Infinity
  const { boundary = 'closing' } = target
  const left = limitMs - consumedMs
  if (left < 0 || (left === 0 && boundary === 'closing')) return at
  return calendar!.add(at, left, { boundary }) ?? Infinity
}
