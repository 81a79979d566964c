import { z } from 'zod'
import { Channel } from '../../vocabulary/contact.js'
import type { Party, Role } from '../../vocabulary/party.js'
import { Priority } from '../../vocabulary/priority.js'
import { Id, Text } from '../../vocabulary/text.js'
import { Instant } from '../../vocabulary/time.js'

/** An event as a machine takes it: with the instant and the sender. @category Stages */
export type Stamped<Event> = Event & { readonly at: Instant; readonly by: Party }

/** Time's own event: a deadline of the case has come. Only the passing of time sends it. @category Stages */
export interface DeadlineReach {
  readonly type: 'deadline.reach'
  /** Which one, by its name in the file. */
  readonly deadline: string
}

const agents = [
  'service-agent',
  'complaint-specialist',
  'order-agent',
  'technical-support-engineer',
  'key-account-agent',
] as const satisfies readonly Role[]

/** The roles that may take a case on from a customer. @category Stages */
export const frontDesk: readonly Role[] = agents

/** Somebody takes the case on; the first to do so owns it until it is answered (R1). */
const CaseAccept = z.strictObject({ type: z.literal('case.accept') })

/** It landed on the wrong desk: another one works on it, the owner stays (R1). */
export const CaseHandOver = z.strictObject({
  type: z.literal('case.handOver'),
  to: z.enum(agents),
  reason: Text,
})

/** Nothing can be done until later. */
const CaseHold = z.strictObject({
  type: z.literal('case.hold'),
  reason: Text,
  until: Instant.optional(),
})

/** Work goes on where it was left. */
const CaseResume = z.strictObject({ type: z.literal('case.resume') })

/** Somebody above is to know, or to help. */
const CaseEscalate = z.strictObject({
  type: z.literal('case.escalate'),
  to: z.enum(['supervisor', 'manager', 'general-manager']),
  reason: Text,
})

/** The customer no longer wants it. */
const CaseWithdraw = z.strictObject({ type: z.literal('case.withdraw'), reason: Text })

/** It is the same matter as another case, where it goes on. */
const CaseMerge = z.strictObject({ type: z.literal('case.merge'), into: Id })

/** The answer did not hold. */
const CaseReopen = z.strictObject({ type: z.literal('case.reopen'), reason: Text })

/** The customer says something. */
const MessageReceive = z.strictObject({ type: z.literal('message.receive'), text: Text })

/** The customer is asked for something that the work needs. */
const CustomerAsk = z.strictObject({ type: z.literal('customer.ask'), question: Text })

/** A remark for colleagues. */
const NoteAdd = z.strictObject({ type: z.literal('note.add'), text: Text })

/** The matter is ranked (R5). */
const PrioritySet = z.strictObject({ type: z.literal('priority.set'), ...Priority.shape })

/** The answer takes longer: the customer is promised a date, and leaves an address (T12). */
const ReplyPromiseRequest = z.strictObject({
  type: z.literal('reply.promise'),
  dueAt: Instant,
  address: Id.optional(),
})

/** The promise cannot be kept: the customer was told why, and a new date (R9). */
const PromiseRenew = z.strictObject({
  type: z.literal('promise.renew'),
  dueAt: Instant,
  reason: Text,
  /** How the customer was told. */
  toldVia: Channel,
})

/** The customer is answered (R2). */
export const ReplySend = z.strictObject({
  type: z.literal('reply.send'),
  text: Text,
  apology: z.boolean().optional(),
})

/** The customer has another question before the case is closed (P1). */
const QuestionAsk = z.strictObject({ type: z.literal('question.ask'), text: Text })

/** The department learns from it: the problem, its cause, what to improve (R2). */
export const FeedbackRecord = z.strictObject({
  type: z.literal('feedback.record'),
  problem: Text,
  cause: Text,
  improvement: Text,
})

/** The customer was reached after the end, by a call or a visit (F1–F5). */
const FollowUpMake = z.strictObject({
  type: z.literal('followUp.make'),
  /** What they had to say. */
  said: Text.optional(),
})

/** The events that every path takes, beside `reply.send`, which a path may extend. */
export const stageEvents = [
  CaseAccept,
  CaseHold,
  CaseResume,
  CaseEscalate,
  CaseWithdraw,
  CaseMerge,
  CaseReopen,
  MessageReceive,
  CustomerAsk,
  NoteAdd,
  PrioritySet,
  ReplyPromiseRequest,
  PromiseRenew,
  QuestionAsk,
  FeedbackRecord,
  FollowUpMake,
] as const

const stageEvent = z.discriminatedUnion('type', [...stageEvents, CaseHandOver, ReplySend])

/** The events of the stages, which paths share. @category Stages */
export type StageEvent = z.infer<typeof stageEvent>

/**
 * Who may send an event whoever holds the state, on a path that `desk` works on. What a customer says may also come through
 * an agent, who writes it down for them; every event that is not here is the holder's alone (R3).
 */
export function sendersAt(desk: readonly Role[]) {
  const customerOrDesk: readonly Role[] = ['customer', ...desk]
  const deskAndAbove: readonly Role[] = [...new Set<Role>([...desk, 'supervisor', 'manager'])]
  return {
    'message.receive': customerOrDesk,
    'question.ask': customerOrDesk,
    'case.withdraw': customerOrDesk,
    'case.reopen': customerOrDesk,
    'case.resume': desk,
    'note.add': [...deskAndAbove, 'technical-department'],
    'priority.set': deskAndAbove,
    'case.escalate': deskAndAbove,
    'followUp.make': [...deskAndAbove, 'records-clerk'],
  } satisfies Partial<Record<StageEvent['type'], readonly Role[]>>
}

/** Who may send an event whoever holds the state, on the paths of the front desk. @category Stages */
export const stageSenders = sendersAt(frontDesk)
