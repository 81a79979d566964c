import { alwaysOpen, type CalendarDefinition, createCalendar } from 'casewright/policies'
import { describe, expect, it } from 'vitest'

const hour = 3_600_000
const at = (iso: string) => Date.parse(iso)
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())

const nineToFive = {
  mon: [['09:00', '17:00']],
  tue: [['09:00', '17:00']],
  wed: [['09:00', '17:00']],
  thu: [['09:00', '17:00']],
  fri: [['09:00', '17:00']],
} as const
const office = createCalendar({ timeZone: 'UTC', hours: nineToFive })
const berlin = (hours: CalendarDefinition['hours'], rest: Partial<CalendarDefinition> = {}) =>
  createCalendar({ timeZone: 'Europe/Berlin', hours, ...rest })

// 2026-03-06 is a Friday.
describe('add', () => {
  it.each([
    ['inside a window', '2026-03-06T10:00Z', 2, '2026-03-06T12:00Z', '2026-03-06T12:00Z'],
    ['using up a window exactly', '2026-03-06T15:00Z', 2, '2026-03-06T17:00Z', '2026-03-09T09:00Z'],
    ['over a weekend', '2026-03-06T16:00Z', 2, '2026-03-09T10:00Z', '2026-03-09T10:00Z'],
    [
      'from the closing instant, which is closed',
      '2026-03-06T17:00Z',
      1,
      '2026-03-09T10:00Z',
      '2026-03-09T10:00Z',
    ],
    ['nothing, from inside', '2026-03-06T10:00Z', 0, '2026-03-06T10:00Z', '2026-03-06T10:00Z'],
    ['nothing, from the opening instant', '2026-03-06T09:00Z', 0, '2026-03-06T09:00Z', '2026-03-06T09:00Z'],
    ['nothing, from outside', '2026-03-07T10:00Z', 0, '2026-03-09T09:00Z', '2026-03-09T09:00Z'],
    ['nothing, from the closing instant', '2026-03-06T17:00Z', 0, '2026-03-09T09:00Z', '2026-03-09T09:00Z'],
    ['before 1970', '1969-12-31T16:00Z', 2, '1970-01-01T10:00Z', '1970-01-01T10:00Z'],
  ])('%s', (_, start, hours, closing, opening) => {
    expect(iso(office.add(at(start), hours * hour))).toBe(iso(at(closing)))
    expect(iso(office.add(at(start), hours * hour, { boundary: 'opening' }))).toBe(iso(at(opening)))
  })

  it('rounds fractions of a millisecond', () => {
    expect(office.add(at('2026-03-06T10:00Z') + 0.4, hour + 0.0000001)).toBe(at('2026-03-06T11:00Z'))
  })
})

describe('a calendar that does not open for long enough', () => {
  const never = createCalendar({ timeZone: 'Asia/Shanghai', hours: {} })
  const once = createCalendar({ timeZone: 'UTC', hours: {}, shifts: { '2026-03-07': [['10:00', '12:00']] } })

  it('answers null when it never opens', () => {
    expect(never.add(0, 0)).toBeNull()
    expect(never.add(0, 1)).toBeNull()
    expect(never.nextOpening(0)).toBeNull()
    expect(never.nextClosing(0)).toBeNull()
    expect(never.addWorkingDays(0, 1)).toBeNull()
    expect(never.between(0, at('2400-01-01'))).toBe(0)
    expect(never.isOpen(0)).toBe(false)
  })

  it('answers null when its single shifts are used up', () => {
    expect(iso(once.add(0, 2 * hour))).toBe('2026-03-07T12:00:00.000Z')
    expect(once.add(0, 2 * hour, { boundary: 'opening' })).toBeNull()
    expect(once.add(0, 2 * hour + 1)).toBeNull()
    expect(iso(once.addWorkingDays(0, 0))).toBe('2026-03-07T10:00:00.000Z')
    expect(once.addWorkingDays(0, 1)).toBeNull()
    expect(once.nextOpening(at('2026-03-07T10:00Z'))).toBeNull()
  })

  it('answers null when two calendars are never open together', () => {
    const nights = createCalendar({ timeZone: 'UTC', hours: { mon: [['18:00', '20:00']] } })

    expect(office.intersect(nights).add(0, 1)).toBeNull()
  })

  it('answers null when the instant lies past what a Date can tell', () => {
    expect(alwaysOpen().add(8.64e15 - 5, 5)).toBe(8.64e15)
    expect(alwaysOpen().add(8.64e15 - 5, 6)).toBeNull()
    expect(office.addWorkingDays(8.64e15, 5)).toBeNull()
    expect(office.addWorkingDays(0, 1e9)).toBeNull()
  })
})

