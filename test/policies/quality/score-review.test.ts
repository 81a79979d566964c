import { Review, Scorecard } from 'casewright'
import { scoreReview, topUpScorecard } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

type Category = Scorecard['categories'][number]

const plain = { min: 0, max: 5 }
const category = (id: string, settings: Partial<Category> = {}): Category => ({
  id,
  title: id,
  weight: 1,
  scale: plain,
  ...settings,
})
const cardOf = (...categories: Category[]): Scorecard => ({ ...topUpScorecard, categories })
const scoreOf = (card: Scorecard, scores: Record<string, number | 'not-applicable'>) =>
  scoreReview(
    {
      scorecard: { id: card.id, version: card.version },
      marks: Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, { score }])),
    },
    card,
  )

describe('scoreReview', () => {
  it.each([
    ['weighs each category', [category('a', { weight: 3 }), category('b')], { a: 5, b: 0 }, 0.75],
    [
      'reads each mark on its own scale',
      [category('a', { scale: { min: 1, max: 10 } }), category('b')],
      { a: 5.5, b: 5 },
      0.75,
    ],
    ['takes the worst mark for 0', [category('a', { scale: { min: -2, max: 2 } })], { a: -2 }, 0],
    [
      'leaves what does not apply out of both sums',
      [category('a', { weight: 9 }), category('b')],
      { a: 'not-applicable', b: 4 },
      0.8,
    ],
    ['has no score when nothing applies', [category('a')], { a: 'not-applicable' }, null],
    [
      'fails the whole review for a critical mark below its floor',
      [category('a', { floor: 3 }), category('b', { weight: 99 })],
      { a: 2, b: 5 },
      0,
    ],
    [
      'lets a critical mark on its floor pass',
      [category('a', { floor: 3 }), category('b')],
      { a: 3, b: 5 },
      0.8,
    ],
    [
      'asks nothing of a critical category that does not apply',
      [category('a', { floor: 3 }), category('b')],
      { a: 'not-applicable', b: 5 },
      1,
    ],
  ] as const)('%s', (_, categories, scores, expected) => {
    const { score } = scoreOf(cardOf(...categories), scores)

    expect(score).toBe(expected)
  })

  it('says what each category brought', () => {
    const card = cardOf(category('greeting', { floor: 2 }), category('clarity'), category('closing'))

    const { categories } = scoreOf(card, { greeting: 1, clarity: 4, closing: 'not-applicable' })

    expect(categories).toEqual([
      { category: 'greeting', share: 0.2, belowFloor: true },
      { category: 'clarity', share: 0.8, belowFloor: false },
      { category: 'closing', share: null, belowFloor: false },
    ])
  })

  it.each([
    [3, false],
    [2.999, true],
    ['not-applicable', false],
  ] as const)('calls a review of %s in every category failing: %s', (score, failing) => {
    const marks = Object.fromEntries(topUpScorecard.categories.map(({ id }) => [id, score]))

    expect(scoreOf(topUpScorecard, marks).failing).toBe(failing)
  })

  it('brings equal marks to exactly their share, whatever the weights', () => {
    const tenths = { min: 0, max: 10 }
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 }),
        fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 9 }),
        (mark, weights) => {
          const categories = weights.map((weight, index) => category(`c${index}`, { weight, scale: tenths }))

          const { score } = scoreOf(
            cardOf(...categories),
            Object.fromEntries(categories.map(({ id }) => [id, mark])),
          )

          expect(score).toBe(mark / 10)
        },
      ),
    )
  })

  it('never falls when a mark rises', () => {
    const marks = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 })
    const card = cardOf(
      category('0', { weight: 2 }),
      category('1', { floor: 2 }),
      category('2', { weight: 0.5 }),
    )
    fc.assert(
      fc.property(marks, fc.nat(2), (before, raised) => {
        const after = before.map((mark, index) => (index === raised ? 5 : mark))

        expect(scoreOf(card, Object.fromEntries(after.entries())).score).toBeGreaterThanOrEqual(
          scoreOf(card, Object.fromEntries(before.entries())).score ?? 0,
        )
      }),
    )
  })

  it.each([
    ['a mark is missing', [category('a'), category('b')], { a: 1 }, 'marks.b.score'],
    ['a mark is above its scale', [category('a')], { a: 5.1 }, 'marks.a.score'],
    ['a mark is below its scale', [category('a', { scale: { min: 1, max: 5 } })], { a: 0 }, 'marks.a.score'],
    ['a mark is no number', [category('a')], { a: Number.NaN }, 'marks.a.score'],
    [
      'the card has no such category',
      [category('a')],
      { a: 1, b: 1 },
      'marks to be for categories of the card (a), got b',
    ],
    ['a weight is 0', [category('a', { weight: 0 })], { a: 1 }, 'weight of a'],
    ['a scale is empty', [category('a', { scale: { min: 1, max: 1 } })], { a: 1 }, 'scale of a'],
    ['a floor is off its scale', [category('a', { floor: 6 })], { a: 1 }, 'floor of a'],
    ['a category is listed twice', [category('a'), category('a')], { a: 1 }, 'card.categories'],
    ['a mark is only inherited', [category('toString')], {}, 'marks.toString.score'],
  ])('refuses a review when %s', (_, categories, scores, field) => {
    const score = () => scoreOf(cardOf(...categories), scores)

    expect(score).toThrow(
      expect.objectContaining({ code: 'invalid-parameter', message: expect.stringContaining(field) }),
    )
  })

  it('refuses a card that fails reviews below more than 1', () => {
    const card = { ...cardOf(category('a')), failingBelow: 60 }

    expect(() => scoreOf(card, { a: 1 })).toThrow('card.failingBelow')
  })

  it('refuses marks of another version of the card', () => {
    const review = { scorecard: { id: 'top-up', version: 2 }, marks: {} }

    expect(() => scoreReview(review, topUpScorecard)).toThrow(
      'scoreReview: expected review.scorecard to be top-up version 1, got top-up version 2',
    )
  })
})

describe('Scorecard', () => {
  it('takes the card of the top-up desk, with the categories of Q1', () => {
    const card = Scorecard.parse(topUpScorecard)

    expect(card.categories.map(({ id }) => id)).toEqual([
      'greeting',
      'closing',
      'attitude',
      'language',
      'business-knowledge',
      'timeliness',
      'clarity',
    ])
  })

  it.each([
    ['no category', [], 'categories'],
    ['a weight of 0', [category('a', { weight: 0 })], 'categories.0.weight'],
    ['an empty scale', [category('a', { scale: { min: 2, max: 2 } })], 'categories.0.scale'],
    ['a floor off its scale', [category('a', { floor: -1 })], 'categories.0.floor'],
    ['one id twice', [category('a'), category('a')], 'categories'],
  ])('refuses %s', (_, categories, path) => {
    const found = Scorecard.safeParse(cardOf(...categories)).error?.issues ?? []

    expect(found.map(issue => issue.path.join('.'))).toEqual([path])
  })
})

describe('Review', () => {
  it('takes marks with comments, and what did not apply', () => {
    const review = {
      id: 'r-1',
      recordId: 'chat-1',
      agentId: 'a-3',
      reviewerId: 'q-1',
      reviewedAt: 0,
      purpose: 'sampled',
      scorecard: { id: 'top-up', version: 1 },
      marks: { greeting: { score: 4, comment: 'Warm, but no name' }, closing: { score: 'not-applicable' } },
    }

    expect(Review.parse(review)).toEqual(review)
    expect(Review.safeParse({ ...review, marks: { greeting: { score: 'n/a' } } }).success).toBe(false)
  })
})
