import { z } from 'zod'
import { type Evidence, EvidenceKind } from '../../vocabulary/evidence.js'
import { Money } from '../../vocabulary/money.js'
import { Customer, Party, type Role } from '../../vocabulary/party.js'
import { Id, Text } from '../../vocabulary/text.js'
import { Instant } from '../../vocabulary/time.js'
import { type CaseFile, CaseInput, type Opening, type Outcome } from '../stages/case-file.js'
import type { StageEffect } from '../stages/stage-effects.js'
import { frontDesk, ReplySend, stageEvents, stageSenders } from '../stages/stage-events.js'

/** The two sides of a trade. @category Dispute */
export const Side = z.enum(['buyer', 'seller']).meta({ title: 'Side' })
/** The two sides of a trade. @category Dispute */
export type Side = z.infer<typeof Side>

/** What puts a trade right: the buyer's trade protection, or nothing where the complaint is rejected. @category Dispute */
export const Remedy = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('refund'), ...Money.shape, amountMinor: z.int().min(1) }),
    z.strictObject({ kind: z.literal('compensation'), ...Money.shape, amountMinor: z.int().min(1) }),
    z.strictObject({ kind: z.literal('exchange') }),
    z.strictObject({ kind: z.literal('none') }),
  ])
  .meta({ title: 'Remedy' })
/** What puts a trade right: the buyer's trade protection, or nothing where the complaint is rejected. @category Dispute */
export type Remedy = z.infer<typeof Remedy>

const decision = {
  /** Whom it is decided for. */
  favours: z.enum(['buyer', 'seller', 'split']),
  reasons: Text,
  remedy: Remedy,
  /** Whether the department itself is responsible, and so owes an apology (R6). */
  liable: z.boolean(),
}

/** Who is in the right, why, and what follows. @category Dispute */
export const Verdict = z
  .strictObject({ ...decision, givenAt: Instant, givenBy: Party })
  .meta({ title: 'Verdict' })
/** Who is in the right, why, and what follows. @category Dispute */
export type Verdict = z.infer<typeof Verdict>

/** What one side of a trade comes to complain of. @category Dispute */
export const DisputeInput = CaseInput.extend({
  /** The side the customer is on. */
  side: Side,
  counterparty: Customer,
  order: z.strictObject({ number: Id, amount: Money }),
}).meta({ title: 'DisputeInput' })
/** What one side of a trade comes to complain of. @category Dispute */
export type DisputeInput = z.infer<typeof DisputeInput>

/** A side shows something, or the desk records it for them (R7). */
const EvidenceAdd = z.strictObject({
  type: z.literal('evidence.add'),
  side: Side,
  kind: EvidenceKind,
  summary: Text,
  reference: Id.optional(),
})

/** A side is asked to show something by a date; silent until then, it has had its hearing. */
const EvidenceRequest = z.strictObject({
  type: z.literal('evidence.request'),
  side: Side,
  what: Text,
  dueAt: Instant,
})

/** The complaint specialist decides. */
const VerdictGive = z.strictObject({ type: z.literal('verdict.give'), ...decision })

/** The remedy was carried out. */
const RemedySettle = z.strictObject({ type: z.literal('remedy.settle'), reference: Id })

/** A side does not accept the verdict; once. */
const VerdictAppeal = z.strictObject({ type: z.literal('verdict.appeal'), grounds: Text })

/** The manager decides the appeal, and that stands. */
const AppealDecide = z.strictObject({ type: z.literal('appeal.decide'), ...decision })

/** What can be asked of a dispute. @category Dispute */
export const DisputeEvent = z
  .discriminatedUnion('type', [
    ...stageEvents,
    ReplySend,
    EvidenceAdd,
    EvidenceRequest,
    VerdictGive,
    RemedySettle,
    VerdictAppeal,
    AppealDecide,
  ])
  .meta({ title: 'DisputeEvent' })
/** What can be asked of a dispute. @category Dispute */
export type DisputeEvent = z.infer<typeof DisputeEvent>

/** What a dispute asks its surroundings to do. @category Dispute */
export type DisputeEffect =
  | StageEffect
  | {
      readonly type: 'party.notify'
      readonly side: Side
      readonly partyId: Id
      readonly about: 'evidence-request' | 'appealed' | 'verdict'
      readonly text: string
      readonly dueAt: Instant | null
    }
  | {
      readonly type: 'remedy.order'
      readonly orderNumber: Id
      readonly remedy: Remedy
      /** What was carried out before, where an appeal or a reopening asks for it anew. */
      readonly alreadySettled: Remedy | null
    }

/** What a dispute writes down. @category Dispute */
export interface DisputeFile extends CaseFile {
  readonly buyer: Customer
  readonly seller: Customer
  readonly side: Side
  readonly order: DisputeInput['order']
  readonly evidence: Readonly<Record<Side, readonly Evidence[]>>
  /** The side that was asked for evidence and has not answered. */
  readonly asked: Side | null
  /** Sides that had their chance to show evidence, whether they took it or not. */
  readonly heard: Readonly<Record<Side, boolean>>
  readonly verdict: Verdict | null
  /** Whether the verdict was appealed, which it can be once. */
  readonly appealed: boolean
  /** The remedy that was carried out last. */
  readonly settled: Remedy | null
}

/** What the dispute machine starts from. @category Dispute */
export type DisputeOpening = Opening<DisputeInput>

/** What a finished dispute leaves behind. @category Dispute */
export interface DisputeOutcome extends Outcome {
  readonly verdict: Verdict | null
}

/** Who may send a dispute's events whoever holds the state; see {@link stageSenders}. @category Dispute */
export const disputeSenders = {
  ...stageSenders,
  'evidence.add': ['customer', ...frontDesk],
  'verdict.appeal': ['customer', ...frontDesk],
} satisfies Partial<Record<DisputeEvent['type'], readonly Role[]>>
