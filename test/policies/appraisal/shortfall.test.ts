import {
  answerShortfall,
  appraise,
  coachingTopics,
  defaultShortfallRules,
  handbookAppraisal,
} from 'casewright/policies'
import { describe, expect, it } from 'vitest'

const history = (...totals: readonly number[]) =>
  totals.map((total, index) => ({ period: `2026-${String(index + 1).padStart(2, '0')}`, total }))

describe('A shortfall', () => {
  it.each([
    ['at par', [60], null],
    ['just below par', [59.99], 'coaching plan'],
    ['made good', [50, 70], null],
    ['for the second time', [50, 70, 55], 'coaching plan with training'],
    ['for the third time', [50, 70, 55, 59], 'consequence by the rules of employment'],
    ['for the fourth time', [50, 40, 55, 59], 'consequence by the rules of employment'],
    ['after a year of none', [50, ...Array(11).fill(80), 50], 'coaching plan'],
    ['before any appraisal', [], null],
  ])('%s leads to: %3$s', (_, totals, measure) => {
    expect(answerShortfall(history(...totals)).step?.measure ?? null).toBe(measure)
  })

  it('names the periods it rests on, and by how much', () => {
    expect(answerShortfall(history(59.9, 70, 40)).because).toEqual([
      { period: '2026-01', total: 59.9, short: 0.1 },
      { period: '2026-03', total: 40, short: 20 },
    ])
  })

  it('follows the rules of the department', () => {
    const rules = {
      par: 75,
      window: 2,
      steps: [{ times: 2, kind: 'consequence' as const, measure: 'another post' }],
    }

    expect(answerShortfall(history(70, 80, 70), rules).step).toBeNull()
    expect(answerShortfall(history(70, 70), rules).step?.measure).toBe('another post')
  })

  it('is not answered by steps out of order or a window of nothing', () => {
    const { steps } = defaultShortfallRules

    expect(() => answerShortfall([], { ...defaultShortfallRules, steps: steps.toReversed() })).toThrow(
      'rising order',
    )
    expect(() => answerShortfall([], { ...defaultShortfallRules, window: 0 })).toThrow(
      'window to be a whole number ≥ 1',
    )
  })
})

describe('A coaching plan', () => {
  const items = handbookAppraisal.columns.flatMap(column => column.items)
  const marks = {
    ...Object.fromEntries(items.map(({ id, points }) => [id, points])),
    relations: 1,
    innovating: 0.4,
    other: 7,
  }
  const sheet = appraise({ ratings: [{ raterId: 's', group: 'superior', marks }] })

  it('begins with what misses most', () => {
    expect(coachingTopics(sheet, 2)).toEqual([
      { column: 'ability', item: 'innovating', score: 0.4, points: 7.5, missing: 7.1 },
      { column: 'virtue', item: 'relations', score: 1, points: 5, missing: 4 },
    ])
  })

  it('has no topic where nothing is missing', () => {
    expect(coachingTopics(sheet, 16).map(({ item }) => item)).toEqual(['innovating', 'relations', 'other'])
  })

  it('has at least one topic', () => {
    expect(() => coachingTopics(sheet, 0)).toThrow(
      'coachingTopics: expected most to be a whole number ≥ 1, got 0',
    )
  })
})
