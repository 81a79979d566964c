import type { LocalDate } from '../../vocabulary/date.js'
import type { FileNumbering } from '../../vocabulary/file-number.js'
import type { Instant } from '../../vocabulary/time.js'
import { expect } from '../expect.js'
import { localClock } from '../local-clock.js'

/** The handbook's numbering: the date as YYMMDD and three digits, in Chinese time (D2). @category Records */
export const handbookNumbering: FileNumbering = { timeZone: 'Asia/Shanghai', digits: 3 }

/** A file number, read. @category Records */
export interface FileNumberParts {
  /** `YYYY-MM-DD`. */
  readonly date: LocalDate
  /** The running number of that day; the first is 1. */
  readonly running: number
}

/**
 * The next file number of the day (D2): the first guest of 14 February 2004 is `040214001`.
 *
 * After 999 the number grows a letter that tells how many digits follow, `A` for one more than usual: `040214999`,
 * `040214A1000`, …, `040214A9999`, `040214B10000`. So numbers sort as text in the order they were given, within a century, and
 * {@link readFileNumber} reads every one of them back.
 * @param at - When the file is opened, in epoch milliseconds.
 * @param last - The last number given, of that day or an earlier one; `null` for the very first.
 * @param numbering - Default {@link handbookNumbering}.
 * @throws CasewrightError `invalid-parameter` if `last` is no file number, or of a later day: a clock that was put back must not
 *   give a number twice.
 * @see D2
 * @category Records
 */
export function nextFileNumber(
  at: Instant,
  last: string | null,
  numbering: FileNumbering = handbookNumbering,
): string {
  const { date } = localClock(numbering.timeZone, 'nextFileNumber')(at, 'at')
  if (last === null) return written(date, 1, numbering)
  // Within fifty years of the day, a century can be told.
  const before = readFileNumber(last, { near: date, numbering })
  expect(before.date <= date, 'nextFileNumber', 'at', `on ${before.date}, the day of ${last}, or later`, date)
  return written(date, before.date === date ? before.running + 1 : 1, numbering)
}

/**
 * Reads a file number (D2).
 * @param number - Such as `040214001`.
 * @param options - `near`: a date that tells the century: the number is of the years from 50 before it to 49 after it;
 *   `numbering`: default {@link handbookNumbering}.
 * @returns The day, and its running number.
 * @throws CasewrightError `invalid-parameter` if it is no file number, or of a day there is not.
 * @see D2
 * @category Records
 */
export function readFileNumber(
  number: string,
  options: { readonly near: LocalDate; readonly numbering?: FileNumbering },
): FileNumberParts {
  const { near, numbering = handbookNumbering } = options
  const [, yy, monthDay, letter, running] = /^(\d\d)(\d{4})([A-Z]?)(\d+)$/.exec(number) ?? []
  expect(
    yy !== undefined,
    'readFileNumber',
    'number',
    'a date and a running number, such as 040214001',
    number,
  )
  const first = Number(near.slice(0, 4)) - 50
  expect(Number.isSafeInteger(first), 'readFileNumber', 'near', 'a date YYYY-MM-DD', near)
  const year = first + ((((Number(yy) - first) % 100) + 100) % 100)
  const date = `${String(year).padStart(4, '0')}-${monthDay!.slice(0, 2)}-${monthDay!.slice(2)}`
  const isDate = !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date)
  expect(isDate, 'readFileNumber', 'number', 'of a day there is', number)
  const parts = { date, running: Number(running) }
  const isWritten = parts.running >= 1 && runningText(parts.running, numbering) === `${letter}${running}`
  expect(isWritten, 'readFileNumber', 'number', `numbered from 1 with ${numbering.digits} digits`, number)
  return parts
}

const written = (date: LocalDate, running: number, numbering: FileNumbering): string =>
  `${date.slice(2, 4)}${date.slice(5, 7)}${date.slice(8)}${runningText(running, numbering)}`

function runningText(running: number, { digits }: FileNumbering): string {
  const text = String(running).padStart(digits, '0')
  const more = text.length - digits
  return more === 0 ? text : `${String.fromCharCode(64 + more)}${text}`
}
