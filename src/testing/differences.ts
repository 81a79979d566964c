import type { AnyStateMachine } from 'xstate'
import { contextWriters } from '../cases/context-writers.js'
import { compile } from '../kernel/compile.js'
import type { Compiled, StepOptions } from '../kernel/compiled.js'
import type { CompiledState, CompiledStep } from '../kernel/state.js'
import { Looked, StandIn } from './looked.js'
import { LocalReads, Reads } from './reads.js'
import {
  type Assignment,
  type Expression,
  isAssigningInline,
  isEnqueueing,
  isFunction,
  type Scope,
  type Typed,
  watchedMachine,
} from './watched-machine.js'

type State = CompiledState<AnyStateMachine>

/** What makes a difference in the states of one value. */
interface Local {
  /** Of their contexts. */
  readonly context: LocalReads
  /** Of each type of event. */
  readonly events: Map<string, Reads>
  /** The ways on from there, by what makes a difference where they lead, and by what they assign. */
  readonly ways: Map<Reads, Map<string, Way>>
}

/** A kind of step: whatever makes a difference after it did so before, unless it was assigned. */
interface Way {
  readonly from: Local
  readonly type: string
  readonly after: Reads
  readonly assigned: readonly Assigned[]
  /** How much was known when it was last gone. */
  known: number
}

/** Keys that were assigned, and what that looked at: by key, or all together under an empty one. */
interface Assigned {
  readonly keys: readonly string[]
  readonly looked: ReadonlyMap<string, Looked>
}

/**
 * What makes a difference to where a machine goes, found out by watching it: the parts of its context that guards look at,
 * in the same state or later on, unless they are written anew before; and the parts of each event that guards look at or
 * that end up in those parts of the context.
 *
 * Guards and assignments have to be named for that; where one is written inline, everything counts.
 */
