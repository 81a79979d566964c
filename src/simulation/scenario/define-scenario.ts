import { CharterData, defineCharter } from '../../charters/charter.js'
import { type Charter, type PathMap, tiesOf } from '../../charters/ties.js'
import * as builtIn from '../../machines/paths.js'
import { CasewrightError } from '../../vocabulary/errors.js'
import { parse } from '../../vocabulary/parse.js'
import type { Plan } from '../engine/plan.js'
import { planOf } from './plan-scenario.js'
import { type ScenarioData, Uncharted } from './scenario.js'

/** A checked scenario: plain data. @category Simulation */
export interface Scenario extends ScenarioData {
  readonly charter?: Charter
}

/** A scenario as it is written down: the charter may be one from `defineCharter`, or its data. @category Simulation */
export type ScenarioInput = ScenarioData

const plans = new WeakMap<Scenario, Plan>()

/**
 * Checks a scenario, and ties it to what its names stand for.
 * @param data - The scenario, from TypeScript or parsed JSON. Its charter may come from `defineCharter`; where it is bare data, it
 *   is defined here.
 * @param options - `paths`: where the paths of a charter given as bare data are found; the library's where it is left out.
 * @returns The scenario, frozen. It remains plain data; but a copy read back from JSON has to be defined anew.
 * @throws CasewrightError `invalid-parameter` naming the place in the data, what was expected, and what came;
 *   `invalid-charter` if the charter's data do not fit together.
 * @category Simulation
 */
export function defineScenario(data: ScenarioInput, options: { readonly paths?: PathMap } = {}): Scenario {
  return parseScenario(data, options)
}

/** {@link defineScenario}, of a value that may be anything, such as parsed JSON. @category Simulation */
export function parseScenario(value: unknown, options: { readonly paths?: PathMap } = {}): Scenario {
  const where = 'defineScenario'
  const { charter: given, ...rest } = Object(value) as { readonly charter?: unknown }
  const bare = parse(Uncharted, rest, where)
  const charter = given === undefined ? undefined : charterOf(given, options.paths ?? builtIn)
  const scenario: Scenario = Object.freeze({ ...bare, ...(charter && { charter }) })
  plans.set(scenario, planOf(scenario))
  return scenario
}

/** The charter itself where it is checked already; else it is checked now. */
function charterOf(given: unknown, paths: PathMap): Charter {
  try {
    tiesOf(given as Charter, '')
    return given as Charter
  } catch {
    const data = parse(CharterData, given, 'defineScenario: charter', 'invalid-charter')
    return defineCharter(data as never, { paths })
  }
}

/** What a scenario stands for. */
export function planFor(scenario: Scenario, where: string): Plan {
  const plan = plans.get(scenario)
  if (plan !== undefined) return plan
  throw new CasewrightError(
    'invalid-parameter',
    `${where}: expected scenario to come from defineScenario, got ${JSON.stringify(scenario)?.slice(0, 80)}`,
  )
}
