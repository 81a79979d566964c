import { act } from '../cases/act.js'
import type { CaseOf, EmittedOf, RequestOf, Step } from '../cases/case.js'
import { elapse } from '../cases/elapse.js'
import { openCase } from '../cases/open-case.js'
import { routeOf } from '../cases/route.js'
import type { Charter } from '../charters/ties.js'
import type { FileOf, InputOf, Path } from '../machines/path.js'
import type { CaseFile } from '../machines/stages/case-file.js'
import type { Party, Role } from '../vocabulary/party.js'
import type { CaseRecord } from '../vocabulary/record.js'
import type { Refusal, RefusalCode } from '../vocabulary/refusal.js'
import type { Instant } from '../vocabulary/time.js'
import { castOf } from './cast.js'
import { counterpart, failure, shortcomings, show } from './failure.js'
import { isInside, nameOf } from './place-name.js'
import { dated, sampleOf } from './samples.js'
import { anybody, charterFor, customersIn, inputFor, monday } from './setting.js'
import { shapeOf } from './shape.js'

/** Between two events, unless a sentence says `afterMs`. */
const stepMs = 60_000

/** The type of an event that the path takes. @category Sentences */
export type EventTypeOf<P extends Path> = RequestOf<P>['type']

/** What an event may be sent with; what is left out is made from the event's schema. @category Sentences */
export type PayloadOf<P extends Path, Type extends EventTypeOf<P>> = Partial<
  Omit<Extract<RequestOf<P>, { type: Type }>, 'type'>
>

/** A state of the path, from the outermost in, as far in as one likes: `open`, `open.working`. @category Sentences */
export type StateNameOf<P extends Path> = NameIn<CaseOf<P>['state']['value']>

type NameIn<Value> = Value extends string
  ? Value
  : { [Key in keyof Value & string]: Key | `${Key}.${NameIn<Value[Key]>}` }[keyof Value & string]

/** Something emitted: its type, or any part of it that has the type. @category Sentences */
export type EmittedPart<P extends Path> = EmittedOf<P>['type'] | PartOf<EmittedOf<P>>

type PartOf<Effect> = Effect extends { type: infer Type }
  ? { type: Type } & Partial<Omit<Effect, 'type'>>
  : never

/** Some of a value, however deep. @category Sentences */
export type Some<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]?: Some<Value[Key]> }
    : Value

/** Where a sentence takes place. @category Sentences */
export interface GivenOptions {
  /** By default one that offers this path alone, under which a case can be reopened once. */
  readonly charter?: Charter
  /** When the case is opened, in epoch milliseconds; by default 2026-03-02T01:00Z. */
  readonly at?: Instant
  /** Who opens it; by default the customer. */
  readonly by?: Party
}

/**
 * Begins a sentence about a case: `given(paths.fault).when('case.accept').then('open.referred')`.
 * @param path - The path the case takes.
 * @param input - What it is opened with; what is left out is made from the path's schema.
 * @param options - Charter, opening instant and opener, each with a default.
 * @returns The sentence, to be gone on with. Whatever does not come true throws, with the sentence so far and the
 *   difference in its message.
 * @throws CasewrightError as {@link openCase} does.
 * @category Sentences
 */
export const given = <P extends Path>(
  path: P,
  input: Partial<InputOf<P>> = {},
  options: GivenOptions = {},
): Sentence<P> => new Sentence(path, input, options)

/** A sentence about a case, told and checked word by word. @category Sentences */
export class Sentence<P extends Path> {
  readonly #path: P
  readonly #charter: Charter
  readonly #told: string[] = []
  #step: Step<P>
  #now: Instant
  #pending: { readonly event: RequestOf<P>; readonly by: Party | null } | null = null
  #refusal: Refusal | null = null

  constructor(path: P, input: Partial<InputOf<P>>, options: GivenOptions) {
    const { charter = charterFor(path), at = monday } = options
    const opening = { ...(inputFor(path, at, 'given') as object), ...(input as object) }
    const by = options.by ?? customersIn([opening])[0] ?? anybody
    this.#path = path
    this.#charter = charter
    this.#now = at
    this.#step = openCase(path, opening as InputOf<P>, { id: 'case', at, by, charter })
    this.#told.push(`given ${path.id}`)
  }

