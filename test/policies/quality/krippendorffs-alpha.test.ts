import { krippendorffsAlpha } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const _ = null
/** Krippendorff (2011), example C: four observers, twelve units, missing marks. */
const observers = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
const units = observers[0]!.map((_, unit) => observers.map(marks => marks[unit]!))

describe('krippendorffsAlpha', () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
  ] as const)('finds what Krippendorff published for his %s data: %f', (level, published) => {
    const { value, records } = krippendorffsAlpha(units, level)

    expect(value).toBeCloseTo(published, 3)
    expect(records).toBe(11)
  })

  it('finds what Krippendorff published for two observers and two values', () => {
    // Krippendorff (2011), example A: ten units, alpha 0.095.
    const first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    const second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]

    const { value } = krippendorffsAlpha(
      first.map((mark, unit) => [mark, second[unit]!]),
      'nominal',
    )

    expect(value).toBeCloseTo(0.095, 3)
  })

  const marks = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { maxLength: 4 }), {
    maxLength: 12,
  })
  const levels = fc.constantFrom('nominal' as const, 'ordinal' as const, 'interval' as const)

  it('takes no notice of records with fewer than two marks', () => {
    fc.assert(
      fc.property(marks, levels, (given, level) => {
        const more = krippendorffsAlpha([...given, [3, null], [], [null]], level)

        expect(more).toEqual(krippendorffsAlpha(given, level))
      }),
    )
  })

  it('keeps its value when a scale is moved or stretched', () => {
    fc.assert(
      fc.property(marks, levels, (given, level) => {
        const moved = given.map(unit => unit.map(mark => (mark === null ? null : 4 * mark - 7)))

        const value = krippendorffsAlpha(given, level).value

        expect(krippendorffsAlpha(moved, level).value ?? 2).toBeCloseTo(value ?? 2, 10)
      }),
    )
  })

  it('is 1 where reviewers agree and records differ', () => {
    expect(
      krippendorffsAlpha([
        [1, 1],
        [4, 4, 4],
        [2, null, 2],
      ]).value,
    ).toBe(1)
  })

  it('shows nothing where all marks are the same', () => {
    expect(
      krippendorffsAlpha([
        [3, 3],
        [3, 3],
      ]),
    ).toEqual({ value: null, observed: 0, expected: 0, records: 2 })
  })

  it('refuses a mark that is no number', () => {
    expect(() =>
      krippendorffsAlpha([
        [1, 1],
        [1, Number.NaN],
      ]),
    ).toThrow('krippendorffsAlpha: expected units.1 to be finite numbers or null, got NaN')
  })
})
