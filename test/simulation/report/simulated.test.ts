import { defineScenario, type Figure, replicate, type ScenarioInput, summarize } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'

const hour = 3_600_000
const minute = 60_000
const exponential = (meanMs: number) => ({ kind: 'exponential', meanMs }) as const
const poisson = (perHour: number) => ({ kind: 'poisson', perHour }) as const

const calls = {
  id: 'calls',
  arrivals: poisson(120),
  handling: exponential(4 * minute),
  answerWithinMs: 20_000,
}
const long = { lengthMs: 220 * hour, warmUpMs: 20 * hour, groups: [{ id: 'desk', agents: 10 }] }
const single = { ...long, groups: [{ id: 'desk', agents: 1 }] }

const queues: Record<string, ScenarioInput> = {
  'M/M/c': { ...long, contacts: [calls] },
  'M/M/c+M': {
    ...long,
    contacts: [{ ...calls, arrivals: poisson(160), patience: exponential(3 * minute) }],
  },
  'M/M/c with priorities': {
    ...long,
    pick: { rule: 'priority' },
    contacts: [
      { ...calls, id: 'urgent', arrivals: poisson(40), rank: 1 },
      { ...calls, id: 'other', arrivals: poisson(80), rank: 2 },
    ],
  },
  'M/G/1': {
    ...single,
    contacts: [
      {
        ...calls,
        id: 'short',
        arrivals: poisson(6),
        handling: { kind: 'erlang', meanMs: 2 * minute, stages: 3 },
      },
      {
        ...calls,
        id: 'long',
        arrivals: poisson(4),
        handling: { kind: 'lognormal', meanMs: 6 * minute, variation: 1 },
      },
    ],
  },
}

/** Every figure that has an exact one beside it, by its place in the report. */
function withExact(value: unknown, place = ''): [string, Figure][] {
  if (typeof value !== 'object' || value === null) return []
  if ('exact' in value) return [[place, value as Figure]]
  return Object.entries(value).flatMap(([name, part]) => withExact(part, `${place}.${name}`))
}

describe('Where queueing theory knows a scenario', () => {
  it.each(Object.keys(queues))(
    'every simulated figure of %s is within 99.9 % of the exact one',
    async model => {
      const scenario = defineScenario(queues[model]!)

      const runs = await replicate(scenario, { seed: 'exact', replications: 20 })
      const report = summarize(runs, scenario, { confidence: 0.999 })

      const figures = withExact(report)
      expect(report.model).toBe(model)
      expect(figures.length).toBeGreaterThan(10)
      expect(figures.filter(([, { low, high, exact }]) => !(low! <= exact! && exact! <= high!))).toEqual([])
    },
  )
})
