import { requiredAgents } from 'casewright/policies'
import { defineScenario, replicate, requiredStaff, type ScenarioInput } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'

const hour = 3_600_000
const target = { serviceLevel: { share: 0.8, thresholdMs: 20_000 } }
const asked = { target, seed: 1, replications: 10 }
const handling = { kind: 'exponential', meanMs: 180_000 } as const

/** Ten calls in each half hour from ten to twelve, forty from twelve to two, in Shanghai on a Monday. */
const perHalfHour = Array.from({ length: 48 }, (_, index) =>
  index < 20 || index >= 28 ? 0 : index < 24 ? 10 : 40,
)
const office: ScenarioInput = {
  from: Date.UTC(2026, 2, 1, 16),
  lengthMs: 24 * hour,
  timeZone: 'Asia/Shanghai',
  groups: [{ id: 'desk', agents: 3 }],
  contacts: [{ id: 'calls', arrivals: { kind: 'profile', perHalfHour }, handling }],
}

describe('The staff that a target requires', () => {
  it('is there when customers come, and nobody else', async () => {
    const { groups, isKept, isLeast, report } = await requiredStaff(defineScenario(office), asked)

    const agents = groups.desk!.map(halfHour => halfHour.agents)
    expect({ isKept, isLeast }).toEqual({ isKept: true, isLeast: true })
    expect(agents.slice(0, 20)).toEqual(new Array(20).fill(0))
    expect(Math.min(...agents.slice(20, 28))).toBeGreaterThan(0)
    expect(Math.min(...agents.slice(24, 28))).toBeGreaterThan(Math.max(...agents.slice(20, 23)))
    expect(report.streams.calls?.targets.answer?.attainment.value).toBeGreaterThanOrEqual(0.8)
  })

  it('keeps to the target in each half hour, on the shifts that it is given back with', async () => {
    const { groups, scenario } = await requiredStaff(defineScenario(office), asked)

    const runs = await replicate(scenario, asked)
    const level = (slot: number) => {
      const total = (column: 'inTarget' | 'arrivals') =>
        runs.reduce((sum, { streams }) => sum + streams.calls!.bySlot[column][slot]!, 0)
      return total('inTarget') / total('arrivals')
    }
    for (const [slot] of groups.desk!.entries()) {
      if (slot >= 20 && slot < 28) expect(level(slot)).toBeGreaterThanOrEqual(0.8)
    }
  })

  it('begins with what Erlang A asks for', async () => {
    const { groups } = await requiredStaff(defineScenario(office), asked)

    const runs = await replicate(defineScenario(office), asked)
    const calls =
      runs.reduce((sum, { streams }) => sum + streams.calls!.bySlot.arrivals[26]!, 0) / runs.length
    const work = { arrivalRatePerHour: 2 * calls, meanHandlingTimeMs: handling.meanMs }
    expect(groups.desk?.[26]?.erlangAgents).toBe(requiredAgents({ ...work, target }).agents)
    expect(groups.desk?.[0]?.erlangAgents).toBe(0)
  })

  it('is near Erlang where the scenario is a steady queue', async () => {
    const steady = defineScenario({
      lengthMs: 4 * hour,
      groups: [{ id: 'desk', agents: 1 }],
      contacts: [{ id: 'calls', arrivals: { kind: 'poisson', perHour: 100 }, handling }],
    })

    const { groups } = await requiredStaff(steady, { ...asked, replications: 30 })

    for (const { agents, erlangAgents } of groups.desk!)
      expect(Math.abs(agents - erlangAgents)).toBeLessThanOrEqual(2)
  })

  it('keeps agents from being busier than allowed', async () => {
    const { groups, report } = await requiredStaff(defineScenario(office), {
      ...asked,
      target: { ...target, maxOccupancy: 0.5 },
    })

    expect(groups.desk![26]!.agents).toBeGreaterThanOrEqual(8)
    expect(report.groups.desk?.occupancy.value).toBeLessThanOrEqual(0.52)
  })

  it('says so where the tries run out', async () => {
    const { isKept, isLeast } = await requiredStaff(defineScenario(office), { ...asked, tries: 1 })

    expect(isLeast).toBe(false)
    expect(typeof isKept).toBe('boolean')
  })

  it.each([
    {
      scenario: office,
      wrong: { tries: 0 },
      message: 'requiredStaff: expected tries to be a whole number ≥ 1, got 0',
    },
    {
      scenario: { ...office, lengthMs: 8 * 24 * hour },
      wrong: {},
      message: 'expected scenario.lengthMs to be a week at most, got 691200000',
    },
    {
      scenario: office,
      wrong: { target: { serviceLevel: { share: 1, thresholdMs: 20_000 } } },
      message: 'target.serviceLevel.share to be between 0 and 1, got 1',
    },
    {
      scenario: { ...office, from: Date.UTC(2026, 2, 1, 16, 10) },
      wrong: {},
      message: 'scenario.from to be on a half hour of the clocks in Asia/Shanghai',
    },
  ])('refuses: $message', async ({ scenario, wrong, message }) => {
    await expect(requiredStaff(defineScenario(scenario), { ...asked, ...wrong })).rejects.toThrow(message)
  })
})
