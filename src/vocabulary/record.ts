import { z } from 'zod'
import { StateValue } from './case.js'
import { Party } from './party.js'
import { Id } from './text.js'
import { Instant } from './time.js'

/** One line of a case's history: who did what, when, and where that led (R7, D1). @category Vocabulary */
export const CaseRecord = z
  .strictObject({
    caseId: Id,
    /** The running number of the record within its case; the opening is 1. */
    rev: z.int().min(1),
    at: Instant,
    by: Party,
    /** What happened: the event as it was taken, `case.open` with the input, or `deadline.reach`. */
    event: z.looseObject({ type: z.string() }),
    /** Where the case stood before; `null` at its opening. */
    from: StateValue.nullable(),
    /** Where it stands now. */
    to: StateValue,
  })
  .meta({ title: 'CaseRecord', description: "One line of a case's history" })
/** One line of a case's history: who did what, when, and where that led (R7, D1). @category Vocabulary */
export type CaseRecord = z.infer<typeof CaseRecord>
