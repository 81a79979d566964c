import type { EventObject } from 'xstate'
import type { StepOptions } from './compiled.js'
import type { Configuration } from './configuration.js'
import { Scope } from './scope.js'
import type { Effect, State } from './state.js'
import type { Timer, TimerInstruction } from './timers.js'

/** A list with nothing in it, the same one each time: most steps emit nothing, raise nothing and arm nothing. */
export const none: readonly never[] = Object.freeze([])

/** One step under way: everything that the operations of a step may read and change. */
export interface Run {
  /** The event from outside that set it off. */
  readonly trigger: EventObject & { readonly at?: unknown }
  readonly options: StepOptions | undefined
  configuration: Configuration
  scope: Scope
  status: State['status']
  output?: unknown
  historyValue: State['historyValue']
  pending: readonly Timer[]
  armed: number
  /** Whether anything was assigned since this was last reset. */
  isAssigned: boolean
  /** Events raised and not yet handled. */
  queue: readonly EventObject[]
  emitted: readonly EventObject[]
  actions: readonly Effect[]
  timers: readonly TimerInstruction[]
}

/** Begins a step from the state before. */
export function begin(
  configuration: Configuration,
  { context, historyValue, timers = none, armed = 0 }: State,
  trigger: Run['trigger'],
  options: StepOptions | undefined,
): Run {
  return {
    trigger,
    options,
    configuration,
    scope: new Scope(context, trigger, configuration),
    status: 'active',
    historyValue,
    pending: timers,
    armed,
    isAssigned: false,
    queue: none,
    emitted: none,
    actions: none,
    timers: none,
  }
}

/** Lets what follows see this event and the states active now. */
export function look(run: Run, event: EventObject): void {
  const { configuration, scope } = run
  if (event !== scope.event || configuration !== scope.configuration) {
    run.scope = new Scope(scope.context, event, configuration)
  }
}

export function act(run: Run, type: string, params: unknown): void {
  run.actions = [...run.actions, defined({ type, params })]
}

/** The same object without the keys that have nothing to say, so that it is the same again after JSON. */
export function defined<T extends object>(object: T): T {
  const kept = {} as T
  for (const key in object) if (object[key] !== undefined) kept[key] = object[key]
  return kept
}
