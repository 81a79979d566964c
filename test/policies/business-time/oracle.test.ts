import { createCalendar } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitionsAround } from './definitions.js'
import { createOracle, readClocks } from './oracle.js'

const minute = 60_000
const day = 1440 * minute

// Weeks in which clocks did something worth checking, and one in which they did not.
const occasions = [
  ['Etc/UTC', '2024-02-29', 'leap day'],
  ['America/New_York', '2024-03-10', 'forward by an hour'],
  ['America/New_York', '2024-11-03', 'back by an hour'],
  ['Europe/Dublin', '2019-10-27', 'winter time as the exception'],
  ['Australia/Lord_Howe', '2019-04-07', 'back by half an hour'],
  ['Australia/Lord_Howe', '2019-10-06', 'forward by half an hour'],
  ['America/Sao_Paulo', '2018-11-04', 'forward at midnight'],
  ['America/Sao_Paulo', '2018-02-18', 'back at midnight'],
  ['America/Havana', '2018-11-04', 'back to midnight'],
  ['America/St_Johns', '2006-04-02', 'forward a minute past midnight'],
  ['America/St_Johns', '2006-10-29', 'back a minute past midnight'],
  ['Asia/Beirut', '2023-03-26', 'forward at midnight'],
  ['Asia/Tehran', '2022-09-22', 'back at midnight, for the last time'],
  ['Asia/Kathmandu', '1986-01-01', 'from half hours to three quarters'],
  ['Asia/Pyongyang', '2015-08-15', 'back by half an hour, for three years'],
  ['Asia/Pyongyang', '2018-05-05', 'forward by half an hour, for good'],
  ['America/Caracas', '2016-05-01', 'forward by half an hour, for good'],
  ['Africa/Casablanca', '2019-05-05', 'back for Ramadan'],
  ['Africa/Casablanca', '2018-10-28', 'summer time for good'],
  ['Africa/Cairo', '2010-08-11', 'back for Ramadan'],
  ['America/Recife', '2000-10-11', 'an offset kept for a week'],
  ['Antarctica/Troll', '2010-03-28', 'forward by two hours'],
  ['Pacific/Chatham', '2021-09-26', 'forward at a quarter to three'],
  ['Pacific/Apia', '2011-12-30', 'a date skipped'],
  ['Pacific/Kwajalein', '1993-08-21', 'a date skipped'],
  ['America/Juneau', '1983-10-30', 'back by two hours'],
  ['Europe/London', '1971-10-31', 'back after three years of summer time'],
  ['America/Toronto', '1919-03-31', 'forward across midnight'],
] as const

describe('against a minute-by-minute oracle', () => {
  it.each(occasions)('agrees in %s around %s: %s', (timeZone, date) => {
    const middle = Date.parse(date)
    const clocks = readClocks(timeZone, middle, 16)
    const instant = fc.integer({ min: -9 * 1440, max: 9 * 1440 }).map(minutes => middle + minutes * minute)
    const length = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 * 1440 }))

    fc.assert(
      fc.property(
        definitionsAround(timeZone, middle),
        fc.array(fc.tuple(instant, instant, length), { minLength: 8, maxLength: 8 }),
        (definition, questions) => {
          const calendar = createCalendar(definition)
          const oracle = createOracle(clocks, definition)
          for (const [from, to, minutes] of questions) {
            expect(calendar.isOpen(from)).toBe(oracle.isOpen(from))
            expect(calendar.between(from, to)).toBe(oracle.between(from, to))
            for (const boundary of ['closing', 'opening'] as const) {
              const expected = oracle.add(from, minutes * minute, boundary)
              if (expected !== undefined && expected < middle + 11 * day) {
                expect(calendar.add(from, minutes * minute, { boundary })).toBe(expected)
              }
            }
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
