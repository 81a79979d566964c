import { z } from 'zod'
import { Contact } from '../../vocabulary/contact.js'
import type { Feedback } from '../../vocabulary/feedback.js'
import { Customer, type Party, type Role } from '../../vocabulary/party.js'
import { Priority } from '../../vocabulary/priority.js'
import type { ReplyPromise } from '../../vocabulary/promise.js'
import type { Reply } from '../../vocabulary/reply.js'
import { Id, Text } from '../../vocabulary/text.js'
import { DurationMs, type Instant } from '../../vocabulary/time.js'

/** How long a path waits, and how often it starts again; a charter sets them. @category Stages */
export const Limits = z
  .strictObject({
    /** How long a question to the customer stays open before a reminder, and again before the case is answered without. */
    customerSilenceMs: DurationMs,
    /** How long another department has for an answer before it is reminded and somebody above knows, each time. */
    departmentSilenceMs: DurationMs,
    /** How long a case rests on hold when nobody said until when. */
    holdMs: DurationMs,
    /** How long after the feedback record a case can be reopened or appealed. */
    reopenWindowMs: DurationMs,
    /** How often a case can be reopened before a new one is due. */
    maxReopens: z.int().min(0),
    /** From a safety incident to its preliminary findings (T10). */
    incidentFindingsMs: DurationMs,
    /** From a safety incident to its report (T10). */
    incidentReportMs: DurationMs,
  })
  .meta({ title: 'Limits' })
/** How long a path waits, and how often it starts again; a charter sets them. @category Stages */
export type Limits = z.infer<typeof Limits>

const dayMs = 86_400_000

/**
 * What holds where a charter says nothing: 3 days of silence, 2 from a department, 7 on hold, 7 to reopen, twice at most;
 * 24 and 72 hours after a safety incident.
 * @category Stages
 */
export const defaultLimits: Limits = {
  customerSilenceMs: 3 * dayMs,
  departmentSilenceMs: 2 * dayMs,
  holdMs: 7 * dayMs,
  reopenWindowMs: 7 * dayMs,
  maxReopens: 2,
  incidentFindingsMs: dayMs,
  incidentReportMs: 3 * dayMs,
}

/** What a customer comes with, on every path. @category Stages */
export const CaseInput = z
  .strictObject({
    customer: Customer,
    contact: Contact,
    /** The matter, in the customer's words. */
    subject: Text,
    /** How the department ranks the customer (D7), as the host names it. */
    customerGrade: Id.optional(),
    /** Medium by medium where it is left out. */
    priority: Priority.optional(),
  })
  .meta({ title: 'CaseInput', description: 'What a customer comes with' })
/** What a customer comes with, on every path. @category Stages */
export type CaseInput = z.infer<typeof CaseInput>

/** A path's input as its machine takes it: with the case's id, the instant, the sender and the charter's limits. @category Stages */
export type Opening<Input> = Input & {
  readonly id: Id
  readonly at: Instant
  readonly by: Party
  readonly limits?: Limits
  /** What a case brings along that comes from another path. */
  readonly carried?: Carried
}

/** How a case ended: fed back, or with the reason why the customer needs no reply (R2). @category Stages */
export type Ending = 'closed' | 'withdrawn' | 'merged'

/** What every path writes down about its case. @category Stages */
export interface CaseFile {
  readonly id: Id
  readonly customer: Customer
  readonly contact: Contact
  readonly subject: string
  readonly customerGrade: string | null
  readonly priority: Priority
  /** Who accepted the case and answers for it until it is answered, whoever works on it (R1). */
  readonly owner: Party | null
  /** Who works on it now. */
  readonly handler: Party | null
  /** The desk that has it now, by its role; of several roles that may hold a state, this one does (R3). */
  readonly desk: Role | null
  readonly promise: ReplyPromise | null
  readonly replies: readonly Reply[]
  readonly feedback: readonly Feedback[]
  /** Whether the department is responsible for the matter; `null` while nobody has found out (R6). */
  readonly liable: boolean | null
  /** Whether the customer was reminded of the question that is open. */
  readonly reminded: boolean
  /** Whether the case is answered without the customer, who stayed silent. */
  readonly silent: boolean
  readonly reopened: number
  /** When the customer was last reached after the end (F1–F5). */
  readonly followedUpAt: Instant | null
  readonly ending: Ending | null
  /** Why the customer withdrew. */
  readonly withdrawnBecause: string | null
  readonly mergedInto: Id | null
  /** Instants at which something is due, by name; each is dropped when it is reached or no longer matters. */
  readonly deadlines: Readonly<Record<string, Instant>>
  readonly limits: Limits
}

/** What goes with a case that moves to another path. @category Stages */
export type Carried = Pick<
  CaseFile,
  'owner' | 'promise' | 'replies' | 'feedback' | 'liable' | 'reopened' | 'deadlines'
>

/** The file of a case that nobody has accepted yet. */
export function openFile(opening: Opening<CaseInput>): CaseFile {
  const { id, customer, contact, subject, customerGrade, priority, limits } = opening
  return {
    id,
    customer,
    contact,
    subject,
    customerGrade: customerGrade ?? null,
    priority: priority ?? { severity: 'medium', urgency: 'medium' },
    owner: null,
    handler: null,
    desk: null,
    promise: null,
    replies: [],
    feedback: [],
    liable: null,
    reminded: false,
    silent: false,
    reopened: 0,
    followedUpAt: null,
    ending: null,
    withdrawnBecause: null,
    mergedInto: null,
    deadlines: {},
    limits: limits ?? defaultLimits,
    ...opening.carried,
  }
}

/** What a finished case leaves behind: a reply and a feedback record, or the reason why neither is needed (R2). @category Stages */
export interface Outcome {
  readonly ending: Ending
  readonly reply: Reply | null
  readonly feedback: Feedback | null
  readonly withdrawnBecause: string | null
  readonly mergedInto: Id | null
}

/** Reads the outcome off a file whose case has ended. */
export function outcomeOf(file: CaseFile): Outcome {
  return {
    ending: file.ending ?? 'closed',
    reply: file.replies.at(-1) ?? null,
    feedback: file.feedback.at(-1) ?? null,
    withdrawnBecause: file.withdrawnBecause,
    mergedInto: file.mergedInto,
  }
}

/** The deadlines of `file` with one added or moved. */
export function withDeadline(file: CaseFile, deadline: string, dueAt: Instant): CaseFile['deadlines'] {
  const deadlines = copyOf(file.deadlines)
  deadlines[deadline] = dueAt
  return deadlines
}

/** The deadlines of `file` less one. */
export function withoutDeadline(file: CaseFile, deadline: string): CaseFile['deadlines'] {
  return deadline in file.deadlines ? copyOf(file.deadlines, deadline) : file.deadlines
}

/** Key by key, as copies of copies grow slow by spreading. */
function copyOf(deadlines: CaseFile['deadlines'], less?: string): Record<string, Instant> {
  const copy: Record<string, Instant> = {}
  for (const name in deadlines) if (name !== less) copy[name] = deadlines[name]!
  return copy
}
