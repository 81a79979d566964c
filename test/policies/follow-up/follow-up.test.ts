import { FollowUpRules } from 'casewright'
import {
  alwaysOpen,
  createCalendar,
  type FollowUp,
  type FollowUpCause,
  followUpCoverage,
  followUpFor,
  handbookFollowUp,
  nextAttempt,
} from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const shanghai = (local: string) => Date.parse(`${local}+08:00`)
const hour = 3_600_000
const office = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
] as const
const calendar = createCalendar({
  timeZone: 'Asia/Shanghai',
  hours: { mon: office, tue: office, wed: office, thu: office, fri: office },
})
// A Tuesday.
const endedAt = shanghai('2026-03-10T15:30')
const cause = (
  occasion: FollowUpCause['occasion'],
  settings: Partial<FollowUpCause> = {},
): FollowUpCause => ({
  id: 'C-1',
  occasion,
  endedAt,
  ...settings,
})

describe('followUpFor', () => {
  it.each([
    ['departure', {}, 'F1', '2026-03-11T00:00', '2026-03-12T00:00', 8],
    ['complaint', {}, 'F2', '2026-03-10T15:30', '2026-03-14T00:00', 26.5],
    ['on-site-service', {}, 'F3', '2026-03-10T15:30', '2026-03-18T00:00', 42.5],
    ['service', {}, 'F4', '2026-03-13T15:30', '2026-03-19T15:30', 32],
    ['key-account-visit', { customerGrade: 'key' }, 'F5 key', '2026-04-04T00:00', '2026-04-11T00:00', 40],
    ['key-account-visit', { customerGrade: 'good' }, 'F5', '2026-05-29T00:00', '2026-06-11T00:00', 72],
    ['key-account-visit', {}, 'F5', '2026-05-29T00:00', '2026-06-11T00:00', 72],
  ] as const)(
    'after a %s %j goes by %s: from %s until %s',
    (occasion, settings, id, earliest, latest, openHours) => {
      const followUp = followUpFor(cause(occasion, settings), { calendar })

      expect(followUp).toMatchObject({
        rule: { id },
        earliestAt: shanghai(earliest),
        latestAt: shanghai(latest),
        openMs: openHours * hour,
      })
    },
  )

  it('says why, and that nobody is there where nobody is', () => {
    const friday = followUpFor(cause('departure', { endedAt: shanghai('2026-03-13T11:00') }), { calendar })

    expect(friday).toMatchObject({ openMs: 0, because: 'F1: departure, from 1 day to 1 day' })
  })

  it('follows every complaint up (F2)', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 0, max: 4e12 }), (id, at) => {
        const followUp = followUpFor(cause('complaint', { id, endedAt: at }), { calendar })!

        expect(followUp.earliestAt).toBe(at)
        expect(followUp.latestAt - at).toBeGreaterThan(3 * 24 * hour)
        expect(followUp.latestAt - at).toBeLessThanOrEqual(4 * 24 * hour)
      }),
    )
  })

  it('of a share picks by chance, the same ones for the same seed', () => {
    const rules: FollowUpRules = {
      ...handbookFollowUp,
      rules: [{ id: 'half', occasion: 'service', latest: { calendarDays: 3 }, coverage: 0.5 }],
    }
    const picked = (seed: number) =>
      Array.from({ length: 1000 }, (_, index) => `C-${index}`).filter(id =>
        followUpFor(cause('service', { id }), { calendar, rules, seed }),
      )

    expect(picked(1)).toEqual(picked(1))
    expect(picked(1)).not.toEqual(picked(2))
    // 500, give or take four standard deviations.
    expect(Math.abs(picked(1).length - 500)).toBeLessThan(4 * 15.9)
    expect(() => followUpFor(cause('service'), { calendar, rules })).toThrow(/seed to be given/)
  })

  it('answers null where no rule fits, or there are not so many working days', () => {
    const never = createCalendar({ timeZone: 'UTC', hours: {} })

    expect(followUpFor(cause('service'), { calendar, rules: { ...handbookFollowUp, rules: [] } })).toBeNull()
    expect(followUpFor(cause('service'), { calendar: never })).toBeNull()
  })

  it('refuses a window that ends before it begins', () => {
    const rules: FollowUpRules = {
      ...handbookFollowUp,
      rules: [
        {
          id: 'x',
          occasion: 'service',
          earliest: { calendarDays: 5 },
          latest: { calendarDays: 3 },
          coverage: 1,
        },
      ],
    }

    expect(() => followUpFor(cause('service'), { calendar, rules })).toThrow(
      /latest of x to be after its earliest, got 3 days/,
    )
  })

  it('goes by data that the schema takes', () => {
    expect(FollowUpRules.parse(handbookFollowUp)).toEqual(handbookFollowUp)
  })
})

