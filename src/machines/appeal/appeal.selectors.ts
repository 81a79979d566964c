import type { Standing } from '../path.js'
import { isIn } from '../stages/stage-selectors.js'
import type { AppealFile } from './appeal.schema.js'

/** What can be read off an appeal. @category Appeal */
export const appealSelectors = {
  /** Who contests. */
  agent: ({ context }: Standing<AppealFile>) => context.agent,
  /** Who reads the records anew; `null` while nobody has taken it up. */
  secondReviewer: ({ context }: Standing<AppealFile>) => context.secondReviewer,
  /** The records as the second reviewer scored them; none before. */
  scores: ({ context }: Standing<AppealFile>) => context.scores,
  /** What was decided; `null` before. */
  decision: ({ context }: Standing<AppealFile>) => context.decision,
  /** Whether it came late, and the supervisor is to admit or dismiss it. */
  isLate: (standing: Standing<AppealFile>) => isIn(standing, 'open', 'late'),
  /** Whether the supervisor is to decide. */
  isDeciding: (standing: Standing<AppealFile>) => isIn(standing, 'open', 'deciding'),
}
