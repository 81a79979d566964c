import { capacityTable, defineScenario } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'

const calls = {
  id: 'calls',
  arrivals: { kind: 'poisson', perHour: 80 },
  handling: { kind: 'exponential', meanMs: 240_000 },
  answerWithinMs: 20_000,
} as const
const scenario = defineScenario({
  lengthMs: 86_400_000,
  groups: [
    { id: 'desk', agents: 7, costPerHour: 30 },
    { id: 'night', agents: 1 },
  ],
  contacts: [{ ...calls, groups: ['desk'] }],
})
const asked = { seed: 1, replications: 5, group: 'desk' }

describe('A table of capacity', () => {
  it('has a row for each number of agents, with what it gives against the row before', async () => {
    const rows = await capacityTable(scenario, { ...asked, more: [-1, 0, 2] })

    expect(rows.map(({ more, agents }) => [more, agents])).toEqual([
      [-1, 6],
      [0, 7],
      [2, 9],
    ])
    expect(rows[0]?.gain).toBeNull()
    for (const { gain, report } of rows.slice(1)) {
      expect(gain?.all.attainment.answer?.value).toBeGreaterThan(0)
      expect(report.groups.night?.agents).toBe(1)
    }
    expect(rows[2]?.gain?.cost.value).toBeCloseTo(2 * 24 * 30, 6)
  })

  it('adds to every shift of a group that works in shifts', async () => {
    const shift = { calendar: 'always' }
    const shifts = [
      { ...shift, agents: 5 },
      { ...shift, agents: 2 },
    ]
    const inShifts = defineScenario({ ...scenario, groups: [{ id: 'desk', shifts }] })

    const rows = await capacityTable(inShifts, { ...asked, more: [-1, 1] })

    expect(rows.map(({ agents }) => agents)).toEqual([5, 9])
  })

  it.each([
    {
      wrong: { group: 'nobody' },
      message: 'capacityTable: expected group to be one of desk, night, got nobody',
    },
    { wrong: { more: [1, 0] }, message: 'expected more.1 to be a whole number, each above the last, got 0' },
    { wrong: { more: [-7] }, message: 'expected more.0 to be at least -6, got -7' },
    { wrong: { confidence: 0 }, message: 'confidence to be above 0 and below 1, got 0' },
  ])('refuses: $message', async ({ wrong, message }) => {
    await expect(capacityTable(scenario, { ...asked, more: [0], ...wrong })).rejects.toThrow(message)
  })
})
