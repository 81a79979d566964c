import { z } from 'zod'
import { ServiceWarning } from './service-level.js'
import { Id } from './text.js'
import { DurationMs, Instant } from './time.js'

/** An instant at which a clock has something to say. @category Service levels */
export const ClockMark = z
  .strictObject({
    /** When it falls due; `null` while the clock stands still or never comes to it. */
    at: Instant.nullable(),
    /** What has been consumed by then. */
    consumedMs: DurationMs,
    /** The warning, or `null` for the limit itself. */
    warning: ServiceWarning.nullable(),
  })
  .meta({ title: 'ClockMark' })
/** An instant at which a clock has something to say. @category Service levels */
export type ClockMark = z.infer<typeof ClockMark>

/** The clock of one metric on one case, as plain JSON: what it consumed, and since when it runs. @category Service levels */
export const ServiceClock = z
  .strictObject({
    metric: Id,
    /** The target whose limit it runs against; `null` while none matches the case. */
    target: Id.nullable(),
    /** The policy that was in force when it last changed. */
    policy: z.strictObject({ id: Id, version: z.int().min(1) }),
    calendar: Id,
    /** Counts the rounds of a clock that starts again; the first is 1. */
    round: z.int().min(1),
    /** `met`, `breached` and `cancelled` are final. A clock that was breached runs on until it is stopped. */
    state: z.enum(['running', 'paused', 'met', 'breached', 'cancelled']),
    startedAt: Instant,
    /** When it last changed: a running clock has been running since. */
    since: Instant,
    /** The open time consumed up to `since`. */
    consumedMs: DurationMs,
    /** The open time it may consume; `null` while no target matches, or nothing was promised. */
    limitMs: DurationMs.nullable(),
    /** The open time it has to consume before it may be stopped. */
    earliestMs: DurationMs,
    /** When the limit is reached; `null` while the clock stands still, and after. */
    dueAt: Instant.nullable(),
    /** The first instant of the breach, which nothing takes back. */
    breachedAt: Instant.nullable(),
    /** What it has yet to say, in order. */
    marks: z.array(ClockMark),
    /** The warnings it gave. */
    warned: z.array(ServiceWarning),
    /** How earlier rounds ended. */
    earlier: z.strictObject({ met: z.int().min(0), breached: z.int().min(0) }),
  })
  .meta({ title: 'ServiceClock', description: 'The clock of one metric on one case' })
/** The clock of one metric on one case, as plain JSON: what it consumed, and since when it runs. @category Service levels */
export type ServiceClock = z.infer<typeof ServiceClock>
