import { z } from 'zod'
import { LocalDate } from '../../vocabulary/date.js'
import { Money } from '../../vocabulary/money.js'
import { Id, Text } from '../../vocabulary/text.js'
import { Instant } from '../../vocabulary/time.js'
import type { EventWith } from '../define-path.js'
import { type CaseFile, CaseInput, type Outcome } from '../stages/case-file.js'
import type { StageEffect } from '../stages/stage-effects.js'

/** Who wants a visit: the caller, and then the lead has to consent (R10), or the department itself. @category Repair visit */
export const VisitAskedBy = z.enum(['caller', 'department']).meta({ title: 'VisitAskedBy' })
/** Who wants a visit. @category Repair visit */
export type VisitAskedBy = z.infer<typeof VisitAskedBy>

/** What a technician is to see to, and where. @category Repair visit */
export const RepairVisitInput = CaseInput.extend({
  askedBy: VisitAskedBy,
  place: Text.optional(),
  /** The product or service that fails, as the host names it. */
  product: Id.optional(),
}).meta({ title: 'RepairVisitInput' })
/** What a technician is to see to, and where. @category Repair visit */
export type RepairVisitInput = z.infer<typeof RepairVisitInput>

/** An attempt to reach the customer, by the department's date and the part of its day (F6). @category Repair visit */
export const ContactAttempt = z
  .strictObject({ date: LocalDate, partOfDay: z.enum(['morning', 'afternoon', 'evening']) })
  .meta({ title: 'ContactAttempt' })
/** An attempt to reach the customer, by the department's date and the part of its day (F6). @category Repair visit */
export type ContactAttempt = z.infer<typeof ContactAttempt>

/** Where a fault is looked for, in this order (P8). @category Repair visit */
export const DiagnosisArea = z.enum(['connections', 'software', 'hardware']).meta({ title: 'DiagnosisArea' })
/** Where a fault is looked for, in this order (P8). @category Repair visit */
export type DiagnosisArea = z.infer<typeof DiagnosisArea>

/** The lead lets the visit take place, or does not. */
const VisitConsent = z.strictObject({
  type: z.literal('visit.consent'),
  granted: z.boolean(),
  reason: Text,
})

/** A technician takes the job, and fills the service form. */
const JobTake = z.strictObject({ type: z.literal('job.take'), form: Id })

/** The customer was not reached; when it is tried again. */
const CallMiss = z.strictObject({
  type: z.literal('call.miss'),
  ...ContactAttempt.shape,
  againAt: Instant,
})

/** The customer was reached: what they say of the fault, and when and where the technician comes. */
const VisitArrange = z.strictObject({
  type: z.literal('visit.arrange'),
  fault: Text,
  underContract: z.boolean(),
  backedUp: z.boolean(),
  place: Text,
  from: Instant,
  until: Instant,
})

/** There is no visit, or it is broken off. */
const VisitCancel = z.strictObject({ type: z.literal('visit.cancel'), reason: Text })

/** The technician is there. */
const VisitBegin = z.strictObject({ type: z.literal('visit.begin') })

/** Whether the contract still holds, as it is found on the spot. */
const ContractCheck = z.strictObject({
  type: z.literal('contract.check'),
  valid: z.boolean(),
  number: Id.optional(),
})

/** It was explained that the contract expired, and what the work costs. */
const ChargeExplain = z.strictObject({
  type: z.literal('charge.explain'),
  charge: Money,
  agreed: z.boolean(),
})

/** The customer's data are safe, or the customer does without. */
const BackupCheck = z.strictObject({
  type: z.literal('backup.check'),
  backup: z.enum(['there', 'made', 'waived']),
})

/** One area was looked at. */
const DiagnosisRecord = z.strictObject({
  type: z.literal('diagnosis.record'),
  area: DiagnosisArea,
  finding: Text,
  /** Whether the fault is there. */
  found: z.boolean(),
  /** Whether the customer let the case be opened, as the hardware needs. */
  consent: z.boolean().optional(),
})

