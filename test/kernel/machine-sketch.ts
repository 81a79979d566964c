import fc from 'fast-check'

/*
 * Random statecharts. First a tree is drawn whose references to other states are mere numbers; then the tree is laid
 * out, and each number is read as a state that exists. So every drawn value is a chart, and fast-check can shrink it.
 */

type Leaf = 'atomic' | 'final' | 'shallow' | 'deep'
type Branch = 'compound' | 'parallel'

export interface Sketch {
  readonly type: Leaf | Branch
  readonly children: readonly Sketch[]
  readonly initial: number
  readonly tags: readonly string[]
  readonly transitions: readonly TransitionSketch[]
  readonly always: readonly TransitionSketch[]
  readonly after: readonly TransitionSketch[]
  readonly onDone: TransitionSketch | null
  readonly entry: readonly ActionSketch[]
  readonly exit: readonly ActionSketch[]
  readonly initialActions: readonly ActionSketch[]
  readonly hasOutput: boolean
}

export interface TransitionSketch {
  readonly event: number
  readonly targets: readonly number[]
  readonly guard: GuardSketch | null
  readonly actions: readonly ActionSketch[]
  readonly reenter: boolean
}

export interface GuardSketch {
  readonly kind:
    | 'inline'
    | 'named'
    | 'static'
    | 'dynamic'
    | 'composed'
    | 'byEvent'
    | 'id'
    | 'path'
    | 'and'
    | 'or'
    | 'not'
  readonly number: number
  readonly parts: readonly GuardSketch[]
}

export interface ActionSketch {
  readonly kind: (typeof actionKinds)[number]
  readonly number: number
  readonly guard: GuardSketch
}

const actionKinds = [
  'count', 'countAll', 'add', 'addMore', 'raise', 'raiseCount', 'emit', 'emitCount', 'announce', 'note', 'noteCount',
  'log', 'enqueue', 'delay', 'delayNamed', 'cancel',
] as const // biome-ignore format: a list of words

export const descriptors = ['a', 'b', 'c', 'a.x', 'a.*', 'c.*', '*', 'xstate.done.*']
export const events = ['a', 'b', 'c', 'a.x', 'a.x.y', 'c.z', 'unheard.of']

const { guard } = fc.letrec<{ guard: GuardSketch }>(tie => ({
  guard: fc.record({
    kind: fc.constantFrom<GuardSketch['kind'][]>(
      'inline',
      'named',
      'static',
      'dynamic',
      'composed',
      'byEvent',
      'id',
      'path',
      'and',
      'or',
      'not',
    ),
    number: fc.nat(20),
    parts: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.constant([]),
      fc.array(tie('guard'), { minLength: 1, maxLength: 2 }),
    ),
  }),
}))

const action: fc.Arbitrary<ActionSketch> = fc.record({
  kind: fc.constantFrom(...actionKinds),
  number: fc.nat(20),
  guard,
})

const transitionSketch: fc.Arbitrary<TransitionSketch> = fc.record({
  event: fc.nat(20),
  targets: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 6, arbitrary: fc.array(fc.nat(40), { minLength: 1, maxLength: 3 }) },
  ),
  guard: fc.option(guard),
  actions: fc.array(action, { maxLength: 2 }),
  reenter: fc.boolean(),
})

/** An `always` transition is mostly guarded: most charts would never come to rest otherwise. */
const alwaysSketch: fc.Arbitrary<TransitionSketch> = fc
  .tuple(transitionSketch, guard)
  .map(([drawn, own]) => ({ ...drawn, guard: drawn.guard ?? own }))

const few = <T>(of: fc.Arbitrary<T>, maxLength: number) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.array(of, { maxLength }) },
  )

/** A random chart, not yet laid out. */
export const { sketch } = fc.letrec<{ sketch: Sketch }>(tie => ({
  sketch: fc
    .record({
      branch: fc.constantFrom<Branch[]>('compound', 'parallel'),
      leaf: fc.constantFrom<Leaf[]>('atomic', 'atomic', 'atomic', 'final', 'shallow', 'deep'),
      children: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        { weight: 1, arbitrary: fc.constant<Sketch[]>([]) },
        { weight: 3, arbitrary: fc.array(tie('sketch'), { minLength: 1, maxLength: 4 }) },
      ),
      initial: fc.nat(5),
      tags: few(fc.constantFrom('red', 'green', 'blue'), 2),
      transitions: fc.array(transitionSketch, { maxLength: 3 }),
      always: few(alwaysSketch, 2),
      after: few(transitionSketch, 1),
      onDone: fc.option(transitionSketch),
      entry: few(action, 2),
      exit: few(action, 2),
      initialActions: few(action, 1),
      hasOutput: fc.boolean(),
    })
    .map(({ branch, leaf, ...rest }) => ({ ...rest, type: rest.children.length > 0 ? branch : leaf })),
}))
