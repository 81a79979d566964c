import { createHash } from 'node:crypto'
import {
  type ContactStream,
  type Distribution,
  defineScenario,
  type Run,
  replicate,
  runOnce,
  type ScenarioInput,
} from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { dayMs, department, hourMs } from './department.js'

const calls = {
  lengthMs: 200 * hourMs,
  groups: [{ id: 'desk', agents: 10 }],
  contacts: [
    {
      id: 'calls',
      arrivals: { kind: 'poisson', perHour: 120 },
      handling: { kind: 'lognormal', meanMs: 240_000, variation: 0.9 },
      patience: { kind: 'exponential', meanMs: 600_000 },
    },
  ],
} satisfies ScenarioInput

const digest = (run: Run): string =>
  createHash('sha256')
    .update(
      JSON.stringify(run, (_, part) => (ArrayBuffer.isView(part) ? Array.from(part as Float64Array) : part)),
    )
    .digest('hex')

describe('The same seed', () => {
  it('gives the same bytes on every platform', () => {
    const bare = digest(runOnce(defineScenario(calls), { seed: 'bytes' }))
    const cases = digest(runOnce(defineScenario({ ...department, lengthMs: 2 * dayMs }), { seed: 'bytes' }))

    // Whoever has other digests has another arithmetic, or has changed the model: then say so in the change log.
    expect({ bare, cases }).toMatchInlineSnapshot(`
      {
        "bare": "00ee6404297b62adc13babb40bc7ea8c2a818af69938d4d9dfe97427d3efee3b",
        "cases": "7766dfbc5944b9d9f91cd1bde7b3d6fd1fa2cfdbca7012c63deda8f7695d8c7f",
      }
    `)
  })

  it('gives other numbers to each replication, and to another seed', () => {
    const scenario = defineScenario(calls)

    const runs = [
      runOnce(scenario, { seed: 1 }),
      runOnce(scenario, { seed: 1, replication: 1 }),
      runOnce(scenario, { seed: 2 }),
    ]

    expect(new Set(runs.map(({ streams }) => streams.calls!.waits.length)).size).toBe(3)
  })

  it('gives replications one by one what they are given together', async () => {
    const scenario = defineScenario(calls)

    const runs = await replicate(scenario, { seed: 1, replications: 2, first: 1 })

    expect(runs).toEqual([1, 2].map(replication => runOnce(scenario, { seed: 1, replication })))
  })
})

describe('Scenarios that are compared', () => {
  const handled = ({ streams }: Run) => {
    const { waits, throughputs } = streams.calls!
    return Array.from(throughputs, (ms, index) => Math.round(ms - waits[index]!))
  }
  const patient = { ...calls, contacts: calls.contacts.map(({ patience: _, ...stream }) => stream) }

  it('have the same customers, who take as long, however many agents there are', () => {
    const few = runOnce(defineScenario(patient), { seed: 1 })
    const many = runOnce(defineScenario({ ...patient, groups: [{ id: 'desk', agents: 14 }] }), { seed: 1 })

    expect(many.streams.calls!.bySlot.arrivals).toEqual(few.streams.calls!.bySlot.arrivals)
    expect(handled(many).slice(0, 20_000)).toEqual(handled(few).slice(0, 20_000))
  })

  it('have the same customers beside another stream', () => {
    const other = { ...calls.contacts[0]!, id: 'chats', groups: ['others'] }
    const beside = {
      ...calls,
      groups: [...calls.groups, { id: 'others', agents: 3 }],
      contacts: [other, { ...calls.contacts[0]!, groups: ['desk'] }],
    }

    const alone = runOnce(defineScenario(calls), { seed: 1 })
    const together = runOnce(defineScenario(beside), { seed: 1 })

    expect(together.streams.calls).toEqual(alone.streams.calls)
  })

  it('have the same customers, sooner or later, at other rates', () => {
    const arrivals = { kind: 'poisson', perHour: 60 } as const
    const half = { ...patient, contacts: patient.contacts.map(stream => ({ ...stream, arrivals })) }

    const usual = runOnce(defineScenario(patient), { seed: 1 })
    const slow = runOnce(defineScenario(half), { seed: 1 })

    // At the end some are still in hand.
    expect(handled(slow).slice(0, 11_000)).toEqual(handled(usual).slice(0, 11_000))
  })
})

describe('A distribution', () => {
  /** Twenty thousand that nobody waits for. */
  function drawn(handling: Distribution): Float64Array {
    const scenario = defineScenario({
      lengthMs: 200 * hourMs,
      groups: [{ id: 'desk', agents: 500 }],
      contacts: [{ ...patientCalls, handling }],
    })
    return runOnce(scenario, { seed: 'drawn' }).streams.calls!.throughputs
  }
  const patientCalls = { id: 'calls', arrivals: { kind: 'poisson', perHour: 120 } } as const
  const meanOf = (list: Float64Array) => list.reduce((sum, each) => sum + each, 0) / list.length

  it.each<[string, Distribution, mean: number, variation: number]>([
    ['deterministic', { kind: 'deterministic', ms: 60_000 }, 60_000, 0],
    ['exponential', { kind: 'exponential', meanMs: 60_000 }, 60_000, 1],
    ['lognormal', { kind: 'lognormal', meanMs: 60_000, variation: 0.5 }, 60_000, 0.5],
    ['gamma', { kind: 'gamma', meanMs: 60_000, variation: 0.4 }, 60_000, 0.4],
    ['gamma of a shape below 1', { kind: 'gamma', meanMs: 60_000, variation: 1.5 }, 60_000, 1.5],
    ['Erlang', { kind: 'erlang', meanMs: 60_000, stages: 4 }, 60_000, 0.5],
    ['empirical', { kind: 'empirical', samplesMs: [30_000, 60_000, 90_000] }, 60_000, Math.sqrt(1 / 6)],
  ])('%s has the mean and the variation it should have', (_, distribution, mean, variation) => {
    const list = drawn(distribution)

    const average = meanOf(list)
    const spread = Math.sqrt(meanOf(list.map(ms => (ms - average) ** 2))) / average
    expect(Math.abs(average / mean - 1)).toBeLessThan(0.04)
    expect(Math.abs(spread - variation)).toBeLessThan(0.04 * Math.max(1, variation ** 2))
  })

  it('fitted to percentiles has them', () => {
    const within = [
      { share: 0.5, ms: 300_000 },
      { share: 0.9, ms: 900_000 },
    ]

    const list = drawn({ kind: 'percentiles', within }).sort()

    for (const { share, ms } of within) {
      expect(Math.abs(list[Math.floor(share * list.length)]! / ms - 1)).toBeLessThan(0.03)
    }
  })
})

