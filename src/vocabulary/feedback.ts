import { z } from 'zod'
import { Party } from './party.js'
import { Text } from './text.js'
import { Instant } from './time.js'

/** What the department learns from a case: the problem, its cause, and what to improve (R2). @category Vocabulary */
export const Feedback = z
  .strictObject({
    problem: Text,
    cause: Text,
    improvement: Text,
    recordedAt: Instant,
    recordedBy: Party,
  })
  .meta({ title: 'Feedback', description: 'What the department learns from a case' })
/** What the department learns from a case: the problem, its cause, and what to improve (R2). @category Vocabulary */
export type Feedback = z.infer<typeof Feedback>
