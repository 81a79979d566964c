import type { AnyMachineSnapshot, AnyStateNode, StateValue } from 'xstate'
import type { Chart } from './chart.js'
import { type Plan, planAlways } from './plan.js'
import { cannotStep } from './refusal.js'
import type { State } from './state.js'
import { isLeaf, lineOf, sorted } from './state-nodes.js'
import { stateValue } from './state-value.js'

/** A set of states that are active together, with the tables of what may happen in it, filled in as they are needed. */
export interface Configuration {
  readonly chart: Chart
  /** The active states in document order. */
  readonly active: ReadonlySet<AnyStateNode>
  /** The same for XState, in the order of their entry. */
  readonly snapshot: AnyMachineSnapshot
  readonly value: StateValue
  readonly tags: readonly string[]
  /** Ids of those leaves where their order is not document order: then it cannot be told from the value. */
  readonly entered: readonly string[] | undefined
  /** What may be taken without an event. */
  readonly always: Plan
  /** What each type of event may take. */
  readonly plans: Map<string, Plan>
}

/** How much is kept at hand; a chart with many parallel regions has more configurations than fit in memory. */
const capacity = 1024

/** Keeps a value in a table, which is emptied first when it is full. */
export function keep<Key, Value>(table: Map<Key, Value>, key: Key, value: Value): Value {
  if (table.size >= capacity) table.clear()
  table.set(key, value)
  return value
}

/** The configuration of a state, which may have gone through JSON. */
export function configurationOf(
  chart: Chart,
  { value, entered }: Pick<State, 'value' | 'entered'>,
): Configuration {
  const known = chart.known.get(value)
  return known && known.entered === entered ? known : read(chart, value, entered)
}

function read(chart: Chart, value: StateValue, entered: readonly string[] | undefined): Configuration {
  const known = chart.known.get(JSON.stringify([value, entered]))
  if (known) return known
  try {
    const active = sorted(chart.copy.resolveState({ value, context: {} })._nodes)
    const first = (entered ?? []).map(id => active.find(node => node.id === id)!)
    return configurationAt(chart, [...first, ...active])
  } catch {
    throw cannotStep('invalid-parameter', `a state of machine "${chart.machine.id}"`, value)
  }
}

/** The configuration in which these states are active, given in the order of their entry. */
export function configurationAt(chart: Chart, nodes: readonly AnyStateNode[]): Configuration {
  const made = configurationFrom(chart, nodes)
  const key = JSON.stringify([made.value, made.entered])
  return chart.known.get(key) ?? keep(chart.known, made.value, keep(chart.known, key, made))
}

/** The configuration before the start: nothing but the root is active. */
export function unstarted(chart: Chart): Configuration {
  return chart.known.get('') ?? keep(chart.known, '', configurationFrom(chart, [chart.copy.root]))
}

function configurationFrom(chart: Chart, given: readonly AnyStateNode[]): Configuration {
  // The states around are added for the one case in which XState leaves them out: a history state that is targeted
  // from within its own parent.
  const nodes = [...new Set(given.flatMap(lineOf))]
  const active = new Set(sorted(nodes))
  const leaves = nodes.filter(node => isLeaf(node) && lineOf(node).some(({ always }) => always?.length))
  const isInOrder = sorted(leaves).every((leaf, at) => leaf === leaves[at])
  const value = stateValue(chart.copy.root, active)
  return {
    chart,
    active,
    snapshot: { ...chart.copy.resolveState({ value, context: {} }), _nodes: nodes },
    value,
    tags: Object.freeze([...new Set([...active].flatMap(({ tags }) => tags))]),
    entered: isInOrder ? undefined : Object.freeze(leaves.map(({ id }) => id)),
    always: planAlways(chart, leaves),
    plans: new Map(),
  }
}
