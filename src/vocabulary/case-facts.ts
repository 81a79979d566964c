import { z } from 'zod'
import { Channel } from './contact.js'
import { Id } from './text.js'
import { Instant } from './time.js'

const points = z.number().min(0).max(100)

/**
 * What the department's indicators need to know of a case (Q8), and no more: no name, no text. What is not known, or does not
 * apply, is left out, and counts in no indicator. @category Vocabulary
 */
export const CaseFacts = z
  .strictObject({
    id: Id,
    /** The path it took, such as `dispute`. */
    path: Id,
    /** Who answers for it (R1); left out where nobody has taken it on. */
    agentId: Id.optional(),
    channel: Channel.optional(),
    openedAt: Instant,
    closedAt: Instant.optional(),
    isComplaint: z.boolean(),
    /** How often the customer had to make contact, ≥ 1. */
    contacts: z.int().min(1),
    /** How many people of the department had it until it was answered, ≥ 1; one where it is left out. */
    hands: z.int().min(1).optional(),
    /** Whether the problem was solved; left out while the case is open. */
    isResolved: z.boolean().optional(),
    /** Whether the answer was right, where somebody checked it. */
    isAccurate: z.boolean().optional(),
    /** Whether the first response kept its target. */
    respondedInTime: z.boolean().optional(),
    /** Whether the reply kept its target. */
    repliedInTime: z.boolean().optional(),
    /** Whether the customer was followed up, where that was due. */
    isFollowedUp: z.boolean().optional(),
    /** Whether the service was booked ahead, where it can be. */
    isBooked: z.boolean().optional(),
    /** What the customer said, in points of 100: of a scale of n steps, step k is 100 · (k − 1) / (n − 1). */
    satisfaction: z
      .strictObject({ overall: points.optional(), questions: z.record(Id, points).optional() })
      .optional(),
    /** What another department said of working on the case with this one, in points of 100. */
    departmentMarks: z
      .strictObject({ accuracy: points.optional(), initiative: points.optional() })
      .optional(),
  })
  .meta({ title: 'CaseFacts', description: "What the department's indicators need to know of a case" })
/** What the department's indicators need to know of a case (Q8), and no more. @category Vocabulary */
export type CaseFacts = z.infer<typeof CaseFacts>