describe('Arrivals', () => {
  /** Sixty days of a profile in Shanghai, hour by hour. */
  function arriving(more: object): number[] {
    const perHalfHour = Array.from({ length: 48 }, (_, half) => (half === 18 ? 20 : half === 19 ? 10 : 0))
    const scenario = defineScenario({
      from: department.from,
      timeZone: 'Asia/Shanghai',
      lengthMs: 60 * dayMs,
      groups: [{ id: 'desk', agents: 50 }],
      contacts: [
        {
          id: 'calls',
          arrivals: { kind: 'profile', perHalfHour, ...more },
          handling: { kind: 'deterministic', ms: 1000 },
        },
      ],
    })
    return Array.from(runOnce(scenario, { seed: 3 }).streams.calls!.bySlot.arrivals)
  }
  const inHalf = (slots: readonly number[], half: number) =>
    slots.filter((_, slot) => slot % 48 === half).reduce((sum, count) => sum + count, 0) / 60

  it('come in the half hours of the local day they are planned for', () => {
    const slots = arriving({})

    expect(inHalf(slots, 18)).toBeCloseTo(20, -0.5)
    expect(inHalf(slots, 19)).toBeCloseTo(10, -0.5)
    expect(slots.filter((count, slot) => count > 0 && slot % 48 !== 18 && slot % 48 !== 19)).toEqual([])
  })

  it('are as many more as the factor says, and the date', () => {
    const slots = arriving({ factor: 2, dates: { '2025-11-03': 0 } })

    expect(slots[48 + 18]).toBe(0)
    expect(inHalf(slots, 18) / 20).toBeCloseTo((2 * 59) / 60, 1)
  })

  it('vary from day to day as the busyness factor says', () => {
    const variance = (slots: readonly number[]) => {
      const days = Array.from({ length: 60 }, (_, day) => slots[day * 48 + 18]!)
      const mean = days.reduce((sum, count) => sum + count, 0) / 60
      return days.reduce((sum, count) => sum + (count - mean) ** 2, 0) / 59 / mean
    }

    // Of Poisson numbers the variance is the mean; of mixed ones it is 1 + mean × variation² times as much.
    expect(variance(arriving({}))).toBeLessThan(2)
    expect(variance(arriving({ dayVariation: 0.5 }))).toBeGreaterThan(3)
  })

  it('of streams that vary with the same days are many on the same days', () => {
    const perHalfHour = Array.from({ length: 48 }, () => 20)
    const coming = (id: string, variesWith: string): ContactStream => ({
      id,
      arrivals: { kind: 'profile', perHalfHour, dayVariation: 0.5, variesWith },
      handling: { kind: 'deterministic', ms: 1000 },
    })
    const scenario = defineScenario({
      lengthMs: 60 * dayMs,
      groups: [{ id: 'desk', agents: 50 }],
      contacts: [coming('calls', 'days'), coming('chats', 'days'), coming('letters', 'others')],
    })
    const { streams } = runOnce(scenario, { seed: 3 })
    const daysOf = (id: string) =>
      Array.from({ length: 60 }, (_, day) =>
        streams[id]!.bySlot.arrivals.slice(day * 48, day * 48 + 48).reduce((sum, count) => sum + count, 0),
      )
    const [calls, chats, letters] = ['calls', 'chats', 'letters'].map(daysOf)
    const largestRatio = (many: number[], others: number[]) =>
      Math.max(...many.map((count, day) => count / others[day]!))

    // About 960 a day of each on average, from which chance alone leads away by a few in a hundred.
    expect(largestRatio(calls!, chats!)).toBeLessThan(1.5)
    expect(largestRatio(calls!, letters!)).toBeGreaterThan(2)
  })

  it('come at random only while the calendar is open', () => {
    const scenario = defineScenario({
      lengthMs: 40 * dayMs,
      calendars: { day: { timeZone: 'UTC', hours: { mon: [['09:00', '10:00']] } } },
      groups: [{ id: 'desk', agents: 50 }],
      contacts: [
        {
          id: 'calls',
          arrivals: { kind: 'poisson', perHour: 100, calendar: 'day' },
          handling: { kind: 'deterministic', ms: 1000 },
        },
      ],
    })

    const { arrivals } = runOnce(scenario, { seed: 3 }).streams.calls!.bySlot

    const busy = [...arrivals.keys()].filter(slot => arrivals[slot]! > 0)
    // 1 January 1970 was a Thursday, and the first Monday the fifth.
    const mondays = [4, 11, 18, 25, 32, 39].flatMap(day => [day * 48 + 18, day * 48 + 19])
    expect(busy).toEqual(mondays)
  })
})
