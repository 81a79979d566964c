import { z } from 'zod'
import type { EmittedOf, RequestOf } from '../cases/case.js'
import type { Migrations } from '../cases/migrate.js'
import type { Supplement } from '../cases/move-case.js'
import { type Charter, type PathMap, tiesOf } from '../charters/ties.js'
import type { InputOf } from '../machines/path.js'
import { CasewrightError } from '../vocabulary/errors.js'
import type { CaseLink } from '../vocabulary/link.js'
import { parse } from '../vocabulary/parse.js'
import type { Party, Role } from '../vocabulary/party.js'
import { AgentAtWork } from '../vocabulary/routing.js'
import { Id } from '../vocabulary/text.js'
import { Instant } from '../vocabulary/time.js'
import type { SendOptions } from './ask.js'
import { assignTo, release } from './assign.js'
import { Bell } from './bell.js'
import { type Delivery, type EffectHandler, type Errand, usualDelivery } from './deliver.js'
import { newId, type Signal } from './host.js'
import { link } from './link.js'
import { type CaseView, get, history, type Inbox, inbox, list, type Page, type PageOptions } from './look.js'
import type { DeskEvent } from './observe.js'
import { openOffice, readId, readParty } from './office.js'
import { type OpenOptions, openAndKeep } from './open.js'
import { OpeningHours } from './opening-hours.js'
import { type NotDone, refusalOf } from './refuse.js'
import { movePath, send, updateCharter } from './requests.js'
import { type Routing, routingBy } from './routing.js'
import { type Round, run, tick } from './run.js'
import type {
  CaseFilter,
  CaseHistory,
  DeadLetter,
  Erasure,
  Receipt,
  Skills,
  Store,
  StoreStats,
} from './store.js'
import { disclosed, type View } from './view.js'

/** What a desk is made of. @category Desk */
export interface DeskOptions<Offered extends PathMap> {
  /** The department: new cases are opened under it. */
  readonly charter: Charter<Offered>
  readonly store: Store
  /** Earlier versions of the charter, for the cases that were opened under them. */
  readonly formerCharters?: readonly Charter[] | undefined
  /** How cases of earlier versions of their path are brought to the present one. */
  readonly migrations?: Migrations | undefined
  /** The time, in epoch milliseconds: the host's clock unless given. */
  readonly now?: (() => Instant) | undefined
  /** Names a new case: version 7 UUIDs unless given. */
  readonly newId?: ((at: Instant) => string) | undefined
  /** Numbers from 0 up to 1, for waits: `Math.random` unless given. */
  readonly random?: (() => number) | undefined
  /** Chooses who gets a case: {@link routingBy} the charter's rules unless given. */
  readonly route?: Routing | undefined
  /** What somebody may see of a case (R8): {@link disclosed} unless given. */
  readonly viewFor?: View | undefined
  /** How effects are delivered; what is left out is as in {@link usualDelivery}. */
  readonly delivery?: Partial<Delivery> | undefined
  /** How long idempotency keys are remembered: 30 days unless given. */
  readonly keepKeysMs?: number | undefined
  /** Hears what the desk does. */
  readonly observe?: ((event: DeskEvent) => void) | undefined
}

/** How somebody comes to work. @category Desk */
export interface SignInOptions extends Skills {
  /** How many open cases they may have at once, 0–1,000. */
  readonly capacity: number
}

type RequestAt<Offered extends PathMap> = { [Name in keyof Offered]: RequestOf<Offered[Name]> }[keyof Offered]
type EffectAt<Offered extends PathMap> = { [Name in keyof Offered]: EmittedOf<Offered[Name]> }[keyof Offered]
type EffectType<Offered extends PathMap> = Extract<EffectAt<Offered>, { type: string }>['type']

/**
 * A service desk: it keeps cases, lets people act on them, fires what falls due, delivers effects, and gives work to people.
 * @category Desk
 */
