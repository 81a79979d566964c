import { z } from 'zod'
import { CharterData } from '../../charters/charter.js'
import { CalendarDefinition } from '../../vocabulary/calendar.js'
import { Id } from '../../vocabulary/text.js'
import { DurationMs, Instant } from '../../vocabulary/time.js'
import { Group, ShiftEnd } from './group.js'
import { CaseStream, ContactStream } from './stream.js'

/**
 * Which work somebody who is free takes up. `longest-waiting`: first come, first served. `earliest-deadline`: what is due first.
 * `priority`: the lowest rank, and of those the longest waiting; with `riseEveryMs` a rank is one lower for each such time
 * waited, as far as 1.
 * @category Simulation
 */
export const PickRule = z
  .discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('longest-waiting') }),
    z.strictObject({ rule: z.literal('earliest-deadline') }),
    z.strictObject({ rule: z.literal('priority'), riseEveryMs: DurationMs.min(1).optional() }),
  ])
  .meta({ title: 'PickRule' })
/** Which work somebody who is free takes up. @category Simulation */
export type PickRule = z.infer<typeof PickRule>

const parts = {
  /** When it begins; 0 (1970) where it is left out, for scenarios to which the date means nothing. */
  from: Instant.optional(),
  /** How long it goes on, from `from`. */
  lengthMs: DurationMs.min(1),
  /** How much of that goes by before anything is counted. */
  warmUpMs: DurationMs.optional(),
  /** The zone on whose clocks arrivals are planned; the charter's, or UTC, where it is left out. */
  timeZone: z.string().optional(),
  /** Calendars of shifts and arrivals, by name, beside those of the charter; `always` is there without being defined. */
  calendars: z.record(Id, CalendarDefinition).optional(),
  groups: z.array(Group).min(1).max(1000).readonly(),
  /** Bare streams of customers. */
  contacts: z.array(ContactStream).readonly().optional(),
  /** Streams of cases. */
  cases: z.array(CaseStream).readonly().optional(),
  /** `longest-waiting` where it is left out. */
  pick: PickRule.optional(),
  /** `finish` where it is left out. */
  atShiftEnd: ShiftEnd.optional(),
}

interface Parts {
  readonly contacts?: readonly unknown[] | undefined
  readonly cases?: readonly { readonly arrivals?: unknown }[] | undefined
  readonly lengthMs: number
  readonly warmUpMs?: number | undefined
}

const hasAStream = ({ contacts = [], cases = [] }: Parts) => contacts.length + cases.length > 0
const hasArrivals = ({ contacts = [], cases = [] }: Parts) =>
  contacts.length > 0 || cases.length === 0 || cases.some(({ arrivals }) => arrivals !== undefined)
const needsArrivals = { path: ['cases'], message: 'expected arrivals of at least one stream' }
const needsAStream = { path: ['contacts'], message: 'expected a stream, of contacts or of cases' }
const outlastsWarmUp = ({ lengthMs, warmUpMs = 0 }: Parts) => warmUpMs < lengthMs
const needsTime = { path: ['warmUpMs'], message: 'expected less than lengthMs' }

/** A scenario less its charter, which may come checked already. */
export const Uncharted = z
  .strictObject(parts)
  .refine(hasAStream, needsAStream)
  .refine(hasArrivals, needsArrivals)
  .refine(outlastsWarmUp, needsTime)

/** A department to be tried, as data. @category Simulation */
export const ScenarioData = z
  .strictObject({
    ...parts,
    /** The department's charter; needed for cases. */
    charter: CharterData.optional(),
  })
  .refine(hasAStream, needsAStream)
  .refine(hasArrivals, needsArrivals)
  .refine(outlastsWarmUp, needsTime)
  .meta({ title: 'Scenario', description: 'A department to be tried' })
/** A department to be tried, as data. @category Simulation */
export type ScenarioData = z.infer<typeof ScenarioData>
