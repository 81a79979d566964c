import type { CaseListener } from './engine/course.js'
import { Replication } from './engine/replication.js'
import type { Run } from './run.js'
import { planFor, type Scenario } from './scenario/define-scenario.js'

/** Which replication of a scenario to run, and what to keep of it. @category Simulation */
export interface RunOptions {
  /** The same seed gives the same run, to the last bit. */
  readonly seed: string | number
  /** Which replication, a whole number ≥ 0; 0 where it is left out. */
  readonly replication?: number
  /** Whether to keep what each agent did when. */
  readonly spans?: boolean
  /**
   * Told of each case of a stream with `detail: 'records'` or `'cases'`, once it has ended or the scenario has, in no particular
   * order. With `'records'` the case itself is made of its records when it is asked for.
   */
  readonly onCase?: CaseListener
}

/**
 * Runs one replication of a scenario.
 *
 * Whoever arrives has their handling time, patience and luck drawn on arrival, each from random numbers of its own, by stream,
 * purpose and replication: so two scenarios are tried on the same customers, and what they differ by is not chance.
 * @param scenario - From `defineScenario`.
 * @returns What was counted.
 * @throws CasewrightError `invalid-parameter` if a step of the scenario sends what a case refuses, or a case comes to where
 *   scenario has no step for the agent it awaits.
 * @category Simulation
 */
export function runOnce(scenario: Scenario, options: RunOptions): Run {
  const engine = engineFor(scenario, options, 'runOnce')
  while (engine.advance(1_000_000)) {}
  return engine.run()
}

/** A replication that is about to run. */
export function engineFor(scenario: Scenario, options: RunOptions, where: string): Replication {
  const { seed, replication = 0, spans = false, onCase = null } = options
  return new Replication(planFor(scenario, where), { seed: String(seed), replication, spans, onCase })
}
