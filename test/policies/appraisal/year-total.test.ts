import { yearTotal } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe("A year's total", () => {
  it('weighs checks 20, monthly appraisals 30 and the year-end appraisal 50 (Q6)', () => {
    const year = yearTotal({ checks: [80, 85], monthly: [90, 91, 92], yearEnd: 95 })

    expect(year.total).toBe(91.3)
    expect(year.parts).toEqual([
      { part: 'checks', average: 82.5, share: 0.2, contribution: 16.5 },
      { part: 'monthly', average: 91, share: 0.3, contribution: 27.3 },
      { part: 'yearEnd', average: 95, share: 0.5, contribution: 47.5 },
    ])
  })

  it.each([
    ['no checks', { checks: [], monthly: [80], yearEnd: 90 }, ['checks'], 86.25],
    ['no year-end', { checks: [80], monthly: [90], yearEnd: null }, ['yearEnd'], 86],
    ['the year-end alone', { checks: [], monthly: [], yearEnd: 70 }, ['checks', 'monthly'], 70],
  ])('shares the weight of what is absent, and says so: %s', (_, year, absent, total) => {
    expect(yearTotal(year)).toMatchObject({ absent, total })
  })

  it.each([
    [100, 0, false],
    [100, 1, true],
    [95, 5, false],
    [95, 6, true],
    [101, 0, true],
  ])(
    'of %d with %d points of praise makes an excellent employee: %s (Q7)',
    (yearEnd, points, isExcellent) => {
      const commendations = points === 0 ? [] : [{ points, because: 'Trained three colleagues' }]

      const year = yearTotal({ checks: [yearEnd], monthly: [yearEnd], yearEnd, commendations })

      expect(year).toMatchObject({ isExcellent, total: yearEnd + points })
    },
  )

  it('is rounded once: two thirds of checks do not hide a hundredth', () => {
    // 0.2 × 83.333… + 0.3 × 90 + 0.5 × 90 = 88.6666…
    expect(yearTotal({ checks: [80, 85, 85], monthly: [90], yearEnd: 90 }).total).toBe(88.67)
  })

  it('does not depend on the order of checks', () => {
    const totals = fc.array(
      fc.nat(1100).map(value => value / 10),
      { minLength: 1, maxLength: 52 },
    )
    fc.assert(
      fc.property(totals, checks => {
        const year = { monthly: [60.1], yearEnd: 60.2 }

        expect(yearTotal({ ...year, checks: checks.toReversed() })).toEqual(yearTotal({ ...year, checks }))
      }),
    )
  })

  it('is the total of equal totals, in tenths as written', () => {
    fc.assert(
      fc.property(fc.nat(1100), fc.integer({ min: 1, max: 52 }), (tenths, weeks) => {
        const total = tenths / 10

        expect(
          yearTotal({ checks: Array(weeks).fill(total), monthly: Array(12).fill(total), yearEnd: total })
            .total,
        ).toBe(total)
      }),
    )
  })

  it('refuses totals out of range, and a year of nothing', () => {
    expect(() => yearTotal({ checks: [80, 111], monthly: [], yearEnd: null })).toThrow(
      'yearTotal: expected checks.1 to be 0–110, got 111',
    )
    expect(() => yearTotal({ checks: [], monthly: [], yearEnd: null })).toThrow(
      'yearTotal: expected year to be at least one total that counts',
    )
  })
})
