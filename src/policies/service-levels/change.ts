import type { ServiceClock } from '../../vocabulary/service-clock.js'
import type { Instant } from '../../vocabulary/time.js'
import type { ServiceLevelFact } from './facts.js'

/** What can happen to a clock. @category Service levels */
export type ClockChangeKind =
  | 'started'
  | 'paused'
  | 'resumed'
  | 'retargeted'
  | 'reset'
  | 'warned'
  | 'breached'
  | 'met'
  | 'ended'
  | 'cancelled'

/** A change of a clock, with the clock it led to. */
export interface ClockChange {
  readonly at: Instant
  readonly change: ClockChangeKind
  /** Why, in the words of the case. */
  readonly because: string
  readonly clock: ServiceClock
  /** What had been consumed by then, where the clock itself does not say so. */
  readonly consumedMs?: number
  readonly fact?: ServiceLevelFact
}

/** Takes note of changes as they happen. */
export type Note = (change: ClockChange) => void

/** What is said about a clock. */
export const aboutClock = ({ metric, target, round, limitMs }: ServiceClock, at: Instant) => ({
  metric,
  target: target ?? metric,
  round,
  at,
  limitMs: limitMs ?? 0,
})

/** A copy to be changed, field by field: V8 makes copies of copies by spreading ever more slowly. */
export function copyOf(clock: ServiceClock): ServiceClock {
  const { metric, target, policy, calendar, round, state, startedAt, since, consumedMs, limitMs } = clock
  const { earliestMs, dueAt, breachedAt, marks, warned, earlier } = clock
  return {
    metric,
    target,
    policy,
    calendar,
    round,
    state,
    startedAt,
    since,
    consumedMs,
    limitMs,
    earliestMs,
    dueAt,
    breachedAt,
    marks,
    warned,
    earlier,
  }
}
