import { z } from 'zod'
import { Channel } from '../../vocabulary/contact.js'
import type { Party } from '../../vocabulary/party.js'
import { Id, Text } from '../../vocabulary/text.js'
import { Instant } from '../../vocabulary/time.js'
import { type CaseFile, CaseInput } from '../stages/case-file.js'
import type { DepartmentFile, DepartmentNotice } from '../stages/department.js'
import type { StageEffect } from '../stages/stage-effects.js'

/** What the department sets out with: whom it visits, by which rule, and when. @category Return visit */
export const ReturnVisitInput = CaseInput.extend({
  /** The rule it is due by, such as `F2`. */
  rule: Id,
  /** The case that is followed up, where there is one. */
  followsUp: Id.optional(),
  /** When the window opens: no visit before. */
  earliestAt: Instant,
  /** When the window closes: the visit is overdue from then. */
  latestAt: Instant,
  /** How often the customer is tried before a written note is left, 1–20; 3 unless given. */
  maxAttempts: z.int().min(1).max(20).optional(),
})
  .refine(({ earliestAt, latestAt }) => earliestAt <= latestAt, {
    path: ['latestAt'],
    error: 'expected the window to close no sooner than it opens',
  })
  .meta({ title: 'ReturnVisitInput' })
/** What the department sets out with: whom it visits, by which rule, and when. @category Return visit */
export type ReturnVisitInput = z.infer<typeof ReturnVisitInput>

/** The customer is called or called upon. */
const ContactAttempt = z.strictObject({
  type: z.literal('contact.attempt'),
  via: Channel,
  /** The part of the day it falls in, by its place in the rules for attempts: 0–99 (F6). */
  dayPart: z.int().min(0).max(99),
  reached: z.boolean(),
})

/** Something the customer says, with its answer where that is at hand. */
const OpinionRecord = z.strictObject({
  type: z.literal('opinion.record'),
  text: Text,
  answer: Text.optional(),
})

/** The answer to what the customer said. */
const OpinionAnswer = z.strictObject({
  type: z.literal('opinion.answer'),
  answer: Text,
  /** Its number, from 1 on; the first without an answer unless given. */
  opinion: z.int().min(1).optional(),
})

/** A new complaint or request: a case of its own. */
const MatterRaise = z.strictObject({
  type: z.literal('matter.raise'),
  /** The path it is to take, by its id. */
  path: Id,
  subject: Text,
  /** What that path asks for beside customer, contact and subject, as far as it is known. */
  details: z.record(z.string(), Text).optional(),
})

/** The customer has said everything. */
const VisitEnd = z.strictObject({
  type: z.literal('visit.end'),
  /** How satisfied they are, in points of 100; `null` where they would not say. */
  satisfaction: z.int().min(0).max(100).nullable(),
})

/** The head of the department replies to the record of the visit, and signs it. */
const VisitSign = z.strictObject({ type: z.literal('visit.sign'), reply: Text })

/** The head of the department finds something unanswered. */
const VisitReturn = z.strictObject({ type: z.literal('visit.return'), reason: Text })

export const returnVisitEvents = [
  ContactAttempt,
  OpinionRecord,
  OpinionAnswer,
  MatterRaise,
  VisitEnd,
  VisitSign,
  VisitReturn,
] as const

/** What a return visit asks its surroundings to do. @category Return visit */
export type ReturnVisitEffect =
  | StageEffect
  | DepartmentNotice
  /** The window is open. */
  | { readonly type: 'visit.due'; readonly agentId: Id | null; readonly latestAt: Instant }

/** What a customer said on a return visit, and the answer to it. @category Return visit */
export interface Opinion {
  readonly text: string
  readonly answer: string | null
}

/** What a return visit writes down beside what every case does. @category Return visit */
export interface ReturnVisitNotes extends DepartmentFile {
  readonly rule: Id
  readonly followsUp: Id | null
  /** Whether the customer was reached; `null` while nobody has tried often enough. */
  readonly reached: boolean | null
  /** Whether the window had closed before the customer was reached, or given up on. */
  readonly late: boolean
  readonly attempts: readonly {
    readonly via: Channel
    readonly dayPart: number
    readonly reached: boolean
    readonly at: Instant
    readonly by: Party
  }[]
  /** In points of 100. */
  readonly satisfaction: number | null
  readonly opinions: readonly Opinion[]
  /** The new matters, each a case of its own. */
  readonly raised: readonly { readonly path: Id; readonly subject: string }[]
  readonly signed: { readonly reply: string; readonly at: Instant; readonly by: Party } | null
  readonly latestAt: Instant
  /** Whether the window has opened. */
  readonly isDue: boolean
  readonly attemptsLeft: number
  /** The part of the day in which the customer was last tried in vain. */
  readonly lastTried: number | null
  /** Whether something that was said has no answer yet. */
  readonly pending: boolean
  readonly deadlines: CaseFile['deadlines']
}
