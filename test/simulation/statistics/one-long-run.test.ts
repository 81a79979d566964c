import { createRandom } from 'casewright/policies'
import { batchMeans, defineScenario, meanEstimate, runOnce, warmUpLength } from 'casewright/simulation'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exponential, steadyWaits } from './known-truth.js'

describe('The mean of one long run', () => {
  it('is that of its observations where each is a batch of its own', () => {
    const values = [4, 1, 7, 2, 9]

    expect(batchMeans(values, { batches: 5 })).toMatchObject({ ...meanEstimate(values), batchSize: 1 })
  })

  it('drops what is left over from the start', () => {
    expect(batchMeans([1000, 1, 1, 3, 3], { batches: 2 })).toMatchObject({ value: 2, n: 2, batchSize: 2 })
  })

  it('says that its batches resemble each other where they are too short', () => {
    const waits = steadyWaits(createRandom('long'), 20_000)

    expect(batchMeans(waits, { batches: 2000 }).lagOneCorrelation).toBeGreaterThan(0.3)
    expect(Math.abs(batchMeans(waits, { batches: 20 }).lagOneCorrelation)).toBeLessThan(0.4)
  })

  it('has at least one observation in a batch', () => {
    expect(() => batchMeans([1, 2], { batches: 3 })).toThrow('expected values to be at least 3, got 2')
  })
})

/** MSER as it is defined: each truncation tried, its error worked out from scratch. */
function byDefinition(values: readonly number[]): number | null {
  const means: number[] = []
  for (let from = 0; from + 5 <= values.length; from += 5) {
    means.push(values.slice(from, from + 5).reduce((sum, value) => sum + value, 0) / 5)
  }
  const errors = means.slice(0, -5).map((_, first) => {
    const kept = means.slice(first)
    const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length
    return kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / kept.length ** 2
  })
  const best = errors.indexOf(Math.min(...errors))
  return best > means.length / 2 ? null : 5 * best
}

describe('A queue that begins empty', () => {
  const load = {
    arrivals: { kind: 'poisson', perHour: 55 },
    handling: { kind: 'exponential', meanMs: 60_000 },
  } as const
  const scenario = defineScenario({
    lengthMs: 4000 * 3_600_000,
    groups: [{ id: 'desk', agents: 1 }],
    contacts: [{ id: 'calls', ...load }],
  })

  it('comes out at Pollaczek and Khinchine’s wait by one long run, less its warm-up', () => {
    const { waits } = runOnce(scenario, { seed: 'long' }).streams.calls!

    const kept = waits.subarray(warmUpLength(waits)!)
    const { low, high, lagOneCorrelation } = batchMeans(kept, { confidence: 0.999 })

    const exact = 60_000 * (55 / 60 / (1 - 55 / 60))
    expect(Math.abs(lagOneCorrelation)).toBeLessThan(0.45)
    expect(low).toBeLessThan(exact)
    expect(high).toBeGreaterThan(exact)
  })
})

describe('The warm-up to leave out', () => {
  it('is the start that lies apart', () => {
    const random = createRandom('warm-up')
    const values = Array.from({ length: 1000 }, (_, index) => (index < 100 ? 50 : 0) + exponential(random, 1))

    expect(warmUpLength(values)).toBe(100)
  })

  it('is nothing of a run that begins as it goes on', () => {
    const random = createRandom('steady')

    expect(warmUpLength(Array.from({ length: 1000 }, () => random()))).toBeLessThan(100)
  })

  it('cannot be told where the run is all warm-up', () => {
    expect(warmUpLength(Array.from({ length: 200 }, (_, index) => index))).toBeNull()
  })

  it('is what the definition gives', () => {
    const whole = fc.integer({ min: 0, max: 1000 })

    fc.assert(
      fc.property(fc.array(whole, { minLength: 50, maxLength: 150 }), values => {
        expect(warmUpLength(values)).toBe(byDefinition(values))
      }),
    )
  })

  it('takes a run of some length to tell', () => {
    expect(() => warmUpLength([1, 2, 3])).toThrow('expected values to be at least 50, got 3')
  })
})
