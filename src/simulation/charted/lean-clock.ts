import type { Calendar } from '../../policies/business-time/calendar.js'
import { limitsOf, marksOf } from '../../policies/service-levels/limit.js'
import type { ClockFacts } from '../../policies/service-levels/observation.js'
import type { ServicePolicy } from '../../policies/service-levels/service-policy.js'
import type { ClockMark, ServiceClock } from '../../vocabulary/service-clock.js'
import type { ServiceTarget, ServiceWarning } from '../../vocabulary/service-level.js'

/** How a clock can stand, as a digit. */
const states = ['none', 'running', 'paused', 'met', 'breached', 'cancelled'] as const
export const State = { none: 0, running: 1, paused: 2, met: 3, breached: 4, cancelled: 5 } as const

/** A service clock as far as verdicts depend on it, and what it says; it does not say why. */
export interface LeanClock {
  /** Whether it gives warnings: where somebody is told of them. */
  readonly warns: boolean
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
  /** Before how many of a case's clocks it first started. */
  rank: number
  /** The warnings it has yet to give, in order, and those it gave. */
  marks: readonly ClockMark[]
  warned: readonly ServiceWarning[]
}

const noMarks: readonly ClockMark[] = []
const noWarnings: readonly ServiceWarning[] = []

/** One that never started. */
export const stillClock = (warns: boolean): LeanClock => ({
  warns,
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
  rank: 0,
  marks: noMarks,
  warned: noWarnings,
})

/** It is put back for the next case. */
export function putBack(clock: LeanClock): void {
  clock.state = State.none
  clock.dueAt = Infinity
  clock.round = 0
  clock.marks = noMarks
}

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
  clock.round++
  clock.warned = noWarnings
  if ('ms' in target.limit && target.notBefore === undefined) {
    clock.limitMs = target.limit.ms
    clock.earliestMs = 0
  } else Object.assign(clock, limitsOf(target, { calendar, startedAt: at, facts }))
  run(clock, at)
}

/** One that runs stands still from now on; one that stands still runs again. */
export function swing(clock: LeanClock, at: number): void {
  settle(clock, at)
  if (clock.state === State.running) {
    clock.state = State.paused
    stand(clock)
  } else {
    clock.state = State.running
    run(clock, at)
  }
}

/** What it is about is done: in time, or too soon; `null` where that was settled before, or nothing was undertaken. */
export function stop(clock: LeanClock, at: number): 'met' | 'breached' | null {
  settle(clock, at)
  stand(clock)
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
  stand(clock)
}

/** Lets time pass; tells whether its limit was reached. */
export function passes(clock: LeanClock, at: number): boolean {
  if (clock.dueAt > at) return false
  breach(clock)
  return true
}

/** Its limit is reached. */
export function breach(clock: LeanClock): void {
  stand(clock)
  clock.isBreached = true
}

/** Its first warning is given. */
export function warn(clock: LeanClock): void {
  const [mark, ...others] = clock.marks
  clock.marks = others
  clock.warned = [...clock.warned, mark!.warning!]
}

/** When it next has something to say: its first warning, else that its limit is reached. */
export const speaksAt = ({ marks, dueAt }: LeanClock): number =>
  marks.length === 0 ? dueAt : (marks[0]!.at ?? Infinity)

/** The same for the service levels to turn; `null` of one that never started. */
export function wholeOf(clock: LeanClock, metric: string, policy: ServicePolicy): ServiceClock | null {
  const { target, state, startedAt, since, consumedMs, limitMs, earliestMs, round, marks, warned, warns } =
    clock
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
    marks: dueAt === null ? [] : [...marks, { at: dueAt, consumedMs: limitMs ?? 0, warning: null }],
    warned: [...(warns ? warned : (target?.warnings ?? []))],
    earlier: { met: 0, breached: 0 },
  }
}

/** It becomes what the service levels have made of it. */
export function become(lean: LeanClock, clock: ServiceClock, policy: ServicePolicy): void {
  const { metric, startedAt, since, consumedMs, limitMs, earliestMs, round, marks, warned } = clock
  Object.assign(lean, {
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
  } satisfies Partial<LeanClock>)
  if (!lean.warns) return
  lean.marks = marks.filter(({ warning }) => warning !== null)
  lean.warned = warned
}

function run(clock: LeanClock, at: number): void {
  clock.dueAt = dueOf(clock, at)
  const { warns, target, calendar, limitMs, isBreached, warned, consumedMs, since } = clock
  if (!warns || target?.warnings === undefined) return
  const breachedAt = isBreached ? at : null
  const seen = { limitMs, breachedAt, warned: [...warned], since, consumedMs }
  clock.marks = marksOf({ ...seen, state: 'running' }, target, calendar!, at).marks.slice(0, -1)
}

function stand(clock: LeanClock): void {
  clock.dueAt = Infinity
  clock.marks = noMarks
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
