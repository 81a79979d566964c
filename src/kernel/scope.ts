import type { EventObject, MachineContext } from 'xstate'
import type { Configuration } from './configuration.js'
import { cannotCompile } from './refusal.js'

/**
 * What a guard or an action of the machine is given to look at.
 *
 * There is no actor behind a compiled machine, so what belongs to an actor throws as soon as somebody reads it; XState
 * would hand out an actor that never runs.
 */
export class Scope {
  constructor(
    readonly context: MachineContext,
    readonly event: EventObject,
    /** The active states as they were before this microstep: what `stateIn` and `check` ask about. */
    readonly configuration: Configuration,
  ) {}

  get self(): never {
    throw cannotCompile(JSON.stringify(this.configuration.value), 'self')
  }

  get system(): never {
    throw cannotCompile(JSON.stringify(this.configuration.value), 'system')
  }

  get spawn(): never {
    throw cannotCompile(JSON.stringify(this.configuration.value), 'spawn')
  }
}

/** A function of the machine's author: a guard, an assignment, an event factory, a delay … */
export type Expression<Result = unknown> = (scope: Scope, params?: unknown) => Result

/** The value of something an author may give as it is or as a function. */
export function evaluate(expression: unknown, scope: Scope, params?: unknown): unknown {
  return typeof expression === 'function' ? (expression as Expression)(scope, params) : expression
}

/** A guard or an action that is given by name, with or without parameters. */
export function asNamed(given: unknown): { readonly type: string; readonly params?: unknown } {
  return typeof given === 'string' ? { type: given } : (given as { type: string })
}
