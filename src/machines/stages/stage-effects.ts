import type { Channel } from '../../vocabulary/contact.js'
import type { FollowUpOccasion } from '../../vocabulary/follow-up.js'
import type { LinkKind } from '../../vocabulary/link.js'
import type { Role } from '../../vocabulary/party.js'
import type { Instant } from '../../vocabulary/time.js'

/** What a customer can be told about their case. @category Stages */
export type CustomerNotice =
  | { readonly about: 'accepted' | 'promise-broken' | 'merged' | 'withdrawn' | 'reopened' }
  | { readonly about: 'question' | 'reminder' | 'reply'; readonly text: string }
  | { readonly about: 'promised'; readonly dueAt: Instant }
  | {
      readonly about: 'promise-renewed'
      readonly dueAt: Instant
      readonly text: string
      readonly toldVia: Channel
    }

/** Another matter came up: a case of its own is to be opened, and linked to this one. @category Stages */
export interface LinkedCaseOpen {
  readonly type: 'linkedCase.open'
  readonly kind: LinkKind
  /** The path the new case is to take, by its id. */
  readonly path: string
  /** What it is to be opened with. */
  readonly input: object
}

/** The customer is to be visited or called after the matter is over. @category Stages */
export interface FollowUpSchedule {
  readonly type: 'followUp.schedule'
  /** What they are followed up for; the charter's rules say when. */
  readonly occasion: FollowUpOccasion
  /** When it was over. */
  readonly endedAt: Instant
}

/** What every path asks its surroundings to do. @category Stages */
export type StageEffect =
  | ({ readonly type: 'customer.notify' } & CustomerNotice)
  | {
      readonly type: 'agent.notify'
      /** The person, or the desk where nobody in particular has the case. */
      readonly agentId: string | null
      readonly desk: Role | null
      readonly about: 'handed-over' | 'message' | 'note' | 'hold-over' | 'question' | 'reopened' | 'silence'
      readonly text: string | null
    }
  | { readonly type: 'case.escalate'; readonly to: Role; readonly reason: string }
  | { readonly type: 'case.link'; readonly kind: 'duplicate-of'; readonly to: string }
  | LinkedCaseOpen
  | FollowUpSchedule
