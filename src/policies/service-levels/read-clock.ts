import type { ServiceClock } from '../../vocabulary/service-clock.js'
import type { Instant } from '../../vocabulary/time.js'
import type { ServicePolicy } from './service-policy.js'

/** What a clock shows. @category Service levels */
export interface ClockReading {
  /** Open time consumed. */
  readonly consumedMs: number
  /** Open time left, negative when overdue; `null` without a limit. */
  readonly remainingMs: number | null
  /** When the limit is reached; `null` while the clock stands still. */
  readonly dueAt: Instant | null
  /** From when on it may be stopped, where something can be done too soon (T8); `null` otherwise or while it stands still. */
  readonly earliestAt: Instant | null
}

/**
 * Reads a clock at an instant.
 * @param clock - A clock; it is not altered.
 * @param at - Epoch milliseconds, not before the clock's last change.
 * @param policy - The policy, for the clock's calendar.
 * @category Service levels
 */
export function readClock(clock: ServiceClock, at: Instant, policy: ServicePolicy): ClockReading {
  const { limitMs, earliestMs, since, state, dueAt } = clock
  const calendar = state === 'running' ? policy.calendars.get(clock.calendar) : undefined
  const consumedMs = clock.consumedMs + (calendar?.between(since, at) ?? 0)
  return {
    consumedMs,
    remainingMs: limitMs === null ? null : limitMs - consumedMs,
    dueAt,
    earliestAt:
      earliestMs > 0 ? (calendar?.add(since, Math.max(0, earliestMs - clock.consumedMs)) ?? null) : null,
  }
}