export interface Desk<Offered extends PathMap = PathMap> {
  /**
   * Opens a case.
   * @param path - The name of a path the charter offers.
   * @param input - What the path starts from.
   * @returns A receipt with the case's id; or a refusal, where a customer would open somebody else's case (R8).
   * @throws CasewrightError `invalid-input`, `invalid-parameter`, `charter-mismatch`; `case-exists` where the id was handed
   *   in; `key-reused`; `store-failed`, and then the same key tells whether it happened.
   */
  open<Name extends keyof Offered & string>(
    path: Name,
    input: InputOf<Offered[Name]>,
    options: OpenOptions,
  ): Promise<Receipt | NotDone>

  /**
   * Asks something of a case, as `act` does, at the desk's time.
   * @returns A receipt; the same one for the same request under the same key. Or the refusal: then nothing happened, and the
   *   key stays free.
   * @throws CasewrightError `unknown-case`, also where the party may not know of the case (R8); `key-reused`; `conflict` where
   *   others moved the case twenty times in a row; `version-mismatch` or `charter-mismatch` where the desk cannot read the
   *   case; `store-failed`, and then the same key tells whether it happened.
   */
  send(caseId: string, event: RequestAt<Offered>, options: SendOptions): Promise<Receipt | NotDone>

  /** A case as the party may see it; `null` where there is none, or they may not know of it (R8). */
  get(caseId: string, options: { readonly by: Party }): Promise<CaseView | null>

  /** Cases in the order of opening, part by part (D1); a customer sees their own. A case opened meanwhile comes later. */
  list(filter: CaseFilter, options: PageOptions): Promise<Page>

  /** What happened to a case; `null` for a customer, and as {@link Desk.get}. */
  history(caseId: string, options: { readonly by: Party }): Promise<CaseHistory | null>

  /**
   * What somebody can act on now, with the events they may send.
   * @param options - `limit`: at most so many of their own and so many that wait, 1–500; 50 unless given.
   */
  inbox(by: Party, options?: { readonly limit?: number | undefined }): Promise<Inbox>

  /**
   * An agent comes to work: from now on they are given cases.
   * @param options - `capacity`: up to so many open ones at once, 0–1,000; `languages` they speak, every one of the desk's unless
   *   given; `customerGrades` and `accounts` they look after (D7); `weight`: their share of the work beside others', 1 unless given.
   */
  signIn(agent: Party, options: SignInOptions): Promise<void>
  /** An agent leaves: they keep what they have, and are given no more. */
  signOut(agentId: string): Promise<void>

  /** Gives a case to somebody of the role it is for: somebody above to anyone, everybody to themselves. */
  assign(caseId: string, to: Party, options: { readonly by: Party }): Promise<{ readonly ok: true } | NotDone>
  /** Takes a case from whoever has it, so that somebody else is given it: they themselves may, and somebody above. */
  release(caseId: string, options: { readonly by: Party }): Promise<{ readonly ok: true } | NotDone>
  /** Passes a case to another desk: sends `case.handOver`. */
  handOver(
    caseId: string,
    to: { readonly to: Role; readonly reason: string },
    options: SendOptions,
  ): Promise<Receipt | NotDone>

  /**
   * Writes down at both ends that two cases belong together, whether they are open or closed, as `linkCase` does; a tie that is
   * there is there once, so that a call that failed half way is made again.
   * @param options - `by`: who links; both cases are for them to know of (R8).
   * @throws CasewrightError `unknown-case`; `invalid-parameter` if it ties a case to itself; else as {@link Desk.send}.
   */
  link(link: CaseLink, options: { readonly by: Party }): Promise<void>

