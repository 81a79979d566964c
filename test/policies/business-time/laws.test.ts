import { alwaysOpen, type Calendar, createCalendar } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitionsAround } from './definitions.js'

const hour = 3_600_000
const day = 24 * hour
const year = 365.25 * day
const fourCenturies = 146_097 * day

const zone = fc.constantFrom(
  'Etc/UTC',
  'Asia/Shanghai',
  'Europe/Berlin',
  'Europe/Dublin',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Tehran',
  'Asia/Gaza',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
)
const middle = fc.integer({ min: 4383, max: 25_567 }).map(days => days * day)
const definition = fc.tuple(zone, middle).chain(([timeZone, around]) => definitionsAround(timeZone, around))
const calendar = definition.map(createCalendar)
const instant = fc.oneof(
  fc.integer({ min: 0, max: 70 * year }),
  fc.integer({ min: -60 * year, max: 0 }),
  fc.integer({ min: 0, max: 140 }).map(halves => Math.round((halves * year) / 2)),
)
const length = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 4 * day }),
  fc.integer({ min: 1, max: 3 * year }),
)

const holds = (
  name: string,
  law: (calendar: Calendar, at: number, a: number, b: number) => void,
  numRuns = 300,
) =>
  it(name, () => {
    fc.assert(fc.property(calendar, instant, length, length, law), { numRuns })
  })

describe('laws of business time', () => {
  holds('add and between undo each other', (calendar, at, ms) => {
    for (const boundary of ['closing', 'opening'] as const) {
      const end = calendar.add(at, ms, { boundary })
      if (end !== null) expect(calendar.between(at, end)).toBe(ms)
    }
  })

  holds('on open time, between and add undo each other', (calendar, at, ms) => {
    const start = calendar.add(at, 0)
    const end = start === null ? null : calendar.add(start + ms, 0)
    if (start === null || end === null) return

    expect(calendar.add(start, calendar.between(start, end), { boundary: 'opening' })).toBe(end)
  })

  holds('adding twice is adding the sum', (calendar, at, a, b) => {
    const first = calendar.add(at, a)
    const twice = first === null || b === 0 ? null : calendar.add(first, b)
    if (twice === null) return

    expect(calendar.add(at, a + b)).toBe(twice)
  })

  holds('time open up to an instant and from there on is the time open in all', (calendar, at, a, b) => {
    const parts = calendar.between(at, at + a) + calendar.between(at + a, at + a + b)

    expect(calendar.between(at, at + a + b)).toBe(parts)
    expect(parts).toBeLessThanOrEqual(a + b)
  })

  holds('a later start or a longer duration never ends earlier', (calendar, at, a, b) => {
    const end = calendar.add(at, a)
    if (end === null) return

    expect(end).toBeGreaterThanOrEqual(at + a)
    expect(calendar.add(at + b, a) ?? Infinity).toBeGreaterThanOrEqual(end)
    expect(calendar.add(at, a + b) ?? Infinity).toBeGreaterThanOrEqual(end)
  })

  holds('the two conventions differ by closed time alone', (calendar, at, ms) => {
    const closing = calendar.add(at, ms)
    const opening = calendar.add(at, ms, { boundary: 'opening' })
    if (closing === null || opening === null) return

    expect(opening).toBeGreaterThanOrEqual(closing)
    expect(calendar.between(closing, opening)).toBe(0)
    expect(calendar.isOpen(opening)).toBe(true)
  })

  holds('openings and closings take turns, each at a change of isOpen', (calendar, at) => {
    const opening = calendar.nextOpening(at)
    const closing = calendar.nextClosing(at)

    if (opening !== null)
      expect([opening > at, calendar.isOpen(opening - 1), calendar.isOpen(opening)]).toEqual([
        true,
        false,
        true,
      ])
    if (closing !== null)
      expect([closing > at, calendar.isOpen(closing - 1), calendar.isOpen(closing)]).toEqual([
        true,
        true,
        false,
      ])
    if (opening !== null && closing !== null) expect(opening < closing).toBe(!calendar.isOpen(at))
  })

  it('answers do not depend on what was asked before', () => {
    const question = fc.tuple(instant, length)

    fc.assert(
      fc.property(definition, fc.array(question, { minLength: 2, maxLength: 8 }), (definition, questions) => {
        const used = createCalendar(definition)
        for (const [at, ms] of questions) {
          const fresh = createCalendar(definition)

          expect(used.add(at, ms)).toBe(fresh.add(at, ms))
          expect(used.between(at, at + ms)).toBe(fresh.between(at, at + ms))
        }
      }),
    )
  })

  it('what holds in the 22nd century holds every 400 years after', () => {
    const far = fc.integer({ min: 130 * year, max: 500 * year })

    fc.assert(
      fc.property(calendar, far, length, fc.integer({ min: 1, max: 600 }), (calendar, at, ms, cycles) => {
        const later = at + cycles * fourCenturies
        const end = calendar.add(at, ms)

        expect(calendar.add(later, ms)).toBe(end === null ? null : end + cycles * fourCenturies)
        expect(calendar.isOpen(later)).toBe(calendar.isOpen(at))
        expect(calendar.between(at, later)).toBe(cycles * calendar.between(at, at + fourCenturies))
      }),
      { numRuns: 30 },
    )
  })
})

describe('laws of intersect', () => {
  it('is open when both are, whichever comes first', () => {
    fc.assert(
      fc.property(calendar, calendar, instant, length, (one, other, at, ms) => {
        const both = one.intersect(other)
        const swapped = other.intersect(one)

        expect(both.isOpen(at)).toBe(one.isOpen(at) && other.isOpen(at))
        expect(both.add(at, ms)).toBe(swapped.add(at, ms))
        expect(both.between(at, at + ms)).toBe(swapped.between(at, at + ms))
        expect(both.between(at, at + ms)).toBeLessThanOrEqual(one.between(at, at + ms))
      }),
      { numRuns: 60 },
    )
  })

  holds(
    'with itself or with a calendar that is always open, nothing changes',
    (calendar, at, ms) => {
      for (const same of [calendar.intersect(calendar), calendar.intersect(alwaysOpen())]) {
        expect(same.add(at, ms)).toBe(calendar.add(at, ms))
        expect(same.addWorkingDays(at, 3)).toBe(calendar.addWorkingDays(at, 3))
      }
    },
    60,
  )
})

describe('laws of working days', () => {
  it('each is a local date with open time', () => {
    const formats = new Map<string, Intl.DateTimeFormat>()
    const date = ({ timeZone }: Calendar, at: number) => {
      const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv', { timeZone })
      formats.set(timeZone, format)
      return format.format(at)
    }

    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 0, max: 4 }), (calendar, at, count) => {
        const dates: string[] = []
        // Every window opens and closes on the five minutes.
        let next = calendar.add(at, 0)
        while (next !== null && dates.length <= count) {
          if (!dates.includes(date(calendar, next))) dates.push(date(calendar, next))
          next = calendar.isOpen(next + 300_000) ? next + 300_000 : calendar.nextOpening(next)
        }
        const answer = calendar.addWorkingDays(at, count)

        if (dates.length <= count) expect(answer).toBeNull()
        // A time of day at which the last date is closed leads on to the next opening.
        else if (answer !== null && calendar.isOpen(answer - 1))
          expect(date(calendar, answer)).toBe(dates[count])
      }),
      { numRuns: 60 },
    )
  })
})
