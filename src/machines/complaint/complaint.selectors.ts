import type { Standing } from '../path.js'
import type { CaseFile } from '../stages/case-file.js'
import { isIn } from '../stages/stage-selectors.js'
import type { ComplaintNotes } from './complaint.schema.js'

type Complaint = Standing<CaseFile & ComplaintNotes>

/** What can be read off a complaint. @category Complaint */
export const complaintSelectors = {
  /** Whether it is general or complex, once somebody has classified it. */
  kind: ({ context }: Complaint) => context.kind,
  /** Its evidence. */
  evidence: ({ context }: Complaint) => context.evidence,
  /** What is, or was last, proposed to the customer or decided. */
  proposal: ({ context }: Complaint) => context.proposal,
  /** Why the customer was not satisfied, each time. */
  objections: ({ context }: Complaint) => context.objections,
  /** How it was settled. */
  settlement: ({ context }: Complaint) => context.settlement,
  /** Whether those concerned look into it. */
  isInvestigated: (standing: Complaint) => isIn(standing, 'open', 'investigated'),
  /** Whether the customer is to say if they are satisfied with what is proposed. */
  isAwaitingConsent: (standing: Complaint) => isIn(standing, 'open', 'awaitingConsent'),
  /** Whether the manager is to decide. */
  isDeciding: (standing: Complaint) => isIn(standing, 'open', 'deciding'),
}
