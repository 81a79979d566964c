import type { Role } from '../vocabulary/party.js'
import type { Refusal } from '../vocabulary/refusal.js'
import type { Instant } from '../vocabulary/time.js'

/** Something the desk did, for logs, metrics and traces; tells no customer's name and no text. @category Desk */
export type DeskEvent = { readonly at: Instant } & (
  | {
      readonly type: 'case.moved'
      readonly caseId: string
      readonly path: string
      /** The type of the event that moved it; `case.open` at its opening. */
      readonly event: string
      readonly role: Role
      readonly rev: number
      readonly effects: number
      readonly isOpen: boolean
      readonly wasOpen: boolean
      /** When the desk was asked. */
      readonly startedAt: Instant
    }
  | {
      readonly type: 'case.refused'
      readonly caseId: string
      readonly path: string
      readonly event: string
      readonly role: Role
      readonly code: Refusal['code']
      readonly rule: string | null
      readonly startedAt: Instant
    }
  /** Somebody else moved the case first; the desk tries again. */
  | { readonly type: 'case.contended'; readonly caseId: string; readonly attempt: number }
  | {
      readonly type: 'case.due'
      readonly caseId: string
      readonly path: string
      readonly dueAt: Instant
      readonly latenessMs: number
    }
  /** A case could not be brought forward, or given to anyone; the former is tried again at `retryAt`. */
  | {
      readonly type: 'case.stuck'
      readonly caseId: string
      readonly retryAt: Instant | null
      readonly error: unknown
    }
  | { readonly type: 'case.assigned'; readonly caseId: string; readonly agentId: string }
  | {
      readonly type: 'effect.delivered'
      readonly id: string
      readonly effect: string
      /** From when it was put out to when it was delivered. */
      readonly lagMs: number
      readonly attempt: number
      readonly startedAt: Instant
    }
  /** It is tried again at `retryAt`; `null`: it is given up. */
  | {
      readonly type: 'effect.failed'
      readonly id: string
      readonly effect: string
      readonly attempt: number
      readonly reason: string
      readonly retryAt: Instant | null
      readonly startedAt: Instant
    }
  /** The store did not do what the desk's own round asked of it; it is asked again. */
  | { readonly type: 'store.failed'; readonly error: unknown }
)
