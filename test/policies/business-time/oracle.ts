import type { CalendarDefinition } from 'casewright/policies'

const minute = 60_000
const day = 1440 * minute
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/**
 * Business time the slow way, for checking the quick one: it asks Intl what the clocks show at every single minute of a
 * span, marks each as open or closed, and then steps along the marks. It shares no code and no idea with the library.
 */
export function createOracle(clocks: Clocks, definition: CalendarDefinition) {
  const open = new Uint8Array((clocks.until - clocks.since) / minute)
  const fill = (start: number, end: number, value: 0 | 1) => {
    for (let at = start; at < end; at += minute) open[(at - clocks.since) / minute] = value
  }
  const mark = (date: number, windows: readonly (readonly [string, string])[], value: 0 | 1) => {
    for (const [opens, closes] of windows) {
      const start = clocks.instantOf(date, minutesOf(opens))
      fill(start, clocks.instantOf(date, minutesOf(closes) + (closes < opens ? 1440 : 0)), value)
    }
  }
  for (const date of clocks.dates) {
    const name = isoDate(date)
    mark(date, definition.shifts?.[name] ?? definition.hours[weekdays[new Date(date).getUTCDay()]!] ?? [], 1)
  }
  for (const date of clocks.dates) {
    const name = isoDate(date)
    mark(date, definition.breaks?.[name] ?? [], 0)
    if (definition.holidays?.includes(name)) fill(clocks.startOf(date), clocks.startOf(date + day), 0)
  }

  const isOpen = (at: number) => open[Math.floor((at - clocks.since) / minute)] === 1
  return {
    isOpen,
    between(from: number, to: number) {
      let length = 0
      for (let at = from; at < to; at += minute) if (isOpen(at)) length += minute
      return length
    },
    /** `undefined` where the span ends before the answer. */
    add(from: number, ms: number, boundary: 'closing' | 'opening') {
      let left = ms
      for (let at = from; at < clocks.until; at += minute) {
        if (left === 0 && (isOpen(at) || (ms > 0 && boundary === 'closing'))) return at
        if (isOpen(at)) left -= minute
      }
      return undefined
    },
  }
}

/** What the clocks of a zone show at every minute from one day to another, days being midnights UTC. */
type Clocks = ReturnType<typeof readClocks>
export function readClocks(timeZone: string, middle: number, days: number) {
  const since = middle - days * day
  const until = middle + days * day
  const format = new Intl.DateTimeFormat('sv', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const firstShown = new Map<number, number>()
  const starts = new Map<number, number>()
  const dates = new Set<number>()
  let latest = since - 2 * day
  for (let at = since; at < until; at += minute) {
    const local = Date.parse(`${format.format(at).replace(' ', 'T')}Z`)
    if (!firstShown.has(local)) firstShown.set(local, at)
    const date = Math.floor(local / day) * day
    dates.add(date)
    for (; latest < date; latest += day) starts.set(latest + day, at)
  }
  return {
    since,
    until,
    /** The dates whose windows lie wholly in the span; one that the zone skipped is not among them. */
    dates: [...dates].slice(2, -3),
    /** The first minute that shows this date or a later one. */
    startOf: (date: number) => starts.get(date)!,
    instantOf(date: number, minutes: number) {
      const local = date + minutes * minute
      // A time that is skipped is as long after the last one shown as the clocks would have run on.
      let back = 0
      while (!firstShown.has(local - back)) back += minute
      return firstShown.get(local - back)! + back
    },
  }
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const isoDate = (date: number) => new Date(date).toISOString().slice(0, 10)
