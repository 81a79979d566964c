import { expect } from '../expect.js'

/** One civil day, in milliseconds. */
export const DAY = 86_400_000

/** The offsets of a zone's clocks from UTC, in milliseconds. */
export interface TimeZone {
  /** Local time less UTC at this instant. */
  offsetAt(at: number): number
  /**
   * The instant at which the clocks show `local` (milliseconds since 1970-01-01T00:00 on the wall): the first where they
   * do twice, and later by the gap where they skip it.
   */
  instantOf(local: number): number
  /** The first instant at which the clocks show this date (its midnight, as for `instantOf`) or a later one. */
  startOf(midnight: number): number
}

/** From one change of offset up to the next. */
interface Stay {
  since: number
  offset: number
}

// The shortest that any zone kept an offset is 6 days and 23 hours (America/Recife in 2000; Asia/Gaza in years to come),
// so that probes six days apart meet every one.
const probe = 6 * DAY
const page = 64 * probe
/** The last instant that a Date can tell, in milliseconds either side of 1970. */
export const furthest = 8.64e15
// More than any offset: the offsets this long before and after `local` are those before and after its instant.
const margin = 18 * 3_600_000

const zones = new Map<string, TimeZone>()

/**
 * Reads a zone's offsets from `Intl`, 384 days at a time, and remembers them.
 * @throws CasewrightError `invalid-parameter` if the host knows no such zone.
 */
export function timeZoneOf(name: string, asked: string): TimeZone {
  const known = zones.get(name)
  if (known) return known
  const textAt = offsetText(name, asked)
  const pages = new Map<number, Stay[]>()

  const stayAt = (at: number) => {
    const number = Math.floor(at / page)
    let stays = pages.get(number)
    if (!stays) {
      stays = readStays(textAt, number * page)
      pages.set(number, stays)
    }
    return stays.findLast(({ since }) => since <= at)!
  }
  const offsetAt = (at: number) => stayAt(at).offset
  const instantOf = (local: number) => {
    const before = offsetAt(local - margin)
    const after = offsetAt(local + margin)
    return local - (offsetAt(local - before) !== before && offsetAt(local - after) === after ? after : before)
  }
  const startOf = (midnight: number) => {
    const { since, offset } = stayAt(instantOf(midnight))
    // Clocks that went forward across midnight showed the date from the change on.
    return Math.max(since, midnight - offset)
  }
  const zone = { offsetAt, instantOf, startOf }
  zones.set(name, zone)
  return zone
}

/** Reads a page of offsets. `Intl` writes them as text; texts that are equal need no reading. */
function readStays(textAt: (at: number) => string, start: number): Stay[] {
  let text = textAt(start)
  const stays = [{ since: start, offset: offsetOf(text) }]
  for (let at = start; at < start + page; at += probe) {
    const next = textAt(at + probe)
    if (next === text) continue
    let before = at
    let after = at + probe
    // Clocks change on a whole second.
    while (after - before > 1000) {
      const middle = Math.floor((before + after) / 2000) * 1000
      if (textAt(middle) === text) before = middle
      else after = middle
    }
    stays.push({ since: after, offset: offsetOf(next) })
    text = next
  }
  return stays
}

function offsetText(timeZone: string, asked: string): (at: number) => string {
  try {
    const format = new Intl.DateTimeFormat('en', {
      // Intl would take a missing zone for the host's own.
      timeZone: timeZone ?? '',
      // Always 0 on a whole second, and keeps the date out of the text.
      fractionalSecondDigits: 1,
      timeZoneName: 'longOffset',
    })
    return at => format.format(Math.max(-furthest, Math.min(furthest, at)))
  } catch {
    expect(false, asked, 'timeZone', 'an IANA time zone', timeZone)
  }
}

/** Reads `'0 GMT-05:00'`; local mean time has seconds. */
function offsetOf(text: string): number {
  const [, sign, hours, minutes, seconds] = /GMT(.)(..):(..):?(.*)/.exec(text) ?? []
  return (sign === '+' ? 1000 : -1000) * (+hours! * 3600 + +minutes! * 60 + +seconds!) || 0
}
