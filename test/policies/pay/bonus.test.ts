import { bonusOf, bonusRules } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const base = { amountMinor: 60_000, currency: 'CNY' }
const rules = bonusRules(base)
const of26 = { attainable: 26, wholeMonth: 26 }

describe('The bonus', () => {
  // Q4: each edge and the points on either side.
  it.each([
    [26, 'extra', 0, 60_000],
    [25, 'full', 0, 60_000],
    [20, 'full', 0, 60_000],
    [19, 'reduced', 5_000, 55_000],
    [15, 'reduced', 5_000, 55_000],
    [14, 'reduced', 10_000, 50_000],
    [12, 'reduced', 10_000, 50_000],
    [11, 'none', 60_000, 0],
    [0, 'none', 60_000, 0],
  ])('of %d points is %s and loses %d fen', (points, band, loss, amount) => {
    const bonus = bonusOf({ points, ...of26 }, rules)

    expect(bonus).toMatchObject({ band, loss: { amountMinor: loss }, amount: { amountMinor: amount } })
  })

  it.each([
    ['exclusive', 'reduced', 50_000],
    ['inclusive', 'none', 0],
  ] as const)('reads 12以下 as %s of the 12 itself', (reading, band, amountMinor) => {
    const read = bonusRules(base, { noBonus: { under: 12, reading } })

    const bonus = bonusOf({ points: 12, ...of26 }, read)

    expect(bonus).toMatchObject({ band, amount: { amountMinor } })
  })

  it.each([
    [27, 27, 'extra'],
    [26, 27, 'full'],
    [21, 27, 'full'], // 20.22 on the scale
    [20, 27, 'reduced'], // 19.26
    [24, 24, 'extra'],
    [19, 24, 'full'], // 20.58
    [18, 24, 'reduced'], // 19.5
    [12, 26, 'reduced'],
    [6, 13, 'reduced'], // 12 to the point
    [10, 13, 'full'], // 20 to the point
  ])('reads %d of %d points on the scale of 26 as %s', (points, attainable, band) => {
    expect(bonusOf({ points, attainable, wholeMonth: attainable }, rules).band).toBe(band)
  })

  it('of a part-month is its share, and the loss with it', () => {
    const bonus = bonusOf({ points: 9, attainable: 13, wholeMonth: 26 }, rules)

    expect(bonus).toMatchObject({
      base: { amountMinor: 30_000 },
      loss: { amountMinor: 2_500 },
      amount: { amountMinor: 27_500 },
    })
  })

  it('of a part-month is that of a whole one where the department pays it in full', () => {
    const inFull = bonusRules(base, { partMonth: 'in-full' })

    expect(bonusOf({ points: 13, attainable: 13, wholeMonth: 26 }, inFull).amount.amountMinor).toBe(60_000)
  })

  it('is not less than nothing', () => {
    const small = bonusRules({ amountMinor: 3_000, currency: 'CNY' })

    expect(bonusOf({ points: 19, ...of26 }, small)).toMatchObject({
      loss: { amountMinor: 3_000 },
      amount: { amountMinor: 0 },
    })
  })

  it('is none where the month holds no point', () => {
    expect(bonusOf({ points: 0, attainable: 0, wholeMonth: 26 }, rules)).toMatchObject({ band: 'none' })
  })

  it('is decided at an edge of tenths as it is written', () => {
    // 0.1 + 0.2 points of a tenth each: in binary fractions 3 × 0.1 is more than 0.3.
    const tenths = bonusRules(base, {
      scale: 1,
      noBonus: { under: 0.3, reading: 'inclusive' },
      losses: [],
      extraFrom: 1,
    })

    expect(bonusOf({ points: 3, attainable: 10, wholeMonth: 10 }, tenths).band).toBe('none')
    expect(bonusOf({ points: 4, attainable: 10, wholeMonth: 10 }, tenths).band).toBe('full')
  })

  it('always is its base less its loss, and never falls when points rise', () => {
    const month = fc
      .record({ wholeMonth: fc.integer({ min: 1, max: 31 }), amountMinor: fc.integer({ min: 0, max: 1e12 }) })
      .chain(given =>
        fc.record({ ...fixed(given), attainable: fc.integer({ min: 1, max: given.wholeMonth }) }),
      )
      .chain(given =>
        fc.record({ ...fixed(given), points: fc.integer({ min: 0, max: given.attainable - 1 }) }),
      )
    fc.assert(
      fc.property(month, ({ amountMinor, points, ...given }) => {
        const own = bonusRules({ amountMinor, currency: 'CNY' })

        const bonus = bonusOf({ ...given, points }, own)
        const better = bonusOf({ ...given, points: points + 1 }, own)

        expect(bonus.amount.amountMinor).toBe(bonus.base.amountMinor - bonus.loss.amountMinor)
        expect(bonus.amount.amountMinor).toBeGreaterThanOrEqual(0)
        expect(better.amount.amountMinor).toBeGreaterThanOrEqual(bonus.amount.amountMinor)
      }),
    )
  })

  it('compares as whole numbers do, whatever the month holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), fc.nat(31), (attainable, wanted) => {
        const points = Math.min(attainable, wanted)

        const { band } = bonusOf({ points, attainable, wholeMonth: attainable }, rules)

        const scaled = points * 26
        const reaches = (edge: number) => scaled >= edge * attainable
        expect(band).toBe(reaches(26) ? 'extra' : reaches(20) ? 'full' : reaches(12) ? 'reduced' : 'none')
      }),
    )
  })

  it.each([
    [{ points: 27, ...of26 }, 'points to be a whole number, 0–26, got 27'],
    [{ points: 1.5, ...of26 }, 'points to be a whole number, 0–26, got 1.5'],
    [{ points: 1, attainable: 26, wholeMonth: 25 }, 'wholeMonth to be a whole number, at least 26, got 25'],
  ])('is not worked out of %o', (month, message) => {
    expect(() => bonusOf(month, rules)).toThrow(`bonusOf: expected ${message}`)
  })

  it('takes losses in the currency of the base alone', () => {
    expect(() => bonusRules({ amountMinor: 100, currency: 'EUR' })).toThrow(
      "bonusRules: expected losses.0.loss.currency to be the base's, EUR, got CNY",
    )
  })
})

const fixed = <Given extends object>(given: Given) =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, fc.constant(value)])) as {
    [Name in keyof Given]: fc.Arbitrary<Given[Name]>
  }
