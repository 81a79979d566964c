import type { CalendarDefinition } from '../../vocabulary/calendar.js'
import { expect } from '../expect.js'
import { complement } from './complement.js'
import { edgesAbove, layer } from './edges.js'
import { localHours } from './local-hours.js'
import { readOpeningHours } from './opening-hours.js'
import { DAY, furthest, type TimeZone, timeZoneOf } from './time-zone.js'
import { createTimeline, type Timeline } from './timeline.js'
import { workingDays } from './working-days.js'

/**
 * Which instant a duration ends at when it exactly uses up a window: that window's `closing` instant, or the next
 * `opening`. @category Business time
 */
export type Boundary = 'closing' | 'opening'

/**
 * When a desk is open. Instants are epoch milliseconds from the year 0 (−62 167 219 200 000) to the last that a `Date` can
 * tell (8.64e15), durations are milliseconds; fractions are rounded. Whatever is out of range is refused with a
 * CasewrightError `invalid-parameter`. Every question is a binary search, at any horizon.
 * @category Business time
 */
export interface Calendar {
  /** IANA name of the zone whose clocks the hours are read on. */
  readonly timeZone: string
  /** Tells whether `at` is open time. The instant a window closes at is not. */
  isOpen(at: number): boolean
  /**
   * The instant by which `ms` of open time have passed since `at`; a start outside open time counts from the next opening.
   * @param ms - Open milliseconds, 0–8.64e15.
   * @param options - `boundary`: `'closing'` by default.
   * @returns An instant, or `null` if the calendar never opens for that long.
   */
  add(at: number, ms: number, options?: { readonly boundary?: Boundary }): number | null
  /** The open milliseconds from `from` to `to`; 0 if `to` is the earlier. */
  between(from: number, to: number): number
  /** The first instant after `at` at which it opens, or `null`. */
  nextOpening(at: number): number | null
  /** The first instant after `at` at which it closes, or `null`. */
  nextClosing(at: number): number | null
  /**
   * The same local time so many working days later, or the next opening if that is closed; a start outside open time
   * counts from the next opening. A working day is a local date with any open time.
   * @param days - A whole number, 0–8.64e15.
   * @returns An instant, or `null` if there are not so many working days to come.
   */
  addWorkingDays(at: number, days: number): number | null
  /** A calendar open when both are; its working days are read on this one's clocks. */
  intersect(other: Calendar): Calendar
}

/**
 * Compiles opening hours into a calendar.
 *
 * Local times in a spring gap move forward by the gap; of the two in an autumn overlap the first is meant. A window
 * belongs to the local date it opens on; breaks and holidays close whatever falls on theirs.
 * @param definition - Opening hours by weekday, with holidays, breaks and shifts by local date.
 * @returns A calendar, immutable.
 * @throws CasewrightError `invalid-parameter`, naming the field, on an unknown zone, an impossible date or time, or
 *   windows that are empty, out of order or overlap.
 * @category Business time
 */
export function createCalendar(definition: CalendarDefinition): Calendar {
  const zone = timeZoneOf(definition.timeZone, 'createCalendar')
  return calendarOn(createTimeline(localHours(readOpeningHours(definition), zone)), zone, definition.timeZone)
}

const yearZero = Date.UTC(-1, 12)
const timelines = new WeakMap<Calendar, Timeline>()

function calendarOn(hours: Timeline, zone: TimeZone, timeZone: string): Calendar {
  const closed = complement(hours)
  const days = workingDays(hours, zone)

  const calendar: Calendar = Object.freeze<Calendar>({
    timeZone,
    isOpen(at) {
      const instant = rounded('isOpen', 'at', at)
      return firstIn(hours, instant) === instant
    },
    add(at, ms, { boundary = 'closing' } = {}) {
      const measure = hours.measure(rounded('add', 'at', at))
      const length = rounded('add', 'ms', ms, 0)
      expect(
        boundary === 'closing' || boundary === 'opening',
        'calendar.add',
        'boundary',
        'closing or opening',
        boundary,
      )
      // One millisecond before the duration is up it is open, so that this leads to the end of a window and not past it.
      const step = boundary === 'closing' && length > 0 ? 1 : 0
      return answer(hours.find(measure + length - step) + step)
    },
    between(from, to) {
      const start = hours.measure(rounded('between', 'from', from))
      return Math.max(0, hours.measure(rounded('between', 'to', to)) - start)
    },
    nextOpening: at => answer(firstIn(hours, firstIn(closed, rounded('nextOpening', 'at', at)))),
    nextClosing: at => answer(firstIn(closed, firstIn(hours, rounded('nextClosing', 'at', at)))),
    addWorkingDays(at, count) {
      const start = firstIn(hours, rounded('addWorkingDays', 'at', at))
      expect(
        rounded('addWorkingDays', 'days', count, 0) === count,
        'calendar.addWorkingDays',
        'days',
        'whole',
        count,
      )
      if (start > furthest || count === 0) return answer(start)
      const local = start + zone.offsetAt(start)
      let today = Math.floor(local / DAY)
      // Clocks that go back across midnight show yesterday's date again: today began with its first midnight.
      if (zone.startOf((today + 1) * DAY) <= start) today++
      const day = days.find(days.measure(today) + count)
      return answer(firstIn(hours, zone.instantOf((day - today) * DAY + local)))
    },
    intersect(other) {
      const others = timelines.get(other)
      expect(others, 'calendar.intersect', 'other', 'made by createCalendar', other)
      const ours = hours.line
      const theirs = others.line
      const both = createTimeline({
        ...ours,
        steadyFrom: Math.max(ours.steadyFrom, theirs.steadyFrom),
        edges: week => edgesAbove(1, [...layer(ours.edges(week)), ...layer(theirs.edges(week))]),
      })
      return calendarOn(both, zone, timeZone)
    },
  })
  timelines.set(calendar, hours)
  return calendar
}

/** The first instant of a timeline at or after `at`, or `Infinity`. */
function firstIn(timeline: Timeline, at: number): number {
  return at > furthest ? Infinity : timeline.find(timeline.measure(at))
}

function answer(at: number): number | null {
  return at > furthest ? null : at
}

function rounded(method: string, field: string, value: number, least = yearZero): number {
  const isInRange = typeof value === 'number' && value >= least && value <= furthest
  // Asked millions of times: words are made only where there is something to say.
  if (!isInRange) expect(false, `calendar.${method}`, field, `from ${least} to ${furthest}`, value)
  return Math.round(value)
}
