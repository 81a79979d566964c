import { z } from 'zod'
import { Party } from './party.js'
import { Instant } from './time.js'

/** A reply promised to the customer: dated, and kept or broken in the open (R9, T12). @category Vocabulary */
export const ReplyPromise = z
  .strictObject({
    /** When the customer is to have the answer. */
    dueAt: Instant,
    madeAt: Instant,
    madeBy: Party,
    /** How often it was renewed, each time with the customer told. */
    renewals: z.int().min(0),
    /** When its date passed without a reply. */
    brokenAt: Instant.nullable(),
    /** When the reply came; the promise is open until then, and kept if it was not broken. */
    answeredAt: Instant.nullable(),
  })
  .meta({ title: 'ReplyPromise', description: 'A reply promised to the customer' })
/** A reply promised to the customer: dated, and kept or broken in the open (R9, T12). @category Vocabulary */
export type ReplyPromise = z.infer<typeof ReplyPromise>
