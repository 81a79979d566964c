import { DAY, timeZoneOf } from '../../../policies/business-time/time-zone.js'
import type { SimulationReport } from '../report.js'
import { grid, ink } from './chart.js'

/** How instants of a report are told. */
export interface Clock {
  /** Milliseconds as the clocks on the wall show them, for an axis without a zone of its own. */
  wall(at: number): number
  /** Such as `Mon 09:30`, or `day 1, 09:30` where the scenario has no date. */
  label(at: number): string
  /** The axis, of a length of time. */
  axis(from: number, until: number, more?: object): object
}

const weekdays = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed']

/** Reads the clocks of a report's zone. */
export function clockOf({ timeZone, slots, until }: SimulationReport): Clock {
  const { offsetAt } = timeZoneOf(timeZone, 'reportHtml')
  const wall = (at: number) => at + offsetAt(at)
  // A scenario that says no date begins in 1970.
  const isDated = until > 10 * 365 * DAY
  const dayOf = (local: number) => {
    const day = Math.floor(local / DAY)
    if (!isDated) return `day ${day + 1}`
    const weekday = weekdays[((day % 7) + 7) % 7]!
    return slots.isWeek ? weekday : `${weekday} ${new Date(local).toISOString().slice(5, 10)}`
  }
  const timeOf = (local: number) => new Date(local).toISOString().slice(11, 16)
  return {
    wall,
    label: at => `${dayOf(wall(at))} ${timeOf(wall(at))}`,
    axis: (from, until, more) => ({
      type: 'time',
      min: wall(from),
      max: wall(until),
      axisLabel: {
        color: ink,
        fontSize: 12,
        hideOverlap: true,
        formatter: (local: number) => (local % DAY === 0 ? dayOf(local) : timeOf(local)),
      },
      axisLine: { lineStyle: { color: ink } },
      splitLine: { show: false, lineStyle: { color: grid } },
      ...more,
    }),
  }
}
