import { isPreciseEnough, meanEstimate, type Precision } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { exponential, timesOf300 } from './known-truth.js'

const precision: Precision = { relativeHalfWidth: 0.1, most: 1000 }
const estimate = { value: 100, low: 91, high: 109, halfWidth: 9, n: 10, confidence: 0.95 }

describe('No further replication is made', () => {
  it.each([
    { rule: 'when the half-width is γ / (1 + γ) of the figure', given: {}, stops: true },
    { rule: 'but not at γ itself', given: { halfWidth: 10 }, stops: false },
    { rule: 'not before ten, however well they agree', given: { n: 9, halfWidth: 0 }, stops: false },
    { rule: 'at the most allowed, however badly they agree', given: { n: 1000, halfWidth: 90 }, stops: true },
    { rule: 'not of a figure of nothing', given: { value: 0, halfWidth: 0 }, stops: false },
    { rule: 'not of no figure', given: { value: null, halfWidth: null }, stops: false },
    { rule: 'of a loss as of a gain', given: { value: -100 }, stops: true },
  ])('$rule', ({ given, stops }) => {
    expect(isPreciseEnough({ ...estimate, ...given }, precision)).toBe(stops)
  })

  it('before so many as are asked for at least', () => {
    expect(isPreciseEnough({ ...estimate, n: 24 }, { ...precision, least: 25 })).toBe(false)
    expect(isPreciseEnough({ ...estimate, n: 3 }, { ...precision, least: 2 })).toBe(true)
  })

  it('and the interval then covers the truth a little more rarely than it says', () => {
    const covered = timesOf300('sequential', random => {
      const values: number[] = []
      for (;;) {
        values.push(exponential(random, 5))
        const sofar = meanEstimate(values)
        if (isPreciseEnough(sofar, { relativeHalfWidth: 0.15, most: 2000 })) {
          return sofar.low! <= 5 && 5 <= sofar.high!
        }
      }
    })

    expect(covered / 300).toBeGreaterThanOrEqual(0.9)
    expect(covered / 300).toBeLessThan(0.98)
  })

  it.each([
    { wrong: { relativeHalfWidth: 0 }, message: 'relativeHalfWidth to be above 0 and below 1, got 0' },
    { wrong: { most: 1 }, message: 'most to be a whole number ≥ 2, got 1' },
    { wrong: { least: 2000 }, message: 'least to be a whole number, 2–1000, got 2000' },
  ])('refuses $message', ({ wrong, message }) => {
    expect(() => isPreciseEnough(estimate, { ...precision, ...wrong })).toThrow(message)
  })
})