describe('between', () => {
  it('counts open time alone', () => {
    expect(office.between(at('2026-03-06T12:00Z'), at('2026-03-09T12:00Z'))).toBe(8 * hour)
  })

  it('is 0 for a reversed pair', () => {
    expect(office.between(at('2026-03-09T12:00Z'), at('2026-03-06T12:00Z'))).toBe(0)
  })
})

describe('nextOpening and nextClosing', () => {
  it.each([
    ['before opening', '2026-03-06T08:00Z', '2026-03-06T09:00Z', '2026-03-06T17:00Z'],
    ['at the opening instant', '2026-03-06T09:00Z', '2026-03-09T09:00Z', '2026-03-06T17:00Z'],
    ['inside', '2026-03-06T10:00Z', '2026-03-09T09:00Z', '2026-03-06T17:00Z'],
    ['at the closing instant', '2026-03-06T17:00Z', '2026-03-09T09:00Z', '2026-03-09T17:00Z'],
  ])('%s', (_, instant, opening, closing) => {
    expect(iso(office.nextOpening(at(instant)))).toBe(iso(at(opening)))
    expect(iso(office.nextClosing(at(instant)))).toBe(iso(at(closing)))
  })

  it('a calendar that is always open neither opens nor closes', () => {
    expect(alwaysOpen('America/New_York').nextOpening(0)).toBeNull()
    expect(alwaysOpen('America/New_York').nextClosing(0)).toBeNull()
  })
})

describe('windows', () => {
  it('that touch at midnight are one', () => {
    const calendar = berlin({ mon: [['20:00', '24:00']], tue: [['00:00', '02:00']] })

    expect(iso(calendar.nextClosing(at('2026-03-09T20:00Z')))).toBe('2026-03-10T01:00:00.000Z')
    expect(iso(calendar.add(at('2026-03-09T19:00Z'), 4 * hour, { boundary: 'opening' }))).toBe(
      '2026-03-09T23:00:00.000Z',
    )
  })

  it('overnight run into the next day', () => {
    const overnight = berlin({ mon: [['22:00', '06:00']] })
    const halves = berlin({ mon: [['22:00', '24:00']], tue: [['00:00', '06:00']] })

    for (let instant = at('2026-03-08'); instant < at('2026-03-12'); instant += hour / 2) {
      expect(overnight.isOpen(instant)).toBe(halves.isOpen(instant))
    }
  })

  it("may end at midnight written as '24:00' or '00:00'", () => {
    const calendar = berlin({ mon: [['22:00', '00:00']] })

    expect(calendar.between(at('2026-03-08'), at('2026-03-15'))).toBe(2 * hour)
  })

  it('overnight, on a holiday: closed from midnight to midnight, no more and no less', () => {
    const nights = { mon: [['22:00', '06:00']], tue: [['22:00', '06:00']] } as const
    const calendar = createCalendar({ timeZone: 'UTC', hours: nights, holidays: ['2026-03-10'] })

    expect(calendar.isOpen(at('2026-03-09T23:59Z'))).toBe(true)
    expect(calendar.isOpen(at('2026-03-10T00:00Z'))).toBe(false)
    expect(calendar.isOpen(at('2026-03-10T23:00Z'))).toBe(false)
    expect(calendar.isOpen(at('2026-03-11T00:00Z'))).toBe(true)
  })

  it('overnight, on the date of a shift: replaced as a whole', () => {
    const calendar = createCalendar({
      timeZone: 'UTC',
      hours: { mon: [['22:00', '06:00']] },
      shifts: { '2026-03-09': [['08:00', '09:00']] },
    })

    expect(calendar.between(at('2026-03-09'), at('2026-03-12'))).toBe(hour)
  })
})

describe('breaks, shifts and holidays of the same date', () => {
  const special = {
    holidays: ['2026-03-11'],
    breaks: { '2026-03-10': [['12:00', '13:00']], '2026-03-09': [['08:00', '10:00']] },
    shifts: { '2026-03-10': [['10:00', '14:00']], '2026-03-11': [['10:00', '14:00']], '2026-03-12': [] },
  } as const
  const calendar = createCalendar({ timeZone: 'UTC', hours: nineToFive, ...special })
  const openOn = (date: string) => calendar.between(at(date), at(date) + 24 * hour) / hour

  it.each([
    ['a break is taken out of the hours', '2026-03-09', 7],
    ['and out of a shift', '2026-03-10', 3],
    ['a holiday closes a shift too', '2026-03-11', 0],
    ['an empty shift closes the date', '2026-03-12', 0],
    ['other dates keep their hours', '2026-03-13', 8],
  ])('%s', (_, date, hours) => expect(openOn(date)).toBe(hours))
})

