import { defineScenario, type Run, runOnce } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { dayMs, department } from './department.js'

/** Four days of the department, so much of each case kept. */
function runWith(detail: 'flow' | 'clocks' | 'cases', seed: number): Run {
  const cases = department.cases.map(stream => ({ ...stream, detail }))
  const dozen = department.groups.map(group => ({ ...group, shrinkage: 0.05 }))
  return runOnce(defineScenario({ ...department, groups: dozen, lengthMs: 4 * dayMs, cases }), { seed })
}

/** A run less what clocks tell. */
const withoutTargets = (run: Run) => ({
  ...run,
  streams: Object.fromEntries(
    Object.entries(run.streams).map(([id, { targets: _, ...stream }]) => [id, stream]),
  ),
})

describe('How much is kept of a case', () => {
  it('does not change its course', { timeout: 60_000 }, () => {
    const flow = runWith('flow', 1)
    const clocks = runWith('clocks', 1)
    const cases = runWith('cases', 1)

    expect(clocks).toEqual(cases)
    expect(withoutTargets(flow)).toEqual(withoutTargets(cases))
    expect(cases.streams.inquiries!.targets.T1!.met).toBeGreaterThan(100)
  })
})