/** Something was repaired. */
const RepairApply = z.strictObject({
  type: z.literal('repair.apply'),
  description: Text,
  /** The parts that were replaced, which the technician brings back. */
  parts: z.array(Id).max(100).readonly(),
})

/** It was tested before the customer. */
const RepairTest = z.strictObject({ type: z.literal('repair.test'), passed: z.boolean() })

/** It cannot be repaired on the spot: it is taken away, and the customer has a receipt. */
const DeviceTake = z.strictObject({
  type: z.literal('device.take'),
  /** Whether the customer lets it go. */
  consent: z.boolean(),
  receipt: Id,
  backBy: Instant,
})

/** What was taken away is back, with the parts that were replaced. */
const DeviceBring = z.strictObject({
  type: z.literal('device.bring'),
  repaired: z.boolean(),
  description: Text,
  parts: z.array(Id).max(100).readonly(),
})

/** The customer was told what it came from, and how to use the thing. */
const CauseExplain = z.strictObject({
  type: z.literal('cause.explain'),
  cause: Text,
  use: Text,
  liable: z.boolean(),
})

/** The customer signs for the work. */
const FormSign = z.strictObject({ type: z.literal('form.sign'), form: Id })

/** The customer does not sign: it still fails. */
const FormRefuse = z.strictObject({ type: z.literal('form.refuse'), reason: Text })

/** Form and replaced parts are handed in. */
const FormReturn = z.strictObject({
  type: z.literal('form.return'),
  parts: z.array(Id).max(100).readonly(),
})

/** The manager is told how it went. */
const VisitReport = z.strictObject({ type: z.literal('visit.report'), summary: Text })

export const repairVisitEvents = [
  VisitConsent,
  JobTake,
  CallMiss,
  VisitArrange,
  VisitCancel,
  VisitBegin,
  ContractCheck,
  ChargeExplain,
  BackupCheck,
  DiagnosisRecord,
  RepairApply,
  RepairTest,
  DeviceTake,
  DeviceBring,
  CauseExplain,
  FormSign,
  FormRefuse,
  FormReturn,
  VisitReport,
] as const

/** What can be asked of a repair visit. @category Repair visit */
export type RepairVisitEvent = EventWith<(typeof repairVisitEvents)[number]>

/** What a repair visit asks its surroundings to do. @category Repair visit */
export type RepairVisitEffect =
  | StageEffect
  /** The customer is told when the technician comes. */
  | {
      readonly type: 'customer.appoint'
      readonly place: string
      readonly from: Instant
      readonly until: Instant
    }
  | {
      readonly type: 'manager.notify'
      readonly about: 'contract-expired' | 'visit-report'
      readonly text: string
    }

/** What a repair visit writes down. @category Repair visit */
export interface RepairVisitFile extends CaseFile {
  readonly askedBy: VisitAskedBy
  /** Whether the lead let the visit take place (R10). */
  readonly consented: boolean
  readonly place: string | null
  readonly product: Id | null
  /** The number of the service form. */
  readonly form: Id | null
  /** The attempts to reach the customer since they last were, the latest first (F6). */
  readonly attempts: readonly ContactAttempt[]
  /** As the customer describes it on the phone. */
  readonly fault: string | null
  /** As the customer says, and then as it is found on the spot; so is the backup. */
  readonly underContract: boolean | null
  /** What the customer agreed to pay. */
  readonly charge: Money | null
  readonly backup: 'there' | 'made' | 'waived' | null
  /** What this diagnosis found, area by area. */
  readonly findings: readonly { readonly area: DiagnosisArea; readonly finding: string }[]
  readonly repairs: readonly string[]
  /** The parts that were replaced and are yet to be handed in. */
  readonly parts: readonly Id[]
  /** For what is away for repair; `null` while nothing is. */
  readonly receipt: Id | null
  readonly cause: string | null
}

/** What a finished repair visit leaves behind. @category Repair visit */
export interface RepairVisitOutcome extends Outcome {
  readonly cause: string | null
  readonly repairs: readonly string[]
}
