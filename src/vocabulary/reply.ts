import { z } from 'zod'
import { Party } from './party.js'
import { Text } from './text.js'
import { Instant } from './time.js'

/** An answer given to the customer (R2). @category Vocabulary */
export const Reply = z
  .strictObject({
    text: Text,
    /** Whether it is worded as an apology, which only a liable department may do (R6). */
    apology: z.boolean(),
    sentAt: Instant,
    sentBy: Party,
  })
  .meta({ title: 'Reply', description: 'An answer given to the customer' })
/** An answer given to the customer (R2). @category Vocabulary */
export type Reply = z.infer<typeof Reply>
