import { z } from 'zod'
import type { Feedback } from '../../vocabulary/feedback.js'
import type { LedgerEntry } from '../../vocabulary/ledger.js'
import { Party, type Role } from '../../vocabulary/party.js'
import { Id, Text } from '../../vocabulary/text.js'
import { Instant } from '../../vocabulary/time.js'
import type { Limits, Opening } from '../stages/case-file.js'
import { FeedbackRecord, frontDesk } from '../stages/stage-events.js'

/** A failing record as it stands in the ledger, with who found it failing. @category Appeal */
export const ContestedRecord = z
  .strictObject({
    /** The ledger entry that costs the point. */
    entryId: Id,
    recordId: Id,
    reviewId: Id,
    /** The score of the review, 0–1. */
    score: z.number().min(0).max(1),
    reviewer: Party,
  })
  .meta({ title: 'ContestedRecord' })
/** A failing record as it stands in the ledger, with who found it failing. @category Appeal */
export type ContestedRecord = z.infer<typeof ContestedRecord>

/** What an agent contests, and why. @category Appeal */
export const AppealInput = z
  .strictObject({
    agent: Party,
    /** The statement's own: contested later, the supervisor has to admit it. */
    contestUntil: Instant,
    records: z
      .array(ContestedRecord)
      .min(1)
      .refine(records => new Set(records.map(({ entryId }) => entryId)).size === records.length, {
        message: 'expected each record once',
      }),
    grounds: Text,
  })
  .meta({ title: 'AppealInput', description: 'What an agent contests, and why' })
/** What an agent contests, and why. @category Appeal */
export type AppealInput = z.infer<typeof AppealInput>

/** A record as the second reviewer scores it. @category Appeal */
export const Rescore = z
  .strictObject({
    entryId: Id,
    /** 0–1. */
    score: z.number().min(0).max(1),
    /** Whether the second reviewer, too, finds the record failing. */
    failing: z.boolean(),
    reasons: Text,
  })
  .meta({ title: 'Rescore' })
/** A record as the second reviewer scores it. @category Appeal */
export type Rescore = z.infer<typeof Rescore>

/** It comes late, and is heard all the same. */
const AppealAdmit = z.strictObject({ type: z.literal('appeal.admit'), reasons: Text })

/** It comes late, and is not heard. */
const AppealDismiss = z.strictObject({ type: z.literal('appeal.dismiss'), reasons: Text })

/** A second reviewer takes it up. */
const AppealAccept = z.strictObject({ type: z.literal('appeal.accept') })

/** The second reviewer gives it back to the others. */
const AppealRelease = z.strictObject({ type: z.literal('appeal.release'), reasons: Text })

/** The second reviewer has read the records anew. */
const ReviewGive = z.strictObject({ type: z.literal('review.give'), scores: z.array(Rescore).min(1) })

/** The supervisor decides which records count no more. */
const AppealDecide = z.strictObject({
  type: z.literal('appeal.decide'),
  /** Entries that are struck; none where the appeal fails. */
  clears: z.array(Id),
  reasons: Text,
})

/** The agent adds to the grounds. */
const GroundsAdd = z.strictObject({ type: z.literal('grounds.add'), text: Text })

/** The agent no longer contests. */
const AppealWithdraw = z.strictObject({ type: z.literal('appeal.withdraw'), reason: Text })

/** What can be asked of an appeal. @category Appeal */
export const AppealEvent = z.discriminatedUnion('type', [
  AppealAdmit,
  AppealDismiss,
  AppealAccept,
  AppealRelease,
  ReviewGive,
  AppealDecide,
  GroundsAdd,
  AppealWithdraw,
  FeedbackRecord,
])
/** What can be asked of an appeal. @category Appeal */
export type AppealEvent = z.infer<typeof AppealEvent>

/** What an appeal asks its surroundings to do. @category Appeal */
export type AppealEffect =
  | {
      /** Whoever `role` and, where it is known, `partyId` name is told. */
      readonly type: 'party.notify'
      readonly role: Role
      readonly partyId: Id | null
      readonly about:
        | 'contested'
        | 'late'
        | 'admitted'
        | 'rescored'
        | 'decided'
        | 'dismissed'
        | 'overdue'
        | 'withdrawn'
      readonly text: string
    }
  /** This entry belongs in the ledger. */
  | { readonly type: 'ledger.correct'; readonly entry: Extract<LedgerEntry, { kind: 'correction' }> }
  | { readonly type: 'case.escalate'; readonly to: Role; readonly reason: string }

/** How an appeal ended. @category Appeal */
export type AppealEnding = 'upheld' | 'corrected' | 'dismissed' | 'withdrawn'

/** What an appeal writes down. @category Appeal */
export interface AppealFile {
  readonly id: Id
  readonly agent: Party
  readonly contestedAt: Instant
  readonly contestedBy: Party
  readonly contestUntil: Instant
  readonly records: readonly ContestedRecord[]
  /** The agent's grounds, and what was added to them. */
  readonly grounds: readonly string[]
  readonly secondReviewer: Party | null
  readonly scores: readonly Rescore[]
  /** `null` until it is decided or dismissed. */
  readonly decision: AppealDecision | null
  readonly feedback: Feedback | null
  readonly withdrawnBecause: string | null
  readonly deadlines: Readonly<Record<string, Instant>>
  readonly limits: Limits
}

/** What was decided, by whom, and why. @category Appeal */
export interface AppealDecision {
  readonly ending: Exclude<AppealEnding, 'withdrawn'>
  /** Entries that count no more. */
  readonly clears: readonly Id[]
  readonly reasons: string
  readonly decidedAt: Instant
  readonly decidedBy: Party
}

/** What the appeal machine starts from. @category Appeal */
export type AppealOpening = Opening<AppealInput>

/** What a finished appeal leaves behind. @category Appeal */
export interface AppealOutcome {
  readonly ending: AppealEnding
  readonly decision: AppealDecision | null
  readonly feedback: Feedback | null
  readonly withdrawnBecause: string | null
}

/** Who may send an appeal's events whoever holds the state: the agent, whatever their desk. @category Appeal */
export const appealSenders = {
  'grounds.add': [...frontDesk, 'repair-technician'],
  'appeal.withdraw': [...frontDesk, 'repair-technician'],
} satisfies Partial<Record<AppealEvent['type'], readonly Role[]>>
