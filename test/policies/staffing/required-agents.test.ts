import {
  erlangA,
  erlangB,
  erlangC,
  halfinWhitt,
  mostArrivalsPerHour,
  mostLoad,
  requiredAgents,
  type StaffingTarget,
  serviceLevel,
  squareRootStaffing,
} from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callCentre } from './published.js'

const { agents: _, ...work } = callCentre
const inTime = { serviceLevel: { share: 0.8, thresholdMs: 20_000 } } as const

const workload = fc.record(
  {
    arrivalRatePerHour: fc.double({ min: 1, max: 2000, noNaN: true }),
    meanHandlingTimeMs: fc.double({ min: 30_000, max: 1_800_000, noNaN: true }),
    meanPatienceMs: fc.double({ min: 5000, max: 3_600_000, noNaN: true }),
  },
  { requiredKeys: ['arrivalRatePerHour', 'meanHandlingTimeMs'] },
)
const share = fc.double({ min: 0.05, max: 0.99, noNaN: true })
const target: fc.Arbitrary<StaffingTarget> = fc.oneof(
  fc.record({ serviceLevel: fc.record({ share, thresholdMs: fc.constantFrom(0, 20_000, 120_000) }) }),
  fc.record({ maxOccupancy: share }),
  fc.record({ maxMeanWaitMs: fc.double({ min: 1000, max: 300_000, noNaN: true }) }),
)

describe('The agents that a target requires', () => {
  it('are 14 for 200 calls an hour of three minutes, 80 % within 20 seconds', () => {
    const { agents, rosteredAgents, because, ...rest } = requiredAgents({ ...work, target: inTime })

    expect({ agents, rosteredAgents, because }).toEqual({
      agents: 14,
      rosteredAgents: 14,
      because: ['serviceLevel'],
    })
    expect(rest.serviceLevel).toBe(serviceLevel(callCentre, { thresholdMs: 20_000 }))
    expect(rest.figures).toEqual(erlangA(callCentre))
  })

  it('are the fewest: one less misses what they are there for', () => {
    fc.assert(
      fc.property(workload, target, (some, target) => {
        const { agents, because } = requiredAgents({ ...some, target })

        expect(mostArrivalsPerHour({ ...some, agents, target })).toBeGreaterThanOrEqual(
          some.arrivalRatePerHour * (1 - 1e-9),
        )
        if (agents === 1) return
        expect(because).toEqual(Object.keys(target))
        expect(mostArrivalsPerHour({ ...some, agents: agents - 1, target })).toBeLessThan(
          some.arrivalRatePerHour * (1 + 1e-9),
        )
      }),
    )
  })

  it('are fewer where customers give up, and that is no reason to be glad', () => {
    const { agents, figures } = requiredAgents({ ...work, meanPatienceMs: 60_000, target: inTime })

    expect(agents).toBeLessThan(14)
    expect(figures.abandonmentRate).toBeGreaterThan(0.05)
  })

  it('are as many as the strictest part of the target asks for, which is named', () => {
    const strict = { ...inTime, maxOccupancy: 0.6 }

    expect(requiredAgents({ ...work, target: strict })).toMatchObject({
      agents: 17,
      because: ['maxOccupancy'],
    })
  })

  it('keep abandonment and mean wait below their limits', () => {
    const impatient = { ...work, meanPatienceMs: 300_000 }
    const { agents, figures } = requiredAgents({
      ...impatient,
      target: { maxAbandonmentRate: 0.01, maxMeanWaitMs: 5000 },
    })

    expect(figures.abandonmentRate).toBeLessThanOrEqual(0.01)
    expect(figures.meanWaitMs).toBeLessThanOrEqual(5000)
    expect(erlangA({ ...impatient, agents: agents - 1 }).abandonmentRate).toBeGreaterThan(0.01)
  })

  it.each([
    [0.3, 20],
    [0.5, 28],
    [0, 14],
  ])('are rostered so that with a shrinkage of %d enough are at work: %d', (shrinkage, rosteredAgents) => {
    expect(requiredAgents({ ...work, shrinkage, target: inTime }).rosteredAgents).toBe(rosteredAgents)
  })

  it('are one more than the load where agents may be busy all the time, and nobody gives up', () => {
    expect(requiredAgents({ ...work, target: { maxOccupancy: 1 } }).agents).toBe(11)
  })

  it('are found for thousands as well', () => {
    const large = { arrivalRatePerHour: 200_000, meanHandlingTimeMs: 180_000, target: inTime }

    const { agents } = requiredAgents(large)

    expect(agents).toBeGreaterThan(10_000)
    expect(agents).toBeLessThanOrEqual(squareRootStaffing(10_000, 0.8))
  })
})

