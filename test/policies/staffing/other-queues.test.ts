import { erlangA, erlangB, finiteQueue, pollaczekKhinchine, priorityQueue } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { published } from './published.js'

const hourMs = 3_600_000
const handling = fc.double({ min: 1000, max: hourMs, noNaN: true })

describe('A queue with priorities', () => {
  it('has one agent serve two classes as published', () => {
    const classes = priorityQueue({
      arrivalRatesPerHour: [0.2, 0.6],
      meanHandlingTimeMs: hourMs,
      agents: 1,
    })

    // Ciw's test of a simulation, from Cobham's formula: times in the system of 2 and 6.
    const hours = classes.map(({ meanTimeInSystemMs }) => meanTimeInSystemMs / hourMs)
    expect(hours.map(each => each.toFixed(1))).toEqual(['2.0', '6.0'])
  })

  it('of one class is Erlang C', () => {
    const queue = { meanHandlingTimeMs: 180_000, agents: 14 }
    const [only] = priorityQueue({ ...queue, arrivalRatesPerHour: [200] })

    const { meanWaitMs, meanQueueLength } = erlangA({ ...queue, arrivalRatePerHour: 200 })
    expect(only!.meanWaitMs).toBeCloseTo(meanWaitMs, 8)
    expect(only!.meanQueueLength).toBeCloseTo(meanQueueLength, 12)
  })

  it('lets the more urgent wait less, and all together wait as long as without (Kleinrock)', () => {
    const rates = fc.array(fc.double({ min: 0.1, max: 20, noNaN: true }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(rates, handling, fc.integer({ min: 1, max: 20 }), (rates, meanHandlingTimeMs, agents) => {
        const total = rates.reduce((sum, rate) => sum + rate, 0)
        fc.pre((total * meanHandlingTimeMs) / hourMs < 0.99 * agents)
        const classes = priorityQueue({ arrivalRatesPerHour: rates, meanHandlingTimeMs, agents })

        const waits = classes.map(({ meanWaitMs }) => meanWaitMs)
        expect(waits).toEqual([...waits].sort((a, b) => a - b))
        const together = classes.reduce((sum, { meanQueueLength }) => sum + meanQueueLength, 0)
        const plain = erlangA({ arrivalRatePerHour: total, meanHandlingTimeMs, agents })
        expect(together / plain.meanQueueLength).toBeCloseTo(1, 8)
      }),
    )
  })

  it('that is too much serves those for whom there is room', () => {
    const classes = priorityQueue({
      arrivalRatesPerHour: [0.5, 0, 1],
      meanHandlingTimeMs: hourMs,
      agents: 1,
    })

    expect(classes.map(({ meanWaitMs }) => meanWaitMs / hourMs)).toEqual([2, 4, Infinity])
    expect(classes[1]!.meanQueueLength).toBe(0)
  })
})

describe('A queue before one agent', () => {
  const queue = { arrivalRatePerHour: 9, meanHandlingTimeMs: 300_000 }

  it('waits half as long where handling always takes the same as where it is exponential', () => {
    const same = pollaczekKhinchine({ ...queue, handlingTimeVariation: 0 })
    const exponential = pollaczekKhinchine({ ...queue, handlingTimeVariation: 1 })

    expect(same.meanWaitMs).toBeCloseTo(exponential.meanWaitMs / 2, 8)
    expect(exponential.meanWaitMs).toBeCloseTo(erlangA({ ...queue, agents: 1 }).meanWaitMs, 6)
  })

  it('agrees with Little: the queue is arrivals times wait', () => {
    const rate = fc.double({ min: 0.01, max: 100, noNaN: true })
    fc.assert(
      fc.property(
        rate,
        handling,
        fc.double({ min: 0, max: 5, noNaN: true }),
        (arrivalRatePerHour, meanHandlingTimeMs, handlingTimeVariation) => {
          const figures = pollaczekKhinchine({
            arrivalRatePerHour,
            meanHandlingTimeMs,
            handlingTimeVariation,
          })
          if (figures.occupancy === 1) {
            expect(figures.meanWaitMs).toBe(Infinity)
            return
          }
          expect(figures.meanQueueLength).toBeCloseTo((arrivalRatePerHour / hourMs) * figures.meanWaitMs, 8)
          expect(figures.meanTimeInSystemMs).toBeGreaterThanOrEqual(meanHandlingTimeMs)
        },
      ),
    )
  })
})

describe('A queue with room for so many', () => {
  const trunk = { arrivalRatePerHour: 40, meanHandlingTimeMs: 120_000, agents: 3, places: 7 }

  it('is as published', () => {
    const { emptyRate, meanTimeInSystemMs } = finiteQueue(trunk)

    expect(emptyRate.toFixed(published.empty.decimals)).toBe(String(published.empty.value))
    expect((meanTimeInSystemMs / hourMs).toFixed(published.response.decimals)).toBe(
      String(published.response.value),
    )
  })

  it('with as many places as agents is Erlang B', () => {
    const { blockingRate, meanQueueLength } = finiteQueue({ ...trunk, places: 3 })

    expect(blockingRate).toBeCloseTo(erlangB(4 / 3, 3), 14)
    expect(meanQueueLength).toBe(0)
  })

  it('comes to Erlang C as room grows', () => {
    const { blockingRate, meanWaitMs, occupancy } = finiteQueue({ ...trunk, places: 500 })

    expect(blockingRate).toBeCloseTo(0, 14)
    expect(meanWaitMs).toBeCloseTo(erlangA(trunk).meanWaitMs, 6)
    expect(occupancy).toBeCloseTo(4 / 9, 12)
  })

  it('is full all the time under more than it can take, however large it is', () => {
    const { blockingRate, emptyRate, meanQueueLength } = finiteQueue({
      arrivalRatePerHour: 1e6,
      meanHandlingTimeMs: hourMs,
      agents: 5000,
      places: 8000,
    })

    expect(blockingRate).toBeCloseTo(1 - 5000 / 1e6, 6)
    expect(emptyRate).toBe(0)
    expect(meanQueueLength).toBeCloseTo(3000, 1)
  })

  it('holds for tens of thousands of places with little to do', () => {
    const figures = finiteQueue({
      arrivalRatePerHour: 10,
      meanHandlingTimeMs: hourMs,
      agents: 1000,
      places: 50_000,
    })

    expect(figures.blockingRate).toBe(0)
    expect(figures.emptyRate).toBeCloseTo(Math.exp(-10), 12)
    expect(figures.meanWaitMs).toBeCloseTo(0, 9)
  })
})

describe('What is out of range is refused:', () => {
  it.each<[string, () => unknown]>([
    [
      'priorityQueue: expected arrivalRatesPerHour to be at least one class, got none',
      () => priorityQueue({ arrivalRatesPerHour: [], meanHandlingTimeMs: 1, agents: 1 }),
    ],
    [
      'priorityQueue: expected arrivalRatesPerHour.1 to be a number ≥ 0, got -1',
      () => priorityQueue({ arrivalRatesPerHour: [1, -1], meanHandlingTimeMs: 1, agents: 1 }),
    ],
    [
      'pollaczekKhinchine: expected handlingTimeVariation to be a number ≥ 0, got -1',
      () => pollaczekKhinchine({ arrivalRatePerHour: 1, meanHandlingTimeMs: 1, handlingTimeVariation: -1 }),
    ],
    [
      'finiteQueue: expected places to be a whole number ≥ 3, got 2',
      () => finiteQueue({ arrivalRatePerHour: 1, meanHandlingTimeMs: 1, agents: 3, places: 2 }),
    ],
  ])('%s', (message, asks) => {
    expect(asks).toThrow(expect.objectContaining({ code: 'invalid-parameter', message }))
  })
})
