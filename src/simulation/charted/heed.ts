import type { CaseOf } from '../../cases/case.js'
import { factsOf } from '../../cases/trail.js'
import type { State, Step } from '../../kernel/state.js'
import type { ClockFacts } from '../../policies/service-levels/observation.js'
import { Differences } from '../../testing/differences.js'
import type { CaseRoute } from '../engine/case-route.js'
import { textOf } from './twin.js'

/** What can be asked of any compiled machine. */
interface AnyCompiled {
  start(input: object): Step
  candidates(state: State, type: string): readonly { readonly guard: string | null }[]
}

/**
 * What of a case is heeded by whatever may yet become of it: what its guards look at on the way ahead, its deadlines, and what
 * its clocks want to know. All else that it has written down makes no difference to where it goes.
 */
export class Heed {
  readonly compiled: AnyCompiled
  private readonly differences: Differences

  constructor(private readonly route: CaseRoute) {
    this.differences = new Differences(route.path.machine)
    this.compiled = this.differences.compiled as unknown as AnyCompiled
    this.differences.watched.along('deadlines').whole = true
  }

  /** Grows with whatever turns out to be heeded. */
  get known(): number {
    const { context, event } = this.differences.count
    return context + event
  }

  /** A step of the machine, which shows what it heeds. */
  step(state: State, event: { readonly type: string }): Step {
    return this.differences.step(state as never, event) as unknown as Step
  }

  /** All that is written down in a state is heeded from then on. */
  takeWhole({ context, status }: State): void {
    JSON.stringify(this.differences.seen({ context: context as object, status }).context)
  }

  /** Works out what follows from all that was shown so far. */
  settle(): void {
    this.differences.settle()
  }

  /** What clocks want to know of a case, if it has any; which is heeded from then on. */
  factsOf(state: State): ClockFacts | null {
    if (this.route.detail === 'flow') return null
    return factsOf({ path: this.route.path.id, ...this.seen(state) })
  }

  /** A case in a state; what is looked at of it is heeded from then on. */
  seen(state: State): Pick<CaseOf, 'state'> {
    return { state: this.differences.seen(state as never) }
  }

  /** Two tellings of a situation as one text of all that is heeded in it. */
  textOf(one: State, other: State): string {
    const reads = this.differences.of(one as never)
    return textOf(
      [one.status, one.value, one.historyValue, one.entered, reads.of(one.context)],
      [other.status, other.value, other.historyValue, other.entered, reads.of(other.context)],
    )
  }

  /** Whether it makes a difference who of those who are alike sends an event. */
  isPersonal(state: State, type: string): boolean {
    const { whole, inside } = this.differences.ofEvent(state as never, type)
    const by = inside.get('by')
    return whole || (by !== undefined && (by.whole || by.listed || by.has('id')))
  }
}
