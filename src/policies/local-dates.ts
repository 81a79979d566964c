import type { LocalDate, Month } from '../vocabulary/date.js'
import { DAY, timeZoneOf } from './business-time/time-zone.js'
import { expect } from './expect.js'

/** The wall calendar of a zone, in days since 1970-01-01. */
export interface LocalDays {
  /** The local day that an instant falls on. */
  dayOf(at: number): number
  /** The first instant at which the clocks show so many milliseconds after the midnight that begins a day. */
  instantOf(day: number, timeMs?: number): number
}

/** @throws CasewrightError `invalid-parameter` if the host knows no such zone. */
export function localDays(timeZone: string, asked: string): LocalDays {
  const { offsetAt, instantOf } = timeZoneOf(timeZone, asked)
  return {
    dayOf: at => Math.floor((at + offsetAt(at)) / DAY),
    instantOf: (day, timeMs = 0) => instantOf(day * DAY + timeMs),
  }
}

/** Days since 1970-01-01, so that dates can be counted. */
export function dayNumber(date: LocalDate, asked: string, field: string): number {
  const at = Date.parse(`${date}T00:00Z`)
  // Date.parse takes 30 February for 1 March.
  expect(!Number.isNaN(at) && dateOf(at / DAY) === date, asked, field, 'a date YYYY-MM-DD', date)
  return at / DAY
}

/** The date so many days after 1970-01-01. */
export const dateOf = (day: number): LocalDate => new Date(day * DAY).toISOString().slice(0, 10)

/** The first day of a month, and the first of the next, as day numbers. */
export function daysOf(month: Month, asked: string): { readonly first: number; readonly next: number } {
  expect(/^\d{4}-(0[1-9]|1[0-2])$/.test(month), asked, 'month', 'a month such as 2026-06', month)
  const first = dayNumber(`${month}-01`, asked, 'month')
  const next = new Date(first * DAY)
  next.setUTCMonth(next.getUTCMonth() + 1)
  return { first, next: next.getTime() / DAY }
}
