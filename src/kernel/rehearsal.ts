import {
  type AnyStateNode,
  type AnyTransitionDefinition,
  type EventObject,
  initialTransition,
  transition,
} from 'xstate'
import type { Operation } from './actions.js'
import type { Chart, Transition } from './chart.js'
import { completions } from './completion.js'
import { type Configuration, configurationAt } from './configuration.js'
import { cannotCompile } from './refusal.js'
import type { State } from './state.js'
import { cancel } from './timers.js'

/** What stands on the copy of a machine in place of its actions: what they come to, and the state entered or left. */
export interface Mark {
  readonly operations: readonly Operation[]
  readonly entered?: AnyStateNode
  readonly exited?: AnyStateNode
}

/** All that a set of transitions comes to in a configuration: one microstep, worked out beforehand. */
export interface Move {
  readonly operations: readonly Operation[]
  readonly next: Configuration
  /** What history states remember from then on. */
  readonly historyValue: State['historyValue']
  /** Whether it leaves the active states, or what is remembered of them, different. */
  readonly isMoved: boolean
  /** Nothing but forbidden transitions. */
  readonly isForbidden: boolean
}

/** An event for the copy of a machine. */
export interface Directions extends EventObject {
  /** The transitions to take; without them it takes none. */
  readonly taken?: AnyTransitionDefinition[]
  /** Is told the transitions whose guards are asked, in order. */
  readonly asked?: Transition[]
}

/** Makes the copy of a machine take the transitions it is told to, and sees that its history states lead somewhere. */
export function obey({ copy, nodes }: Chart): void {
  const { root, getTransitionData } = copy
  copy.getTransitionData = (snapshot, event: Directions) =>
    event.taken ?? getTransitionData.call(copy, snapshot, event)
  for (const node of nodes.filter(({ type }) => type === 'history')) {
    const taken = [{ source: root, target: [node], actions: [] }]
    try {
      transition(copy, copy.resolveState({ value: {}, context: {} }), { type: '', taken })
    } catch {
      throw cannotCompile(node.id, 'a history state that leads nowhere')
    }
  }
}

/**
 * Works out a move by letting XState make it, once, on the copy: the marks tell what is exited, done and entered, in
 * order. Without transitions it is the move that starts the machine.
 */
export function rehearse(
  from: Configuration,
  chosen: readonly Transition[],
  remembered: State['historyValue'],
): Move {
  const { chart } = from
  const { copy, nodes } = chart
  const historyValue = Object.fromEntries(
    Object.entries(remembered ?? {}).map(([history, ids]) => [
      history,
      nodes.filter(({ id }) => ids.includes(id)),
    ]),
  )
  const before = { ...from.snapshot, historyValue }
  const [after, actions] = chosen.length
    ? transition(copy, before, { type: '', taken: chosen.map(({ definition }) => definition) })
    : initialTransition(copy)

  const active = new Set(from.active)
  const completed = new Set<AnyStateNode>()
  const operations = actions.flatMap(({ params }) => {
    const { operations, entered, exited } = params as unknown as Mark
    if (exited) active.delete(exited)
    if (entered) active.add(entered)
    return entered?.type === 'final'
      ? [...operations, ...completions(entered, active, completed)]
      : operations
  })
  if (after.status === 'done') operations.push(run => cancel(run, () => true))

  const left = Object.entries(after.historyValue).map(([history, known]) => [
    history,
    known.map(({ id }) => id),
  ])
  const isMoved = after._nodes !== before._nodes
  return {
    operations,
    next: isMoved ? configurationAt(chart, after._nodes) : from,
    historyValue: left.length ? Object.fromEntries(left) : undefined,
    isMoved,
    isForbidden: chosen.every(({ description }) => description.isForbidden),
  }
}