describe('clock changes', () => {
  it('a day of 25 hours has 25 hours, one of 23 has 23', () => {
    const sundays = berlin({ sun: [['00:00', '24:00']] })

    expect(sundays.between(at('2026-10-24T12:00Z'), at('2026-10-26T12:00Z'))).toBe(25 * hour)
    expect(sundays.between(at('2026-03-28T12:00Z'), at('2026-03-30T12:00Z'))).toBe(23 * hour)
  })

  it('a time in a spring gap moves forward by the gap', () => {
    const calendar = berlin({ sun: [['02:30', '05:00']] })

    expect(iso(calendar.nextOpening(at('2026-03-28T23:00Z')))).toBe('2026-03-29T01:30:00.000Z')
  })

  it('a window that the gap turns around vanishes', () => {
    const calendar = berlin({ sun: [['02:30', '03:15']] })

    expect(calendar.between(at('2026-03-28T12:00Z'), at('2026-03-30T12:00Z'))).toBe(0)
  })

  it('of two times in an autumn overlap the first is meant', () => {
    const calendar = berlin({ sun: [['02:15', '02:45']] })

    expect(iso(calendar.nextOpening(at('2026-10-24T12:00Z')))).toBe('2026-10-25T00:15:00.000Z')
    expect(calendar.between(at('2026-10-24T12:00Z'), at('2026-10-26T12:00Z'))).toBe(hour / 2)
  })

  it('a holiday begins with its date, also where the clocks skipped its midnight', () => {
    const timeZone = 'America/Toronto'
    const hours = { sun: [['22:00', '02:00']], mon: [['00:30', '09:00']] } as const
    const restOfSunday = ['1919-03-31T03:00Z', '1919-03-31T04:30Z'].map(at) as [number, number]

    const calendar = createCalendar({ timeZone, hours: { sun: hours.sun }, holidays: ['1919-03-31'] })
    const mondays = createCalendar({ timeZone, hours: { mon: hours.mon }, holidays: ['1919-03-31'] })

    // From half past eleven the clocks went on to half past midnight.
    expect(iso(calendar.nextClosing(restOfSunday[0]))).toBe(iso(restOfSunday[1]))
    expect(mondays.between(at('1919-03-31T00:00Z'), at('1919-04-01T00:00Z'))).toBe(0)
  })

  it('a date that the zone skipped does not exist', () => {
    const apia = createCalendar({
      timeZone: 'Pacific/Apia',
      hours: { thu: [['09:00', '17:00']], fri: [['08:00', '18:00']], sat: [['10:00', '12:00']] },
    })
    const thursday = at('2011-12-29T20:00Z')

    expect(apia.between(thursday, at('2011-12-31T12:00Z'))).toBe((7 + 2) * hour)
    expect(iso(apia.addWorkingDays(thursday, 1))).toBe('2011-12-30T20:00:00.000Z')
  })
})

describe('addWorkingDays', () => {
  const closed = createCalendar({
    timeZone: 'UTC',
    hours: { ...nineToFive, fri: [['09:00', '12:00']] },
    holidays: ['2026-03-10'],
  })

  it.each([
    ['keeps the local time', '2026-03-05T10:00Z', 1, '2026-03-06T10:00Z'],
    ['passes over weekends and holidays', '2026-03-06T10:00Z', 2, '2026-03-11T10:00Z'],
    ['goes on to the next opening where that time is closed', '2026-03-05T15:00Z', 1, '2026-03-09T09:00Z'],
    ['counts from the next opening when it starts outside', '2026-03-07T15:00Z', 1, '2026-03-11T09:00Z'],
    ['is the start itself for no days', '2026-03-06T10:00Z', 0, '2026-03-06T10:00Z'],
    ['is the next opening for no days from outside', '2026-03-07T10:00Z', 0, '2026-03-09T09:00Z'],
  ])('%s', (_, start, days, expected) =>
    expect(iso(closed.addWorkingDays(at(start), days))).toBe(iso(at(expected))),
  )

  it('keeps the local time across a clock change', () => {
    const calendar = berlin(nineToFive)

    expect(iso(calendar.addWorkingDays(at('2026-03-27T09:00Z'), 1))).toBe('2026-03-30T08:00:00.000Z')
  })

  it('leads far ahead as quickly as near', () => {
    expect(iso(office.addWorkingDays(at('2026-03-06T10:00Z'), 261_000))).toMatch(/^3026-/)
  })
})

describe('a calendar', () => {
  it('cannot be changed, nor can its definition change it later', () => {
    const holidays: string[] = []
    const calendar = createCalendar({ timeZone: 'UTC', hours: nineToFive, holidays })
    holidays.push('2026-03-06')

    expect(Object.isFrozen(calendar)).toBe(true)
    expect(calendar.isOpen(at('2026-03-06T10:00Z'))).toBe(true)
  })
})

