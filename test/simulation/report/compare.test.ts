import { compare, compareRuns, defineScenario, replicate, type ScenarioInput } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { madeDay, runOf, streamRun } from './made-runs.js'

const office: ScenarioInput = {
  lengthMs: 86_400_000,
  groups: [{ id: 'desk', agents: 6, costPerHour: 30 }],
  contacts: [
    {
      id: 'calls',
      arrivals: { kind: 'poisson', perHour: 80 },
      handling: { kind: 'exponential', meanMs: 240_000 },
      patience: { kind: 'exponential', meanMs: 300_000 },
      answerWithinMs: 20_000,
    },
  ],
}
const one = defineScenario(office)
const more = defineScenario({ ...office, groups: [{ id: 'desk', agents: 7, costPerHour: 30 }] })

describe('Two scenarios on the same customers', () => {
  it('differ in nothing where they are the same', async () => {
    const { all, groups, cost } = await compare(one, one, { seed: 1, replications: 5 })

    const differences = [
      all.meanWaitMs,
      all.abandonment,
      all.attainment.answer!,
      groups.desk!.occupancy,
      cost,
    ]
    for (const { value, halfWidth, isClear } of differences) {
      expect({ value, halfWidth, isClear }).toEqual({ value: 0, halfWidth: 0, isClear: false })
    }
  })

  it('count who still waits at the end in how long nine of ten wait', () => {
    const dayOf = (...openWaits: number[]) =>
      runOf({
        calls: streamRun({
          waits: Float64Array.of(0, 10, 20, 30, 40, 50, 60, 70, 80, 90),
          openWaits: Float64Array.from(openWaits),
        }),
      })

    const { streams } = compareRuns([dayOf(), dayOf()], [dayOf(15, 25), dayOf(200, 300)])

    // Two of twelve are left to wait on; where they have waited for longer than anybody, they show how long at least.
    expect(streams.calls!.p90WaitMs).toMatchObject({ a: 80, b: (90 + 300) / 2 })
  })

  it('show what one agent more gives, and what it costs', async () => {
    const { streams, groups, cost } = await compare(one, more, { seed: 1, replications: 10 })

    const { meanWaitMs, attainment, arrivals } = streams.calls!
    expect(arrivals.value).toBe(0)
    expect(meanWaitMs).toMatchObject({ isClear: true })
    expect(meanWaitMs.value).toBeLessThan(0)
    expect(attainment.answer?.value).toBeGreaterThan(0)
    expect(attainment.answer!.value).toBeCloseTo(attainment.answer!.b! - attainment.answer!.a!, 12)
    expect(groups.desk?.occupancy.value).toBeLessThan(0)
    expect(cost.value).toBeCloseTo(24 * 30, 6)
  })

  it('are told apart more sharply than by customers of their own', async () => {
    const shared = await compare(one, more, { seed: 1, replications: 10 })
    const runs = (scenario: typeof one, seed: number) => replicate(scenario, { seed, replications: 10 })

    const apart = compareRuns(await runs(one, 1), await runs(more, 2))

    expect(shared.all.meanWaitMs.halfWidth).toBeLessThan(apart.all.meanWaitMs.halfWidth! / 1.5)
  })

  it('turn round with their sides', async () => {
    const there = await compare(one, more, { seed: 1, replications: 4 })
    const back = await compare(more, one, { seed: 1, replications: 4 })

    expect(back.all.p90WaitMs.value).toBe(-there.all.p90WaitMs.value!)
    expect(back.all.queueLength.low).toBeCloseTo(-there.all.queueLength.high!, 12)
  })

  it('are compared in what both have', () => {
    const { streams } = compareRuns([madeDay(0, 'calls')], [madeDay(0, 'chats')])

    expect(Object.keys(streams)).toEqual([])
  })

  it('are compared replication by replication', () => {
    expect(() => compareRuns([madeDay(0), madeDay(1)], [madeDay(0)])).toThrow(
      '2 replications, as a has, got 1',
    )
  })
})
