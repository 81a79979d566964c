import { erlangA, erlangB, erlangC, serviceLevel } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stationary, waitedLonger } from './oracle.js'
import { callCentre, largeCentre, type Published, published } from './published.js'

const load = fc.double({ min: 0.01, max: 300, noNaN: true })
const agents = fc.integer({ min: 1, max: 300 })

describe('Published values hold to the digits printed:', () => {
  const impatient = { ...callCentre, meanPatienceMs: 300_000 }
  const impatientLarge = { ...largeCentre, meanPatienceMs: 120_000 }
  const cases: readonly (readonly [Published, number])[] = [
    [published.waiting, erlangC(10, 14)],
    [published.level, serviceLevel(callCentre, { thresholdMs: 0.33 * 60_000 })],
    [published.occupancy, erlangA(callCentre).occupancy],
    [published.speed, erlangA(callCentre).meanWaitMs / 1000],
    [published.impatientWaiting, erlangA(impatient).waitRate],
    [published.abandoning, erlangA(impatient).abandonmentRate],
    [published.patientWait, erlangA(largeCentre).meanWaitMs / 1000],
    [published.patientQueue, erlangA(largeCentre).meanQueueLength],
    [published.impatientAbandoning, erlangA(impatientLarge).abandonmentRate],
    [published.impatientWait, erlangA(impatientLarge).meanWaitMs / 1000],
    [published.impatientQueue, erlangA(impatientLarge).meanQueueLength],
    [published.impatientOccupancy, erlangA(impatientLarge).occupancy],
  ]

  it.each(cases.map(([{ what, source, ...rest }, found]) => ({ what, source, found, ...rest })))(
    '$what ($source)',
    ({ found, value, decimals }) => {
      expect(found.toFixed(decimals)).toBe(value.toFixed(decimals))
    },
  )
})

describe('Erlang B', () => {
  // Erlang's own formula, in whole numbers.
  it.each([
    [1, 1, 1 / 2],
    [1, 2, 1 / 5],
    [2, 3, 4 / 19],
    [0, 4, 0],
  ])('of %d erlangs and %d lines is %d', (offeredLoad, lines, rate) => {
    expect(erlangB(offeredLoad, lines)).toBeCloseTo(rate, 15)
  })

  it('falls with agents, rises with load, and stays a probability', () => {
    fc.assert(
      fc.property(load, agents, (a, n) => {
        const rate = erlangB(a, n)

        expect(rate).toBeGreaterThanOrEqual(0)
        expect(rate).toBeLessThanOrEqual(1)
        expect(erlangB(a, n + 1)).toBeLessThanOrEqual(rate)
        expect(erlangB(a * 1.1, n)).toBeGreaterThanOrEqual(rate)
      }),
    )
  })

  it('holds for tens of thousands of agents', () => {
    const rate = erlangB(50_000, 50_000)

    // Jagerman's asymptote √(2 / πn), and its next term.
    expect(rate / Math.sqrt(2 / (Math.PI * 50_000))).toBeCloseTo(1, 2)
    expect(erlangB(10, 50_000)).toBe(0)
  })
})

describe('Erlang C', () => {
  it('is at least Erlang B, and at most 1 (B ≤ C)', () => {
    fc.assert(
      fc.property(load, agents, (a, n) => {
        expect(erlangC(a, n)).toBeGreaterThanOrEqual(erlangB(a, n))
        expect(erlangC(a, n)).toBeLessThanOrEqual(1)
        expect(erlangC(a, n + 1)).toBeLessThanOrEqual(erlangC(a, n))
      }),
    )
  })

  it('is 1 where the queue grows without bound', () => {
    expect(erlangC(14, 14)).toBe(1)
    expect(erlangA({ ...callCentre, agents: 10 })).toMatchObject({
      occupancy: 1,
      waitRate: 1,
      abandonmentRate: 0,
      meanWaitMs: Infinity,
      meanQueueLength: Infinity,
    })
    expect(serviceLevel({ ...callCentre, agents: 10 }, { thresholdMs: 1e9 })).toBe(0)
  })
})

