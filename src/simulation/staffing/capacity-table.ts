import { expect } from '../../policies/expect.js'
import { replicate } from '../replicate.js'
import type { Comparison } from '../report/compare.js'
import { type CompareOptions, compareRuns } from '../report/compare.js'
import type { SimulationReport } from '../report/report.js'
import { summarize } from '../report/summarize.js'
import { defineScenario, type Scenario } from '../scenario/define-scenario.js'
import type { Group } from '../scenario/group.js'
import { confidenceOf } from '../statistics/estimate.js'

/** What is tried. @category Simulation */
export interface CapacityOptions extends CompareOptions {
  /** The id of the group that has more agents or fewer. */
  readonly group: string
  /** How many more than the scenario has, each; whole numbers in rising order, negative for fewer. */
  readonly more: readonly number[]
}

/** A department with so many agents. @category Simulation */
export interface CapacityRow {
  /** How many more than in the scenario; with shifts, in each of them. */
  readonly more: number
  /** The agents of the group, of all its shifts together. */
  readonly agents: number
  readonly report: SimulationReport
  /** What it gives against the row before it; `null` of the first. */
  readonly gain: Comparison | null
}

/**
 * What one agent more gives, and one more after that: the same customers before growing numbers of agents.
 * @param scenario - From `defineScenario`.
 * @param options - Which group, how many more, and the seed and number of replications of each row.
 * @returns A row for each number, with its report, and the difference to the row before with intervals of pairs.
 * @throws CasewrightError `invalid-parameter` if there is no such group, or no agent would be left, or an option is out of range.
 * @category Simulation
 */
export async function capacityTable(
  scenario: Scenario,
  options: CapacityOptions,
): Promise<readonly CapacityRow[]> {
  const { group: id, more, confidence: _, ...simulated } = options
  const confidence = confidenceOf('capacityTable', options)
  const found = scenario.groups.find(group => group.id === id)
  const ids = scenario.groups.map(group => group.id)
  expect(found, 'capacityTable', 'group', `one of ${ids.join(', ')}`, id)
  for (const [index, count] of more.entries()) {
    const isRising = Number.isSafeInteger(count) && (index === 0 || count > more[index - 1]!)
    expect(isRising, 'capacityTable', `more.${index}`, 'a whole number, each above the last', count)
    expect(
      leastOf(found) + count >= 1,
      'capacityTable',
      `more.${index}`,
      `at least ${1 - leastOf(found)}`,
      count,
    )
  }

  const rows: CapacityRow[] = []
  let before: Parameters<typeof compareRuns>[0] | null = null
  for (const count of more) {
    const changed = withMore(found, count)
    const groups = scenario.groups.map(group => (group === found ? changed : group))
    const staffed = defineScenario({ ...scenario, groups })
    const runs = await replicate(staffed, simulated)
    rows.push({
      more: count,
      agents: agentsOf(changed),
      report: summarize(runs, staffed, { confidence }),
      gain: before === null ? null : compareRuns(before, runs, { confidence }),
    })
    before = runs
  }
  return rows
}

const leastOf = ({ agents, shifts = [] }: Group): number =>
  agents ?? Math.min(...shifts.map(shift => shift.agents))

const agentsOf = ({ agents, shifts = [] }: Group): number =>
  agents ?? shifts.reduce((sum, shift) => sum + shift.agents, 0)

function withMore(group: Group, more: number): Group {
  const { agents, shifts } = group
  if (agents !== undefined) return { ...group, agents: agents + more }
  return { ...group, shifts: shifts!.map(shift => ({ ...shift, agents: shift.agents + more })) }
}
