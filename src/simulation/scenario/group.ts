import { z } from 'zod'
import { Language } from '../../vocabulary/contact.js'
import { Leaning, Role } from '../../vocabulary/party.js'
import { Id } from '../../vocabulary/text.js'
import { DurationMs } from '../../vocabulary/time.js'

const cost = z.number().min(0).max(1e9)
const agents = z.int().min(1).max(100_000)

/** A break of everybody on a shift; it begins when the work in hand is done. @category Simulation */
export const Break = z
  .strictObject({
    /** So long after the beginning of the shift. */
    afterMs: DurationMs,
    lengthMs: DurationMs.min(1),
    /** So much later for each next agent, so that not all leave at once. */
    staggerMs: DurationMs.optional(),
  })
  .readonly()
  .meta({ title: 'Break' })
/** A break of everybody on a shift. @category Simulation */
export type Break = z.infer<typeof Break>

/** Agents who work the same hours. @category Simulation */
export const Shift = z
  .strictObject({
    agents,
    /** The name of a calendar: each stretch of it that is open is a shift. */
    calendar: Id,
    breaks: z.array(Break).readonly().optional(),
  })
  .readonly()
  .meta({ title: 'Shift', description: 'Agents who work the same hours' })
/** Agents who work the same hours. @category Simulation */
export type Shift = z.infer<typeof Shift>

/**
 * What becomes of the work in hand when a shift ends.
 *
 * `finish`: it is done in overtime. `hand-over`: a colleague of the group goes on with what is left of it, or the first to be
 * free where nobody is. `put-back`: it goes back to its place in the queue, and is begun anew. `stop-early`: nothing new is begun
 * in the last `lastMs` of the shift, and what is in hand is finished.
 * @category Simulation
 */
export const ShiftEnd = z
  .discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('finish') }),
    z.strictObject({ rule: z.literal('hand-over') }),
    z.strictObject({ rule: z.literal('put-back') }),
    z.strictObject({ rule: z.literal('stop-early'), lastMs: DurationMs }),
  ])
  .meta({ title: 'ShiftEnd' })
/** What becomes of the work in hand when a shift ends. @category Simulation */
export type ShiftEnd = z.infer<typeof ShiftEnd>

/** Agents who can do the same. @category Simulation */
export const Group = z
  .strictObject({
    id: Id,
    /** How many are always at work; or `shifts`. */
    agents: agents.optional(),
    shifts: z.array(Shift).min(1).readonly().optional(),
    /** The desk they work at, for the stages of cases (R3). */
    desk: Role.optional(),
    leaning: Leaning.optional(),
    /** What they speak; every language, where it is left out. */
    languages: z.array(Language).min(1).readonly().optional(),
    /** The customer grades they look after (D7); every grade, where it is left out. */
    customerGrades: z.array(Id).min(1).readonly().optional(),
    /** How many contacts each can have in hand at once, as in chats; 1 where it is left out. */
    capacity: z.int().min(1).max(1000).optional(),
    /** The share of shifts for which an agent does not come, 0 up to but not 1; 0 where it is left out. */
    shrinkage: z.number().min(0).lt(1).optional(),
    /** Of an agent on the rota, there or not. */
    costPerHour: cost.optional(),
    /** Of an hour of overtime; as any other where it is left out. */
    overtimeCostPerHour: cost.optional(),
    /** Work in hand when the shift ends; as the scenario says where it is left out. */
    atShiftEnd: ShiftEnd.optional(),
  })
  .refine(({ agents, shifts }) => (agents === undefined) !== (shifts === undefined), {
    path: ['agents'],
    message: 'expected either agents or shifts',
  })
  .meta({ title: 'Group', description: 'Agents who can do the same' })
/** Agents who can do the same. @category Simulation */
export type Group = z.infer<typeof Group>