describe('refusals name the function, the field, what was expected and what came', () => {
  const refused = (definition: unknown) => () => createCalendar(definition as CalendarDefinition)
  const hours = nineToFive

  it.each([
    [
      'an unknown zone',
      { timeZone: 'Mars/Phobos', hours },
      'timeZone to be an IANA time zone, got Mars/Phobos',
    ],
    ['no zone', { hours }, 'timeZone'],
    ['no hours', { timeZone: 'UTC' }, 'hours to be an object, got undefined'],
    [
      'a day that is none',
      { timeZone: 'UTC', hours: { monday: [] } },
      'hours to be keyed by sun,mon,tue,wed,thu,fri,sat, got monday',
    ],
    [
      'an empty window',
      { timeZone: 'UTC', hours: { mon: [['09:00', '09:00']] } },
      "hours.mon to be windows ['HH:MM', 'HH:MM'] in order, got 09:00,09:00",
    ],
    [
      'overlapping windows',
      {
        timeZone: 'UTC',
        hours: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      'hours.mon',
    ],
    [
      'windows in reverse',
      {
        timeZone: 'UTC',
        hours: {
          mon: [
            ['13:00', '17:00'],
            ['09:00', '12:00'],
          ],
        },
      },
      'hours.mon',
    ],
    [
      'a night that overlaps the next day',
      { timeZone: 'UTC', hours: { sat: [['22:00', '06:00']], sun: [['05:00', '09:00']] } },
      'hours to be apart',
    ],
    [
      'a night that overlaps the same day',
      {
        timeZone: 'UTC',
        hours: {
          mon: [
            ['20:00', '02:00'],
            ['22:00', '23:00'],
          ],
        },
      },
      'hours.mon',
    ],
    ['a time past midnight', { timeZone: 'UTC', hours: { mon: [['09:00', '24:30']] } }, 'hours.mon'],
    ['an opening at 24:00', { timeZone: 'UTC', hours: { mon: [['24:00', '06:00']] } }, 'hours.mon'],
    ['a time that is none', { timeZone: 'UTC', hours: { mon: [['9:00', '17:00']] } }, 'hours.mon'],
    [
      'windows that are no list of pairs',
      { timeZone: 'UTC', hours: { mon: ['09:00', '17:00'] } },
      'hours.mon',
    ],
    ['a window of three', { timeZone: 'UTC', hours: { mon: [['09:00', '12:00', '13:00']] } }, 'hours.mon'],
    [
      'a holiday that does not exist',
      { timeZone: 'UTC', hours, holidays: ['2026-02-30'] },
      'holidays to be dates YYYY-MM-DD, got 2026-02-30',
    ],
    ['a holiday by month', { timeZone: 'UTC', hours, holidays: ['2026-02'] }, 'holidays'],
    ['a shift on a date that is none', { timeZone: 'UTC', hours, shifts: { '2026-13-01': [] } }, 'shifts'],
    [
      'a break across midnight',
      { timeZone: 'UTC', hours, breaks: { '2026-03-09': [['23:00', '01:00']] } },
      'breaks.2026-03-09',
    ],
    [
      'overlapping breaks',
      {
        timeZone: 'UTC',
        hours,
        breaks: {
          '2026-03-09': [
            ['12:00', '13:00'],
            ['12:30', '14:00'],
          ],
        },
      },
      'breaks.2026-03-09',
    ],
    ['breaks that are null', { timeZone: 'UTC', hours, breaks: null }, 'breaks to be an object, got null'],
  ])('%s', (_, definition, message) => {
    expect(refused(definition)).toThrow(
      expect.objectContaining({
        code: 'invalid-parameter',
        message: expect.stringContaining(`createCalendar: expected ${message}`),
      }),
    )
  })

  it.each([
    ['isOpen: expected at', () => office.isOpen(Number.NaN)],
    ['add: expected at', () => office.add(Infinity, 1)],
    ['add: expected ms', () => office.add(0, -1)],
    ['add: expected ms', () => office.add(0, Number.NaN)],
    ['add: expected ms', () => office.add(0, Infinity)],
    ['add: expected boundary', () => office.add(0, 1, { boundary: 'left' as 'closing' })],
    ['between: expected from', () => office.between(Number.NaN, 0)],
    ['between: expected to', () => office.between(0, '5' as unknown as number)],
    ['nextOpening: expected at', () => office.nextOpening(-1e17)],
    ['nextClosing: expected at', () => office.nextClosing(8.64e15 + 1)],
    ['addWorkingDays: expected days', () => office.addWorkingDays(0, -1)],
    ['addWorkingDays: expected days', () => office.addWorkingDays(0, 1.5)],
    ['intersect: expected other', () => office.intersect({ ...office })],
  ])('calendar.%s', (message, ask) => {
    expect(ask).toThrow(
      expect.objectContaining({
        code: 'invalid-parameter',
        message: expect.stringContaining(`calendar.${message}`),
      }),
    )
  })
})
