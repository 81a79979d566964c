import type { Calendar } from '../../policies/business-time/calendar.js'
import type { TimeZone } from '../../policies/business-time/time-zone.js'
import type { Leaning, Role } from '../../vocabulary/party.js'
import type { Sampler } from '../chance/sampler.js'
import type { Run } from '../run.js'
import type { Arrivals } from '../scenario/arrivals.js'
import type { Break, ShiftEnd } from '../scenario/group.js'
import type { PickRule } from '../scenario/scenario.js'
import type { CaseRoute } from './case-route.js'

/** Where work waits: who takes it, in which order, and its rank. */
export interface PlannedQueue {
  readonly choices: readonly { readonly group: number; readonly afterMs: number }[]
  readonly rank: number
}

/** A group as the engine needs it. */
export interface PlannedGroup {
  readonly id: string
  readonly agents: number
  readonly desk: Role | null
  readonly leaning: Leaning | null
  readonly capacity: number
  readonly shrinkage: number
  readonly costPerHour: number
  readonly overtimeCostPerHour: number
  readonly atShiftEnd: ShiftEnd
  /** Its shifts, each for so many agents, one after the other; `calendar: null`: always at work. */
  readonly shifts: readonly {
    readonly agents: number
    readonly calendar: Calendar | null
    readonly breaks: readonly Break[]
  }[]
}

/** A stream as the engine needs it. */
export interface PlannedStream {
  readonly id: string
  /** The path of its cases; `null` of contacts. */
  readonly path: string | null
  /** `null` of cases that only come of others. */
  readonly arrivals: Arrivals | null
  readonly calendar: Calendar | null
  readonly patience: Sampler | null
  readonly retries: { readonly share: number; readonly after: Sampler; readonly most: number } | null
  readonly answerWithinMs: number | null
  /** How contacts are handled; `null` of cases. */
  readonly handling: { readonly takes: Sampler; readonly queue: number } | null
  /** How cases are led; `null` of contacts. */
  readonly route: CaseRoute | null
}

/** A scenario with names turned into numbers, and distributions and calendars into functions. */
export interface Plan {
  readonly from: number
  /** The end of the warm-up. */
  readonly countFrom: number
  readonly until: number
  readonly slotMs: number
  readonly slots: number
  readonly zone: TimeZone
  readonly pick: PickRule
  readonly groups: readonly PlannedGroup[]
  readonly queues: readonly PlannedQueue[]
  readonly streams: readonly PlannedStream[]
}

/** What a run says of itself before it says what it counted. */
export const frameOf = (
  { countFrom: from, until, slotMs, slots }: Plan,
  { seed, replication }: Pick<Run, 'seed' | 'replication'>,
  events: number,
) => ({ seed, replication, from, until, slotMs, slots, events })
