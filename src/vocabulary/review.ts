import { z } from 'zod'
import { Id, Text } from './text.js'
import { Instant } from './time.js'

/** What a reviewer gave one category, with the reason. @category Vocabulary */
export const Mark = z
  .strictObject({
    /** A mark on the category's scale, or that the record gave no occasion for one. */
    score: z.union([z.number(), z.literal('not-applicable')]),
    comment: Text.optional(),
  })
  .readonly()
  .meta({ title: 'Mark' })
/** What a reviewer gave one category, with the reason. @category Vocabulary */
export type Mark = z.infer<typeof Mark>

/**
 * Why a record is reviewed: it was drawn (Q1), it called for attention (Q11), or a second reviewer's marks
 * are wanted beside the first's. Only what was drawn counts in a mean. @category Vocabulary
 */
export const ReviewPurpose = z
  .enum(['sampled', 'unscheduled', 'calibration'])
  .meta({ title: 'ReviewPurpose' })
/** Why a record is reviewed. @category Vocabulary */
export type ReviewPurpose = z.infer<typeof ReviewPurpose>

/** One reviewer's marks for one chat record (Q1). @category Vocabulary */
export const Review = z
  .strictObject({
    id: Id,
    /** The chat record that was read. */
    recordId: Id,
    /** Whose work it is. */
    agentId: Id,
    reviewerId: Id,
    reviewedAt: Instant,
    purpose: ReviewPurpose,
    /** The card it was marked on: marks of one version are not read by another. */
    scorecard: z.strictObject({ id: Id, version: z.int().min(1) }).readonly(),
    /** By category. */
    marks: z.record(Id, Mark).readonly(),
  })
  .readonly()
  .meta({ title: 'Review', description: "One reviewer's marks for one chat record" })
/** One reviewer's marks for one chat record (Q1). @category Vocabulary */
export type Review = z.infer<typeof Review>