  /** The case as it stands. */
  get case(): CaseOf<P> {
    this.#taken(this)
    return this.#step.case
  }

  /** What the last event or passing of time emitted. */
  get emitted(): readonly EmittedOf<P>[] {
    this.#taken(this)
    return this.#step.emitted
  }

  /** What the last event or passing of time recorded. */
  get recorded(): readonly CaseRecord[] {
    this.#taken(this)
    return this.#step.recorded
  }

  /**
   * Something is asked of the case, a minute after what was before.
   * @param event - An event, or its type; what is left out of it is made from its schema, dates a day ahead.
   * @param payload - What else is in the event.
   */
  when<Type extends EventTypeOf<P>>(
    event: Type | ({ type: Type } & PayloadOf<P, Type>),
    payload?: PayloadOf<P, Type>,
  ): this {
    this.#taken(this.when)
    this.#now += stepMs
    const asked = typeof event === 'string' ? { type: event, ...payload } : event
    this.#pending = { event: this.#filled(asked as { type: string }), by: null }
    this.#told.push(` when ${asked.type}`)
    return this
  }

  /**
   * Says who asks. Otherwise it is whoever may: the handler, the owner, the customer, else somebody whose role it is.
   * @param by - A party, or a role: then of this role the handler, the owner or the customer, else somebody.
   */
  by(by: Party | Role): this {
    if (this.#pending === null) throw this.#broken('by: expected to follow a when', null, null, this.by)
    const party =
      typeof by === 'string' ? (this.#known().find(({ role }) => role === by) ?? { id: by, role: by }) : by
    this.#pending = { ...this.#pending, by: party }
    return this
  }

  /**
   * Time passes, and what falls due happens.
   * @param ms - Milliseconds, ≥ 0.
   */
  afterMs(ms: number): this {
    this.#taken(this.afterMs)
    this.#now += ms
    this.#step = elapse(this.#step.case, { at: this.#now, charter: this.#charter })
    this.#told.push(`after ${ms} ms`)
    return this
  }

  /**
   * The case is in a state.
   * @param state - Its name, from the outermost in, as far in as matters.
   */
  // biome-ignore lint/suspicious/noThenProperty: it is how the sentence goes on; what a promise makes of it is seen to
  then(state: StateNameOf<P>): this {
    // `await` and test runners take whatever has a `then` for a promise: it is fulfilled when all came true so far.
    if (typeof state === 'function') return this.#fulfil(state)
    this.#taken(this.then)
    const { value } = this.#step.case.state
    const actual = nameOf(value)
    if (!isInside(value, state))
      throw this.#differs(
        'then',
        `expected the case to be in ${state}, got ${actual}`,
        actual,
        state,
        this.then,
      )
    this.#told.push(` then ${state}`)
    return this
  }

  /**
   * The case has written something down.
   * @param part - What its file says, as far as it matters; a list is compared whole.
   */
  thenFile(part: Some<FileOf<P>>): this {
    this.#taken(this.thenFile)
    const { context } = this.#step.case.state
    const lines = shortcomings(context, part)
    if (lines.length > 0) {
      const message = `expected the file to say otherwise\n${lines.map(line => `  ${line}`).join('\n')}`
      throw this.#differs('thenFile', message, counterpart(context, part), part, this.thenFile)
    }
    this.#told.push(` then the file says ${show(part)}`)
    return this
  }

  /**
   * The last event or passing of time emitted something, among others.
   * @param parts - The type of each, or any part of it; none at all says that nothing was emitted.
   */
  thenEmitted(...parts: readonly EmittedPart<P>[]): this {
    this.#taken(this.thenEmitted)
    const expected = parts.map((part): object =>
      typeof part === 'string' ? { type: part } : (part as object),
    )
    this.#hasEmitted(expected, this.thenEmitted)
    return this
  }

  /**
   * The last event or passing of time missed a service-level target.
   * @param target - The target's name in the charter.
   */
  thenBreached(target: string): this {
    this.#taken(this.thenBreached)
    this.#hasEmitted([{ type: 'sla.breached', target }], this.thenBreached)
    return this
  }

  /**
   * The last event was not taken, and the case is as it was.
   * @param code - Why.
   * @param rule - The ID of the rule it is against, such as `R6`.
   */
  thenRefused(code: RefusalCode, rule?: string): this {
    const type = this.#pending?.event.type ?? this.#refusal?.event ?? 'nothing'
    this.#settle()
    const refusal = this.#refusal
    const actual = refusal && { code: refusal.code, ...(rule === undefined ? {} : { rule: refusal.rule }) }
    const expected = { code, ...(rule === undefined ? {} : { rule }) }
    if (shortcomings(actual, expected).length > 0) {
      const got = refusal === null ? 'it was taken' : `${refusal.code}: ${refusal.message}`
      const wanted = rule === undefined ? code : `${code} by ${rule}`
      throw this.#differs(
        'thenRefused',
        `expected ${type} to be refused as ${wanted}, got ${got}`,
        actual,
        expected,
        this.thenRefused,
      )
    }
    this.#refusal = null
    this.#told.push(` then refused as ${code}`)
    return this
  }

