import { z } from 'zod'
import { Id, Text } from './text.js'

/** One thing a chat record is marked on, such as its greeting (Q1). @category Vocabulary */
export const ScorecardCategory = z
  .strictObject({
    id: Id,
    title: Text,
    /** How much it counts beside the others, > 0; weights need not add up to anything. */
    weight: z.number().positive(),
    /** The worst and the best mark. */
    scale: z
      .strictObject({ min: z.number(), max: z.number() })
      .refine(({ min, max }) => min < max, 'expected min to be less than max')
      .readonly(),
    /** Makes the category critical: a mark below it makes the whole review 0. Lies within the scale. */
    floor: z.number().optional(),
  })
  .refine(({ scale, floor = scale.min }) => floor >= scale.min && floor <= scale.max, {
    path: ['floor'],
    message: 'expected the floor to lie within the scale',
  })
  .readonly()
  .meta({ title: 'ScorecardCategory' })
/** One thing a chat record is marked on, such as its greeting (Q1). @category Vocabulary */
export type ScorecardCategory = z.infer<typeof ScorecardCategory>

/** What a reviewer marks, and what each mark counts (Q1). @category Vocabulary */
export const Scorecard = z
  .strictObject({
    id: Id,
    version: z.int().min(1),
    title: Text,
    categories: z
      .array(ScorecardCategory)
      .min(1)
      .refine(categories => new Set(categories.map(({ id }) => id)).size === categories.length, {
        message: 'expected each category to have an id of its own',
      })
      .readonly(),
    /** A review that scores less is failing (what Q2 counts), 0–1. */
    failingBelow: z.number().min(0).max(1),
  })
  .readonly()
  .meta({ title: 'Scorecard', description: 'What a reviewer marks, and what each mark counts' })
/** What a reviewer marks, and what each mark counts (Q1). @category Vocabulary */
export type Scorecard = z.infer<typeof Scorecard>
