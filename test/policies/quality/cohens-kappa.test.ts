import { cohensKappa } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** A contingency table, as the pairs it counts. */
const pairsOf = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, one) =>
    row.flatMap((count, other) => Array.from({ length: count }, () => [one, other] as const)),
  )

// The anxiety ratings of R's irr package, raters 2 and 3 of 20 persons; nobody gave a 4.
const second = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4]
const third = [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2]
const anxiety = second.map((mark, person) => [mark, third[person]!] as const)

describe('cohensKappa', () => {
  it.each([
    // Cohen (1968), table 1, in hundredths: kappa .492.
    [
      'Cohen 1968',
      pairsOf([
        [44, 5, 1],
        [7, 20, 3],
        [9, 5, 6],
      ]),
      {},
      0.492,
      3,
    ],
    // The worked example of SAS's FREQ procedure that statsmodels tests against.
    [
      'SAS',
      pairsOf([
        [0, 4, 1],
        [0, 8, 0],
        [0, 1, 5],
      ]),
      {},
      0.4842,
      4,
    ],
    [
      'SAS',
      pairsOf([
        [0, 4, 1],
        [0, 8, 0],
        [0, 1, 5],
      ]),
      { weights: 'linear', categories: [0, 1, 2] },
      0.4701,
      4,
    ],
    // R's irr 0.84, kappa2(anxiety[, 2:3]); irr leaves out the categories that nobody gave.
    ['irr', anxiety, {}, -0.006289308, 6],
    ['irr', anxiety, { weights: 'linear', categories: [1, 2, 3, 4, 6] }, 0.1459075, 6],
    ['irr', anxiety, { weights: 'quadratic', categories: [1, 2, 3, 4, 6] }, 0.2520325, 6],
  ] as const)('finds what %s published (%#)', (_, pairs, options, published, digits) => {
    expect(cohensKappa(pairs, options).value).toBeCloseTo(published, digits)
  })

  it('weighs all disagreements alike when there are but two categories', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1 }), pairs => {
        const linear = cohensKappa(pairs, { weights: 'linear', categories: [false, true] })

        expect(linear).toEqual(cohensKappa(pairs))
      }),
    )
  })

  it('does not care which reviewer comes first', () => {
    const categories = ['poor', 'fair', 'good'] as const
    const pairs = fc.array(fc.tuple(fc.constantFrom(...categories), fc.constantFrom(...categories)))
    fc.assert(
      fc.property(pairs, fc.constantFrom('linear' as const, 'quadratic' as const), (given, weights) => {
        const there = cohensKappa(given, { weights, categories })
        const back = cohensKappa(
          given.map(([one, other]) => [other, one]),
          { weights, categories },
        )

        expect(back.value ?? 2).toBeCloseTo(there.value ?? 2, 10)
      }),
    )
  })

  it.each([
    [[]],
    [
      [
        ['good', 'good'],
        ['good', 'good'],
      ] as const,
    ],
  ])('shows nothing where all marks are the same: %j', pairs => {
    expect(cohensKappa(pairs).value).toBeNull()
  })

  it.each([
    [[1, 2], 'pairs.0'],
    [[1, 3, 3], 'categories'],
  ])('refuses the categories %j', (categories, field) => {
    expect(() => cohensKappa([[1, 3]], { weights: 'linear', categories })).toThrow(
      expect.objectContaining({ code: 'invalid-parameter', message: expect.stringContaining(field) }),
    )
  })
})
