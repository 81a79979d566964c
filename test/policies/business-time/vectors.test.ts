import { readFileSync } from 'node:fs'
import { type CalendarDefinition, createCalendar } from 'casewright/policies'
import { describe, expect, it } from 'vitest'

/** One line of vectors.jsonl; instants and durations in seconds, windows as `'09:00-12:00 13:00-18:00'`. */
interface Vector {
  zone: string
  /** Windows by the weekdays that share them, `{ 'mon tue': '09:00-17:00' }`. */
  hours: Record<string, string>
  holidays?: string
  breaks?: Record<string, string>
  shifts?: Record<string, string>
  start: number
  seconds: number
  /** Where the duration ends, by either convention; `opening` is left out when it is the same. */
  closing: number
  opening?: number
  finish: number
  elapsed: number
  open: boolean
}

const vectors = readFileSync(new URL('vectors.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Vector)

const windows = (text: string) => text.split(' ').map(window => window.split('-') as [string, string])
const windowsByKey = (texts: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([keys, text]) => keys.split(' ').map(key => [key, windows(text)])),
  )

const definitionOf = ({ zone, hours, holidays, breaks, shifts }: Vector): CalendarDefinition => ({
  timeZone: zone,
  hours: windowsByKey(hours),
  holidays: holidays?.split(' ') ?? [],
  breaks: windowsByKey(breaks),
  shifts: windowsByKey(shifts),
})

describe('the 294 checked cases in 17 zones', () => {
  it.each(vectors.map((vector, line) => ({ line: line + 1, ...vector })))('line $line, $zone', vector => {
    const calendar = createCalendar(definitionOf(vector))
    const start = vector.start * 1000

    const answers = {
      closing: calendar.add(start, vector.seconds * 1000),
      opening: calendar.add(start, vector.seconds * 1000, { boundary: 'opening' }),
      elapsed: calendar.between(start, vector.finish * 1000),
      open: calendar.isOpen(start),
    }

    expect(answers).toEqual({
      closing: vector.closing * 1000,
      opening: (vector.opening ?? vector.closing) * 1000,
      elapsed: vector.elapsed * 1000,
      open: vector.open,
    })
  })
})
