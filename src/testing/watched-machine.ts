import { type AnyStateMachine, type AnyStateNode, assign } from 'xstate'

/** What a guard or an assignment is given to look at. */
export interface Scope {
  readonly context: object
  readonly event: Typed
}

export interface Typed {
  readonly type: string
}

/** A guard, or what an assignment assigns. */
export type Expression = (scope: Scope, params: unknown) => unknown

/** What an assignment assigns: a function for all of it, or something for each key. */
export type Assignment = Expression | Readonly<Record<string, unknown>>

/** Whoever watches a machine. */
interface Watcher {
  guard(asks: Expression): Expression
  assignment(assigns: Assignment): Expression
}

/** The same machine, whose named guards and assignments are watched. */
export function watchedMachine<M extends AnyStateMachine>(machine: M, watcher: Watcher): M {
  const { guards, actions } = machine.implementations
  return machine.provide({
    guards: mapValues(guards, guard =>
      isFunction(guard) && !('check' in guard) ? watcher.guard(guard) : guard,
    ),
    actions: mapValues(actions, action =>
      isAssign(action) ? assign(watcher.assignment(action.assignment) as never) : action,
    ),
  } as never) as M
}

/** Whether some actions of a machine cannot be watched. */
export function isEnqueueing(machine: AnyStateMachine): boolean {
  return actionsOf(machine.root).some(action => kindOf(action, machine) === 'xstate.enqueueActions')
}

/** Whether a machine assigns where nobody can watch. */
export const isAssigningInline = (machine: AnyStateMachine): boolean => actionsOf(machine.root).some(isAssign)

/** All actions in a chart, as they are written there. */
const actionsOf = (node: AnyStateNode): readonly unknown[] => [
  ...node.entry,
  ...node.exit,
  ...[...node.transitions.values()].flat().flatMap(transition => transition.actions),
  ...(node.always ?? []).flatMap(transition => transition.actions),
  ...Object.values(node.states).flatMap(actionsOf),
]

/** Which of XState's own actions one is, if any. */
function kindOf(action: unknown, { implementations }: AnyStateMachine): unknown {
  const name = typeof action === 'string' ? action : (action as { type: string }).type
  return ((implementations.actions[name] ?? action) as { type?: unknown }).type
}

export const isFunction = (value: unknown): value is Expression => typeof value === 'function'

const isAssign = (action: unknown): action is { readonly assignment: Assignment } =>
  isFunction(action) && (action as { type?: unknown }).type === 'xstate.assign'

const mapValues = <Value, Result>(
  values: Readonly<Record<string, Value>>,
  change: (value: Value) => Result,
): Record<string, Result> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]))
