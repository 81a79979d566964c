import { type CensoredSample, productLimitQuantiles, quantileEstimates } from 'casewright/simulation'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const weeks = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 25 })
const sample = fc.record({ observed: weeks, censored: weeks })
const samples = fc.array(sample, { minLength: 1, maxLength: 5 })
const percent = fc.integer({ min: 1, max: 99 })

const valueAt = (given: readonly CensoredSample[], share: number) =>
  productLimitQuantiles(given, { shares: [share] })[0]!.value

/** The estimate by its definition: at each time, of those at risk, those who go. */
function productLimit(
  given: readonly { observed: number[]; censored: number[] }[],
): [time: number, left: number][] {
  const observed = given.flatMap(one => one.observed)
  const all = [...observed, ...given.flatMap(one => one.censored)]
  let left = 1
  return [...new Set(observed)]
    .toSorted((a, b) => a - b)
    .map(time => {
      const atRisk = all.filter(one => one >= time).length
      left *= 1 - observed.filter(one => one === time).length / atRisk
      return [time, left]
    })
}

describe('Quantiles of what is partly cut short', () => {
  // Weeks of remission under 6-MP, source: Freireich et al., Blood 21 (1963), 699–716. By hand: 1 − 3/21, × 16/17, × 14/15,
  // × 11/12, × 10/11, × 6/7, × 5/6.
  const remissions = {
    observed: [6, 6, 6, 7, 10, 13, 16, 22, 23],
    censored: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
  }

  it.each([
    { week: 6, left: 0.857, next: 7 },
    { week: 7, left: 0.807, next: 10 },
    { week: 10, left: 0.753, next: 13 },
    { week: 13, left: 0.69, next: 16 },
    { week: 16, left: 0.627, next: 22 },
    { week: 22, left: 0.538, next: 23 },
    { week: 23, left: 0.448, next: null },
  ])('step as in the table worked by hand: $left are left after week $week', ({ week, left, next }) => {
    expect(valueAt([remissions], 1 - left - 0.001)).toBe(week)
    expect(valueAt([remissions], 1 - left + 0.001)).toBe(next)
  })

  it('are those of the product by its definition', () => {
    fc.assert(
      fc.property(samples, percent, (given, percent) => {
        const steps = productLimit(given)
        // Between the shares that are reached, where a hair does not matter.
        fc.pre(steps.every(([, left]) => Math.abs(1 - left - percent / 100) > 1e-9))

        const reached = steps.find(([, left]) => 1 - left > percent / 100)

        expect(valueAt(given, percent / 100)).toBe(reached?.[0] ?? null)
      }),
    )
  })

  it('are the usual ones, with the usual interval, where nothing is', () => {
    fc.assert(
      fc.property(fc.array(weeks, { minLength: 1, maxLength: 6 }), percent, (given, percent) => {
        const question = { shares: [percent / 100] }

        const whole = productLimitQuantiles(
          given.map(observed => ({ observed, censored: [] })),
          question,
        )

        expect(whole).toEqual(quantileEstimates(given, question))
      }),
    )
  })

  it('rise with the share, and lie between their ends', () => {
    fc.assert(
      fc.property(samples, percent, percent, (given, one, other) => {
        const [lower, higher] = productLimitQuantiles(given, {
          shares: [Math.min(one, other) / 100, Math.max(one, other) / 100],
        })

        if (higher!.value === null) return
        expect(lower!.value).toBeLessThanOrEqual(higher!.value)
        for (const { value, low, high } of [lower!, higher!]) {
          expect(low ?? value).toBeLessThanOrEqual(value!)
          expect(high ?? value).toBeGreaterThanOrEqual(value!)
        }
      }),
    )
  })

  it('are no shorter than they would be if those cut short had gone on no longer', () => {
    fc.assert(
      fc.property(samples, percent, (given, percent) => {
        const share = percent / 100
        const asIfOver = given.map(({ observed, censored }) => [...observed, ...censored])

        const value = valueAt(given, share)

        const shorter = quantileEstimates(asIfOver, { shares: [share] })[0]!.value
        if (value !== null) expect(value).toBeGreaterThanOrEqual(shorter!)
      }),
    )
  })

  it('have no upper end where that is cut short', () => {
    // Ten of 22 are seen to the end: 4, 3, 2 and 1 after so many days.
    const days = [1, 2, 3, 4].map(day => ({ observed: [1, 5, 6, 7].slice(0, day), censored: [7, 8, 9] }))

    const [reached, missed] = productLimitQuantiles(days, { shares: [10 / 22, 0.46] })

    expect(reached).toMatchObject({ value: 7, low: 5, high: null, halfWidth: null, n: 4 })
    expect(missed).toMatchObject({ value: null, low: null, high: null })
  })

  it.each([
    [{ observed: [1, Number.NaN], censored: [] }, 'samples.0.observed.1 to be a finite number, got NaN'],
    [{ observed: [1], censored: [Infinity] }, 'samples.0.censored.0 to be a finite number, got Infinity'],
  ])('refuse what is no number', (given, message) => {
    expect(() => valueAt([given], 0.5)).toThrow(`productLimitQuantiles: expected ${message}`)
  })
})
