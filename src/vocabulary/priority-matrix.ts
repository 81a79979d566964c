import { z } from 'zod'
import { Severity, Urgency } from './priority.js'
import { Text } from './text.js'
import { DurationMs } from './time.js'

const rank = z.int().min(1).max(100)
const ranks = z.record(Urgency, rank).readonly()

/** How severity and urgency rank the work, and what the desk advises for each rank (R5). @category Vocabulary */
export const PriorityMatrix = z
  .strictObject({
    /** By severity, then by urgency; rank 1 comes first. */
    ranks: z.record(Severity, ranks).readonly(),
    /** What the executing department is advised, by rank. */
    advice: z
      .array(
        z
          .strictObject({
            rank,
            text: Text,
            /** Within what time of its coming in the work is to begin. */
            beginWithinMs: DurationMs,
          })
          .readonly(),
      )
      .readonly(),
    /** A case that has waited so long counts one rank higher, and again after as long; left out, waiting changes nothing. */
    riseEveryMs: DurationMs.min(1).optional(),
  })
  .refine(
    ({ ranks, advice }) => {
      const advised = new Set(advice.map(({ rank }) => rank))
      return Object.values(ranks).every(row => Object.values(row).every(rank => advised.has(rank)))
    },
    { path: ['advice'], message: 'expected advice for each rank' },
  )
  .readonly()
  .meta({ title: 'PriorityMatrix', description: 'How severity and urgency rank the work' })
/** How severity and urgency rank the work, and what the desk advises for each rank (R5). @category Vocabulary */
export type PriorityMatrix = z.infer<typeof PriorityMatrix>
