import { erlangA, erlangC, pollaczekKhinchine, priorityQueue } from 'casewright/policies'
import {
  type ContactStream,
  defineScenario,
  type Run,
  runOnce,
  type ScenarioInput,
} from 'casewright/simulation'
import { describe, expect, it } from 'vitest'

const hourMs = 3_600_000
const handling = { kind: 'exponential', meanMs: 240_000 } as const
const calls: ContactStream = { id: 'calls', arrivals: { kind: 'poisson', perHour: 120 }, handling }

const replications = 20
/** The quantile of Student's t with 19 degrees of freedom that leaves 0.05 % on either side. */
const t = 3.8834

/** Twenty runs of a scenario. */
function runsOf(scenario: ScenarioInput, seed: string): readonly Run[] {
  const defined = defineScenario(scenario)
  return Array.from({ length: replications }, (_, replication) => runOnce(defined, { seed, replication }))
}

/** Within what a figure lies but for one time in a thousand. */
function interval(runs: readonly Run[], read: (run: Run) => number): readonly [number, number] {
  const values = runs.map(read)
  const mean = meanOf(values)
  const deviation = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (replications - 1),
  )
  const half = (t * deviation) / Math.sqrt(replications)
  return [mean - half, mean + half]
}

const meanOf = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length

const meanWait =
  (stream = 'calls') =>
  ({ streams }: Run): number =>
    meanOf(streams[stream]!.waits)

function expectWithin([low, high]: readonly [number, number], exact: number, relativeWidth: number): void {
  expect(low).toBeLessThan(exact)
  expect(high).toBeGreaterThan(exact)
  // A wide interval would prove nothing.
  expect((high - low) / exact).toBeLessThan(relativeWidth)
}

describe('A scenario that is a queue with an exact solution comes out at it', () => {
  const mmc = {
    lengthMs: 400 * hourMs,
    warmUpMs: 20 * hourMs,
    groups: [{ id: 'desk', agents: 10 }],
    contacts: [calls],
  }

  it('M/M/c: mean wait and share that waits, as Erlang C has them', () => {
    const { meanWaitMs } = erlangA({ arrivalRatePerHour: 120, meanHandlingTimeMs: 240_000, agents: 10 })
    const waitRate = ({ streams }: Run) =>
      streams.calls!.waits.filter(waitMs => waitMs > 0).length / streams.calls!.waits.length

    const runs = runsOf(mmc, 'mmc')

    expectWithin(interval(runs, meanWait()), meanWaitMs, 0.2)
    expectWithin(interval(runs, waitRate), erlangC(8, 10), 0.1)
  })

  it('M/M/c+M: share that gives up, mean wait and occupancy, as Erlang A has them', () => {
    const patience = { kind: 'exponential', meanMs: 120_000 } as const
    const scenario = { ...mmc, contacts: [{ ...calls, patience }] }

    const exact = erlangA({
      arrivalRatePerHour: 120,
      meanHandlingTimeMs: 240_000,
      agents: 10,
      meanPatienceMs: 120_000,
    })
    const runs = runsOf(scenario, 'mmcm')

    expectWithin(
      interval(runs, ({ streams }) => streams.calls!.abandoned / streams.calls!.arrivals),
      exact.abandonmentRate,
      0.2,
    )
    expectWithin(
      interval(runs, ({ from, until, groups }) => groups.desk!.busyMs / (until - from) / 10),
      exact.occupancy,
      0.05,
    )
    expectWithin(
      interval(runs, ({ from, until, streams }) => streams.calls!.waitingMs / (until - from)),
      exact.meanQueueLength,
      0.25,
    )
  })

  it('two ranks: the mean wait of each, as Cobham has them', () => {
    const perHour = 60
    const scenario = {
      ...mmc,
      pick: { rule: 'priority' },
      contacts: [
        { ...calls, id: 'urgent', arrivals: { kind: 'poisson', perHour }, rank: 1 },
        { ...calls, id: 'other', arrivals: { kind: 'poisson', perHour }, rank: 2 },
      ],
    } satisfies ScenarioInput

    const [urgent, other] = priorityQueue({
      arrivalRatesPerHour: [perHour, perHour],
      meanHandlingTimeMs: 240_000,
      agents: 10,
    })

    const runs = runsOf(scenario, 'ranks')

    expectWithin(interval(runs, meanWait('urgent')), urgent!.meanWaitMs, 0.2)
    expectWithin(interval(runs, meanWait('other')), other!.meanWaitMs, 0.3)
  })

  it.each([
    ['deterministic', { kind: 'deterministic', ms: 240_000 }, 0],
    ['lognormal', { kind: 'lognormal', meanMs: 240_000, variation: 0.8 }, 0.8],
    ['gamma', { kind: 'gamma', meanMs: 240_000, variation: 1.2 }, 1.2],
    ['erlang', { kind: 'erlang', meanMs: 240_000, stages: 4 }, 0.5],
  ] as const)('M/G/1, %s: the mean wait, as Pollaczek and Khinchine have it', (_, handling, variation) => {
    const scenario = {
      lengthMs: 3000 * hourMs,
      warmUpMs: 100 * hourMs,
      groups: [{ id: 'desk', agents: 1 }],
      contacts: [{ ...calls, arrivals: { kind: 'poisson', perHour: 9 }, handling }],
    } satisfies ScenarioInput

    const exact = pollaczekKhinchine({
      arrivalRatePerHour: 9,
      meanHandlingTimeMs: 240_000,
      handlingTimeVariation: variation,
    })

    const runs = runsOf(scenario, 'mg1')

    expectWithin(interval(runs, meanWait()), exact.meanWaitMs, 0.2)
  })
})
