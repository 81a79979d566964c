import { z } from 'zod'
import { Channel } from './contact.js'
import { Id } from './text.js'
import { DurationMs } from './time.js'

const days = z.int().min(0).max(3660)

/** So many working days by the department's calendar, or calendar days by its zone. @category Vocabulary */
export const DayCount = z
  .union([z.strictObject({ workingDays: days }), z.strictObject({ calendarDays: days })])
  .meta({ title: 'DayCount' })
/** So many working days by the department's calendar, or calendar days by its zone. @category Vocabulary */
export type DayCount = z.infer<typeof DayCount>

/** What a customer is followed up for (F1–F5). @category Vocabulary */
export const FollowUpOccasion = z
  .enum(['departure', 'complaint', 'on-site-service', 'service', 'key-account-visit'])
  .meta({ title: 'FollowUpOccasion' })
/** What a customer is followed up for (F1–F5). @category Vocabulary */
export type FollowUpOccasion = z.infer<typeof FollowUpOccasion>

/** One rule of when customers are followed up. @category Vocabulary */
export const FollowUpRule = z
  .strictObject({
    /** Its name, such as `F2`. */
    id: Id,
    occasion: FollowUpOccasion,
    /** For these customer grades only (F5). */
    customerGrades: z.array(Id).min(1).readonly().optional(),
    /** Not earlier; from the occasion on, where it is left out. */
    earliest: DayCount.optional(),
    /** And not later. */
    latest: DayCount,
    /** The share of occasions that are followed up, 0–1; 1 is every one. */
    coverage: z.number().min(0).max(1),
    /** How the customer is to be reached, where that is laid down. */
    channel: Channel.optional(),
  })
  .readonly()
  .meta({ title: 'FollowUpRule' })
/** One rule of when customers are followed up. @category Vocabulary */
export type FollowUpRule = z.infer<typeof FollowUpRule>

const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'expected a time such as 09:30')

/** When customers are followed up, and how often somebody tries to reach them (F1–F6). @category Vocabulary */
export const FollowUpRules = z
  .strictObject({
    /** The first that fits an occasion counts. */
    rules: z.array(FollowUpRule).readonly(),
    attempts: z
      .strictObject({
        /** The times of day to try in, on the department's clocks, in order; each attempt at another one (F6). */
        dayParts: z
          .array(z.tuple([LocalTime, LocalTime]).readonly())
          .min(1)
          .refine(
            parts => parts.every(([from, to]) => from < to),
            'expected each part to begin before it ends',
          )
          .readonly(),
        /** The least time between two attempts. */
        restMs: DurationMs,
        /** After so many the customer counts as unreachable. */
        most: z.int().min(1).max(100),
      })
      .readonly(),
  })
  .readonly()
  .meta({ title: 'FollowUpRules', description: 'When customers are followed up' })
/** When customers are followed up, and how often somebody tries to reach them (F1–F6). @category Vocabulary */
export type FollowUpRules = z.infer<typeof FollowUpRules>
