import { DAY, timeZoneOf } from '../../policies/business-time/time-zone.js'

const halfHour = 1_800_000
/** Arrivals of a scenario by half hour and weekday; a weekday that the log never saw is left out. @category Simulation */
export interface ArrivalProfile {
  readonly kind: 'profile'
  /** 48 numbers for each weekday, from midnight on. */
  readonly perHalfHour: Readonly<Partial<Record<(typeof weekdays)[number], readonly number[]>>>
}

const weekdays = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const

/** How many come in each half hour of each weekday, on average over the local days from the first to the last of them. */
export function arrivalProfile(ascending: readonly number[], timeZone: string): ArrivalProfile {
  const { offsetAt } = timeZoneOf(timeZone, 'calibrate')
  const local = ascending.map(at => at + offsetAt(at))
  const [first, last] = [Math.floor(local[0]! / DAY), Math.floor(local.at(-1)! / DAY)]
  const counts = weekdays.map(() => new Array<number>(48).fill(0))
  for (const at of local) {
    const day = Math.floor(at / DAY)
    counts[weekdayOf(day)]![Math.floor((at - day * DAY) / halfHour)]!++
  }
  const perHalfHour = Object.fromEntries(
    weekdays.flatMap((name, weekday) => {
      // Days of this weekday among those from the first to the last.
      const days = Math.floor((last - first - weekdayOf(weekday - first) + 7) / 7)
      return days === 0 ? [] : [[name, counts[weekday]!.map(count => count / days)]]
    }),
  )
  return { kind: 'profile', perHalfHour }
}

/** 1970-01-01 was a Thursday, and is day 0. */
const weekdayOf = (day: number): number => ((day % 7) + 7) % 7
