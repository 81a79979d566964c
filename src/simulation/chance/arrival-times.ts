import type { Calendar } from '../../policies/business-time/calendar.js'
import type { TimeZone } from '../../policies/business-time/time-zone.js'
import type { Random } from '../../policies/random.js'
import type { Arrivals } from '../scenario/arrivals.js'
import { exponential } from './exponential.js'
import { samplerOf } from './sampler.js'

/** The next arrival after the last, in epoch ms; `Infinity` when there are no more. */
export type NextArrival = () => number

/** What arrivals are planned by. */
interface ArrivalGround {
  readonly from: number
  readonly until: number
  readonly zone: TimeZone
  /** The calendar while which is open they come; `null`: always. */
  readonly calendar: Calendar | null
}

const hourMs = 3_600_000
const halfHourMs = 1_800_000
const dayMs = 86_400_000

/**
 * When customers come.
 *
 * A stretch of time is as long as its expected number of arrivals, on which they come one mean-1 exponential apart: so each
 * costs one random number, and with other rates it is the same customers, sooner or later.
 * @param random - What arrivals are drawn from.
 * @param dayRandom - What the busyness of days is drawn from.
 */
export function arrivalTimes(
  arrivals: Arrivals,
  ground: ArrivalGround,
  random: Random,
  dayRandom: Random,
): NextArrival {
  switch (arrivals.kind) {
    case 'instants':
      return replayed(arrivals.at, ground)
    case 'poisson':
      return ground.calendar === null
        ? steady(arrivals.perHour, ground.from, random)
        : whileOpen(arrivals.perHour, ground.calendar, ground.from, random)
    case 'profile':
      return planned(halfHours(arrivals, ground, dayRandom), random)
  }
}

function replayed(instants: readonly number[], { from }: ArrivalGround): NextArrival {
  let next = instants.findIndex(at => at >= from)
  if (next < 0) next = instants.length
  return () => instants[next++] ?? Infinity
}

function steady(perHour: number, from: number, random: Random): NextArrival {
  const meanMs = hourMs / perHour
  let at = from
  return () => {
    at += meanMs * exponential(random())
    return at
  }
}

function whileOpen(perHour: number, calendar: Calendar, from: number, random: Random): NextArrival {
  const meanMs = hourMs / perHour
  let at = from
  return () => {
    if (at === Infinity || meanMs === Infinity) return Infinity
    const open = meanMs * exponential(random())
    // The calendar counts whole milliseconds, of which what is left over is given back.
    const whole = Math.floor(open)
    const reached = calendar.add(at, whole, { boundary: 'opening' })
    at = reached === null ? Infinity : reached + (open - whole)
    return at
  }
}

/** A stretch of time, and how many are expected in it. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly expected: number
}

function planned(stretches: Iterator<Stretch>, random: Random): NextArrival {
  let stretch: Stretch | undefined = { start: 0, end: 0, expected: 0 }
  let passed = 0
  return () => {
    let ahead = exponential(random())
    while (stretch !== undefined && ahead >= stretch.expected - passed) {
      ahead -= stretch.expected - passed
      passed = 0
      const next = stretches.next()
      stretch = next.done === true ? undefined : next.value
    }
    if (stretch === undefined) return Infinity
    passed += ahead
    return stretch.start + (stretch.end - stretch.start) * (passed / stretch.expected)
  }
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** The half hours of local time from the start to the end of a scenario. */
function* halfHours(
  { perHalfHour, factor = 1, dates = {}, dayVariation }: Extract<Arrivals, { kind: 'profile' }>,
  { from, until, zone }: ArrivalGround,
  random: Random,
): Iterator<Stretch> {
  const unlike =
    dayVariation === undefined ? null : samplerOf({ kind: 'gamma', meanMs: 1, variation: dayVariation })
  let today = Number.NaN
  let rates: readonly number[] = []
  let busyness = 1
  let start = from
  while (start < until) {
    const local = start + zone.offsetAt(start)
    const day = Math.floor(local / dayMs)
    if (day !== today) {
      today = day
      const date = new Date(day * dayMs)
      rates = 'length' in perHalfHour ? perHalfHour : (perHalfHour[weekdays[date.getUTCDay()]!] ?? [])
      busyness = factor * (dates[date.toISOString().slice(0, 10)] ?? 1) * (unlike?.(random()) ?? 1)
    }
    const intoDay = local - day * dayMs
    const index = Math.floor(intoDay / halfHourMs)
    const end = Math.min(until, start + (index + 1) * halfHourMs - intoDay)
    yield { start, end, expected: ((rates[index] ?? 0) * busyness * (end - start)) / halfHourMs }
    start = end
  }
}
