import type { ServiceClock } from '../../vocabulary/service-clock.js'
import type { ServiceWarning } from '../../vocabulary/service-level.js'
import type { Instant } from '../../vocabulary/time.js'

interface OfClock {
  readonly metric: string
  readonly target: string
  readonly round: number
  /** The instant it fell due, or was done. */
  readonly at: Instant
  /** The open time allowed, in milliseconds. */
  readonly limitMs: number
}

/** A warning threshold was reached. @category Service levels */
export interface LevelWarned extends OfClock {
  readonly type: 'sla.warned'
  readonly warning: ServiceWarning
  readonly dueAt: Instant | null
}

/** A limit was reached, or something done before its time. @category Service levels */
export interface LevelBreached extends OfClock {
  readonly type: 'sla.breached'
  readonly because: 'late' | 'early'
}

/** What was undertaken was done in time. @category Service levels */
export interface LevelMet extends OfClock {
  readonly type: 'sla.met'
  /** The open time it took, in milliseconds. */
  readonly consumedMs: number
}

/** What clocks have to say, each thing once. @category Service levels */
export type ServiceLevelFact = LevelWarned | LevelBreached | LevelMet

/** Clocks, and what they had to say on the way to where they stand. @category Service levels */
export interface ClockStep {
  readonly clocks: readonly ServiceClock[]
  /** In the order of their instants. */
  readonly fired: readonly ServiceLevelFact[]
}
