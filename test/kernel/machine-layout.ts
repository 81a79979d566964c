import {
  type AnyStateMachine,
  and,
  assign,
  cancel,
  emit,
  enqueueActions,
  log,
  not,
  or,
  raise,
  setup,
  stateIn,
} from 'xstate'
import {
  type ActionSketch,
  descriptors,
  events,
  type GuardSketch,
  type Sketch,
  type TransitionSketch,
} from './machine-sketch.js'
import { areOrthogonal, idOf, isReal, keyOf, lineage, type Place, pathOf } from './places.js'

interface Context {
  n: number
  m: number
}

interface Args {
  readonly context: Context
  readonly event: { readonly type: string }
}

/** Lays a sketch out as an XState machine. */
export class Layout {
  readonly places: Place[] = []

  constructor(root: Sketch) {
    this.#place(root, null)
  }

  machine(): AnyStateMachine {
    const implementations = {
      guards: {
        isEven: ({ context }: Args) => context.n % 2 === 0,
        isAbove: ({ context }: Args, { limit }: { limit: number }) => context.n > limit,
        isEvenOrAbove: or(['isEven', ({ context }: Args) => context.n > 3] as never),
        byEvent: ({ event }: Args) => event.type.length % 2 === 0,
      },
      actions: {
        add: assign(({ context }: Args, { by }: { by: number }) => ({ n: (context.n + by) % 7 })),
        announce: emit(({ context }: Args, params: { by: number } | undefined) => ({
          type: 'announced',
          n: context.n,
          params,
        })),
        note: () => {},
      },
      delays: { soon: 5, later: ({ context }: Args) => 100 + context.n },
    }
    const machine = setup(implementations as never).createMachine({
      ...this.#config(this.places[0]!),
      id: 'root',
      context: ({ input }: { input: number }) => ({ n: input, m: 0 }),
      output: ({ context, event }: Args) => ({ context, event }),
      options: { maxIterations: 40 },
    } as never)
    return machine as unknown as AnyStateMachine
  }

  #place(sketch: Sketch, parent: Place | null): Place {
    const isPseudo = sketch.type === 'shallow' || sketch.type === 'deep'
    const type = (isPseudo || sketch.type === 'final') && !parent ? 'atomic' : sketch.type
    const place: Place = { index: this.places.length, parent, sketch, children: [], type }
    this.places.push(place)
    for (const child of sketch.children) place.children.push(this.#place(child, place))
    const isInhabited = place.children.some(child => child.type !== 'shallow' && child.type !== 'deep')
    if (place.children.length > 0 && !isInhabited) (place.children[0] as { type: string }).type = 'atomic'
    return place
  }

