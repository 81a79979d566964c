import type { CaseOf } from '../cases/case.js'
import type { Party, Role } from '../vocabulary/party.js'
import type { CaseRecord } from '../vocabulary/record.js'
import type { Refusal } from '../vocabulary/refusal.js'
import type { AgentAtWork } from '../vocabulary/routing.js'
import type { Instant } from '../vocabulary/time.js'
import type { Tray } from './tray.js'

/** What a store answers: at once, or when its database has. @category Stores */
export type Answer<Value> = Value | Promise<Value>

/** A case as it is kept. @category Stores */
export interface Kept {
  readonly case: CaseOf
  /** Who has it. */
  readonly assignee: Party | null
}

/** A case with its running number in the store, in the order of opening. @category Stores */
export interface Numbered extends Kept {
  readonly number: number
}

/** By what a case is looked up; all of it follows from the case. @category Stores */
export interface Label {
  readonly tray: Tray
  /** 1–16: severity × urgency (R5); the higher is first. */
  readonly rank: number
  /** When time next has something to say to it. */
  readonly dueAt: Instant | null
  /** Whether it waits for somebody to be given it. */
  readonly isWaiting: boolean
}

/** An effect on its way out. @category Stores */
export interface PutEffect {
  /** `caseId:rev:index`: the same however often it is delivered. */
  readonly id: string
  readonly caseId: string
  /** The revision of the case that brought it about. */
  readonly rev: number
  /** Its place among the effects of that revision. */
  readonly index: number
  readonly effect: { readonly type: string }
}

/** That a case was given to somebody, or taken from them. @category Desk */
export interface Assignment {
  readonly caseId: string
  readonly at: Instant
  readonly by: Party
  /** Who has it now; `null`: nobody. */
  readonly to: Party | null
  /** Why it is theirs. */
  readonly because: readonly string[]
}

/** What was done, in a word: the same for the same key. @category Desk */
export interface Receipt {
  readonly ok: true
  readonly caseId: string
  /** The revision of the case after it. */
  readonly rev: number
  readonly at: Instant
}

/** An idempotency key, what it was used for, and what came of it. @category Stores */
export interface UsedKey {
  readonly key: string
  /** Mark of the content: what is sent again under the same key has the same one. */
  readonly content: string
  readonly receipt: Receipt
}

/** A case moves: all of this happens, or nothing. @category Stores */
export interface Move {
  readonly at: Instant
  /** What the case was when the move was worked out; `null` where it is opened. If it is no longer that, nothing happens. */
  readonly before: Kept | null
  readonly after: Kept
  readonly label: Label
  /** Whether it is looked up by the same as before, and has the same assignee: a store need not write that again. */
  readonly isWhereItWas: boolean
  /** The ids of the customers it concerns; `null`: as before. */
  readonly customers: readonly string[] | null
  readonly records: readonly CaseRecord[]
  readonly effects: readonly PutEffect[]
  readonly assignment: Assignment | null
  readonly key: UsedKey | null
}

/** A case that could not be brought forward: it is looked at again at `until`. @category Stores */
export interface Postponement {
  readonly caseId: string
  readonly until: Instant
}

/** `stale`: the case is no longer what it was; `key-taken`: the key was used. In both, nothing has happened. @category Stores */
export type Written = 'written' | 'stale' | 'key-taken'

/** Which cases; each condition that is left out holds for all. @category Desk */
export interface CaseFilter {
  /** A tag of the state it is in, such as `awaitingCustomer`. */
  readonly tag?: string
  /** The role that holds it (R3). */
  readonly holder?: Role
  /** The role in whose queue it waits for somebody to be given it. */
  readonly queue?: Role
  /** The id of the person who has it. */
  readonly assignee?: string
  readonly path?: string
  /** The id of a customer it concerns. */
  readonly customer?: string
  /** Severity × urgency at least this, 1–16 (R5). */
  readonly rankAtLeast?: number
  /** Time has something to say to it before this instant. */
  readonly dueBefore?: Instant
  readonly isOpen?: boolean
}

/** A person who works, or worked, at the desk. @category Desk */
export interface Agent {
  readonly party: Party
  /** How many open cases they may have at once. */
  readonly capacity: number
  readonly skills: Skills
}

/** What routing looks at in somebody who works at the desk, beside their role and leaning (R4). @category Desk */
export interface Skills extends Pick<AgentAtWork, 'languages' | 'customerGrades' | 'accounts' | 'weight'> {}

/** An agent, with the number of open cases they have. @category Desk */
export interface BusyAgent extends Agent {
  readonly openCases: number
}

/**
 * Where a case waits: the higher rank first, then what is due first, then what was opened first.
 * @category Stores
 */
export interface Urgency {
  readonly rank: number
  readonly dueAt: Instant | null
  readonly number: number
}

/** A case for somebody who waits for work. @category Stores */
export interface Placement {
  readonly kept: Kept
  readonly assignment: Assignment
}

/** Which effects: of all types, or of these. @category Stores */
export type EffectTypes = 'all' | readonly string[]

/** An effect lent out for delivery: until `until`, nobody else is lent it. @category Stores */
export interface Lent extends PutEffect {
  readonly putAt: Instant
  /** How often it was tried before. */
  readonly attempts: number
  /** Names this lending. */
  readonly lease: string
}

