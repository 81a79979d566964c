import { z } from 'zod'
import { Money } from '../../vocabulary/money.js'
import { Id, Text } from '../../vocabulary/text.js'
import { Instant } from '../../vocabulary/time.js'
import type { EventWith } from '../define-path.js'
import { type CaseFile, CaseInput, type Outcome } from '../stages/case-file.js'
import type { StageEffect } from '../stages/stage-effects.js'

/** Who is to have something installed; the subject says what. @category Installation */
export const InstallationInput = CaseInput.extend({
  /** What is to be installed, as the host names it. */
  product: Id.optional(),
}).meta({ title: 'InstallationInput' })
/** Who is to have something installed. @category Installation */
export type InstallationInput = z.infer<typeof InstallationInput>

/** What the installation needs to know. */
const InformationCollect = z.strictObject({
  type: z.literal('information.collect'),
  place: Text,
  details: Text,
})

/** Whether the fees are paid. */
const FeesCheck = z.strictObject({ type: z.literal('fees.check'), paid: z.boolean(), text: Text })

/** The authority is asked for a date. */
const DateRequest = z.strictObject({ type: z.literal('date.request'), proposedAt: Instant })

/** The authority agrees to a date, which the customer then has. */
const DateSet = z.strictObject({
  type: z.literal('date.set'),
  from: Instant,
  until: Instant,
  /** Who comes for the authority. */
  official: Text,
})

/** The authority agrees to no date. */
const DateDecline = z.strictObject({ type: z.literal('date.decline'), reason: Text })

const Serials = z.array(Id).min(1).max(100).readonly()

/** Equipment is drawn from the store, with spares. */
const EquipmentDraw = z.strictObject({
  type: z.literal('equipment.draw'),
  equipment: Serials,
  spares: Serials,
})

/** The equipment is issued to the customer. */
const EquipmentIssue = z.strictObject({
  type: z.literal('equipment.issue'),
  /** Whether the official saw it. */
  officialPresent: z.boolean(),
})

/** It is installed on the spot. */
const EquipmentInstall = z.strictObject({
  type: z.literal('equipment.install'),
  report: Text,
  /** Whether the customer confirmed a backup of their data. */
  backupConfirmed: z.boolean(),
})

/** A sample was printed. */
const SamplePrint = z.strictObject({ type: z.literal('sample.print'), good: z.boolean() })

/** Agreement and registration form are signed. */
const AgreementSign = z.strictObject({
  type: z.literal('agreement.sign'),
  agreement: Id,
  registrationForm: Id,
})

/** What was due on the spot is paid. */
const PaymentCollect = z.strictObject({
  type: z.literal('payment.collect'),
  payment: Money,
  receipt: Id,
})

/** Money, spares and papers are handed in, each against a receipt. */
const InstallationHandIn = z.strictObject({
  type: z.literal('installation.handIn'),
  finance: Id,
  store: Id,
  service: Id,
})

/** The customer is told the code. */
const CodeTell = z.strictObject({ type: z.literal('code.tell'), code: Id })

/** There is no installation after all. */
const InstallationCancel = z.strictObject({ type: z.literal('installation.cancel'), reason: Text })

/** What was drawn is back in the store. */
const EquipmentReturn = z.strictObject({ type: z.literal('equipment.return'), receipt: Id })

export const installationEvents = [
  InformationCollect,
  FeesCheck,
  DateRequest,
  DateSet,
  DateDecline,
  EquipmentDraw,
  EquipmentIssue,
  EquipmentInstall,
  SamplePrint,
  AgreementSign,
  PaymentCollect,
  InstallationHandIn,
  CodeTell,
  InstallationCancel,
  EquipmentReturn,
] as const

/** What can be asked of an installation. @category Installation */
export type InstallationEvent = EventWith<(typeof installationEvents)[number]>

/** What an installation asks its surroundings to do. @category Installation */
export type InstallationEffect =
  | StageEffect
  /** The authority is asked for a date, or reminded of it. */
  | {
      readonly type: 'authority.notify'
      readonly about: 'date' | 'reminder'
      readonly proposedAt: Instant | null
    }
  /** The customer is told the date. */
  | {
      readonly type: 'customer.appoint'
      readonly place: string | null
      readonly from: Instant
      readonly until: Instant
    }
  | { readonly type: 'customer.code'; readonly code: Id }

/** What an installation writes down. @category Installation */
export interface InstallationFile extends CaseFile {
  readonly product: Id | null
  readonly place: string | null
  /** What else the installation needs to know. */
  readonly details: string | null
  /** What the authority was asked for. */
  readonly proposedAt: Instant | null
  /** The date agreed to, from its beginning to its end; `null` before. */
  readonly appointment: { readonly from: Instant; readonly until: Instant } | null
  readonly official: string | null
  /** What is drawn, and neither installed nor returned. */
  readonly equipment: readonly Id[]
  readonly spares: readonly Id[]
  readonly installed: readonly Id[]
  readonly agreement: Id | null
  readonly registrationForm: Id | null
  readonly payment: Money | null
  /** Who has which receipt for what was handed in; `null` while nothing was. */
  readonly handedIn: { readonly finance: Id; readonly store: Id; readonly service: Id } | null
  readonly code: Id | null
}

/** What a finished installation leaves behind. @category Installation */
export interface InstallationOutcome extends Outcome {
  readonly installed: readonly Id[]
  readonly code: Id | null
}
