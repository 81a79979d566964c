import { matchesState, type StateValue } from 'xstate'
import type { Chart } from './chart.js'
import { cannotCompile } from './refusal.js'
import { asNamed, type Expression, evaluate, type Scope } from './scope.js'

/** A guard made ready. */
export interface Guard {
  /** Whether its transition may be taken now. */
  readonly holds: (scope: Scope) => boolean
  /** Its name, or the names in it joined as they are combined. */
  readonly words: string
}

/** XState's `and`, `or`, `not` and `stateIn`: functions that carry what they were made of. */
interface BuiltInGuard {
  readonly check: (snapshot: object, scope: object, guard: { guards: readonly unknown[] }) => boolean
  readonly guards: readonly unknown[]
  readonly stateValue?: unknown
}

/**
 * Compiles a guard in any form a machine may give it: a function, a name, a name with parameters, or a combination.
 * @param user - Id of the state that uses it, for the refusal of a guard that nobody implemented.
 */
export function compileGuard(guard: unknown, chart: Chart, user: string, params?: unknown): Guard {
  if (typeof guard !== 'function') {
    const { type: words, params } = asNamed(guard)
    const found: unknown = chart.machine.implementations.guards[words]
    if (!found) throw cannotCompile(user, `unimplemented guard "${words}"`)
    return { ...compileGuard(found, chart, user, params), words }
  }
  if ('check' in guard) return compileBuiltIn(guard as unknown as BuiltInGuard, chart, user)
  return { holds: scope => (guard as Expression<boolean>)(scope, evaluate(params, scope)), words: '(inline)' }
}

function compileBuiltIn({ check, guards, stateValue }: BuiltInGuard, chart: Chart, user: string): Guard {
  if (stateValue) {
    return { holds: compileStateIn(stateValue, chart, user), words: `in ${JSON.stringify(stateValue)}` }
  }
  const parts = guards.map(part => compileGuard(part, chart, user))
  const join = (word: string) => `(${parts.map(({ words }) => words).join(` ${word} `)})`
  // The three are told apart by what they answer: their names do not outlive a minifier.
  const answer = (...answers: boolean[]) =>
    check({ machine: {} }, {}, { guards: answers.map(each => () => each) })
  if (answer(true, false)) return { holds: scope => parts.some(part => part.holds(scope)), words: join('or') }
  if (answer(false, true)) return { holds: scope => !parts[0]!.holds(scope), words: `not ${parts[0]!.words}` }
  return { holds: scope => parts.every(part => part.holds(scope)), words: join('and') }
}

function compileStateIn(stateValue: unknown, chart: Chart, user: string): Guard['holds'] {
  if (typeof stateValue !== 'string' || !stateValue.startsWith('#')) {
    return ({ configuration }) => matchesState(stateValue as StateValue, configuration.value)
  }
  const node = chart.nodes.find(({ id }) => stateValue === `#${id}`)
  if (!node) throw cannotCompile(user, `unknown state "${stateValue}"`)
  return ({ configuration }) => configuration.active.has(node)
}
