import { z } from 'zod'
import type { Role } from '../../vocabulary/party.js'
import { Id, Text } from '../../vocabulary/text.js'
import { VisitAskedBy } from '../repair-visit/repair-visit.schema.js'
import { type CaseFile, CaseInput, type Opening, type Outcome } from '../stages/case-file.js'
import type { StageEffect } from '../stages/stage-effects.js'
import { CaseHandOver, frontDesk, ReplySend, stageEvents, stageSenders } from '../stages/stage-events.js'

/** What a customer finds broken. @category Fault */
export const FaultInput = CaseInput.extend({
  /** The product or service that fails, as the host names it. */
  product: Id.optional(),
}).meta({ title: 'FaultInput' })
/** What a customer finds broken. @category Fault */
export type FaultInput = z.infer<typeof FaultInput>

/** How a fault can end. @category Fault */
export const Resolution = z
  .enum(['fixed', 'workaround', 'not-a-fault', 'no-fix'])
  .meta({ title: 'Resolution' })
/** How a fault can end. @category Fault */
export type Resolution = z.infer<typeof Resolution>

/** Whether it happens again in the agent's hands. */
const FaultReproduce = z.strictObject({
  type: z.literal('fault.reproduce'),
  reproduced: z.boolean(),
  steps: Text,
})

/** Whose a fault is; `nobody`'s: it works as it should, and is not a fault. */
const Blame = z.enum(['department', 'customer', 'third-party', 'nobody'])

/** What it comes from, and whose it is. */
const FaultDiagnose = z.strictObject({
  type: z.literal('fault.diagnose'),
  cause: Text,
  blame: Blame,
})

/** Something was done about it, for the customer to try. */
const FixApply = z.strictObject({
  type: z.literal('fix.apply'),
  kind: z.enum(['fixed', 'workaround']),
  description: Text,
})

/** It works for the customer. */
const FixConfirm = z.strictObject({ type: z.literal('fix.confirm') })

/** It still fails. */
const FixReject = z.strictObject({ type: z.literal('fix.reject'), reason: Text })

/** The agent cannot solve it: the technical department is told what was tried (P4). */
const DepartmentReport = z.strictObject({
  type: z.literal('department.report'),
  tried: z.array(Text).min(1).max(100).readonly(),
})

/** The technical department's answer, or its question back. */
const DepartmentAnswer = z.strictObject({
  type: z.literal('department.answer'),
  answer: z.enum([...Resolution.options, 'question']),
  text: Text,
  blame: Blame.optional(),
})

/** The agent answers the department's question. */
const DepartmentInform = z.strictObject({ type: z.literal('department.inform'), text: Text })

/** It has to be seen to at the customer's place: a visit there is a case of its own (P8). */
const VisitRequest = z.strictObject({
  type: z.literal('visit.request'),
  place: Text,
  askedBy: VisitAskedBy,
})

/** What can be asked of a fault. @category Fault */
export const FaultEvent = z
  .discriminatedUnion('type', [
    ...stageEvents,
    CaseHandOver,
    // A fault that the desk knows is answered at once, and then the reply says how it ended.
    ReplySend.extend({ resolution: Resolution.optional() }),
    FaultReproduce,
    FaultDiagnose,
    FixApply,
    FixConfirm,
    FixReject,
    DepartmentReport,
    DepartmentAnswer,
    DepartmentInform,
    VisitRequest,
  ])
  .meta({ title: 'FaultEvent' })
/** What can be asked of a fault. @category Fault */
export type FaultEvent = z.infer<typeof FaultEvent>

/** What a fault asks its surroundings to do. @category Fault */
export type FaultEffect =
  | StageEffect
  | {
      readonly type: 'department.notify'
      readonly department: Role
      readonly about: 'report' | 'information' | 'reminder' | 'recall'
      readonly text: string
      /** What was tried so far. */
      readonly tried: readonly string[]
    }
  | { readonly type: 'customer.verify'; readonly text: string }

/** What a fault writes down. @category Fault */
export interface FaultFile extends CaseFile {
  readonly product: Id | null
  readonly reproduced: boolean | null
  readonly cause: string | null
  /** What was tried, in order: the steps to reproduce, the fixes that did not hold, what was reported. */
  readonly tried: readonly string[]
  /** What the customer is trying out. */
  readonly fix: { readonly kind: 'fixed' | 'workaround'; readonly description: string } | null
  /** What the technical department said last. */
  readonly departmentSaid: string | null
  readonly resolution: Resolution | null
}

/** What the fault machine starts from. @category Fault */
export type FaultOpening = Opening<FaultInput>

/** What a finished fault leaves behind. @category Fault */
export interface FaultOutcome extends Outcome {
  readonly resolution: Resolution | null
}

/** Who may send a fault's events whoever holds the state; see {@link stageSenders}. @category Fault */
export const faultSenders = {
  ...stageSenders,
  'fix.confirm': ['customer', ...frontDesk],
  'fix.reject': ['customer', ...frontDesk],
} satisfies Partial<Record<FaultEvent['type'], readonly Role[]>>
