import { wilsonInterval } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe("Wilson's interval", () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d is %d to %d, as Newcombe publishes it', (hits, of, low, high) => {
    const interval = wilsonInterval(hits, of)

    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('holds the rate, lies within 0–1, and mirrors its complement', () => {
    const sample = fc.integer({ min: 1, max: 10_000 }).chain(of => fc.tuple(fc.nat(of), fc.constant(of)))
    fc.assert(
      fc.property(sample, ([hits, of]) => {
        const { low, high } = wilsonInterval(hits, of)
        const mirrored = wilsonInterval(of - hits, of)

        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(hits / of)
        expect(high).toBeGreaterThanOrEqual(hits / of)
        expect(high).toBeLessThanOrEqual(1)
        expect(mirrored.low).toBeCloseTo(1 - high, 10)
      }),
    )
  })

  it('reaches further for more confidence', () => {
    expect(wilsonInterval(5, 10, 2.576).low).toBeLessThan(wilsonInterval(5, 10).low)
  })

  it.each([
    [0, 0, 1.96, 'of to be a whole number ≥ 1, got 0'],
    [3, 2, 1.96, 'hits to be a whole number, 0–2, got 3'],
    [0.5, 2, 1.96, 'hits to be a whole number, 0–2, got 0.5'],
    [1, 2, 0, 'z to be a number > 0, got 0'],
  ])('is not worked out of %d in %d', (hits, of, z, message) => {
    expect(() => wilsonInterval(hits, of, z)).toThrow(`wilsonInterval: expected ${message}`)
  })
})
