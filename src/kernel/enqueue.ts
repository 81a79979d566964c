import { compileAction, compileBuiltIn, type Operation } from './actions.js'
import type { Chart } from './chart.js'
import { compileGuard } from './guards.js'
import type { Run } from './run.js'
import { type Expression, Scope } from './scope.js'

/** Makes `enqueueActions`: what the function enqueues is done, in order, once the function has returned. */
export function collectActions(collect: Expression, chart: Chart, user: string) {
  return (run: Run, { context, event, configuration }: Scope, params: unknown): void => {
    const scope = new Scope(context, event, configuration)
    const operations: Operation[] = []
    const enqueue = (action: unknown) => operations.push(compileAction(action, chart, user))
    // Its methods are named as XState's own actions are; one that the kernel does not take is refused when called.
    const enqueueOwn = (_: unknown, method: string) => (given: unknown, options?: object) => {
      const action = { ...options, type: `xstate.${method}`, assignment: given, event: given, sendId: given }
      operations.push(compileBuiltIn(action, chart, user))
    }
    const check = (guard: unknown) => compileGuard(guard, chart, user).holds(scope)

    collect(Object.assign(scope, { enqueue: new Proxy(enqueue, { get: enqueueOwn }), check }), params)
    for (const operation of operations) operation(run)
  }
}
