import { act } from '../../cases/act.js'
import type { CaseOf, Step } from '../../cases/case.js'
import { firstDue } from '../../cases/due.js'
import { elapse } from '../../cases/elapse.js'
import { linkCase } from '../../cases/link-case.js'
import { openCase } from '../../cases/open-case.js'
import { CasewrightError } from '../../vocabulary/errors.js'
import type { CaseLink } from '../../vocabulary/link.js'
import type { Party } from '../../vocabulary/party.js'
import type { CaseRecord } from '../../vocabulary/record.js'
import type { ServiceClock } from '../../vocabulary/service-clock.js'
import { type CaseRoute, type Place, placeOf } from './case-route.js'
import { asksOf } from './linked-case.js'
import type { StreamTally } from './stream-tally.js'
import type { Template } from './template.js'

/** One case on its way; what drives it is the same as in a department. */
export interface Course {
  readonly place: Place
  /** Whether it has come to an end of its path. */
  readonly isDone: boolean
  /** When time next moves it, in epoch ms; `Infinity` for never. */
  readonly dueAt: number
  /** By when its clocks want something done, in epoch ms; `Infinity` for never. */
  readonly levelDueAt: number
  /**
   * Somebody sends an event.
   * @param by - Who; `null`: the customer.
   * @param agent - Which agent it is, and of which `group`; or `none`, of others.
   * @returns Whether it is taken; not where a rule of the path holds back what a customer or another department asks.
   * @throws CasewrightError `invalid-parameter` if the scenario should not have sent it.
   */
  act(event: Template, at: number, by: Party | null, agent: number, group: number): boolean
  /** Time passes. */
  elapse(at: number): void
  /** A link to another case is written down; only where records are kept. */
  tie?(link: CaseLink, at: number): void
  /** Nothing more comes of it: what its clocks say now stands. */
  end(at: number): void
}

/** What counts that becomes of cases. */
export type CaseTally = Pick<StreamTally, 'judge' | 'take' | 'ask'>

/** What a case is opened with. */
export interface CourseOpening {
  /** Which of the stream's cases it is, counted from 1. */
  readonly number: number
  readonly at: number
  /** Its place among the arrivals that are counted. */
  readonly arrival: number
  /** Whose case it is, where it comes of another; or `null`. */
  readonly customer: Party | null
}

/** The name of a case. */
export const nameOf = ({ stream }: CaseRoute, { number }: Pick<CourseOpening, 'number'>): string =>
  `${stream}-${number}`

/** Whose case it is: somebody of their own, where the scenario names nobody. */
export const customerOf = (
  route: CaseRoute,
  { number, at, customer }: Omit<CourseOpening, 'arrival'>,
): Party =>
  route.input(at).customer ?? customer ?? { id: `${route.stream}-customer-${number}`, role: 'customer' }

/** What is told of a case that was kept with its records. @category Simulation */
export interface KeptCase {
  /** The case as it ended, or stood at the end of the scenario. */
  readonly case: CaseOf
  /** All of them, in order; to be read, not to be altered. */
  readonly records: readonly CaseRecord[]
}

/** Told of a case. */
export type CaseListener = (kept: KeptCase) => void

/** A case kept whole: records, clocks, and permission asked at each step. */
export class WholeCase implements Course {
  private readonly customer: Party
  private item: CaseOf
  private readonly records: CaseRecord[] | null

  constructor(
    private readonly route: CaseRoute,
    private readonly tally: CaseTally,
    private readonly opening: CourseOpening,
    private readonly listener: CaseListener | null,
  ) {
    const { at } = opening
    const { path, charter, input } = route
    const id = nameOf(route, opening)
    const customer = customerOf(route, opening)
    this.customer = customer
    this.records = listener === null ? null : []
    const step = openCase(path, { customer, ...input(at) } as never, { id, at, by: customer, charter })
    this.item = step.case
    this.heed(step)
  }

  get place(): Place {
    return placeOf(this.route, this.item.state)
  }

  get isDone(): boolean {
    return this.item.state.status !== 'active'
  }

  get dueAt(): number {
    return firstDue(this.item)?.at ?? Infinity
  }

  get levelDueAt(): number {
    return earliestOf(this.item.clocks)
  }

  act(event: Template, at: number, sender: Party | null): boolean {
    const { charter } = this.route
    const by = sender ?? this.customer
    const step = act(this.item, event.at(at) as never, { at, by, charter })
    if (!step.ok) {
      const { code, message } = step.refusal
      if (code === 'against-a-rule' && this.place.step?.by != null) return false
      throw refused(this.route, this.place, event, message)
    }
    this.heed(step)
    this.tally.take(this.opening.arrival, event)
    return true
  }

  elapse(at: number): void {
    this.heed(elapse(this.item, { at, charter: this.route.charter }))
  }

  tie(link: CaseLink, at: number): void {
    this.heed(linkCase(this.item, link, { at, by: this.customer, charter: this.route.charter }))
  }

  end(at: number): void {
    if (!this.isDone) this.elapse(at)
    judgeOpen(this.tally, this.opening.arrival, this.item.clocks)
    this.listener?.({ case: this.item, records: this.records! })
  }

  private heed({ case: item, emitted, recorded }: Step): void {
    this.item = item
    judge(this.tally, this.opening.arrival, emitted)
    askFor(this.route, this.tally, emitted, this.customer)
    this.records?.push(...recorded)
  }
}

/** By when the first of the clocks wants something done. */
export function earliestOf(clocks: readonly ServiceClock[]): number {
  let earliest = Infinity
  for (const { dueAt } of clocks) if (dueAt !== null && dueAt < earliest) earliest = dueAt
  return earliest
}

/** What clocks told is counted. */
export function judge(
  tally: CaseTally,
  arrival: number,
  facts: readonly { readonly type: string; readonly target?: unknown }[],
): void {
  for (const { type, target } of facts) {
    if (type === 'sla.met') tally.judge(arrival, String(target), 'met')
    if (type === 'sla.breached') tally.judge(arrival, String(target), 'breached')
  }
}

/** What a case asks to be opened is passed on. */
export function askFor(
  route: CaseRoute,
  tally: CaseTally,
  emitted: readonly { readonly type: string }[],
  customer: Party,
): void {
  for (const ask of asksOf(route, emitted, customer)) tally.ask(ask)
}

/** What clocks have not told by the end is counted as open. */
export function judgeOpen(tally: CaseTally, arrival: number, clocks: readonly ServiceClock[]): void {
  for (const { state, target, breachedAt } of clocks) {
    const isOpen = (state === 'running' || state === 'paused') && breachedAt === null
    if (isOpen && target !== null) tally.judge(arrival, target, 'open')
  }
}

/** The error of an event that the scenario should not have sent. */
export function refused(route: CaseRoute, place: Place, event: Template, because: string): CasewrightError {
  const field = place.step?.field ?? route.field
  return new CasewrightError(
    'invalid-parameter',
    `simulate: ${field}: expected an event that a case takes that is ${place.stage}, got "${event.type}": ${because}`,
  )
}

/** The error of a case that has come to where nothing moves it any more. */
export const stuck = ({ field }: CaseRoute, { stage }: Place): CasewrightError =>
  new CasewrightError(
    'invalid-parameter',
    `simulate: ${field}.steps: expected a step for ${stage}, which nothing else leads out of, got none`,
  )
