import { z } from 'zod'
import { AppraisalForm } from '../vocabulary/appraisal.js'
import { BonusRules, PointRules } from '../vocabulary/pay-rules.js'
import { ReviewSampling } from '../vocabulary/sampling.js'
import { Scorecard } from '../vocabulary/scorecard.js'

/** How a department marks the work of its people, and what follows from it; each part as far as it has rules for it. @category Charters */
export const Scoring = z
  .strictObject({
    /** What a review marks (Q1). */
    scorecard: Scorecard.optional(),
    /** Which records are reviewed (Q1, Q11). */
    sampling: ReviewSampling.optional(),
    /** What the results pay. */
    pay: z
      .strictObject({
        /** How days become points (Q2, Q3). */
        points: PointRules.optional(),
        /** How points become a bonus (Q4), but for its base, which may differ from agent to agent: `bonusRules` takes both. */
        bonus: BonusRules.omit({ base: true }).optional(),
      })
      .optional(),
    /** What an appraisal marks (Q5). */
    appraisal: AppraisalForm.optional(),
  })
  .meta({ title: 'Scoring', description: 'How a department marks the work of its people' })
/** How a department marks the work of its people, and what follows from it. @category Charters */
export type Scoring = z.infer<typeof Scoring>