/** An effect that could not be delivered, for somebody to look at. @category Desk */
export interface DeadLetter extends PutEffect {
  readonly attempts: number
  readonly diedAt: Instant
  readonly reason: string
}

/** An event that was refused, where the charter has that written down. @category Desk */
export interface KeptRefusal {
  readonly caseId: string
  readonly at: Instant
  readonly by: Party
  readonly refusal: Refusal
}

/** Everything that happened to a case. @category Desk */
export interface CaseHistory {
  /** What moved it, in order. */
  readonly records: readonly CaseRecord[]
  /** Who had it, in order. */
  readonly assignments: readonly Assignment[]
  /** What was asked of it and refused, in order, where the charter has that written down. */
  readonly refusals: readonly KeptRefusal[]
}

/** How much there is of everything. @category Desk */
export interface StoreStats {
  /** Cases that are not closed. */
  readonly open: number
  /** Cases that wait for somebody to be given them. */
  readonly waiting: number
  /** Cases to which time has something to say that is past. */
  readonly overdue: number
  /** Effects to be delivered. */
  readonly effects: number
  /** When the oldest of them was put out. */
  readonly oldestEffectAt: Instant | null
  readonly deadLetters: number
  /** Agents who are signed in. */
  readonly agents: number
}

/** What was erased of a customer, and what was not. @category Desk */
export interface Erasure {
  /** The ids of the cases of which nothing personal is left. */
  readonly erased: readonly string[]
  /** The ids of the cases that are still open: they are to be closed first. */
  readonly open: readonly string[]
}

/**
 * Where a desk keeps its cases. Each method is one transaction: it happens as a whole or not at all, and what it answered has
 * happened for good. Functions handed in are pure, answer at once, and may be called again.
 *
 * An error of the database comes out as a CasewrightError `store-failed`, with that error as its cause.
 * @category Stores
 */
export interface Store {
  /** Connects, and brings the tables up to date. */
  open(): Answer<void>
  /** Lets go of the database. */
  close(): Answer<void>

  /** A case, and the use a key was put to. */
  read(caseId: string | null, key: string | null): Answer<{ kept: Kept | null; used: UsedKey | null }>
  /** Stores a move, if the case is still what it was. */
  write(move: Move): Answer<Written>
  /** Everything that happened to a case, erased or not. */
  history(caseId: string): Answer<CaseHistory>
  /** Writes down what was refused. */
  noteRefusal(refusal: KeptRefusal): Answer<void>
  /** Forgets keys that were used before an instant. */
  forgetKeys(before: Instant): Answer<void>

  /** Cases by number, from after one of them on. */
  list(filter: CaseFilter, after: number, limit: number): Answer<readonly Numbered[]>
  /** What an agent has, and what waits for somebody like them; each the most urgent first, at most `limit` each. */
  workFor(party: Party, limit: number): Answer<{ had: readonly Kept[]; waiting: readonly Kept[] }>

  /**
   * Brings cases forward that fell due up to an instant, the earliest first. A case that somebody else is bringing forward is
   * left to them.
   * @param bring - What is to happen to the first of these cases, in order; to how many of them is for it to say.
   * @returns How many cases were given to `bring`.
   */
  bringForward(
    until: Instant,
    limit: number,
    bring: (due: readonly Kept[]) => readonly (Move | Postponement)[],
  ): Answer<number>
  /** When a case next falls due, or an effect can next be lent out. */
  nextWakeAt(types: EffectTypes): Answer<{ due: Instant | null; effect: Instant | null }>

  /** Lends out effects that can be delivered: of each case only the first that is not delivered or dead. */
  lend(at: Instant, until: Instant, limit: number, types: EffectTypes): Answer<readonly Lent[]>
  /** An effect is delivered; nothing happens where somebody else is lent it by now. */
  settle(lent: Lent): Answer<void>
  /** An effect is to be tried again. */
  putBack(lent: Lent, readyAt: Instant, reason: string): Answer<void>
  /** An effect is given up. */
  bury(lent: Lent, at: Instant, reason: string): Answer<void>
  /** Effects that were given up, the oldest first. */
  deadLetters(limit: number): Answer<readonly DeadLetter[]>
  /** A dead effect is to be tried again, as if it never was; answers whether it was dead. */
  requeue(id: string, at: Instant): Answer<boolean>

  /** An agent may be given cases; one who is signed in already from now on as this says. */
  signIn(agent: Agent): Answer<void>
  /** An agent is given no more cases. */
  signOut(agentId: string): Answer<void>
  /**
   * Gives cases that wait to agents with a free place. As long as it works, nobody else gives these agents anything.
   * @param after - Looks at those that wait behind this one; `null`: from the first on.
   * @param place - Of these cases, the most urgent first, which goes to whom.
   * @returns How many were given, and behind which more may wait for these agents; `null`: behind none.
   */
  assign(
    limit: number,
    after: Urgency | null,
    place: (waiting: readonly Kept[], agents: readonly BusyAgent[]) => readonly Placement[],
  ): Answer<{ readonly placed: number; readonly next: Urgency | null }>

  /** Leaves nothing personal of a customer's closed cases. */
  eraseCustomer(customerId: string, at: Instant): Answer<Erasure>
  /** How much there is of everything, at an instant. */
  stats(at: Instant): Answer<StoreStats>
  /** Hears of what other processes write; answers how to stop. A store that cannot tell leaves it out. */
  onChange?(changed: () => void): Answer<() => void>
}
