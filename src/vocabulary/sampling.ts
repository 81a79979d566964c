import { z } from 'zod'
import { Channel } from './contact.js'
import { Severity } from './priority.js'
import { Id } from './text.js'
import { Instant } from './time.js'

/**
 * A chat record as sampling sees it: whose, when, where from, and what it was marked by (Q1, Q11). @category
 * Vocabulary
 */
export const HandledRecord = z
  .strictObject({
    id: Id,
    agentId: Id,
    path: Id,
    channel: Channel,
    /** Decides the day and the hour it belongs to. */
    handledAt: Instant,
    /** The customer complained. */
    complaint: z.boolean().optional(),
    /** A target was missed. */
    breached: z.boolean().optional(),
    severity: Severity.optional(),
    /** What the customer answered, 0–1; left out where there was no answer. */
    satisfaction: z.number().min(0).max(1).optional(),
  })
  .readonly()
  .meta({ title: 'HandledRecord', description: 'A chat record as sampling sees it' })
/** A chat record as sampling sees it (Q1, Q11). @category Vocabulary */
export type HandledRecord = z.infer<typeof HandledRecord>

/** How many records are reviewed, and which besides (Q1, Q11). @category Vocabulary */
export const ReviewSampling = z
  .strictObject({
    /** Drawn for each agent and day. */
    perDay: z.int().min(1),
    /** Of those drawn, how many a second reviewer marks too. */
    secondReviews: z.int().min(0),
    /** What the draw is spread over in proportion. */
    spreadOver: z.array(z.enum(['path', 'channel', 'hour'])).readonly(),
    /** Records reviewed besides the draw. */
    unscheduled: z
      .strictObject({
        complaints: z.boolean(),
        breaches: z.boolean(),
        severities: z.array(Severity).readonly(),
        /** Answers below it, 0–1; 0 takes none. */
        satisfactionBelow: z.number().min(0).max(1),
      })
      .readonly(),
  })
  .readonly()
  .meta({ title: 'ReviewSampling', description: 'How many records are reviewed, and which besides' })
/** How many records are reviewed, and which besides (Q1, Q11). @category Vocabulary */
export type ReviewSampling = z.infer<typeof ReviewSampling>