  /**
   * Moves a case to another path, as `moveCase` does: what came as an inquiry turns out to be a dispute. It stays the same case,
   * and has to be accepted anew. Whoever has it keeps it if their role takes the new path; else it is given to somebody else.
   * @param caseId - The case.
   * @param path - The name of a path that the case's charter offers.
   * @param input - What that path needs beside what the case has written down.
   * @param options - `by`: who moves it, of the desk that has it or a supervisor (R3); `key` and `at` as for {@link Desk.send}.
   * @returns As {@link Desk.send}; without what the path needs it is refused as `invalid-payload`.
   * @throws CasewrightError as {@link Desk.send}; `charter-mismatch` where the case's charter does not offer the path.
   */
  moveCase<Name extends keyof Offered & string>(
    caseId: string,
    path: Name,
    input: Supplement<Offered[Name]>,
    options: SendOptions,
  ): Promise<Receipt | NotDone>

  /**
   * Puts a case that was opened under one of the `formerCharters` under the desk's present charter, as `changeCharter` does: its
   * clocks run on against the new targets. A case that is under it already stays as it is.
   * @param caseId - The case.
   * @param options - `by`: who decides it, a supervisor or somebody above (R3).
   * @throws CasewrightError `charter-mismatch` where the present charter does not offer the case's path; else as
   *   {@link Desk.send}.
   */
  changeCharter(caseId: string, options: { readonly by: Party }): Promise<Receipt | NotDone>

  /**
   * Carries out effects of a type, at least once each, those of one case in order.
   * @param type - The type of an emitted event, or of a named action of a host's machine; `*`: all that have no handler of
   *   their own. What has no handler at all waits for one.
   * @param handler - Called with the effect; where it throws, or takes too long, it is called again later.
   * @returns How to take the handler off.
   * @throws CasewrightError `invalid-parameter` if the type has a handler.
   */
  on<Type extends EffectType<Offered> | '*'>(
    type: Type,
    handler: (
      effect: Type extends '*' ? EffectAt<Offered> : Extract<EffectAt<Offered>, { type: Type }>,
      errand: Errand,
    ) => unknown,
  ): () => void

  /**
   * One round: what fell due happens, agents with a free place are given what waits, effects are delivered.
   * @param now - Epoch milliseconds; the desk's time unless given.
   */
  tick(now?: Instant): Promise<Round>
  /** Rounds whenever there is something to do, until the signal; resolves when what was under way is finished. */
  run(options: { readonly signal: Signal }): Promise<void>

  /** Effects that were given up, the oldest first, at most 500; for whoever may requeue them. */
  deadLetters(options: {
    readonly by: Party
  }): Promise<{ readonly ok: true; readonly letters: readonly DeadLetter[] } | NotDone>
  /** Tries a dead letter again, before what came after it of the same case; `found`: whether there was one. */
  requeue(
    id: string,
    options: { readonly by: Party },
  ): Promise<{ readonly ok: true; readonly found: boolean } | NotDone>

  /**
   * Leaves nothing personal of a customer's closed cases: of the case the path, when and how it ended; of its records who by
   * role, what and when (R8, D3). Cases that are still open are named, and left.
   */
  eraseCustomer(
    customerId: string,
    options: { readonly by: Party },
  ): Promise<({ readonly ok: true } & Erasure) | NotDone>

  /** How much there is of everything. */
  stats(): Promise<StoreStats>

  /** Ends all rounds, lets what is under way finish, and closes the store. Then the desk does nothing any more. */
  close(): Promise<void>
}

const DeliveryOptions = z.strictObject({
  attempts: z.int().min(1).max(1000),
  firstDelayMs: z.int().min(1),
  longestDelayMs: z.int().min(1),
  timeoutMs: z.int().min(1).max(86_400_000),
  atOnce: z.int().min(1).max(1000),
})
const SignIn = AgentAtWork.unwrap()
  .pick({ languages: true, customerGrades: true, accounts: true, weight: true })
  .extend({ capacity: z.int().min(0).max(1000) })
const monthMs = 30 * 86_400_000

/**
 * Sets up a desk. It touches its store at the first call.
 * @throws CasewrightError `charter-mismatch` if a charter does not come from `defineCharter`, `invalid-parameter` for options
 *   out of range.
 * @category Desk
 */
