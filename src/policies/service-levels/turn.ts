import type { ServiceClock } from '../../vocabulary/service-clock.js'
import type { ServiceTarget } from '../../vocabulary/service-level.js'
import type { Instant } from '../../vocabulary/time.js'
import type { Calendar } from '../business-time/calendar.js'
import { aboutClock, type ClockChangeKind, copyOf, type Note } from './change.js'
import { limitsOf, marksOf } from './limit.js'
import type { ClockFacts } from './observation.js'
import type { ServicePolicy } from './service-policy.js'

/** An instant at which clocks are turned, under the policy then in force. */
export interface Turn {
  readonly at: Instant
  readonly facts: ClockFacts
  readonly policy: ServicePolicy
  readonly note: Note
}

type Why = { readonly change: ClockChangeKind; readonly because: string }

/** A clock at its start; one that starts again counts its rounds, and what it consumed where it continues. */
export function startClock(
  turn: Turn,
  {
    rules,
    target,
    before,
  }: { rules: ServiceTarget; target: ServiceTarget | null; before: ServiceClock | undefined },
  why: Why,
): ServiceClock {
  const { at, facts, policy } = turn
  const going = before && rules.again === 'continue' && why.change === 'started' ? before : undefined
  const calendar = policy.calendars.get(rules.calendar)!
  const startedAt = going?.startedAt ?? at
  const { limitMs, earliestMs } = limitsOf(target, { calendar, startedAt, facts })
  const clock: ServiceClock = {
    metric: rules.metric,
    target: target?.id ?? null,
    policy: { id: policy.id, version: policy.version },
    calendar: rules.calendar,
    round: (before?.round ?? 0) + 1,
    state: 'running',
    startedAt,
    since: at,
    consumedMs: going?.consumedMs ?? 0,
    limitMs,
    earliestMs,
    dueAt: null,
    breachedAt: going?.breachedAt ?? null,
    marks: [],
    warned: going?.warned ?? [],
    earlier: going?.earlier ?? tally(before),
  }
  return noted(turn, Object.assign(clock, marksOf(clock, target, calendar, at)), why)
}

/** A running clock that stands still from now on, or one at rest that runs again. */
export function pauseOrResume(
  turn: Turn,
  clock: ServiceClock,
  target: ServiceTarget | null,
  because: string,
): ServiceClock {
  const isRunning = clock.state === 'running'
  const turned = settled(turn, clock)
  turned.state = isRunning ? 'paused' : 'running'
  Object.assign(turned, marksOf(turned, target, calendarOf(turn, clock), turn.at))
  return noted(turn, turned, { change: isRunning ? 'paused' : 'resumed', because })
}

/** A clock under another limit, calendar or policy; what it consumed and every pause stay as they are. */
export function retarget(
  turn: Turn,
  before: ServiceClock,
  rules: ServiceTarget,
  target: ServiceTarget | null,
): ServiceClock {
  const { at, facts, policy } = turn
  const calendar = policy.calendars.get(rules.calendar)!
  const limits = limitsOf(target, { calendar, startedAt: before.startedAt, facts })
  const clock = Object.assign(settled(turn, before, rules.calendar), limits, {
    target: target?.id ?? null,
    calendar: rules.calendar,
    policy: { id: policy.id, version: policy.version },
  })
  Object.assign(clock, marksOf(clock, target, calendar, at))
  const isSame =
    before.target === clock.target && before.limitMs === clock.limitMs && before.calendar === clock.calendar
  if (isSame) return clock
  return noted(turn, clock, { change: 'retargeted', because: target?.id ?? 'no target matches' })
}

/** A clock whose matter is done: in time, too late, or before its time. */
export function stopClock(turn: Turn, before: ServiceClock, because: string): ServiceClock {
  const { at } = turn
  const clock = atRest(turn, before)
  if (clock.limitMs === null || clock.breachedAt !== null)
    return noted(turn, clock, { change: 'ended', because })
  if (clock.consumedMs < clock.earliestMs) {
    clock.state = 'breached'
    clock.breachedAt = at
    const fact = { type: 'sla.breached', ...aboutClock(clock, at), because: 'early' } as const
    turn.note({ at, change: 'breached', because: `${because}, too early`, clock, fact })
    return clock
  }
  clock.state = 'met'
  const fact = { type: 'sla.met', ...aboutClock(clock, at), consumedMs: clock.consumedMs } as const
  turn.note({ at, change: 'met', because, clock, fact })
  return clock
}

/** A clock that no longer matters; a breach remains one. */
export function cancelClock(turn: Turn, clock: ServiceClock, because: string): ServiceClock {
  return noted(turn, atRest(turn, clock), { change: 'cancelled', because })
}

export const isOpen = ({ state }: ServiceClock): boolean => state === 'running' || state === 'paused'

/** The clock with what it consumed up to now, a copy to be changed. */
function settled(turn: Turn, before: ServiceClock, otherwise?: string): ServiceClock {
  const { at } = turn
  const clock = copyOf(before)
  if (clock.state === 'running')
    clock.consumedMs += calendarOf(turn, before, otherwise).between(before.since, at)
  clock.since = at
  return clock
}

/** The clock as it ends where nothing was reached: breached, if it ever was. */
function atRest(turn: Turn, before: ServiceClock): ServiceClock {
  const clock = settled(turn, before)
  clock.dueAt = null
  clock.marks = []
  clock.state = clock.breachedAt === null ? 'cancelled' : 'breached'
  return clock
}

/** The calendar a clock runs on; where a new policy no longer names it, another one. */
function calendarOf({ policy }: Turn, { calendar }: ServiceClock, otherwise = 'always'): Calendar {
  return policy.calendars.get(calendar) ?? policy.calendars.get(otherwise)!
}

function tally(before: ServiceClock | undefined): ServiceClock['earlier'] {
  const { met, breached } = before?.earlier ?? { met: 0, breached: 0 }
  return {
    met: met + (before?.state === 'met' ? 1 : 0),
    breached: breached + (before !== undefined && before.breachedAt !== null ? 1 : 0),
  }
}

function noted({ at, note }: Turn, clock: ServiceClock, { change, because }: Why): ServiceClock {
  note({ at, change, because, clock })
  return clock
}
