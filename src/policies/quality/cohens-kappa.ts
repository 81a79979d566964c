import { expect } from '../expect.js'
import { type Agreement, agreement } from './agreement.js'

/** What a disagreement counts: all the same, or more the more categories lie between. @category Quality */
export type KappaOptions<Category> =
  | { readonly weights?: 'none' }
  | {
      readonly weights: 'linear' | 'quadratic'
      /**
       * Every category in its order, also those that nobody gave: leaving one out would bring its neighbours
       * nearer.
       */
      readonly categories: readonly Category[]
    }

/**
 * How far two reviewers agree, beyond chance (Cohen's kappa).
 * @param pairs - For each record the category that the one and the other gave it.
 * @param options - `weights`: what a disagreement counts, default `'none'`; the other two need `categories`,
 * in order.
 * @returns Kappa, −1 to 1. Unweighted, `1 − observed` is the share of records they agree on.
 * @throws CasewrightError `invalid-parameter` if a category is not among `categories`, or is there twice.
 * @see Cohen, *A coefficient of agreement for nominal scales* (1960); Cohen, *Weighted kappa* (1968)
 * @category Quality
 */
export function cohensKappa<Category extends string | number | boolean>(
  pairs: readonly (readonly [Category, Category])[],
  options: KappaOptions<Category> = {},
): Agreement {
  const isWeighted = options.weights === 'linear' || options.weights === 'quadratic'
  const categories = isWeighted ? options.categories : [...new Set(pairs.flat())]
  const places = new Map(categories.map((category, place) => [category, place]))
  expect(
    places.size === categories.length,
    'cohensKappa',
    'categories',
    'listed once each',
    categories.join(', '),
  )
  const placeOf = (category: Category, pair: number) => {
    const place = places.get(category)
    expect(
      place !== undefined,
      'cohensKappa',
      `pairs.${pair}`,
      `of the categories ${categories.join(', ')}`,
      category,
    )
    return place
  }
  const distance = (one: number, other: number) =>
    isWeighted
      ? (Math.abs(one - other) / (categories.length - 1)) ** (options.weights === 'linear' ? 1 : 2)
      : Number(one !== other)

  const given = [categories.map(() => 0), categories.map(() => 0)] as const
  let observed = 0
  for (const [pair, [first, second]] of pairs.entries()) {
    const [one, other] = [placeOf(first, pair), placeOf(second, pair)]
    given[0][one]!++
    given[1][other]!++
    if (one !== other) observed += distance(one, other) / pairs.length
  }
  let expected = 0
  for (const [one, times] of given[0].entries()) {
    for (const [other, otherTimes] of given[1].entries()) {
      if (one !== other) expected += (distance(one, other) * times * otherTimes) / pairs.length ** 2
    }
  }
  return agreement(observed, expected, pairs.length)
}