export class Differences {
  /** The parts of a context that make a difference somewhere. */
  readonly context = new Reads()
  /** Those that make a difference everywhere, since somebody looks on at them. */
  readonly watched = new LocalReads(this.context)
  /** Those that make a difference once nothing can happen any more. */
  readonly ended = new Reads()
  /** The machine, watched. */
  readonly compiled: Compiled<AnyStateMachine>
  /** How much was found so far of what makes a difference of contexts, and of events. */
  count = { context: 0, event: 0 }
  readonly #locals = new Map<unknown, Local>()
  /** The event types of which everything counts. */
  readonly #whole = new Set<string>()
  /** Whether something is assigned that cannot be watched. */
  readonly #isBlind: boolean
  /** All of that, and what may yet turn out to make a difference. */
  #known = 0
  readonly #onContext = () => {
    this.count.context++
    this.#known++
  }
  readonly #onWatched = () => {
    for (const { context } of this.#locals.values()) {
      for (const key of this.watched.inside.keys()) context.at(key, ignore)
    }
    this.#onContext()
  }
  readonly #onEvent = () => {
    this.count.event++
  }
  readonly #onLooked = () => {
    this.#known++
  }
  readonly #newLooked = () => new Looked(this.#onLooked)
  #assignments = 0
  readonly #lastContext = new StandIn<object>(this.#onContext)
  readonly #lastEvent = new StandIn<Typed>(this.#onEvent)
  /** Where the step under way began. */
  #from = this.#localOf(null)
  /** What it assigned, in order, and the same as text. */
  #assigned: Assigned[] = []
  #kind = ''

  /**
   * @param reads - Paths into the context that make a difference to whoever looks on.
   */
  constructor(machine: AnyStateMachine, reads: readonly string[] = []) {
    for (const path of reads) for (const each of [this.watched, this.ended]) each.along(path)
    this.compiled = compile(
      watchedMachine(machine, {
        guard: asks => this.#watchGuard(asks),
        assignment: assigns => this.#watchAssignment(assigns),
      }),
      contextWriters(),
    )
    const isGuardInline = this.compiled.transitions.some(({ guard }) => guard?.includes('(inline)'))
    this.context.whole = isGuardInline || isEnqueueing(machine)
    this.#isBlind = this.context.whole || isAssigningInline(machine)
    if (this.#isBlind) for (const type of this.compiled.events) this.takeWhole(type as string)
  }

  /** What makes a difference of the context of a state. */
  of({ value, status }: Pick<State, 'value' | 'status'>): Reads {
    if (status !== 'active') return this.ended
    return this.#isBlind ? this.context : this.#localOf(value).context
  }

  /** What makes a difference of an event of this type in a state. */
  ofEvent({ value }: Pick<State, 'value'>, type: string): Reads {
    return this.#eventIn(this.#localOf(value), type)
  }

  /** Everything makes a difference of events of this type. */
  takeWhole(type: string): void {
    this.#whole.add(type)
  }

  /** The state, in which whatever is looked at makes a difference from then on. */
  seen<S extends { readonly context: object; readonly status: string }>(state: S): S {
    const { context, status } = state
    const looked = status === 'active' ? context : this.ended.noting(context, this.#onContext)
    return { ...state, context: this.watched.noting(looked, this.#onWatched) }
  }

  /** A step of the machine, which shows what makes a difference. */
  step(state: State, event: Typed, options?: StepOptions): CompiledStep<AnyStateMachine> {
    this.#from = this.#localOf(state.value)
    this.#assigned = []
    this.#kind = event.type
    const step = this.compiled.step(state, event, options)
    if (step.changed && !this.#isBlind) {
      const ways = entry(this.#from.ways, this.of(step.state), () => new Map<string, Way>())
      let way = ways.get(this.#kind)
      if (way === undefined) {
        way = {
          from: this.#from,
          type: event.type,
          after: this.of(step.state),
          assigned: this.#assigned,
          known: -1,
        }
        ways.set(this.#kind, way)
      }
      this.#go(way)
    }
    return step
  }

  /** Works out what follows from all that was found so far. */
  settle(): void {
    let before: number
    do {
      before = this.#known
      for (const { ways } of this.#locals.values()) {
        for (const kinds of ways.values()) for (const way of kinds.values()) this.#go(way)
      }
    } while (this.#known > before)
  }

  #go(way: Way): void {
    if (way.known === this.#known) return
    const { from, type, after, assigned } = way
    way.known = this.#known
    const needed = new Set(after.inside.keys())
    for (const { keys, looked } of assigned.toReversed()) {
      const sources = new Set(
        keys.filter(key => needed.has(key)).map(key => looked.get('') ?? looked.get(key)),
      )
      for (const key of keys) needed.delete(key)
      for (const source of sources) {
        if (source === undefined) continue
        this.#eventIn(from, type).add(source.event, this.#onEvent)
        for (const key of source.context) needed.add(key)
      }
    }
    for (const key of needed) if (this.context.has(key)) from.context.at(key, this.#onContext)
  }

  #watchGuard(asks: Expression): Expression {
    return ({ context, event }, params) => {
      const scope = {
        context: this.#lastContext.for(context, this.#isBlind ? this.context : this.#from.context),
        event: this.#lastEvent.for(event, this.#eventIn(this.#from, event.type)),
      }
      return asks(scope, params)
    }
  }

  #watchAssignment(assigns: Assignment): Expression {
    const byType = new Map<string, Map<string, Looked>>()
    const number = this.#assignments++
    const parts = isFunction(assigns) ? [] : Object.entries(assigns)
    return (scope, params) => {
      const looked = entry(byType, scope.event.type, newMap<Looked>)
      const evaluate = this.#evaluate
      const changes = isFunction(assigns) ? Object(evaluate(looked, '', assigns, scope, params)) : {}
      for (const [key, part] of parts) changes[key] = evaluate(looked, key, part, scope, params)
      const keys = Object.keys(changes)
      this.#assigned.push({ keys, looked })
      this.#kind += `|${number}:${keys.join()}`
      return changes
    }
  }

  /** What a part of an assignment comes to, watched. */
  readonly #evaluate = (
    looked: Map<string, Looked>,
    key: string,
    part: unknown,
    scope: Scope,
    params: unknown,
  ): unknown => (isFunction(part) ? entry(looked, key, this.#newLooked).watch(part, scope, params) : part)

  #localOf(value: unknown): Local {
    let local = this.#locals.get(value)
    if (local === undefined) {
      local = { context: new LocalReads(this.context), events: new Map(), ways: new Map() }
      for (const key of this.watched.inside.keys()) local.context.at(key, ignore)
      this.#locals.set(value, local)
    }
    return local
  }

  #eventIn({ events }: Local, type: string): Reads {
    let reads = events.get(type)
    if (reads === undefined) {
      reads = new Reads()
      reads.whole = this.#whole.has(type)
      events.set(type, reads)
    }
    return reads
  }
}

const ignore = () => {}

const newMap = <Value>() => new Map<string, Value>()

/** What a map has under a key, made where it is not there yet. */
export function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}
