import type { Standing } from '../path.js'
import { isIn, stageSelectors } from '../stages/stage-selectors.js'
import type { DisputeFile } from './dispute.schema.js'

/** What can be read off a dispute. @category Dispute */
export const disputeSelectors = {
  ...stageSelectors,
  /** Its verdict. */
  verdict: ({ context }: Standing<DisputeFile>) => context.verdict,
  /** Its evidence. */
  evidence: ({ context }: Standing<DisputeFile>) => context.evidence,
  /** Whether both sides showed evidence, or were asked for it in vain (R7). */
  isHeard: ({ context }: Standing<DisputeFile>) => context.heard.buyer && context.heard.seller,
  /** Whether it is settling. */
  isSettling: (standing: Standing<DisputeFile>) => isIn(standing, 'open', 'settling'),
  /** Whether it is appealing. */
  isAppealing: (standing: Standing<DisputeFile>) => isIn(standing, 'open', 'appealing'),
}
