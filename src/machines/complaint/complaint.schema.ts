import { z } from 'zod'
import { type Evidence, EvidenceKind } from '../../vocabulary/evidence.js'
import { Id, Text } from '../../vocabulary/text.js'
import { CaseInput } from '../stages/case-file.js'
import { Department, type DepartmentFile, type DepartmentNotice } from '../stages/department.js'
import type { StageEffect } from '../stages/stage-effects.js'

/** What a complaint is about, which decides who looks into it. @category Complaint */
export const ComplaintAbout = z
  .enum(['service', 'product', 'subordinate-company'])
  .meta({ title: 'ComplaintAbout' })
/** What a complaint is about, which decides who looks into it. @category Complaint */
export type ComplaintAbout = z.infer<typeof ComplaintAbout>

/** A general complaint is solved on the spot; a complex one is investigated. @category Complaint */
export const ComplaintKind = z.enum(['general', 'complex']).meta({ title: 'ComplaintKind' })
/** A general complaint is solved on the spot; a complex one is investigated. @category Complaint */
export type ComplaintKind = z.infer<typeof ComplaintKind>

/** How a complaint was settled: on the spot, as the customer agreed, or as the manager decided. @category Complaint */
export type ComplaintSettlement = 'on-the-spot' | 'agreed' | 'decided'

/** What a customer complains of. @category Complaint */
export const ComplaintInput = CaseInput.extend({
  /** As the customer says. */
  about: ComplaintAbout,
  /** The goods, the service or the subordinate company, as the host names it. */
  concerns: Id.optional(),
}).meta({ title: 'ComplaintInput' })
/** What a customer complains of. @category Complaint */
export type ComplaintInput = z.infer<typeof ComplaintInput>

const finding = {
  /** Whether the company is responsible, and so owes an apology (R6). */
  liable: z.boolean(),
  cause: Text,
}

/** Can it be solved on the spot? */
const ComplaintClassify = z.strictObject({ type: z.literal('complaint.classify'), kind: ComplaintKind })

/** Something that shows what happened (R7). */
const EvidenceAdd = z.strictObject({
  type: z.literal('evidence.add'),
  kind: EvidenceKind,
  summary: Text,
  reference: Id.optional(),
})

/** Whose a matter is that is solved on the spot. */
const LiabilityFind = z.strictObject({ type: z.literal('liability.find'), ...finding })

/** Those concerned look into what it is about after all; into service the desk's supervisor, or the department that is named. */
const InvestigationStart = z.strictObject({
  type: z.literal('investigation.start'),
  about: ComplaintAbout,
  department: Department.optional(),
})

/** What was found, and what is to be offered to the customer. */
const InvestigationReport = z.strictObject({
  type: z.literal('investigation.report'),
  ...finding,
  proposal: Text,
})

/** A level cannot answer: the next one up is to. */
const ComplaintPassUp = z.strictObject({ type: z.literal('complaint.passUp'), reason: Text })

/** The customer is asked to agree. */
const ProposalMake = z.strictObject({ type: z.literal('proposal.make'), proposal: Text })

/** The customer is satisfied with what is proposed. */
const ProposalAccept = z.strictObject({ type: z.literal('proposal.accept') })

/** The customer is not, and says why. */
const ProposalReject = z.strictObject({ type: z.literal('proposal.reject'), reason: Text })

/** The complaint desk cannot solve it. */
const ComplaintRefer = z.strictObject({ type: z.literal('complaint.refer'), reason: Text })

/** The manager decides, and that stands. */
const DecisionGive = z.strictObject({ type: z.literal('decision.give'), ...finding, decision: Text })

export const complaintEvents = [
  ComplaintClassify,
  EvidenceAdd,
  LiabilityFind,
  InvestigationStart,
  InvestigationReport,
  ComplaintPassUp,
  ProposalMake,
  ProposalAccept,
  ProposalReject,
  ComplaintRefer,
  DecisionGive,
] as const

/** What a complaint asks its surroundings to do. @category Complaint */
export type ComplaintEffect =
  | StageEffect
  | DepartmentNotice
  /** The customer is to say whether they are satisfied with what is proposed. */
  | { readonly type: 'customer.agree'; readonly text: string }

/** What a complaint writes down beside what every case does. @category Complaint */
export interface ComplaintNotes extends DepartmentFile {
  readonly about: ComplaintAbout
  readonly concerns: Id | null
  readonly kind: ComplaintKind | null
  readonly evidence: readonly Evidence[]
  /** Whether whoever is to find out what happened has evidence of it (R7). */
  readonly evidenced: boolean
  readonly cause: string | null
  /** What is, or was last, proposed to the customer or decided. */
  readonly proposal: string | null
  /** Why the customer was not satisfied, each time. */
  readonly objections: readonly string[]
  readonly settlement: ComplaintSettlement | null
}
