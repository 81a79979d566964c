import type { MachineContext } from 'xstate'
import { CasewrightError } from '../vocabulary/errors.js'
import type { Chart } from './chart.js'
import type { StepOptions } from './compiled.js'
import { unstarted } from './configuration.js'
import { macrostep, makeMove, moveFor } from './macrostep.js'
import { begin } from './run.js'
import { evaluate, Scope } from './scope.js'
import type { State, Step } from './state.js'
import { outcome, withoutEffects } from './step.js'

/** Starts a machine of this chart. */
export function start(chart: Chart, input?: unknown, options?: StepOptions): Step {
  const configuration = unstarted(chart)
  const { value, tags, always } = configuration
  const before: State = { value, context: {}, status: 'active', tags }
  const trigger = { type: 'xstate.init', input }
  const run = begin(configuration, before, trigger, { ...(input as StepOptions), ...options })
  let context: MachineContext = {}
  try {
    context = {
      ...(evaluate(chart.machine.config.context, Object.assign(run.scope, { input })) as MachineContext),
    }
    run.scope = new Scope(context, trigger, configuration)
    makeMove(run, moveFor(always, run))
    macrostep(run, true)
    return outcome(run)
  } catch (thrown) {
    if (thrown instanceof CasewrightError) throw thrown
    return withoutEffects({ ...before, context, status: 'error', error: String(thrown) }, true)
  }
}