describe('nextAttempt', () => {
  const from = shanghai('2026-03-10T15:30')
  const until = shanghai('2026-03-14T00:00')
  const at = (local: string) => shanghai(`2026-03-${local}`)

  it.each([
    ['at once for the first', [], '10T15:30', 1],
    ['at another time of day for the second', ['10T15:40'], '10T17:40', 2],
    ['at the third for the third', ['10T15:40', '10T17:50'], '11T09:00', 0],
  ])('tries %s (F6)', (_, earlier, next, dayPart) => {
    expect(nextAttempt(earlier.map(at), { from, until, calendar })).toMatchObject({ at: at(next), dayPart })
  })

  it.each([
    [['10T15:40', '10T17:50', '11T09:00'], 'enough attempts'],
    [['13T17:59'], 'no open time left in the window'],
  ])('gives up after %j: %s', (earlier, because) => {
    expect(nextAttempt(earlier.map(at), { from, until, calendar })).toEqual({ at: null, because })
  })

  it('finds none where nobody is there', () => {
    const never = createCalendar({ timeZone: 'UTC', hours: {} })

    expect(nextAttempt([], { from, until, calendar: never }).at).toBeNull()
  })

  it('always falls in open time, in the window, after a rest, and uses every time of day before one twice', () => {
    const attempts = { ...handbookFollowUp.attempts, most: 6 }
    const calendars = fc.constantFrom(
      calendar,
      alwaysOpen('America/New_York'),
      alwaysOpen('Australia/Lord_Howe'),
    )
    fc.assert(
      fc.property(
        calendars,
        fc.integer({ min: 1.7e12, max: 1.9e12 }),
        fc.integer({ min: 7, max: 20 }),
        (open, start, days) => {
          const window = { from: start, until: start + days * 24 * hour, calendar: open, attempts }
          const made: number[] = []
          const parts: number[] = []
          for (let next = nextAttempt(made, window); next.at !== null; next = nextAttempt(made, window)) {
            expect(open.isOpen(next.at)).toBe(true)
            expect(next.at).toBeGreaterThanOrEqual(Math.max(start, ...made.map(at => at + attempts.restMs)))
            expect(next.at).toBeLessThan(window.until)
            made.push(next.at)
            parts.push(next.dayPart)
          }

          expect(parts).toHaveLength(6)
          expect(new Set(parts.slice(0, 3)).size).toBe(3)
          expect(new Set(parts.slice(3)).size).toBe(3)
        },
      ),
    )
  })

  it('refuses a window that is none', () => {
    expect(() => nextAttempt([], { from, until: from, calendar })).toThrow(
      expect.objectContaining({ code: 'invalid-parameter' }),
    )
  })
})

describe('followUpCoverage', () => {
  const due = (causeId: string): FollowUp => ({
    causeId,
    rule: handbookFollowUp.rules[0]!,
    earliestAt: 10,
    latestAt: 20,
    openMs: 10,
    because: '',
  })

  it('tells what was made, what is missing and what has time', () => {
    const made = [
      { causeId: 'made', at: 12 },
      { causeId: 'early', at: 9 },
      { causeId: 'late', at: 20 },
      { causeId: 'twice', at: 9 },
      { causeId: 'twice', at: 10 },
      { causeId: 'another', at: 10 },
    ]

    const coverage = followUpCoverage(['made', 'early', 'late', 'twice', 'missed'].map(due), made, 20)

    expect(coverage).toEqual({
      made: ['made', 'twice'],
      early: ['early'],
      late: ['late'],
      missed: ['missed'],
      open: [],
      coveredShare: 0.8,
    })
  })

  it('keeps open what has time, and does not know the future', () => {
    const coverage = followUpCoverage([due('a')], [{ causeId: 'a', at: 19 }], 18)

    expect(coverage).toMatchObject({ open: ['a'], made: [], coveredShare: null })
  })
})
