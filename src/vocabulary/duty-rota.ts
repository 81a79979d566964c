import { z } from 'zod'
import { LocalDate } from './date.js'
import { Id } from './text.js'

/** Who sums up the day's problems in which week (D4). @category Vocabulary */
export const DutyRota = z
  .strictObject({
    /** A day of the week in which the first agent is on duty; weeks begin on its day of the week. */
    since: LocalDate,
    /** In turn, a week each. */
    agents: z.array(Id).min(1).readonly(),
    /** Who is away, by the first day of the week. The next in turn who is there stands in. */
    away: z.record(LocalDate, z.array(Id).readonly()).readonly().optional(),
  })
  .refine(({ agents }) => new Set(agents).size === agents.length, {
    path: ['agents'],
    message: 'expected each agent once',
  })
  .readonly()
  .meta({ title: 'DutyRota', description: "Who sums up the day's problems in which week" })
/** Who sums up the day's problems in which week (D4). @category Vocabulary */
export type DutyRota = z.infer<typeof DutyRota>
