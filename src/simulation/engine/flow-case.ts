import { firstDue } from '../../cases/due.js'
import { rulesOf } from '../../cases/permission.js'
import { factsOf, time } from '../../cases/trail.js'
import type { Compiled } from '../../kernel/compiled.js'
import type { State, Step } from '../../kernel/state.js'
import { advance } from '../../policies/service-levels/advance.js'
import { passTime } from '../../policies/service-levels/pass-time.js'
import { CasewrightError } from '../../vocabulary/errors.js'
import type { Party } from '../../vocabulary/party.js'
import type { ServiceClock } from '../../vocabulary/service-clock.js'
import { type CaseRoute, type Place, placeOf } from './case-route.js'
import {
  askFor,
  type CaseTally,
  type Course,
  type CourseOpening,
  customerOf,
  earliestOf,
  judge,
  judgeOpen,
  nameOf,
  refused,
} from './course.js'
import type { Template } from './template.js'

type AnyCompiled = Compiled<never> & {
  start(input: object): Step
  step(state: State, event: object, options?: { readonly token: string }): Step
}

/** A case as its machine alone, and its clocks where they are kept: without records, and without asking for permission. */
export class FlowCase implements Course {
  private readonly customer: Party
  private state: State
  private clocks: readonly ServiceClock[] = []
  private updatedAt: number

  constructor(
    private readonly route: CaseRoute,
    private readonly tally: CaseTally,
    private readonly opening: CourseOpening,
  ) {
    const { at } = opening
    const id = nameOf(route, opening)
    const customer = customerOf(route, opening)
    this.customer = customer
    const { input, limits } = route
    const step = this.compiled.start({ customer, ...input(at), id, at, by: customer, limits })
    if (step.state.status === 'error') {
      throw new CasewrightError('invalid-input', `simulate: ${route.field}.input: ${step.state.error}`)
    }
    this.state = step.state
    this.updatedAt = at
    this.follow(step, 'case.open', at)
  }

  get place(): Place {
    return placeOf(this.route, this.state)
  }

  get isDone(): boolean {
    return this.state.status !== 'active'
  }

  get dueAt(): number {
    return firstDue({ state: this.state } as never)?.at ?? Infinity
  }

  get levelDueAt(): number {
    return earliestOf(this.clocks)
  }

  act(event: Template, at: number, sender: Party | null): boolean {
    this.reachDeadlines(at)
    const by = sender ?? this.customer
    const step = this.compiled.step(this.state, { ...event.at(at), at, by })
    if (!step.changed) {
      const { route } = this.route
      const candidates = route.compiled.candidates(this.state as never, event.type)
      const isHeldBack = candidates.some(({ guard }) => rulesOf(route, guard).length > 0)
      if (isHeldBack && this.place.step?.by != null) return false
      throw refused(this.route, this.place, event, 'it is not taken')
    }
    this.follow(step, event.type, at)
    this.tally.take(this.opening.arrival, event)
    return true
  }

  elapse(at: number): void {
    this.reachDeadlines(at)
    const { clocks, fired } = passTime(this.clocks, at)
    this.clocks = clocks
    judge(this.tally, this.opening.arrival, fired)
  }

  end(at: number): void {
    if (!this.isDone) this.elapse(at)
    judgeOpen(this.tally, this.opening.arrival, this.clocks)
  }

  private reachDeadlines(at: number): void {
    for (let due = firstDue({ state: this.state } as never); due !== null && due.at <= at; ) {
      // A deadline that was set into the past falls due at once.
      const dueAt = Math.max(due.at, this.updatedAt)
      const event = { ...due.event, at: dueAt, by: time }
      const options = due.token === undefined ? undefined : { token: due.token }
      const step = this.compiled.step(this.state, event, options)
      if (!step.changed) {
        const { field, path } = this.route
        throw new CasewrightError(
          'endless-loop',
          `simulate: ${field}: expected the machine of path "${path.id}" to drop or move a deadline when it is reached, got ${JSON.stringify(event)} again`,
        )
      }
      this.follow(step, due.event.type, dueAt)
      due = firstDue({ state: this.state } as never)
    }
  }

  private get compiled(): AnyCompiled {
    return this.route.route.compiled as unknown as AnyCompiled
  }

  /** The case comes to where an event leads it; its clocks take what happened. */
  private follow({ state, emitted }: Step, type: string, at: number): void {
    this.state = state
    this.updatedAt = at
    askFor(this.route, this.tally, emitted, this.customer)
    const { detail, policy, path } = this.route
    if (detail === 'flow') return
    const facts = factsOf({ path: path.id, state: this.state as never })
    const { clocks, fired } = advance(this.clocks, { at, event: { type }, ...facts }, policy)
    this.clocks = clocks
    judge(this.tally, this.opening.arrival, fired)
  }
}
