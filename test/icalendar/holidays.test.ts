import { holidaysFromICalendar } from 'casewright/icalendar'
import { createCalendar } from 'casewright/policies'
import { describe, expect, it } from 'vitest'

const calendarOf = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ministry of Holidays//EN',
    ...events.flatMap((lines, index) => ['BEGIN:VEVENT', `UID:${index}`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')

const in2026 = { from: 2026, to: 2026 }

describe('holidaysFromICalendar', () => {
  it.each([
    ['an all-day event', ['DTSTART;VALUE=DATE:20261001'], ['2026-10-01']],
    [
      'each day of a span, whose end is not one',
      ['DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261004'],
      ['2026-10-01', '2026-10-02', '2026-10-03'],
    ],
    [
      'a span given by its duration',
      ['DTSTART;VALUE=DATE:20261001', 'DURATION:P2D'],
      ['2026-10-01', '2026-10-02'],
    ],
    [
      'a span over the turn of the year, the part wanted',
      ['DTSTART;VALUE=DATE:20251231', 'DURATION:P3D'],
      ['2026-01-01', '2026-01-02'],
    ],
    ['a day that recurs yearly', ['DTSTART;VALUE=DATE:19900501', 'RRULE:FREQ=YEARLY'], ['2026-05-01']],
    [
      'a day that recurs by weekday',
      ['DTSTART;VALUE=DATE:20001123', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'],
      ['2026-11-26'],
    ],
    [
      'a recurrence that ended before',
      ['DTSTART;VALUE=DATE:19900501', 'RRULE:FREQ=YEARLY;UNTIL=20200501'],
      [],
    ],
    ['an exception', ['DTSTART;VALUE=DATE:19900501', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20260501'], []],
    ['an added date', ['DTSTART;VALUE=DATE:20250501', 'RDATE;VALUE=DATE:20260504'], ['2026-05-04']],
    ['no event with a time of day', ['DTSTART:20261001T090000Z'], []],
    ['no cancelled event', ['DTSTART;VALUE=DATE:20261001', 'STATUS:CANCELLED'], []],
    ['no free time', ['DTSTART;VALUE=DATE:20261001', 'TRANSP:TRANSPARENT'], []],
  ])('takes %s', (_, event, dates) => {
    expect(holidaysFromICalendar(calendarOf(event), in2026)).toEqual(dates)
  })

  it('takes a moved occurrence where it was moved to', () => {
    const text = calendarOf(
      ['DTSTART;VALUE=DATE:20200501', 'RRULE:FREQ=YEARLY'],
      ['RECURRENCE-ID;VALUE=DATE:20260501', 'DTSTART;VALUE=DATE:20260504'],
    ).replace('UID:1', 'UID:0')

    expect(holidaysFromICalendar(text, in2026)).toEqual(['2026-05-04'])
  })

  it('tells each date once, in order, over the years wanted', () => {
    const text = calendarOf(
      ['DTSTART;VALUE=DATE:20001225', 'RRULE:FREQ=YEARLY', 'DURATION:P2D'],
      ['DTSTART;VALUE=DATE:20251225'],
    )

    expect(holidaysFromICalendar(text, { from: 2024, to: 2025 })).toEqual([
      '2024-12-25',
      '2024-12-26',
      '2025-12-25',
      '2025-12-26',
    ])
  })

  it('is what createCalendar takes', () => {
    const holidays = holidaysFromICalendar(calendarOf(['DTSTART;VALUE=DATE:20260309']), in2026)
    const calendar = createCalendar({ timeZone: 'UTC', hours: { mon: [['09:00', '17:00']] }, holidays })

    expect(calendar.isOpen(Date.parse('2026-03-09T10:00Z'))).toBe(false)
  })

  it.each([
    ['', in2026, 'an iCalendar text'],
    ['hello', in2026, 'an iCalendar text, got "hello"'],
    ['BEGIN:VCARD\r\nEND:VCARD', in2026, 'an iCalendar text'],
    [calendarOf(), { from: 2027, to: 2026 }, 'years from and to in order'],
    [calendarOf(), { from: 2026, to: Infinity }, 'years from and to in order'],
  ])('refuses %j in %j', (text, years, message) => {
    expect(() => holidaysFromICalendar(text, years)).toThrow(
      expect.objectContaining({ code: 'invalid-parameter', message: expect.stringContaining(message) }),
    )
  })
})
