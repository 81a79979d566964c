import type { LocalDate } from '../vocabulary/date.js'
import { DAY, timeZoneOf } from './business-time/time-zone.js'
import { expect } from './expect.js'

/** What the clocks of a place show. */
export interface LocalTime {
  /** `'YYYY-MM-DD'`. */
  readonly date: LocalDate
  /** 0–23. */
  readonly hour: number
}

// Dates of four digits, wherever it is.
const first = Date.parse('0001-01-02T00:00Z')
const last = Date.parse('9999-12-30T00:00Z')

/**
 * Reads instants on the clocks of one zone.
 * @param asked - The function that was called, for the message.
 * @throws CasewrightError `invalid-parameter` if the host knows no such zone; from the clock, on what is no
 * instant.
 */
export function localClock(timeZone: string, asked: string): (at: number, field: string) => LocalTime {
  const { offsetAt } = timeZoneOf(timeZone, asked)
  // Writing a date takes far longer than looking it up.
  const dates = new Map<number, LocalDate>()
  return (at, field) => {
    expect(at >= first && at <= last, asked, field, 'epoch milliseconds within the years 1–9999', at)
    const local = at + offsetAt(at)
    const day = Math.floor(local / DAY)
    let date = dates.get(day)
    if (date === undefined) {
      date = new Date(day * DAY).toISOString().slice(0, 10)
      dates.set(day, date)
    }
    return { date, hour: Math.floor((local - day * DAY) / 3_600_000) }
  }
}
