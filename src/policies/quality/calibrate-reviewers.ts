import type { Review } from '../../vocabulary/review.js'
import type { Scorecard } from '../../vocabulary/scorecard.js'
import { expect } from '../expect.js'
import { grouped } from '../grouped.js'
import type { Agreement } from './agreement.js'
import { krippendorffsAlpha } from './krippendorffs-alpha.js'
import { scoreReview } from './score-review.js'

/** How far reviewers agree on one category. @category Quality */
export interface CategoryCalibration {
  /** The category's id. */
  readonly category: string
  /** Krippendorff's alpha of the marks, as an interval scale. */
  readonly agreement: Agreement
  /** Records on which one reviewer gave a mark where another found that the category did not apply. */
  readonly applicabilityDisputed: number
}

/** How far reviewers who marked the same records agree. @category Quality */
export interface Calibration {
  /** Records marked by at least two reviewers. */
  readonly records: number
  /** On whether a record is failing (Q2): Krippendorff's alpha, nominal. */
  readonly failing: Agreement
  /** In the card's order. */
  readonly categories: readonly CategoryCalibration[]
}

/**
 * Compares the reviewers of records that were marked more than once, category by category.
 * @param reviews - Any reviews on the card; those of records with one reviewer only have no part in it.
 * @param card - The scorecard they were marked on.
 * @throws CasewrightError `invalid-parameter` if a reviewer marked a record twice, or a review does not fit
 * the card.
 * @category Quality
 */
export function calibrateReviewers(
  reviews: readonly Pick<Review, 'recordId' | 'reviewerId' | 'scorecard' | 'marks'>[],
  card: Scorecard,
): Calibration {
  const records = [...grouped(reviews, ({ recordId }) => recordId).values()].filter(
    ({ length }) => length > 1,
  )
  for (const [first, ...others] of records) {
    const reviewers = new Set([first!, ...others].map(({ reviewerId }) => reviewerId))
    expect(
      reviewers.size > others.length,
      'calibrateReviewers',
      `reviews of ${first!.recordId}`,
      'by reviewers of their own',
      [...reviewers].join(', '),
    )
  }
  const scored = records.map(reviewed => reviewed.map(review => scoreReview(review, card)))
  return {
    records: records.length,
    failing: krippendorffsAlpha(
      scored.map(scores => scores.map(({ score, failing }) => (score === null ? null : Number(failing)))),
      'nominal',
    ),
    categories: card.categories.map(({ id }, index) => {
      const marks = scored.map(scores => scores.map(({ categories }) => categories[index]!.share))
      return {
        category: id,
        agreement: krippendorffsAlpha(marks),
        applicabilityDisputed: marks.filter(
          shares => shares.includes(null) && shares.some(share => share !== null),
        ).length,
      }
    }),
  }
}
