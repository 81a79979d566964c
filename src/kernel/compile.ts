import type { AnyStateMachine } from 'xstate'
import { readChart } from './chart.js'
import type { Compiled, StepOptions } from './compiled.js'
import { configurationOf } from './configuration.js'
import type { ContextWriter } from './context-writer.js'
import { fingerprint } from './fingerprint.js'
import { planFor } from './plan.js'
import { start } from './start.js'
import type { State } from './state.js'
import { step } from './step.js'

/**
 * Turns an XState machine into flat tables that give the very results of XState's `transition()`, many times as fast
 * (`test/bench/kernel.ts`). The tables of a configuration are filled in when it is first reached.
 *
 * It differs from XState on purpose in four things. A machine that is done takes nothing, as an actor does. `cancel`
 * reaches every pending timer of that name, not only the last. A history state that is targeted from within its own
 * parent never leaves that parent half active. And a loop that never ends is reported, after ten thousand microsteps
 * unless the machine's own `options.maxIterations` says otherwise.
 * @param machine - Any machine without child actors: no `invoke`, `spawn` or `sendTo`, and no side effects written
 *   inline. Named ones are returned as data.
 * @param writer - Makes what writes the context for an assignment, such as `generatedWriters()` of
 *   `casewright/kernel/generated-writers`, by which a step takes less than half the time on Node 20; contexts are spread
 *   without one.
 * @returns The machine's steps as pure functions of plain JSON.
 * @throws CasewrightError `cannot-compile`, naming the state and what it uses.
 * @category Kernel
 */
export function compile<M extends AnyStateMachine>(machine: M, writer?: () => ContextWriter): Compiled<M> {
  const chart = readChart(machine, writer)
  const candidates = (state: State, type: string) =>
    planFor(configurationOf(chart, state), type).open.map(({ description }) => description)

  const compiled = {
    machine,
    hash: fingerprint(chart),
    states: chart.nodes,
    transitions: [...chart.transitions.values()].map(({ description }) => description),
    events: [...chart.events].filter(event => !/^$|^xstate\.|\*$/.test(event)),
    start: start.bind(null, chart),
    initial: (input?: unknown, options?: StepOptions) => start(chart, input, options).state,
    step: step.bind(null, chart),
    candidates,
    eventTypes: (state: State) =>
      compiled.events.filter(type => candidates(state, type).some(({ isForbidden }) => !isForbidden)),
    nodes: (state: State) => [...configurationOf(chart, state).active],
  }
  return compiled as unknown as Compiled<M>
}
