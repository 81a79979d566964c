import { DAY, type TimeZone } from './time-zone.js'
import { createTimeline, type Timeline } from './timeline.js'

/**
 * The working days of a calendar, as a timeline of its own whose unit is the day (0 = 1970-01-01): a day is open if any
 * instant between its midnight and the next is. A date that the zone skipped holds no instant, so it is not a working day.
 */
export function workingDays(hours: Timeline, zone: TimeZone): Timeline {
  return createTimeline({
    week: 7,
    steadyFrom: hours.line.steadyFrom + 1,
    edges(week) {
      const openUntil = (place: number) => hours.measure(zone.startOf((week * 7 + place) * DAY))
      return [0, 1, 2, 3, 4, 5, 6].flatMap(place =>
        openUntil(place) < openUntil(place + 1) ? [place, place + 1] : [],
      )
    },
  })
}