  #hasEmitted(expected: readonly object[], thrower: object): void {
    const emitted = [...this.#step.emitted] as object[]
    const left = [...emitted]
    const missing = expected.filter(part => {
      const at = left.findIndex(effect => shortcomings(effect, part).length === 0)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    const isSilent = expected.length > 0 || emitted.length === 0
    if (missing.length === 0 && isSilent) {
      this.#told.push(` then emitted ${expected.map(show).join(', ') || 'nothing'}`)
      return
    }
    const wanted = missing.map(show).join(', ') || 'nothing'
    const got = emitted.map(effect => `\n  ${show(effect)}`).join('') || ' nothing'
    throw this.#differs(
      'thenEmitted',
      `expected ${wanted} to be emitted, got${got}`,
      emitted,
      expected,
      thrower,
    )
  }

  /** Does what is pending; a refusal waits for `thenRefused`. */
  #settle(): void {
    if (this.#pending === null) return
    const { event, by } = this.#pending
    this.#pending = null
    const outcomes = (by === null ? this.#candidates() : [by]).map(by => ({
      by,
      result: this.#act(event, by),
    }))
    const { by: sender, result } =
      outcomes.find(({ result }) => result.ok) ??
      outcomes.find(({ result }) => !result.ok && result.refusal.code !== 'not-your-role') ??
      outcomes[0]!
    this.#told.push(`${this.#told.pop()} by ${sender.id}`)
    if (result.ok) this.#step = result
    else this.#refusal = result.refusal
  }

  #act(event: RequestOf<P>, by: Party) {
    return act(this.#step.case, event, { at: this.#now, by, charter: this.#charter })
  }

  /** Does what is pending, which has to be taken. */
  #taken(thrower: object): void {
    this.#settle()
    if (this.#refusal === null) return
    const { event, code, message } = this.#refusal
    const expectation = `expected ${event} to be taken, got ${code}: ${message}`
    throw this.#broken(expectation, { code }, 'taken', thrower)
  }

  #fulfil(resolve: unknown): this {
    this.#taken(this.then)
    ;(resolve as () => void)()
    return this
  }

  #known(): readonly Party[] {
    const { handler, owner, customer } = this.#step.case.state.context as Partial<CaseFile>
    return [handler, owner, customer].filter(party => party != null)
  }

  /** Everybody who may be meant where nobody is named. */
  #candidates(): readonly Party[] {
    const customers = customersIn([this.#step.case.state.context])
    return [...this.#known(), ...customers, ...castOf(routeOf<Path>(this.#path), customers).parties.values()]
  }

  #filled({ type, ...payload }: { type: string }): RequestOf<P> {
    const schema = routeOf<Path>(this.#path).events.get(type)
    if (schema === undefined) return { type, ...payload } as RequestOf<P>
    const where = `when ${type}`
    const sample = dated(sampleOf(shapeOf(schema, where), 'event', where) as object, this.#now)
    return { ...sample, ...payload, type } as RequestOf<P>
  }

  #differs(word: string, difference: string, actual: unknown, expected: unknown, thrower: object): Error {
    this.#told.push(` ${word} …`)
    return this.#broken(difference, actual, expected, thrower)
  }

  #broken(difference: string, actual: unknown, expected: unknown, thrower: object): Error {
    const message = [difference, '', ...this.#told.map(line => `  ${line}`)].join('\n')
    return failure(message, { actual, expected, operator: 'deepStrictEqual' }, thrower)
  }
}
