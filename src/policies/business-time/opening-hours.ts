import type { CalendarDefinition } from '../../vocabulary/calendar.js'
import { expect } from '../expect.js'
import { DAY } from './time-zone.js'

/** Windows of one local date, in milliseconds after its midnight: opening and closing by turns, overnight past 24 h. */
export type Windows = readonly number[]

/** A calendar definition, checked and turned into numbers. Dates are milliseconds at midnight UTC. */
export interface OpeningHours {
  /** By weekday, Sunday first. */
  readonly hours: readonly Windows[]
  readonly shifts: ReadonlyMap<number, Windows>
  readonly breaks: ReadonlyMap<number, Windows>
  readonly holidays: ReadonlySet<number>
}

const weekdays = 'sun mon tue wed thu fri sat'.split(' ')

/** Reads a definition, or refuses it with the field named. */
export function readOpeningHours({ hours, holidays = [], breaks, shifts }: CalendarDefinition): OpeningHours {
  return {
    hours: readWeek(hours),
    shifts: readDates('shifts', 2 * DAY, shifts),
    breaks: readDates('breaks', DAY, breaks),
    holidays: new Set([holidays].flat().map(date => readDate('holidays', date))),
  }
}

function readWeek(hours: CalendarDefinition['hours']): Windows[] {
  const weekly: Windows[] = weekdays.map(() => [])
  for (const [day, windows] of entriesOf('hours', hours)) {
    const index = weekdays.indexOf(day)
    expect(index >= 0, 'createCalendar', 'hours', `keyed by ${weekdays}`, day)
    weekly[index] = readWindows(`hours.${day}`, 2 * DAY, windows)
  }
  const edges = weekly.flatMap((windows, day) => windows.map(time => day * DAY + time))
  const areApart = isAscending(edges, edges.at(-1)! - 7 * DAY)
  expect(areApart, 'createCalendar', 'hours', 'apart from the night before', JSON.stringify(hours))
  return weekly
}

function readDates(field: string, latest: number, dates: object = {}): Map<number, Windows> {
  return new Map(
    entriesOf(field, dates).map(([date, windows]) => [
      readDate(field, date),
      readWindows(`${field}.${date}`, latest, windows),
    ]),
  )
}

function readWindows(field: string, latest: number, windows: unknown): Windows {
  const edges = [windows].flat().flatMap(window => {
    const [opens, closes] = Array.isArray(window) && window.length === 2 ? window.map(readTime) : []
    const end = closes! < opens! ? closes! + DAY : closes!
    const isProper = opens! < DAY && closes! <= DAY && opens! < end && end <= latest
    return isProper ? [opens!, end] : [-1]
  })
  expect(isAscending(edges, 0), 'createCalendar', field, "windows ['HH:MM', 'HH:MM'] in order", windows)
  return edges
}

function isAscending(edges: Windows, least: number): boolean {
  return edges.every((edge, index) => edge >= (edges[index - 1] ?? least))
}

/** Milliseconds after midnight, or NaN. */
function readTime(time: unknown): number {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(String(time)) ?? []
  return (+hours! * 60 + +minutes!) * 60_000
}

function readDate(field: string, date: string): number {
  const read = Date.parse(date) || 0
  // Date.parse takes 30 February for 1 March.
  expect(
    new Date(read).toISOString().slice(0, 10) === date,
    'createCalendar',
    field,
    'dates YYYY-MM-DD',
    date,
  )
  return read
}

function entriesOf(field: string, value: object): [string, unknown][] {
  expect(Object(value) === value, 'createCalendar', field, 'an object', value)
  return Object.entries(value)
}
