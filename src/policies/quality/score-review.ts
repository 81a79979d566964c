import type { Review } from '../../vocabulary/review.js'
import type { Scorecard, ScorecardCategory } from '../../vocabulary/scorecard.js'
import { expect } from '../expect.js'
import { rounded } from './rounded.js'

/** What one category brought to a review's score. @category Quality */
export interface CategoryScore {
  /** The category's id. */
  readonly category: string
  /** How far up its scale the mark is, 0–1; `null` where it did not apply. */
  readonly share: number | null
  /** The mark is below the floor of a critical category. */
  readonly belowFloor: boolean
}

/** A review's score, and how it came about. @category Quality */
export interface ReviewScore {
  /** 0–1; `null` when no category applied. */
  readonly score: number | null
  /** Whether it is one of a day's failing records (Q2): it scores below the card's `failingBelow`. */
  readonly failing: boolean
  /** In the card's order. */
  readonly categories: readonly CategoryScore[]
}

/**
 * Scores one review: Σ(share · weight) / Σ weight over the categories that applied, where a mark's share is
 * how far up its own scale it is. A critical category below its floor makes it 0.
 *
 * The score is rounded to twelve decimals, so that 0.6 is 0.6 however binary fractions add up.
 * @param review - Its marks: one for each of the card's categories, within its scale or `'not-applicable'`.
 * @param card - The scorecard it was marked on.
 * @throws CasewrightError `invalid-parameter` naming the field, if the card is another one or cannot be
 * right, or if a mark is missing, off its scale or for a category that the card does not have.
 * @see Q1
 * @category Quality
 */
export function scoreReview(review: Pick<Review, 'scorecard' | 'marks'>, card: Scorecard): ReviewScore {
  const { scorecard, marks } = review
  if (scorecard.id !== card.id || scorecard.version !== card.version) {
    wrong(
      'review.scorecard',
      `${card.id} version ${card.version}`,
      `${scorecard.id} version ${scorecard.version}`,
    )
  }
  const { failingBelow } = card
  if (!(failingBelow >= 0 && failingBelow <= 1)) wrong('card.failingBelow', '0–1', failingBelow)
  const categories = card.categories.map(category => scoreCategory(category, marks))
  if (Object.keys(marks).length !== categories.length) refuseUnknown(marks, card)

  let weighted = 0
  let weights = 0
  let belowFloor = false
  for (const [index, category] of categories.entries()) {
    if (category.share === null) continue
    const { weight } = card.categories[index]!
    weighted += category.share * weight
    weights += weight
    belowFloor ||= category.belowFloor
  }
  const score = weights === 0 ? null : belowFloor ? 0 : rounded(weighted / weights)
  return { score, failing: score !== null && score < failingBelow, categories }
}

function scoreCategory(category: ScorecardCategory, marks: Review['marks']): CategoryScore {
  const { id, weight, floor } = category
  const { min, max } = category.scale
  if (!(weight > 0 && weight < Infinity)) wrong(`weight of ${id}`, 'a number > 0', weight)
  if (!(max - min > 0 && max - min < Infinity)) wrong(`scale of ${id}`, 'min < max', `${min}–${max}`)
  if (floor !== undefined && !(floor >= min && floor <= max)) wrong(`floor of ${id}`, `${min}–${max}`, floor)

  const score = Object.hasOwn(marks, id) ? marks[id]?.score : undefined
  if (score === 'not-applicable') return { category: id, share: null, belowFloor: false }
  if (!(typeof score === 'number' && score >= min && score <= max)) {
    wrong(`marks.${id}.score`, `a number from ${min} to ${max} or 'not-applicable'`, score)
  }
  return {
    category: id,
    share: (score - min) / (max - min),
    belowFloor: floor !== undefined && score < floor,
  }
}

function refuseUnknown(marks: Review['marks'], card: Scorecard): void {
  const ids = card.categories.map(({ id }) => id)
  const unknown = Object.keys(marks).filter(id => !ids.includes(id))
  if (unknown.length > 0) wrong('marks', `for categories of the card (${ids.join(', ')})`, unknown.join(', '))
  wrong('card.categories', 'each listed once', ids.join(', '))
}

function wrong(field: string, expected: string, got: unknown): never {
  expect(false, 'scoreReview', field, expected, got)
}
