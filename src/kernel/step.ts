import type { EventObject } from 'xstate'
import type { Chart } from './chart.js'
import type { StepOptions } from './compiled.js'
import { configurationOf } from './configuration.js'
import { macrostep } from './macrostep.js'
import { cannotStep } from './refusal.js'
import { begin, none, type Run } from './run.js'
import type { State, Step } from './state.js'
import { fire } from './timers.js'

/** Lets an event happen in a state of this chart. */
export function step(chart: Chart, state: State, event: EventObject, options?: StepOptions): Step {
  const type: unknown = (event as EventObject | null | undefined)?.type
  if (typeof type !== 'string' || type === '*') {
    throw cannotStep('invalid-parameter', 'an event with a proper type', event)
  }
  if (state.status === 'active') {
    const run = begin(configurationOf(chart, state), state, event, options)
    const token = options?.token
    const isDue = token === undefined || fire(run, token)
    if (isDue && (macrostep(run, false) || token !== undefined)) return outcome(run)
  }
  return withoutEffects(state, false)
}

/** A step that asks nothing of the host. */
export function withoutEffects(state: State, changed: boolean): Step {
  return { state, emitted: none, changed, actions: none, timers: none }
}

/** What the run came to, as a step. */
export function outcome(run: Run): Step {
  const { status, output, historyValue, pending, armed, emitted, actions, timers } = run
  const { value, tags, entered } = run.configuration
  const { context } = run.scope
  const state: { -readonly [Key in keyof State]: State[Key] } = { value, context, status, tags }
  if (output !== undefined) state.output = output
  if (historyValue) state.historyValue = historyValue
  if (entered) state.entered = entered
  if (pending.length) state.timers = pending
  if (armed) state.armed = armed
  return { state, emitted, changed: true, actions, timers }
}
