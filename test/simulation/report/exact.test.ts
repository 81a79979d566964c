import { priorityQueue, serviceLevel } from 'casewright/policies'
import { type ScenarioData, summarize } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { runOf, streamRun } from './made-runs.js'

type Contact = NonNullable<ScenarioData['contacts']>[number]

const exponential = (meanMs: number) => ({ kind: 'exponential', meanMs }) as const
const poisson = (perHour: number) => ({ kind: 'poisson', perHour }) as const
const minute = 60_000

const calls: Contact = {
  id: 'calls',
  arrivals: poisson(200),
  handling: exponential(3 * minute),
  // A third of a minute, as the source has it: to two digits.
  answerWithinMs: 0.33 * minute,
}
const patient: ScenarioData = {
  lengthMs: 86_400_000,
  groups: [{ id: 'desk', agents: 14 }],
  contacts: [calls],
}
const withCalls = (given: Partial<Contact>, scenario = patient): ScenarioData => ({
  ...scenario,
  contacts: [{ ...calls, ...given }],
})

const reportOf = (scenario: ScenarioData) =>
  summarize(
    [
      runOf(
        Object.fromEntries(
          scenario.contacts!.map(({ id }) => [
            id,
            streamRun({ targets: { answer: { met: 1, breached: 1, open: 0 } } }),
          ]),
        ),
      ),
    ],
    scenario,
  )

describe('The exact figure stands beside the simulated one', () => {
  // source: pyworkforce and the CRAN package ErlangC, as in the tests of the staffing policies
  it('of M/M/c', () => {
    const { model, streams, groups } = reportOf(patient)

    const { waits, targets, queueLength } = streams.calls!
    expect(model).toBe('M/M/c')
    expect(waits.waitedShare.exact).toBeCloseTo(0.1741319336, 9)
    expect(waits.meanMs.exact! / 1000).toBeCloseTo(7.835937012, 8)
    expect(targets.answer?.attainment.exact).toBeCloseTo(0.8878526927, 9)
    expect(groups.desk?.occupancy.exact).toBeCloseTo(10 / 14, 12)
    // Little's law.
    expect(queueLength.exact).toBeCloseTo((200 / 3_600_000) * waits.meanMs.exact!, 9)
  })

  it('of the waits of M/M/c+M, if nobody gave up', () => {
    const patienceMs = 5 * minute
    const { streams } = reportOf(withCalls({ patience: exponential(patienceMs) }))

    const [perMs, handlingMs, agents] = [200 / 3_600_000, 3 * minute, 14]
    const { p90Ms, p95Ms } = streams.calls!.offeredWaits
    for (const [figure, share] of [
      [p90Ms, 0.9],
      [p95Ms, 0.95],
    ] as const) {
      expect(offeredWithin(figure.exact!, { perMs, handlingMs, patienceMs, agents })).toBeCloseTo(share, 6)
    }
    expect(p90Ms.exact).toBeLessThan(streams.calls!.waits.p95Ms.exact!)
  })

  it('of M/M/c+M', () => {
    const { model, streams } = reportOf(withCalls({ patience: exponential(5 * minute) }))

    const { waits, abandonment } = streams.calls!
    expect(model).toBe('M/M/c+M')
    expect(waits.waitedShare.exact).toBeCloseTo(0.1452601143, 9)
    expect(abandonment.exact).toBeCloseTo(0.01398374412, 9)
    const queue = {
      arrivalRatePerHour: 200,
      meanHandlingTimeMs: 3 * minute,
      meanPatienceMs: 5 * minute,
      agents: 14,
    }
    const p95 = { thresholdMs: waits.p95Ms.exact!, definition: 'served-of-all' } as const
    expect(serviceLevel(queue, p95)).toBeCloseTo(0.95, 12)
    expect(waits.p50Ms.exact).toBe(0)
  })

  // source: the tests of Ciw, 0.2 and 0.6 a minute before one agent who takes a minute: in all 2 and 6 minutes
  it('of priorities', () => {
    const classes = [
      { ...calls, id: 'urgent', arrivals: poisson(12), handling: exponential(minute), rank: 1 },
      { ...calls, id: 'other', arrivals: poisson(36), handling: exponential(minute), rank: 2 },
    ]
    const scenario: ScenarioData = {
      ...patient,
      groups: [{ id: 'desk', agents: 1 }],
      contacts: classes,
      pick: { rule: 'priority' },
    }

    const { model, streams, all } = reportOf(scenario)

    expect(model).toBe('M/M/c with priorities')
    expect(streams.urgent?.throughput.meanMs.exact).toBeCloseTo(2 * minute, 6)
    expect(streams.other?.throughput.meanMs.exact).toBeCloseTo(6 * minute, 6)
    expect(all.waits.meanMs.exact).toBeCloseTo(4 * minute, 6)
    const [urgent] = priorityQueue({ arrivalRatesPerHour: [12, 36], meanHandlingTimeMs: minute, agents: 1 })
    expect(streams.urgent?.queueLength.exact).toBeCloseTo(urgent!.meanQueueLength, 9)
  })

  it.each([
    { handling: { kind: 'deterministic', ms: minute }, waits: 2 * minute },
    { handling: { kind: 'erlang', meanMs: minute, stages: 4 }, waits: 2.5 * minute },
    { handling: { kind: 'lognormal', meanMs: minute, variation: 2 }, waits: 10 * minute },
    { handling: { kind: 'gamma', meanMs: minute, variation: 0.5 }, waits: 2.5 * minute },
    { handling: { kind: 'empirical', samplesMs: [0, 2 * minute] }, waits: 4 * minute },
  ] as const)('of M/G/1 with $handling.kind handling times', ({ handling, waits }) => {
    const scenario = withCalls(
      { arrivals: poisson(48), handling },
      { ...patient, groups: [{ id: 'desk', agents: 1 }] },
    )

    const { model, streams } = reportOf(scenario)

    expect(model).toBe('M/G/1')
    // Pollaczek and Khinchine: ρ/(1 − ρ) = 4 services, times (1 + c²)/2.
    expect(streams.calls?.waits.meanMs.exact).toBeCloseTo(waits, 6)
    expect(streams.calls?.waits.waitedShare.exact).toBeCloseTo(0.8, 12)
  })

  it('of streams that wait in one line, each with its own part of the queue', () => {
    const scenario: ScenarioData = {
      ...patient,
      contacts: [
        { ...calls, id: 'a', arrivals: poisson(50) },
        { ...calls, id: 'b', arrivals: poisson(150) },
      ],
    }

    const { streams, all } = reportOf(scenario)

    expect(all.waits.meanMs.exact! / 1000).toBeCloseTo(7.835937012, 8)
    expect(streams.b!.queueLength.exact! / streams.a!.queueLength.exact!).toBeCloseTo(3, 9)
  })
})

