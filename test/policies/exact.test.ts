import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, exact, minus, over, plus, ratio, rounded, times, zero } from '../../src/policies/exact.js'

const hundredths = fc.integer({ min: -1_000_000, max: 1_000_000 })
const decimal = hundredths.map(value => value / 100)

describe('An exact number', () => {
  it.each([
    [0.1, 1n, 10n],
    [-2.5, -5n, 2n],
    [1e-7, 1n, 10_000_000n],
    [1.5e21, 1_500_000_000_000_000_000_000n, 1n],
    [-0, 0n, 1n],
    [26, 26n, 1n],
  ])('reads %d as the decimal it is written as', (value, numerator, denominator) => {
    expect(exact(value)).toEqual({ numerator, denominator })
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('is not made of %d', value => {
    expect(() => exact(value)).toThrow('exact: expected value to be a finite number')
  })

  it('makes three tenths of one tenth and two', () => {
    expect(compare(plus(exact(0.1), exact(0.2)), exact(0.3))).toBe(0)
  })

  it('adds decimals as whole hundredths add', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) => {
        const sum = plus(exact(a / 100), exact(b / 100))

        expect(sum).toEqual(ratio(BigInt(a + b), 100n))
      }),
    )
  })

  it('takes back what it added, and divides out what it multiplied by', () => {
    fc.assert(
      fc.property(decimal, decimal.filter(Boolean), (a, b) => {
        const [x, y] = [exact(a), exact(b)]

        expect(minus(plus(x, y), y)).toEqual(x)
        expect(over(times(x, y), y)).toEqual(x)
        expect(minus(x, x)).toEqual(zero)
      }),
    )
  })

  it.each([
    [1.005, 2, 1.01],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [-0.004, 2, 0],
    [89.995, 2, 90],
    [0.05, 1, 0.1],
    [12, 3, 12],
  ])('rounds %d to %d places as %d', (value, places, expected) => {
    expect(rounded(exact(value), places)).toBe(expected)
  })

  it('is not moved by rounding when it has no more places', () => {
    fc.assert(
      fc.property(decimal, value => {
        expect(rounded(exact(value), 2)).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})