describe('The most arrivals that agents can take', () => {
  it('undo what is required, and the other way round', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), workload, target, (agents, some, target) => {
        const { arrivalRatePerHour: _, ...rest } = some
        const most = mostArrivalsPerHour({ ...rest, agents, target })
        fc.pre(most < Infinity)

        expect(requiredAgents({ ...rest, arrivalRatePerHour: most * (1 - 1e-9), target }).agents).toBe(agents)
        expect(requiredAgents({ ...rest, arrivalRatePerHour: most * (1 + 1e-9), target }).agents).toBe(
          agents + 1,
        )
      }),
    )
  })

  it('are without end where those who soon give up count as served', () => {
    const served = {
      serviceLevel: { share: 0.5, thresholdMs: 60_000, definition: 'served-of-all' },
    } as const

    expect(
      mostArrivalsPerHour({
        agents: 3,
        meanHandlingTimeMs: 60_000,
        meanPatienceMs: 60_000,
        target: served,
      }),
    ).toBe(Infinity)
  })
})

describe('The most load that lines can take', () => {
  // The Erlang B table of every traffic engineering handbook.
  it.each([
    [1, 0.01, 0.0101],
    [2, 0.01, 0.153],
    [5, 0.01, 1.36],
    [10, 0.01, 4.46],
    [20, 0.01, 12],
    [10, 0.05, 6.22],
  ])('is, of %d lines of which %d is lost, %d erlangs', (lines, rate, erlangs) => {
    expect(Number(mostLoad(lines, rate).toPrecision(3))).toBe(erlangs)
  })

  it('undoes Erlang B', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), share, (lines, rate) => {
        expect(erlangB(mostLoad(lines, rate), lines)).toBeCloseTo(rate, 12)
      }),
    )
  })
})

describe('Square-root staffing', () => {
  // Halfin & Whitt's function: half of the cases wait at a grade of about one half, a fifth at about one.
  it.each([
    [0.5, 0.5045],
    [1, 0.2234],
    [2, 0.0269],
  ])('at a grade of %d has %d of the cases wait', (grade, rate) => {
    expect(halfinWhitt(grade)).toBeCloseTo(rate, 4)
  })

  it('comes to what Erlang C requires as the load grows', () => {
    for (const load of [10, 100, 1000, 10_000]) {
      for (const rate of [0.1, 0.3, 0.6]) {
        const agents = squareRootStaffing(load, rate)
        expect(erlangC(load, agents)).toBeLessThan(rate * (1 + 2 / Math.sqrt(load)))
        expect(erlangC(load, agents - 2)).toBeGreaterThan(rate * (1 - 2 / Math.sqrt(load)))
      }
    }
  })

  it('takes more agents the fewer may wait, and none for no load', () => {
    expect(squareRootStaffing(100, 0.01)).toBeGreaterThan(squareRootStaffing(100, 0.5))
    expect(squareRootStaffing(0, 0.5)).toBe(0)
  })
})

describe('What is out of range is refused:', () => {
  it.each<[string, () => unknown]>([
    [
      'requiredAgents: expected target to be at least one of its parts, got {}',
      () => requiredAgents({ ...work, target: {} }),
    ],
    [
      'requiredAgents: expected target.serviceLevel.share to be between 0 and 1, got 1',
      () => requiredAgents({ ...work, target: { serviceLevel: { share: 1, thresholdMs: 0 } } }),
    ],
    [
      'requiredAgents: expected target.maxOccupancy to be above 0 and up to 1, got 0',
      () => requiredAgents({ ...work, target: { maxOccupancy: 0 } }),
    ],
    [
      'requiredAgents: expected target.maxAbandonmentRate to be between 0 and 1, got 1',
      () => requiredAgents({ ...work, target: { maxAbandonmentRate: 1 } }),
    ],
    [
      'requiredAgents: expected target.maxMeanWaitMs to be a number > 0, got 0',
      () => requiredAgents({ ...work, target: { maxMeanWaitMs: 0 } }),
    ],
    [
      'requiredAgents: expected shrinkage to be from 0 to less than 1, got 1',
      () => requiredAgents({ ...work, target: inTime, shrinkage: 1 }),
    ],
    [
      'mostArrivalsPerHour: expected agents to be a positive integer, got 0',
      () => mostArrivalsPerHour({ agents: 0, meanHandlingTimeMs: 1, target: inTime }),
    ],
    ['mostLoad: expected blockingRate to be between 0 and 1, got 0', () => mostLoad(1, 0)],
    ['squareRootStaffing: expected waitRate to be between 0 and 1, got 1', () => squareRootStaffing(10, 1)],
    ['halfinWhitt: expected serviceGrade to be a number > 0, got 0', () => halfinWhitt(0)],
  ])('%s', (message, asks) => {
    expect(asks).toThrow(expect.objectContaining({ code: 'invalid-parameter', message }))
  })
})
