import type { EventObject, MachineContext } from 'xstate'
import type { Chart } from './chart.js'
import { collectActions } from './enqueue.js'
import { cannotCompile } from './refusal.js'
import { act, type Run } from './run.js'
import { asNamed, type Expression, evaluate, Scope } from './scope.js'
import { arm, cancel } from './timers.js'

/** One thing to do in a step. */
export type Operation = (run: Run) => void

/** What one of XState's own actions does; `params` are those of the name it was given by. */
type Deed = (run: Run, scope: Scope, params: unknown) => void

/** One of XState's own actions: a function, or here any object, that carries what it was made of. */
interface BuiltInAction {
  readonly type: string
  readonly assignment?: Expression<object> | Readonly<Record<string, unknown>>
  readonly event?: unknown
  readonly id?: string
  readonly delay?: unknown
  readonly sendId?: unknown
  readonly collect?: Expression
  readonly value?: unknown
  readonly label?: string
}

/**
 * Compiles an action in any form a machine may give it. A named action that is not one of XState's own is returned to
 * the caller as data; one written inline has no name to return and is refused.
 * @param user - Id of the state that uses it, for the refusal.
 */
export function compileAction(action: unknown, chart: Chart, user: string): Operation {
  if (typeof action === 'function') return compileBuiltIn(action, chart, user)
  const { type, params } = asNamed(action)
  const found: unknown = chart.machine.implementations.actions[type]
  if (typeof found === 'function' && 'resolve' in found) return compileBuiltIn(found, chart, user, params)
  return run => act(run, type, evaluate(params, run.scope))
}

/** Compiles one of XState's own actions. */
export function compileBuiltIn(action: object, chart: Chart, user: string, params?: unknown): Operation {
  const { type = 'xstate.inline side effects' } = action as BuiltInAction
  const name = type.slice('xstate.'.length)
  const deed = deeds[name]?.(action as BuiltInAction, chart, user)
  if (!deed) throw cannotCompile(user, name)
  return run => deed(run, run.scope, evaluate(params, run.scope))
}

const deeds: Record<string, (action: BuiltInAction, chart: Chart, user: string) => Deed> = {
  assign: ({ assignment }, { writer }) => {
    const write = writer()
    // A function has none.
    const keys = Object.keys(assignment!)
    return (run, scope, params) => {
      const changes = (typeof assignment === 'function' ? assignment(scope, params) : {}) as MachineContext
      for (const key of keys) changes[key] = evaluate(assignment![key as never], scope, params)
      run.scope = new Scope(write(scope.context, changes), scope.event, scope.configuration)
      run.isAssigned = true
    }
  },

  emit: ({ event }) => {
    return (run, scope, params) => {
      run.emitted = [...run.emitted, evaluate(event, scope, params) as EventObject]
    }
  },

  raise: ({ event, id, delay }, { machine }, user) => {
    const after = typeof delay === 'string' ? (machine.implementations.delays[delay] as unknown) : delay
    if (delay && after === undefined) throw cannotCompile(user, `unimplemented delay "${delay}"`)
    return (run, scope, params) => {
      const raised = evaluate(event, scope, params) as EventObject
      const delayMs = evaluate(after, scope, params)
      if (typeof delayMs === 'number') arm(run, raised, delayMs, id)
      else run.queue = [...run.queue, raised]
    }
  },

  cancel: ({ sendId }) => {
    return (run, scope, params) => {
      const id = evaluate(sendId, scope, params)
      cancel(run, timer => timer.id === id)
    }
  },

  log: ({ type, value, label }) => {
    return (run, scope, params) => act(run, type, { value: evaluate(value, scope, params), label })
  },

  enqueueActions: ({ collect }, chart, user) => collectActions(collect!, chart, user),
}