describe('There is no exact figure', () => {
  const scenarios: Record<string, ScenarioData> = {
    'of agents on shifts': {
      ...patient,
      groups: [{ id: 'desk', shifts: [{ agents: 14, calendar: 'always' }] }],
    },
    'of agents with several chats at once': { ...patient, groups: [{ id: 'desk', agents: 14, capacity: 2 }] },
    'of several groups': { ...patient, groups: [...patient.groups, { id: 'night', agents: 2 }] },
    'of customers who come by the hour of the day': withCalls({
      arrivals: { kind: 'profile', perHalfHour: Array.from({ length: 48 }, () => 100) },
    }),
    'of customers who come in opening hours': withCalls({
      arrivals: { ...poisson(200), calendar: 'office' },
    }),
    'of customers who try again': withCalls({
      patience: exponential(minute),
      retries: { share: 0.5, after: exponential(minute) },
    }),
    'of patience of another shape': withCalls({ patience: { kind: 'deterministic', ms: minute } }),
    'of several agents with handling times of another shape': withCalls({
      handling: { kind: 'deterministic', ms: minute },
    }),
    'of a queue that grows without bound': { ...patient, groups: [{ id: 'desk', agents: 10 }] },
    'of priorities that age': {
      ...withCalls({}),
      contacts: [calls, { ...calls, id: 'late', rank: 2 }],
      pick: { rule: 'priority', riseEveryMs: minute },
    },
  }

  it.each(Object.keys(scenarios))('%s', name => {
    const { model, all, groups } = reportOf(scenarios[name]!)

    expect(model).toBeNull()
    expect(JSON.stringify([all, groups])).not.toContain('exact')
  })
})

/**
 * The share who would wait no longer, by the numbers: the chain of how many are there, and the density of the offered wait,
 * λ·π(c−1)·exp(λ·∫P(patience > u)du − c·μ·t). source: Baccelli & Hebuterne, *On queues with impatient customers* (1981)
 */
function offeredWithin(
  limitMs: number,
  queue: { perMs: number; handlingMs: number; patienceMs: number; agents: number },
): number {
  const { perMs, handlingMs, patienceMs, agents } = queue
  const weights = [1]
  for (let there = 1; there < 400; there++) {
    const leaving = Math.min(there, agents) / handlingMs + Math.max(0, there - agents) / patienceMs
    weights.push((weights[there - 1]! * perMs) / leaving)
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const last = weights[agents - 1]! / total
  const density = (ms: number) =>
    perMs *
    last *
    Math.exp(perMs * patienceMs * (1 - Math.exp(-ms / patienceMs)) - (agents / handlingMs) * ms)
  // Simpson's rule.
  const steps = 2000
  const width = limitMs / steps
  let sum = density(0) + density(limitMs)
  for (let step = 1; step < steps; step++) sum += density(step * width) * (step % 2 === 1 ? 4 : 2)
  const atOnce = weights.slice(0, agents).reduce((sum, weight) => sum + weight, 0) / total
  return atOnce + (sum * width) / 3
}