describe('Erlang A', () => {
  const hours = 3_600_000
  const rates = fc.record({
    arrivalRatePerHour: fc.double({ min: 1, max: 3000, noNaN: true }),
    meanHandlingTimeMs: fc.double({ min: 30_000, max: hours, noNaN: true }),
    meanPatienceMs: fc.double({ min: 1000, max: 10 * hours, noNaN: true }),
    agents: fc.integer({ min: 1, max: 400 }),
  })

  it('is what the balance of its states gives', () => {
    fc.assert(
      fc.property(rates, queue => {
        const { waitRate, abandonmentRate, meanQueueLength } = erlangA(queue)
        const exact = stationary(queue)

        expect(waitRate).toBeCloseTo(exact.waitRate, 9)
        expect(abandonmentRate).toBeCloseTo(exact.abandonmentRate, 9)
        if (exact.meanQueueLength > 1e-200) {
          expect(meanQueueLength / exact.meanQueueLength).toBeCloseTo(1, 8)
        }
      }),
    )
  })

  it('comes to Erlang C as patience grows', () => {
    const patient = erlangA(callCentre)

    for (const meanPatienceMs of [1e8, 1e10, 1e12, 1e14]) {
      const { meanWaitMs, waitRate } = erlangA({ ...callCentre, meanPatienceMs })
      const gap = patient.meanWaitMs - meanWaitMs
      expect(gap).toBeGreaterThan(0)
      expect(gap * meanPatienceMs).toBeLessThan(4e9)
      expect(waitRate).toBeLessThan(patient.waitRate)
    }
    expect(erlangA({ ...callCentre, meanPatienceMs: Infinity })).toEqual(patient)
  })

  it('comes to Erlang B as patience runs out', () => {
    const { waitRate, abandonmentRate } = erlangA({ ...callCentre, meanPatienceMs: 0.001 })

    expect(waitRate).toBeCloseTo(erlangB(10, 14), 6)
    expect(abandonmentRate).toBeCloseTo(erlangB(10, 14), 6)
  })

  it('balances: who gives up waited, and the agents are busy with the rest', () => {
    fc.assert(
      fc.property(rates, queue => {
        const { offeredLoad, occupancy, waitRate, abandonmentRate, meanWaitMs } = erlangA(queue)

        expect(abandonmentRate).toBeLessThanOrEqual(waitRate)
        expect(meanWaitMs / queue.meanPatienceMs).toBeCloseTo(abandonmentRate, 9)
        expect(occupancy * queue.agents).toBeCloseTo(offeredLoad * (1 - abandonmentRate), 6)
        expect(occupancy).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  it.each([
    ['more load than agents', 1.2],
    ['just as much', 1],
    ['less', 0.98],
  ])('holds for thousands of agents and any patience, with %s', (_, share) => {
    const size = { meanHandlingTimeMs: 180_000, agents: 5000, arrivalRatePerHour: share * 100_000 }

    for (const meanPatienceMs of [1, 1e3, 1e6, 1e9, 1e12]) {
      const { abandonmentRate, waitRate, occupancy } = erlangA({ ...size, meanPatienceMs })
      expect(abandonmentRate).toBeGreaterThanOrEqual(Math.max(0, 1 - 1 / share) - 1e-12)
      expect(waitRate).toBeGreaterThan(0)
      expect(waitRate).toBeLessThanOrEqual(1)
      expect(occupancy).toBeLessThanOrEqual(1 + 1e-12)
    }
  })
})

describe('A service level', () => {
  const queue = { ...callCentre, agents: 9, meanPatienceMs: 120_000 }
  const level = (definition: Parameters<typeof serviceLevel>[1]['definition'], thresholdMs = 20_000) =>
    serviceLevel(queue, { thresholdMs, ...(definition && { definition }) })

  it('is what the wait of those with all patience gives, by quadrature', () => {
    const { waitRate, abandonmentRate } = erlangA(queue)
    const { waitsLonger, answeredLater } = waitedLonger(queue, 20_000)
    const late = waitRate * answeredLater
    const gone = waitRate * (waitsLonger - answeredLater)
    const answered = 1 - abandonmentRate

    expect(level('answered-of-all')).toBeCloseTo(answered - late, 9)
    expect(level('answered-of-answered')).toBeCloseTo((answered - late) / answered, 9)
    expect(level('answered-of-patient')).toBeCloseTo((answered - late) / (1 - abandonmentRate + gone), 9)
    expect(level('served-of-all')).toBeCloseTo(1 - waitRate * waitsLonger, 9)
  })

  it('counts against those who give up, unless another definition is chosen', () => {
    expect(level(undefined)).toBe(level('answered-of-all'))
    expect(level('answered-of-all')).toBeLessThan(level('answered-of-patient'))
    expect(level('answered-of-patient')).toBeLessThan(level('answered-of-answered'))
    expect(level('answered-of-all')).toBeLessThan(level('served-of-all'))
  })

  it('is the same by every definition where nobody gives up', () => {
    const levels = (
      ['answered-of-all', 'answered-of-answered', 'answered-of-patient', 'served-of-all'] as const
    ).map(definition => serviceLevel(callCentre, { thresholdMs: 20_000, definition }))

    for (const each of levels) expect(each).toBeCloseTo(levels[0]!, 14)
  })

  it('begins with those who need not wait, and ends with those who are answered at all', () => {
    const { waitRate, abandonmentRate } = erlangA(queue)

    expect(level('answered-of-all', 0)).toBeCloseTo(1 - waitRate, 12)
    expect(level('answered-of-all', 1e8)).toBeCloseTo(1 - abandonmentRate, 12)
    expect(level('answered-of-answered', 1e8)).toBe(1)
    expect(level('served-of-all', 1e8)).toBe(1)
  })

  it('rises with the threshold and with agents, by every definition', () => {
    const definition = fc.constantFrom(
      ...(['answered-of-all', 'answered-of-answered', 'answered-of-patient', 'served-of-all'] as const),
    )
    const any = fc.record({
      arrivalRatePerHour: fc.double({ min: 1, max: 5000, noNaN: true }),
      meanHandlingTimeMs: fc.double({ min: 10_000, max: 3_600_000, noNaN: true }),
      meanPatienceMs: fc.oneof(fc.double({ min: 1000, max: 36_000_000, noNaN: true }), fc.constant(Infinity)),
      agents,
    })
    const threshold = fc.double({ min: 0, max: 600_000, noNaN: true })
    fc.assert(
      fc.property(any, threshold, definition, (some, thresholdMs, definition) => {
        const asked = { thresholdMs, definition }
        const found = serviceLevel(some, asked)

        expect(serviceLevel(some, { ...asked, thresholdMs: thresholdMs + 1000 })).toBeGreaterThanOrEqual(
          found - 1e-9,
        )
        expect(serviceLevel({ ...some, agents: some.agents + 1 }, asked)).toBeGreaterThanOrEqual(found - 1e-9)
      }),
    )
  })
})

describe('What is out of range is refused:', () => {
  it.each<[string, () => unknown]>([
    ['erlangB: expected agents to be a positive integer, got 1.5', () => erlangB(1, 1.5)],
    ['erlangC: expected agents to be a positive integer, got 0', () => erlangC(1, 0)],
    ['erlangC: expected offeredLoad to be a number ≥ 0, got -1', () => erlangC(-1, 1)],
    ['erlangB: expected offeredLoad to be a number ≥ 0, got NaN', () => erlangB(Number.NaN, 1)],
    [
      'erlangA: expected meanPatienceMs to be a number > 0, got 0',
      () => erlangA({ ...callCentre, meanPatienceMs: 0 }),
    ],
    [
      'erlangA: expected arrivalRatePerHour to be a number > 0, got 0',
      () => erlangA({ ...callCentre, arrivalRatePerHour: 0 }),
    ],
    [
      'serviceLevel: expected thresholdMs to be a number ≥ 0, got -1',
      () => serviceLevel(callCentre, { thresholdMs: -1 }),
    ],
    [
      'serviceLevel: expected definition to be one of answered-of-all, answered-of-answered, answered-of-patient, served-of-all, got best',
      () => serviceLevel(callCentre, { thresholdMs: 1, definition: 'best' as never }),
    ],
  ])('%s', (message, asks) => {
    expect(asks).toThrow(expect.objectContaining({ code: 'invalid-parameter', message }))
  })
})