  #config(place: Place): object {
    const { sketch, children, type } = place
    const common = { id: place.parent ? `i${place.index}` : undefined, tags: sketch.tags }
    if (type === 'shallow' || type === 'deep') {
      const siblings = place.parent!.children.filter(isReal)
      const target = sketch.initial === 0 ? undefined : siblings[sketch.initial % siblings.length]
      return { ...common, type: 'history', history: type, target: target && keyOf(target) }
    }
    const actions = {
      entry: sketch.entry.map(each => this.#action(each)),
      exit: sketch.exit.map(each => this.#action(each)),
    }
    const output = sketch.hasOutput
      ? ({ context, event }: Args) => ({ by: keyOf(place), n: context.n, on: event.type })
      : undefined
    if (type === 'final') return { ...common, ...actions, type, output }
    const inhabitants = children.filter(isReal)
    const initial = inhabitants[sketch.initial % inhabitants.length]
    const initialActions = sketch.initialActions.map(each => this.#action(each))
    return {
      ...common,
      ...actions,
      type,
      ...(type === 'compound' ? { initial: { target: keyOf(initial!), actions: initialActions } } : {}),
      states:
        children.length > 0
          ? Object.fromEntries(children.map(child => [keyOf(child), this.#config(child)]))
          : undefined,
      on: this.#group(place, sketch.transitions, ({ event }) => descriptors[event % descriptors.length]!),
      always: sketch.always.map(each => this.#transition(place, each)),
      after: this.#group(place, sketch.after, ({ event }) => ['10', '20', 'soon', 'later'][event % 4]!),
      onDone: sketch.onDone && children.length > 0 ? this.#transition(place, sketch.onDone) : undefined,
    }
  }

  #group(
    source: Place,
    sketches: readonly TransitionSketch[],
    key: (sketch: TransitionSketch) => string,
  ): object {
    const groups: Record<string, object[]> = {}
    for (const each of sketches) {
      groups[key(each)] ??= []
      groups[key(each)]!.push(this.#transition(source, each))
    }
    return groups
  }

  #transition(source: Place, { targets, guard, actions, reenter }: TransitionSketch): object {
    return {
      target: this.#targets(source, targets),
      guard: guard ? this.#guard(guard) : undefined,
      actions: actions.map(each => this.#action(each)),
      reenter,
    }
  }

  /**
   * Several targets make sense only if they lie in different regions of a parallel state. A history state targeted from
   * within its own parent is left out: XState then forgets to enter a state that it has left.
   */
  #targets(source: Place, numbers: readonly number[]): readonly string[] | undefined {
    const chosen: Place[] = []
    for (const number of numbers) {
      const place = this.#at(number)
      if (!isReal(place) && source !== place.parent && lineage(source).includes(place.parent!)) continue
      if (chosen.every(other => areOrthogonal(place, other))) chosen.push(place)
    }
    return chosen.length > 0 ? chosen.map(idOf) : undefined
  }

  #guard({ kind, number, parts }: GuardSketch): unknown {
    const limit = number % 5
    const inner = parts.map(part => this.#guard(part)) as never[]
    switch (kind) {
      case 'inline':
        return ({ context }: Args) => context.n > limit
      case 'named':
        return 'isEven'
      case 'static':
        return { type: 'isAbove', params: { limit } }
      case 'dynamic':
        return { type: 'isAbove', params: ({ context }: Args) => ({ limit: context.m % 5 }) }
      case 'composed':
        return 'isEvenOrAbove'
      case 'byEvent':
        return 'byEvent'
      case 'id':
        return stateIn(idOf(this.#at(number)))
      case 'path':
        return stateIn(pathOf(this.#at(number)))
      case 'and':
        return and(inner)
      case 'or':
        return or(inner)
      case 'not':
        return not(inner[0] ?? ('isEven' as never))
    }
  }

  #action({ kind, number, guard }: ActionSketch): unknown {
    const event = { type: events[number % events.length]!, number }
    const by = number % 3
    switch (kind) {
      case 'count':
        return assign({ n: ({ context }: Args) => (context.n + 1) % 7, m: ({ context }: Args) => context.n })
      case 'countAll':
        return assign(({ context, event }: Args) => ({ n: (context.n + event.type.length) % 7, m: 1 }))
      case 'add':
        return { type: 'add', params: { by } }
      case 'addMore':
        return { type: 'add', params: ({ context }: Args) => ({ by: context.m + 1 }) }
      case 'raise':
        return raise(event)
      case 'raiseCount':
        return raise(({ context }: Args) => ({ type: context.n > 3 ? 'a' : 'b' }))
      case 'emit':
        return emit(event)
      case 'emitCount':
        return emit(({ context, event }: Args) => ({ type: 'counted', n: context.n, on: event.type }))
      case 'announce':
        return number % 2 ? 'announce' : { type: 'announce', params: { by } }
      case 'note':
        return number % 2 ? 'note' : { type: 'unimplemented', params: { by } }
      case 'noteCount':
        return { type: 'note', params: ({ context, event }: Args) => ({ n: context.n, on: event.type }) }
      case 'log':
        return log(({ context }: Args) => context.n, number % 2 ? 'count' : undefined)
      case 'delay':
        return raise(event, { delay: number, ...(number % 2 ? { id: `t${by}` } : {}) })
      case 'delayNamed':
        return raise(({ context }: Args) => ({ type: 'a', n: context.n }), {
          delay: 'later' as never,
          id: `t${by}`,
        })
      case 'cancel':
        return number % 2 ? cancel(`t${by}`) : cancel(({ context }: Args) => `t${context.n % 3}`)
      case 'enqueue':
        return this.#enqueue(guard, event)
    }
  }

  #enqueue(guard: GuardSketch, event: { type: string }): unknown {
    const condition = this.#guard(guard) as never
    return enqueueActions(({ check, context, enqueue }) => {
      enqueue.assign({ n: (context.n + 2) % 7 })
      if (check(condition)) enqueue.raise(event)
      else enqueue.emit({ type: 'declined', n: context.n } as never)
      if (context.n === 3) enqueue.raise(event, { delay: 7, id: 't1' })
      if (context.n === 4) enqueue.cancel('t1')
      enqueue('announce')
      enqueue({ type: 'note', params: { n: context.n } })
      enqueue(emit(({ context }: Args) => ({ type: 'enqueued', n: context.n })) as never)
    })
  }

  #at(number: number): Place {
    return this.places[number % this.places.length]!
  }
}
