import { type AnyStateMachine, type AnyStateNode, type AnyTransitionDefinition, createMachine } from 'xstate'
import { compileAction } from './actions.js'
import type { Configuration } from './configuration.js'
import { type ContextWriter, spreadingWriter } from './context-writer.js'
import type { TransitionDescription } from './descriptions.js'
import { compileGuard, type Guard } from './guards.js'
import { cannotCompile } from './refusal.js'
import { type Directions, type Mark, obey } from './rehearsal.js'
import { subtreeOf } from './state-nodes.js'

/** A transition with its guard compiled. */
export interface Transition {
  /** The state it is tried for: its own, or for `always` an active leaf inside it. */
  readonly state: AnyStateNode
  readonly definition: AnyTransitionDefinition
  readonly guard: Guard | undefined
  readonly description: TransitionDescription
}

/** An XState machine with its guards and actions compiled. */
export interface Chart {
  readonly machine: AnyStateMachine
  /** A copy of the machine on which XState rehearses moves: it runs nothing and takes the transitions it is told to. */
  readonly copy: AnyStateMachine
  /** All states of the copy in document order. */
  readonly nodes: readonly AnyStateNode[]
  /** All transitions of the copy, state by state. */
  readonly transitions: Map<AnyTransitionDefinition, Transition>
  /** The event types and wildcards that transitions name, and the empty one. */
  readonly events: Set<string>
  /** Makes what writes the context for an assignment. */
  readonly writer: () => ContextWriter
  /** The configurations met so far. */
  readonly known: Map<unknown, Configuration>
}

/** Compiles the guards and actions of a machine, and leaves marks in their place on the copy. */
export function readChart(
  machine: AnyStateMachine,
  writer: () => ContextWriter = () => spreadingWriter,
): Chart {
  const copy: AnyStateMachine = createMachine({ ...machine.config, context: {}, options: {} })
  const nodes = subtreeOf(copy.root)
  const chart: Chart = {
    machine,
    copy,
    nodes,
    transitions: new Map(),
    events: new Set(['']),
    writer,
    known: new Map(),
  }
  for (const node of nodes) readState(node, chart)
  obey(chart)
  return chart
}

function readState(node: AnyStateNode, chart: Chart): void {
  const { id, entry, exit, always = [] } = node
  const marked = (actions: readonly unknown[], state?: Partial<Mark>) => {
    const operations = actions.map(action => compileAction(action, chart, id))
    return [{ type: '', params: { operations, ...state } }]
  }
  if (node.invoke.length) throw cannotCompile(id, 'invoke')
  Object.assign(node, {
    entry: marked(entry, { entered: node }),
    exit: marked(exit, { exited: node }),
    output: undefined,
  })
  if (node.type !== 'history') Object.assign(node.initial, { actions: marked(node.initial.actions) })

  for (const definition of [...node.transitions.values(), always].flat()) {
    const { eventType, target = [], actions, meta, description } = definition as AnyTransitionDefinition
    const guard = definition.guard ? compileGuard(definition.guard, chart, id) : undefined
    const transition: Transition = {
      state: node,
      definition,
      guard,
      description: {
        source: id,
        event: eventType,
        targets: target.map(({ id }) => id),
        guard: guard?.words ?? null,
        isForbidden: target.length + actions.length === 0,
        meta: meta as unknown,
        description,
      },
    }
    chart.transitions.set(definition, transition)
    chart.events.add(eventType)
    Object.assign(definition, {
      actions: marked(actions),
      guard: ({ event }: { event: Directions }) => void event.asked?.push(transition),
    })
  }
}
