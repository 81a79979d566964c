import { z } from 'zod'
import { Money } from './money.js'
import { DurationMs } from './time.js'

/** How days become points (Q2, Q3). @category Vocabulary */
export const PointRules = z
  .strictObject({
    /** Days of a whole month that are not worked. */
    restDays: z.int().min(0).max(28),
    /** Failing records of one day that cost a point. */
    recordsPerPoint: z.int().min(1),
    /** The most points that one day can cost, however many of its records fail. */
    maxPointsPerDay: z.int().min(0),
    /** Whether a day of paid leave earns its point. */
    paidLeaveEarns: z.boolean(),
    /** How long a statement can be contested after it was issued. */
    contestWindowMs: DurationMs,
  })
  .meta({ title: 'PointRules' })
/** How days become points (Q2, Q3). @category Vocabulary */
export type PointRules = z.infer<typeof PointRules>

/** How points become a bonus (Q4). @category Vocabulary */
export const BonusRules = z
  .strictObject({
    /** The bonus of a whole month that loses nothing. */
    base: Money,
    /** The points of the month that the edges below are written for. */
    scale: z.int().min(1),
    /** From so many points on, an extra bonus is considered. */
    extraFrom: z.number().min(0),
    /** Below so many points, so much less; of several that apply the lowest edge does. */
    losses: z.array(z.strictObject({ under: z.number().min(0), loss: Money })),
    noBonus: z.strictObject({
      under: z.number().min(0),
      /** Whether the edge itself still has a bonus (`exclusive`) or has none (`inclusive`). */
      reading: z.enum(['exclusive', 'inclusive']),
    }),
    /** Whether base and loss of a part-month are in proportion to its points, or those of a whole month. */
    partMonth: z.enum(['pro-rata', 'in-full']),
  })
  .meta({ title: 'BonusRules' })
/** How points become a bonus (Q4). @category Vocabulary */
export type BonusRules = z.infer<typeof BonusRules>
