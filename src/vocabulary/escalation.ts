import { z } from 'zod'
import { Role } from './party.js'
import { Severity } from './priority.js'
import { Id } from './text.js'
import { DurationMs } from './time.js'

/** One rung of the ladder that a case climbs when it is not solved. @category Vocabulary */
export const EscalationRung = z
  .strictObject({
    id: Id,
    /** Across, to whoever can solve it (`functional`), or up, to whoever is to know and may decide (`hierarchic`). */
    kind: z.enum(['functional', 'hierarchic']),
    /** How high it is among the rungs of its kind, 1 being the lowest; none is left out on the way up. */
    level: z.int().min(1),
    to: Role,
    /** From when the time counts: since the case was opened, or since whoever has it cannot go on. */
    since: z.enum(['opened', 'stuck']),
    /** After how much open time, by severity; never for a severity that is left out. */
    afterMs: z.partialRecord(Severity, DurationMs).readonly(),
  })
  .readonly()
  .meta({ title: 'EscalationRung' })
/** One rung of the ladder that a case climbs when it is not solved. @category Vocabulary */
export type EscalationRung = z.infer<typeof EscalationRung>

/** To whom a case that is not solved goes, across and up, and when (R5, P4, P5). @category Vocabulary */
export const EscalationLadder = z
  .array(EscalationRung)
  .refine(rungs => new Set(rungs.map(({ id }) => id)).size === rungs.length, {
    message: 'expected each rung to have an id of its own',
  })
  .refine(rungs => new Set(rungs.map(({ kind, level }) => `${kind} ${level}`)).size === rungs.length, {
    message: 'expected each level once for each kind',
  })
  .readonly()
  .meta({ title: 'EscalationLadder', description: 'To whom a case that is not solved goes, and when' })
/** To whom a case that is not solved goes, across and up, and when (R5, P4, P5). @category Vocabulary */
export type EscalationLadder = z.infer<typeof EscalationLadder>
