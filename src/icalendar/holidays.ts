import ICAL from 'ical.js'
import { CasewrightError } from '../vocabulary/errors.js'

/**
 * The holidays in an iCalendar text, such as those that authorities publish, for `createCalendar`.
 *
 * Taken are all-day events, each day of one that spans several, with what recurs (`RRULE`, `RDATE`) less its exceptions
 * (`EXDATE`, a moved occurrence). Left out are events with a time of day, cancelled ones, and those marked as free time
 * (`TRANSP:TRANSPARENT`).
 * @param text - One iCalendar object (RFC 5545).
 * @param years - `from` and `to`: the first and last year wanted, 0–9999; what recurs without end is told up to there.
 * @returns Local dates `YYYY-MM-DD`, ascending, each once.
 * @throws CasewrightError `invalid-parameter` if `text` is no iCalendar or the years are none.
 * @category Business time
 */
export function holidaysFromICalendar(
  text: string,
  years: { readonly from: number; readonly to: number },
): string[] {
  const { from, to } = years
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || to > 9999) {
    throw refusal('years from and to in order, 0 to 9999', `${from} to ${to}`)
  }
  const dates = new Set<string>()
  for (const event of holidaysIn(text)) {
    for (const { start, end } of occurrences(event, to)) {
      for (const day = start.clone(); day.compare(end) < 0 && day.year <= to; day.adjust(1, 0, 0, 0)) {
        if (day.year >= from) dates.add(day.toString())
      }
    }
  }
  return [...dates].sort()
}

function holidaysIn(text: string): ICAL.Event[] {
  let calendar: ICAL.Component
  try {
    calendar = new ICAL.Component(ICAL.parse(text))
  } catch (cause) {
    throw refusal('an iCalendar text', text, cause)
  }
  if (calendar.name !== 'vcalendar') throw refusal('an iCalendar text', text)
  return calendar
    .getAllSubcomponents('vevent')
    .map(component => new ICAL.Event(component))
    .filter(
      event =>
        event.startDate?.isDate &&
        !event.isRecurrenceException() &&
        event.component.getFirstPropertyValue('status') !== 'CANCELLED' &&
        event.component.getFirstPropertyValue('transp') !== 'TRANSPARENT',
    )
}

function* occurrences(event: ICAL.Event, lastYear: number): Generator<{ start: ICAL.Time; end: ICAL.Time }> {
  if (!event.isRecurring()) {
    yield { start: event.startDate, end: event.endDate }
    return
  }
  const starts = event.iterator()
  for (let next = starts.next(); next && next.year <= lastYear; next = starts.next()) {
    const { startDate: start, endDate: end } = event.getOccurrenceDetails(next)
    yield { start, end }
  }
}

function refusal(expected: string, got: string, cause?: unknown): CasewrightError {
  return new CasewrightError(
    'invalid-parameter',
    `holidaysFromICalendar: expected ${expected}, got ${JSON.stringify(String(got).slice(0, 60))}`,
    { cause },
  )
}
