import type { EvidenceKind } from 'casewright'

/** The languages the desk is written to in, as BCP 47 tags. */
export type Language = 'zh-CN' | 'zh-TW' | 'en' | 'ja' | 'ko' | 'es'

/**
 * What customers come with. Texts to and from the customer are in their language, the desk's own in Chinese;
 * `{product}`, `{amount}`, `{order}`, `{time}` and `{device}` are filled in contact by contact.
 */
export interface Matter {
  readonly language: Language
  /** The matter in the customer's words, in as many wordings as there are. */
  readonly says: readonly [string, ...string[]]
  /** What the customer is told in the end. */
  readonly reply: string
  /** What the department learns: the problem, its cause, what to improve (R2). */
  readonly learnt: readonly [problem: string, cause: string, improvement: string]
}

export interface InquiryMatter extends Matter {
  /** What the desk has to ask first, and what the customer answers. */
  readonly clarify: readonly [question: string, answer: string]
  /** What the customer asks next, and is told. */
  readonly further: readonly [question: string, answer: string]
}

type Shown = readonly [kind: EvidenceKind, summary: string]

export interface DisputeMatter extends Matter {
  readonly side: 'buyer' | 'seller'
  readonly buyerShows: Shown
  readonly sellerShows: Shown
  readonly favours: 'buyer' | 'seller' | 'split'
  /** `all` and `half` of the order's amount are refunds. */
  readonly remedy: 'all' | 'half' | 'compensation' | 'exchange' | 'none'
  readonly reasons: string
  /** Whether the department itself is to blame. */
  readonly liable?: boolean
  /** Why the losing side does not accept it. */
  readonly appeal: string
}

export interface FaultMatter extends Matter {
  /** How the agent tried to see it happen. */
  readonly steps: string
  readonly cause: string
  readonly blame: 'department' | 'customer' | 'third-party' | 'nobody'
  /** What the customer is asked to try. */
  readonly fix: string
  /** Why the first try did not help. */
  readonly stillFails: string
  /** What the technical department asks back, and is told. */
  readonly departmentAsks: readonly [question: string, answer: string]
}

export interface OrderMatter extends Matter {
  readonly wants: 'question' | 'change' | 'cancel' | 'top-up'
  /** How the order stands when it is found. */
  readonly status: string
  /** What is changed, why it is cancelled, or why the top-up failed. */
  readonly does: string
  /** Whose doing a failed top-up was; the department's unless given. */
  readonly cause?: 'customer' | 'department' | 'channel'
  /** What supply channel could be in the way, how, and what is done about it. */
  readonly trouble?: readonly [supplier: string, trouble: string, remedy: string]
}

export interface ComplaintMatter extends Matter {
  readonly about: 'service' | 'product' | 'subordinate-company'
  readonly concerns?: string
  readonly evidence: Shown
  readonly cause: string
  readonly liable: boolean
  /** What the customer is offered. */
  readonly proposal: string
  /** Why that is not enough at first. */
  readonly objection: string
}

export interface SuggestionMatter extends Matter {
  readonly kind: string
  /** What it is worth. */
  readonly reasons: string
  /** What is done where it is adopted, and what came of it. */
  readonly plan: string
  readonly result: string
  /** Why it may be declined all the same. */
  readonly against: string
}

export interface BookingMatter extends Matter {
  readonly content: string
  readonly hours: number
}

export interface RepairVisitMatter extends Matter {
  readonly askedBy: 'caller' | 'department'
  readonly place: string
  /** What fails. */
  readonly thing: string
  /** Where the fault is. */
  readonly area: 'connections' | 'software' | 'hardware'
  readonly finding: string
  readonly repair: string
  readonly parts: readonly string[]
  /** What the customer is told of cause and use. */
  readonly cause: string
  readonly use: string
}

export interface InstallationMatter extends Matter {
  readonly thing: string
  readonly place: string
  readonly details: string
}

export interface ReturnVisitMatter extends Matter {
  /** What the customer says, and is told. */
  readonly opinion: readonly [opinion: string, answer: string]
  /** What else may come up. */
  readonly raises: string
}

export interface EquipmentMatter extends Matter {
  readonly equipment: string
  readonly cause: string
  /** What is done about it, with which part. */
  readonly steps: string
  readonly part: string
  /** How it does after a mere restart. */
  readonly stillFails: string
}

export interface IncidentMatter extends Matter {
  readonly place: string
  readonly measures: {
    readonly notify: string
    readonly record: string
    readonly secure: string
    readonly alternative: string
  }
  readonly findings: string
  readonly course: string
  readonly cause: string
  readonly liable: boolean
  /** What is to be done, and what came of each. */
  readonly actions: readonly [string, string]
  readonly results: readonly [string, string]
}

export interface ClaimMatter extends Matter {
  readonly invoices: readonly (readonly [purpose: string, amountMinor: number])[]
  /** What finance may find wrong with it. */
  readonly wrong: string
}
