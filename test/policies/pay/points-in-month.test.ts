import { pointsInMonth } from 'casewright/policies'
import { describe, expect, it } from 'vitest'

describe('The points of a month', () => {
  it.each([
    ['30 days less 4 rest days', { month: '2026-06' }, 26, 26],
    ['31 days less 4', { month: '2026-07' }, 27, 27],
    ['28 days less 4', { month: '2026-02' }, 24, 24],
    ['29 days less 4 in a leap year', { month: '2028-02' }, 25, 25],
    ['a rota with 5 rest days', { month: '2026-07', restDays: 5 }, 26, 26],
    ['half a month, with half the rest', { month: '2026-06', employedFrom: '2026-06-16' }, 13, 26],
    ['a week up to the last day of work', { month: '2026-06', employedUntil: '2026-06-07' }, 6, 26],
    ['one day', { month: '2026-06', employedFrom: '2026-06-30' }, 1, 26],
    [
      'a whole month named by its days',
      { month: '2026-06', employedFrom: '2026-06-01', employedUntil: '2026-06-30' },
      26,
      26,
    ],
    ['a part with a rota of its own', { month: '2026-06', employedFrom: '2026-06-02', restDays: 0 }, 29, 29],
  ])('are: %s', (_, plan, attainable, wholeMonth) => {
    expect(pointsInMonth(plan)).toMatchObject({ attainable, wholeMonth })
  })

  it.each([
    [{ month: '2026-13' }, 'month to be a month such as 2026-06, got 2026-13'],
    [
      { month: '2026-02', employedFrom: '2026-02-30' },
      'employedFrom to be a date YYYY-MM-DD, got 2026-02-30',
    ],
    [{ month: '2026-06', employedFrom: '2026-05-31' }, 'employedFrom to be in 2026-06, got 2026-05-31'],
    [
      { month: '2026-06', employedFrom: '2026-06-20', employedUntil: '2026-06-10' },
      'employedUntil to be on or after employedFrom, got 2026-06-10',
    ],
    [{ month: '2026-06', restDays: 31 }, 'restDays to be a whole number of days, 0–30, got 31'],
    [{ month: '2026-06', restDays: 1.5 }, 'restDays to be a whole number of days, 0–30, got 1.5'],
  ])('are not worked out for %o', (plan, message) => {
    expect(() => pointsInMonth(plan)).toThrow(`pointsInMonth: expected ${message}`)
  })
})
