import {
  type CaseStream,
  defineScenario,
  type KeptCase,
  type Run,
  type RunOptions,
  runOnce,
  type ScenarioInput,
} from 'casewright/simulation'

/** How much of a case is kept. */
type Detail = NonNullable<CaseStream['detail']>

/** The scenario with so much of each case kept. */
export const inDetail = (scenario: ScenarioInput, detail: Detail): ScenarioInput => ({
  ...scenario,
  cases: scenario.cases!.map(stream => ({ ...stream, detail })),
})

/** Runs a scenario with so much of each case kept; answers what was counted, and what was told of cases where records are kept. */
export function runIn(
  scenario: ScenarioInput,
  detail: Detail,
  options: RunOptions,
): { readonly run: Run; readonly kept: readonly KeptCase[] } {
  const kept: KeptCase[] = []
  const onCase = detail === 'records' || detail === 'cases' ? (each: KeptCase) => kept.push(each) : undefined
  const run = runOnce(defineScenario(inDetail(scenario, detail)), { ...options, onCase })
  return { run, kept }
}

/** The same, with the records of each case as a text: in order of the texts, as cases are told of in none. */
export function toldIn(scenario: ScenarioInput, detail: Detail, options: RunOptions) {
  const { run, kept } = runIn(scenario, detail, options)
  return { run, told: kept.map(({ records }) => JSON.stringify(records)).sort() }
}