export function createDesk<Offered extends PathMap>(options: DeskOptions<Offered>): Desk<Offered> {
  const { charter, formerCharters = [], store } = options
  const charters = [charter, ...formerCharters]
  for (const each of charters) tiesOf(each, 'createDesk')
  const office = openOffice(
    {
      charter,
      store,
      now: options.now ?? Date.now,
      newId: options.newId ?? newId,
      random: options.random ?? Math.random,
      route: options.route ?? routingBy(options.charter.routing),
      viewFor: options.viewFor ?? disclosed,
      delivery: parse(DeliveryOptions, { ...usualDelivery, ...options.delivery }, 'createDesk: delivery'),
      keepKeysMs: options.keepKeysMs ?? monthMs,
      bell: new Bell(),
      walk: { after: null },
    },
    { charters, migrations: options.migrations ?? {}, observe: options.observe ?? (() => {}) },
  )
  const hours = new OpeningHours(store)
  const use = hours.use.bind(hours)

  const desk: Desk = {
    open: (path, input, options) => use(() => openAndKeep(office, path, input, options)),
    send: (caseId, event, options) => use(() => send(office, caseId, event, options)),
    get: (caseId, options) => use(() => get(office, caseId, options)),
    list: (filter, options) => use(() => list(office, filter, options)),
    history: (caseId, options) => use(() => history(office, caseId, options)),
    inbox: (by, options) => use(() => inbox(office, by, options)),
    signIn: (agent, options) =>
      use(async () => {
        const party = readParty(agent, 'signIn: agent')
        const { capacity, ...skills } = parse(SignIn, options, 'signIn')
        await store.signIn({ party, capacity, skills })
        office.walk.after = null
        office.bell.ring()
      }),
    signOut: agentId => use(async () => store.signOut(readId(agentId, 'signOut: agentId'))),
    assign: (caseId, to, options) => use(async () => assignTo(office, caseId, to, options)),
    release: (caseId, options) => use(async () => release(office, caseId, options)),
    handOver: (caseId, { to, reason }, options) =>
      desk.send(caseId, { type: 'case.handOver', to, reason }, options),
    link: (tie, options) => use(() => link(office, tie, options)),
    moveCase: (caseId, path, input, options) => use(() => movePath(office, caseId, path, input, options)),
    changeCharter: (caseId, options) => use(() => updateCharter(office, caseId, options)),
    on: (type: string, handler: unknown) => {
      parse(Id, type, 'on: type')
      if (office.handlers.has(type)) {
        throw new CasewrightError('invalid-parameter', `on: expected a type without a handler, got "${type}"`)
      }
      office.handlers.set(type, handler as EffectHandler)
      office.bell.ring()
      return () => {
        if (office.handlers.get(type) === handler) office.handlers.delete(type)
      }
    },
    tick: now => use(() => tick(office, now === undefined ? office.now() : parse(Instant, now, 'tick: now'))),
    run: ({ signal }) => use(() => hours.until(signal, both => run(office, both))),
    deadLetters: ({ by }) =>
      use(async () => {
        const refusal = refusalOf('effect.requeue', readParty(by, 'deadLetters: by').role)
        return refusal ?? { ok: true, letters: await store.deadLetters(500) }
      }),
    requeue: (id, { by }) =>
      use(async () => {
        const refusal = refusalOf('effect.requeue', readParty(by, 'requeue: by').role)
        if (refusal !== null) return refusal
        const found = await store.requeue(id, office.now())
        office.bell.ring()
        return { ok: true, found }
      }),
    eraseCustomer: (customerId, { by }) =>
      use(async () => {
        const refusal = refusalOf('customer.erase', readParty(by, 'eraseCustomer: by').role)
        if (refusal !== null) return refusal
        const id = readId(customerId, 'eraseCustomer: customerId')
        const erasure = await store.eraseCustomer(id, office.now())
        for (const caseId of erasure.erased) office.recent.delete(caseId)
        return { ok: true, ...erasure }
      }),
    stats: () => use(async () => store.stats(office.now())),
    close: () => hours.close(),
  }
  return desk as unknown as Desk<Offered>
}
