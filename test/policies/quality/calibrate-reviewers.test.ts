import { calibrateReviewers, topUpScorecard } from 'casewright/policies'
import { describe, expect, it } from 'vitest'

describe('calibrateReviewers', () => {
  const ids = topUpScorecard.categories.map(({ id }) => id)
  const review = (
    recordId: string,
    reviewerId: string,
    score: number,
    greeting: number | 'not-applicable' = score,
  ) => ({
    recordId,
    reviewerId,
    scorecard: { id: 'top-up', version: 1 },
    marks: Object.fromEntries(ids.map(id => [id, { score: id === 'greeting' ? greeting : score }])),
  })

  it('compares what several reviewers gave the same records, category by category', () => {
    const { records, failing, categories } = calibrateReviewers(
      [
        review('c-1', 'q-1', 5),
        review('c-1', 'q-2', 5),
        review('c-2', 'q-1', 1, 5),
        review('c-2', 'q-3', 1, 0),
        review('c-3', 'q-1', 4, 'not-applicable'),
        review('c-3', 'q-2', 4),
        review('c-4', 'q-1', 0),
      ],
      topUpScorecard,
    )

    expect(records).toBe(3)
    expect(failing).toMatchObject({ value: 1, records: 3 })
    expect(categories.map(({ category }) => category)).toEqual(ids)
    expect(categories[0]).toMatchObject({ agreement: { records: 2 }, applicabilityDisputed: 1 })
    expect(categories[0]!.agreement.value).toBe(0)
    expect(categories[1]).toMatchObject({ agreement: { value: 1, records: 3 }, applicabilityDisputed: 0 })
  })

  it('leaves a review without a score out of the comparison of failing records', () => {
    const nothing = {
      ...review('c-1', 'q-2', 0),
      marks: Object.fromEntries(ids.map(id => [id, { score: 'not-applicable' as const }])),
    }

    const { records, failing } = calibrateReviewers([review('c-1', 'q-1', 5), nothing], topUpScorecard)

    expect({ records, compared: failing.records }).toEqual({ records: 1, compared: 0 })
  })

  it('refuses a reviewer who marked a record twice', () => {
    const twice = [review('c-1', 'q-1', 5), review('c-1', 'q-1', 4)]

    expect(() => calibrateReviewers(twice, topUpScorecard)).toThrow('reviews of c-1')
  })
})
