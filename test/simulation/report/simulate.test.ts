import { defineScenario, replicate, simulate, summarize } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'

const scenario = defineScenario({
  lengthMs: 12 * 3_600_000,
  groups: [{ id: 'desk', agents: 4 }],
  contacts: [
    {
      id: 'calls',
      arrivals: { kind: 'poisson', perHour: 40 },
      handling: { kind: 'exponential', meanMs: 240_000 },
    },
  ],
})

describe('A scenario tried out', () => {
  it('is the summary of its replications, 20 where no number is given', async () => {
    const report = await simulate(scenario, { seed: 'one' })

    expect(report).toEqual(summarize(await replicate(scenario, { seed: 'one', replications: 20 }), scenario))
  })

  it('is tried until its mean wait is precise enough', async () => {
    const until = { relativeHalfWidth: 0.15, most: 2000 }

    const { all, replications } = await simulate(scenario, { seed: 1, until })

    expect(replications).toBeGreaterThan(10)
    expect(replications).toBeLessThan(2000)
    expect(all.waits.meanMs.halfWidth! / all.waits.meanMs.value!).toBeLessThanOrEqual(0.15 / 1.15)
  })

  it('is tried until another figure is, at another confidence', async () => {
    const until = {
      relativeHalfWidth: 0.05,
      most: 100,
      least: 4,
      confidence: 0.9,
      of: ({ groups }: { groups: Awaited<ReturnType<typeof simulate>>['groups'] }) => groups.desk!.occupancy,
    }

    const { confidence, replications } = await simulate(scenario, { seed: 1, until })

    expect(confidence).toBe(0.9)
    expect(replications).toBeLessThan(100)
  })

  it('gives up where a figure never gets precise', async () => {
    const { replications } = await simulate(scenario, {
      seed: 1,
      until: { relativeHalfWidth: 0.01, most: 30, of: ({ all }) => all.abandonment },
    })

    expect(replications).toBe(30)
  })

  it('has the same replications however many are made', async () => {
    const until = { relativeHalfWidth: 0.3, most: 40, least: 3 }
    const { replications, all } = await simulate(scenario, { seed: 1, until })

    expect(all).toEqual((await simulate(scenario, { seed: 1, replications })).all)
  })

  it.each([
    {
      options: { replications: 5, until: { relativeHalfWidth: 0.1, most: 9 } },
      message: 'simulate: expected replications to be left out where until is given, got 5',
    },
    { options: { until: { relativeHalfWidth: 2, most: 9 } }, message: 'relativeHalfWidth to be above 0' },
    {
      options: { replications: 0 },
      message: 'simulate: expected replications to be a whole number ≥ 1, got 0',
    },
  ])('refuses: $message', async ({ options, message }) => {
    await expect(simulate(scenario, { seed: 1, ...options })).rejects.toThrow(message)
  })
})
