import { meanEstimate, pairedDifference, pairedRatioDifference, ratioEstimate } from 'casewright/simulation'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const part = fc.record({
  part: fc.double({ min: 0, max: 1000, noNaN: true }),
  of: fc.double({ min: 1, max: 1000, noNaN: true }),
})

describe('A mean over replications', () => {
  // source: Law, Simulation Modeling and Analysis, example 4.27
  it('is 1.34 ± 0.24 at 90 % for ten published observations', () => {
    const observations = [1.2, 1.5, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.5, 1.09]

    const { value, halfWidth, n, confidence } = meanEstimate(observations, { confidence: 0.9 })

    expect(value).toBeCloseTo(1.34, 2)
    expect(halfWidth).toBeCloseTo(0.24, 2)
    expect({ n, confidence }).toEqual({ n: 10, confidence: 0.9 })
  })

  it.each([
    { values: [], value: null, n: 0 },
    { values: [7], value: 7, n: 1 },
  ])('has no interval of $n observations', ({ values, value, n }) => {
    expect(meanEstimate(values)).toEqual({
      value,
      low: null,
      high: null,
      halfWidth: null,
      n,
      confidence: 0.95,
    })
  })

  it('moves and stretches with what is observed', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 2, maxLength: 30 }), number, (values, shift) => {
        const plain = meanEstimate(values)
        const moved = meanEstimate(values.map(value => 2 * value + shift))

        expect(moved.value).toBeCloseTo(2 * plain.value! + shift, 4)
        expect(moved.halfWidth).toBeCloseTo(2 * plain.halfWidth!, 4)
      }),
    )
  })

  it('is the wider the surer it is to be', () => {
    const values = [3, 4, 8, 1]

    const widths = [0.5, 0.9, 0.95, 0.999].map(confidence => meanEstimate(values, { confidence }).halfWidth!)

    expect(widths).toEqual(widths.toSorted((a, b) => a - b))
  })

  it.each([
    {
      values: [1, Number.NaN],
      options: {},
      message: 'meanEstimate: expected values.1 to be a finite number',
    },
    {
      values: [1],
      options: { confidence: 1 },
      message: 'expected confidence to be above 0 and below 1, got 1',
    },
  ])('refuses: $message', ({ values, options, message }) => {
    expect(() => meanEstimate(values, options)).toThrow(message)
  })
})

describe('A ratio of sums over replications', () => {
  // source: Scheaffer, Mendenhall & Ott, Elementary Survey Sampling, the sugar of 1,800 pounds of oranges: 101.79 ± 2·3.14
  it('is that of a published sample, with its standard error', () => {
    const sugar = [0.021, 0.03, 0.025, 0.022, 0.033, 0.027, 0.019, 0.021, 0.023, 0.025]
    const weight = [0.4, 0.48, 0.43, 0.42, 0.5, 0.46, 0.39, 0.41, 0.42, 0.44]
    const twoStandardErrors = 0.9237 // What 2 is to Student's t of nine degrees of freedom.

    const { value, halfWidth } = ratioEstimate(
      sugar.map((part, index) => ({ part, of: weight[index]! })),
      { confidence: twoStandardErrors },
    )

    expect(1800 * value!).toBeCloseTo(101.79, 2)
    expect(1800 * halfWidth!).toBeCloseTo(6.3, 1)
  })

  it('is not the mean of ratios: a busy day weighs more', () => {
    const days = [
      { part: 10, of: 10 },
      { part: 45, of: 90 },
    ]

    expect(ratioEstimate(days).value).toBe(0.55)
  })

  it('is the mean itself where all replications count of as much', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 2, maxLength: 30 }), values => {
        const mean = meanEstimate(values)
        const ratio = ratioEstimate(values.map(part => ({ part: 4 * part, of: 4 })))

        expect(ratio.value).toBeCloseTo(mean.value!, 6)
        expect(ratio.halfWidth).toBeCloseTo(mean.halfWidth!, 6)
      }),
    )
  })

  it('is nothing where there was nothing to count', () => {
    expect(ratioEstimate([{ part: 0, of: 0 }]).value).toBeNull()
  })

  it('refuses to count of less than nothing', () => {
    expect(() => ratioEstimate([{ part: 1, of: -1 }])).toThrow('expected of.0 to be a number ≥ 0, got -1')
  })
})

describe('A difference under the same chance', () => {
  // source: Law, Simulation Modeling and Analysis, example 10.4: two inventory policies, [1.65, 8.31] at 90 %
  it('is that of five published pairs', () => {
    const a = [118.21, 120.22, 122.45, 122.68, 119.4]
    const b = [126.97, 124.31, 126.68, 122.66, 127.23]

    const { value, low, high } = pairedDifference(a, b, { confidence: 0.9 })

    expect(value).toBeCloseTo(4.98, 2)
    expect(low).toBeCloseTo(1.65, 2)
    expect(high).toBeCloseTo(8.31, 2)
  })

  it('is certain where all pairs differ alike', () => {
    const { value, halfWidth } = pairedDifference([1, 5, 9], [2, 6, 10])

    expect({ value, halfWidth }).toEqual({ value: 1, halfWidth: 0 })
  })

  it('turns round with its sides', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { minLength: 2, maxLength: 20 }), pairs => {
        const [a, b] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
        const there = pairedRatioDifference(a, b)
        const back = pairedRatioDifference(b, a)

        expect(back.value).toBeCloseTo(-there.value!, 9)
        expect(back.low).toBeCloseTo(-there.high!, 9)
      }),
    )
  })

  it('is of replications one by one', () => {
    expect(() => pairedDifference([1, 2], [1])).toThrow('expected b to be 2 replications, as a has, got 1')
  })
})
