import type { Standing } from '../path.js'
import { isIn, stageSelectors } from '../stages/stage-selectors.js'
import type { FaultFile } from './fault.schema.js'

/** What can be read off a fault. @category Fault */
export const faultSelectors = {
  ...stageSelectors,
  /** Its cause. */
  cause: ({ context }: Standing<FaultFile>) => context.cause,
  /** Its tried. */
  tried: ({ context }: Standing<FaultFile>) => context.tried,
  /** Its resolution. */
  resolution: ({ context }: Standing<FaultFile>) => context.resolution,
  /** Whether the technical department has it (P4). */
  isReported: (standing: Standing<FaultFile>) => isIn(standing, 'open', 'reported'),
  /** Whether it is verifying fix. */
  isVerifyingFix: (standing: Standing<FaultFile>) => isIn(standing, 'open', 'verifyingFix'),
}
