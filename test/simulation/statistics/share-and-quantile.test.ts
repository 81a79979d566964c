import { quantileEstimates, ratioEstimate, shareEstimate } from 'casewright/simulation'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const day = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([of, share]) => ({ part: Math.floor(of * share), of }))
const sample = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 40 })

describe('A share of cases', () => {
  it('has its ends between none and all, and itself between its ends', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 2, maxLength: 20 }), days => {
        const { value, low, high } = shareEstimate(days)

        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(value).toBeGreaterThanOrEqual(low!)
        expect(value).toBeLessThanOrEqual(high!)
      }),
    )
  })

  it('has the interval of its ratio where it is far from the ends and well known', () => {
    const days = Array.from({ length: 50 }, (_, index) => ({ part: 480 + (index % 41), of: 1000 }))

    const [share, ratio] = [shareEstimate(days), ratioEstimate(days)]

    expect(share.value).toBe(ratio.value)
    expect(share.halfWidth! / ratio.halfWidth!).toBeCloseTo(1, 3)
  })

  it('is not certain because all of ten days were perfect', () => {
    const days = Array.from({ length: 10 }, () => ({ part: 20, of: 20 }))

    const { value, low, high } = shareEstimate(days)

    expect({ value, high }).toEqual({ value: 1, high: 1 })
    // Wilson: n / (n + t²), with t = 2.262 for ten replications.
    expect(low).toBeCloseTo(200 / (200 + 2.2622 ** 2), 4)
  })

  it('is not more than all', () => {
    expect(() => shareEstimate([{ part: 3, of: 2 }])).toThrow('expected part.0 to be from 0 to 2, got 3')
  })
})

describe('Quantiles over replications', () => {
  it.each([
    { share: 0.5, value: 5 },
    { share: 0.9, value: 9 },
    { share: 0.91, value: 10 },
    { share: 0.01, value: 1 },
  ])('are measured values: at $share of 1 to 10 it is $value', ({ share, value }) => {
    const samples = [
      [10, 1, 2, 9],
      [3, 8, 4, 7, 5, 6],
    ]

    expect(quantileEstimates(samples, { shares: [share] })[0]?.value).toBe(value)
  })

  it('leave at most the share below, and at least the share at or below', () => {
    fc.assert(
      fc.property(
        fc.array(sample, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 99 }),
        (samples, percent) => {
          const all = samples.flat()
          fc.pre(all.length > 0)
          const { value, low, high } = quantileEstimates(samples, { shares: [percent / 100] })[0]!

          expect(all.filter(one => one < value!).length * 100).toBeLessThan(percent * all.length + 1e-6)
          expect(all.filter(one => one <= value!).length * 100).toBeGreaterThanOrEqual(
            percent * all.length - 1e-6,
          )
          if (low === null) return
          expect(low).toBeLessThanOrEqual(value!)
          expect(high).toBeGreaterThanOrEqual(value!)
        },
      ),
    )
  })

  it('are nothing where nothing was measured', () => {
    expect(quantileEstimates([[], []], { shares: [0.5] })[0]?.value).toBeNull()
  })

  it('are no ends', () => {
    expect(() => quantileEstimates([[1]], { shares: [1] })).toThrow(
      'shares.0 to be above 0 and below 1, got 1',
    )
  })
})
