import { type Change, type Edges, edgesAbove } from './edges.js'
import type { OpeningHours, Windows } from './opening-hours.js'
import { DAY, type TimeZone } from './time-zone.js'
import type { Line } from './timeline.js'

const week = 7 * DAY
// An overnight window reaches into a second date, and over a third where the zone skipped one.
const reach = 3 * DAY
// Late in 2099. No zone announces single changes for as late; what comes after follows a yearly rule.
const lastZoneChange = 4.1e12

/** The instants at which opening hours, read on the clocks of a zone, are open. */
export function localHours({ hours, shifts, breaks, holidays }: OpeningHours, zone: TimeZone): Line {
  const dates = [...shifts.keys(), ...breaks.keys(), ...holidays]
  const weekOf = (at: number) => Math.floor(at / week)
  const unlike = new Set(dates.flatMap(date => [weekOf(date - reach), weekOf(date + reach)]))
  const alike = new Map<number, Edges>()

  const edgesFrom = (start: number) => {
    const changes: Change[] = []
    for (let midnight = start - reach; midnight < start + week + DAY; midnight += DAY) {
      if (zone.startOf(midnight) >= zone.startOf(midnight + DAY)) continue // skipped by the zone
      const lay = (windows: Windows = [], layers: number, instantOf = zone.instantOf) => {
        for (let index = 0; index < windows.length; index += 2) {
          const opens = Math.max(0, instantOf(midnight + windows[index]!) - start)
          const closes = Math.min(week, instantOf(midnight + windows[index + 1]!) - start)
          if (opens < closes) changes.push([opens, layers], [closes, -layers])
        }
      }
      lay(shifts.get(midnight) ?? hours[new Date(midnight).getUTCDay()]!, 1)
      // Deeper than windows ever overlap.
      lay(breaks.get(midnight), -9)
      if (holidays.has(midnight)) lay([0, DAY], -9, zone.startOf)
    }
    return edgesAbove(0, changes)
  }

  return {
    week,
    steadyFrom: Math.max(...[...dates, lastZoneChange].map(weekOf)) + 2,
    edges(number) {
      const start = number * week
      // Probed closely enough to meet the shortest stay at another offset.
      const offset = zone.offsetAt(start - reach)
      const isSteady = zone.offsetAt(start + reach) === offset && zone.offsetAt(start + week + DAY) === offset
      if (!isSteady || unlike.has(number)) return edgesFrom(start)
      const edges = alike.get(offset) ?? edgesFrom(start)
      alike.set(offset, edges)
      return edges
    },
  }
}
