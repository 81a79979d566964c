import type { CalendarDefinition } from 'casewright/policies'
import fc from 'fast-check'

type Windows = [string, string][]

const day = 86_400_000
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Windows of one date, on the five minutes, with a time for opening and closing in the small hours more often. */
const windows = (most: number): fc.Arbitrary<Windows> =>
  fc
    .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 288 }), fc.integer({ min: 0, max: 36 })), {
      minLength: 2,
      maxLength: most * 2,
    })
    .map(times => {
      const sorted = times.sort((a, b) => a - b).map(time => timeOf(time * 5))
      return Array.from({ length: sorted.length >> 1 }, (_, index) => [
        sorted[2 * index]!,
        sorted[2 * index + 1]!,
      ])
    })

const night = fc
  .tuple(fc.integer({ min: 18 * 12, max: 287 }), fc.integer({ min: 1, max: 3 * 12 }))
  .map(([opens, closes]): Windows => [[timeOf(opens * 5), timeOf(closes * 5)]])

const week = fc.oneof(
  fc.dictionary(fc.constantFrom(...weekdays), windows(3)),
  fc.dictionary(
    fc.constantFrom(...weekdays),
    fc.oneof(fc.constant<Windows>([['00:00', '24:00']]), windows(1)),
    {
      minKeys: 3,
    },
  ),
  fc.dictionary(fc.constantFrom(...weekdays), night, { minKeys: 1 }),
)

/** Calendars of one zone whose special dates lie within ten days of `middle`, a midnight UTC. */
export const definitionsAround = (timeZone: string, middle: number): fc.Arbitrary<CalendarDefinition> => {
  const date = fc
    .integer({ min: -10, max: 10 })
    .map(days => new Date(middle + days * day).toISOString().slice(0, 10))
  return fc.record({
    timeZone: fc.constant(timeZone),
    hours: week,
    holidays: fc.array(date, { maxLength: 4 }),
    breaks: fc.dictionary(date, windows(2), { maxKeys: 3 }),
    shifts: fc.dictionary(date, fc.oneof(windows(2), night, fc.constant<Windows>([])), { maxKeys: 3 }),
  })
}
