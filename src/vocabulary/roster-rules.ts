import { z } from 'zod'
import { Id } from './text.js'

/** What a duty roster has to cover, and by which rules (D8). @category Vocabulary */
export const RosterRules = z
  .strictObject({
    /** The shifts of every day, with how many agents each needs. */
    shifts: z
      .array(z.strictObject({ id: Id, agents: z.int().min(0) }).readonly())
      .refine(
        shifts => new Set(shifts.map(({ id }) => id)).size === shifts.length,
        'expected each shift once',
      )
      .readonly(),
    /** The most days in a row that anybody works. */
    mostDaysInARow: z.int().min(1),
    /** The most days of the roster that anybody works; every day, where it is left out. */
    mostDays: z.int().min(0).optional(),
  })
  .readonly()
  .meta({ title: 'RosterRules', description: 'What a duty roster has to cover' })
/** What a duty roster has to cover, and by which rules (D8). @category Vocabulary */
export type RosterRules = z.infer<typeof RosterRules>
