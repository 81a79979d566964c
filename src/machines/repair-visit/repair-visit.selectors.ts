import type { Standing } from '../path.js'
import { isIn } from '../stages/stage-selectors.js'
import type { RepairVisitFile } from './repair-visit.schema.js'

/** What can be read off a repair visit, beside what every path tells. @category Repair visit */
export const repairVisitSelectors = {
  /** The attempts to reach the customer since they last were (F6). */
  attempts: ({ context }: Standing<RepairVisitFile>) => context.attempts,
  /** What the diagnosis found, area by area. */
  findings: ({ context }: Standing<RepairVisitFile>) => context.findings,
  /** What it came from; `null` while that is not known. */
  cause: ({ context }: Standing<RepairVisitFile>) => context.cause,
  /** Whether the lead is yet to consent (R10). */
  isAwaitingConsent: (standing: Standing<RepairVisitFile>) => isIn(standing, 'open', 'consenting'),
  /** Whether the customer has a time, which is yet to come. */
  isAppointed: (standing: Standing<RepairVisitFile>) => isIn(standing, 'open', 'appointed'),
  /** Whether the device is away for repair. */
  isAway: (standing: Standing<RepairVisitFile>) => isIn(standing, 'open', 'away'),
}
