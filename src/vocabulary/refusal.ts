import { z } from 'zod'
import { Id } from './text.js'

/** Why an event was not taken. @category Vocabulary */
export const RefusalCode = z
  .enum([
    'unknown-event',
    'invalid-payload',
    'not-now',
    'not-your-role',
    'not-your-case',
    'against-a-rule',
    'closed',
    'out-of-order',
  ])
  .meta({ title: 'RefusalCode' })
/** Why an event was not taken. @category Vocabulary */
export type RefusalCode = z.infer<typeof RefusalCode>

/** An event that was not taken, with the reason; the case stays as it was. @category Vocabulary */
export const Refusal = z
  .strictObject({
    code: RefusalCode,
    /** A sentence for a person: what was asked, and why not. */
    message: z.string(),
    /** The type of the event that was refused. */
    event: z.string(),
    /** `against-a-rule`: the rule's ID in the handbook, such as `R6`. */
    rule: Id.optional(),
    /** `not-your-role`: the roles that may send the event now. */
    roles: z.array(z.string()).optional(),
    /** `invalid-payload`: what is wrong, field by field. */
    issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ title: 'Refusal', description: 'An event that was not taken, with the reason' })
/** An event that was not taken, with the reason; the case stays as it was. @category Vocabulary */
export type Refusal = z.infer<typeof Refusal>
