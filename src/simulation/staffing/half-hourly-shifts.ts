import { DAY, timeZoneOf } from '../../policies/business-time/time-zone.js'
import type { CalendarDefinition } from '../../vocabulary/calendar.js'
import type { Shift } from '../scenario/group.js'

/** A week of half hours, from Monday 00:00 on. */
export const halfHoursOfWeek = 336

const halfHour = 1_800_000
const week = 7 * DAY
const monday = 4 * DAY
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Which half hour of the week an instant falls in, on the clocks of a zone; a fraction where it does not begin one. */
export function halfHourAt(at: number, timeZone: string): number {
  const local = at + timeZoneOf(timeZone, 'requiredStaff').offsetAt(at)
  return ((((local - monday) % week) + week) % week) / halfHour
}

/**
 * Shifts by which there are so many agents in each half hour of the week: the first agent is there whenever one is needed, the
 * second whenever two are, and so on, so that nobody comes and goes more than the numbers do. Where nobody is ever needed, the
 * one there is never comes.
 */
export function shiftsOf(
  name: string,
  agents: readonly number[],
  timeZone: string,
): { readonly shifts: readonly Shift[]; readonly calendars: Readonly<Record<string, CalendarDefinition>> } {
  const most = Math.max(1, ...agents)
  const shifts: Shift[] = []
  const calendars: Record<string, CalendarDefinition> = {}
  for (let layer = 1; layer <= most; ) {
    const isOpen = agents.map(count => count >= layer)
    let next = layer + 1
    while (next <= most && agents.every((count, index) => count >= next === isOpen[index])) next++
    const calendar = `${name}-${layer}`
    calendars[calendar] = { timeZone, hours: hoursOf(isOpen) }
    shifts.push({ agents: next - layer, calendar })
    layer = next
  }
  return { shifts, calendars }
}

/** Stretches of half hours, day by day. */
function hoursOf(isOpen: readonly boolean[]): CalendarDefinition['hours'] {
  const hours: Record<string, [string, string][]> = {}
  for (const [day, name] of weekdays.entries()) {
    const stretches: [string, string][] = []
    for (let index = 0; index < 48; index++) {
      if (isOpen[day * 48 + index] !== true) continue
      const last = stretches.at(-1)
      if (last?.[1] === clock(index)) last[1] = clock(index + 1)
      else stretches.push([clock(index), clock(index + 1)])
    }
    if (stretches.length > 0) hours[name] = stretches
  }
  return hours
}

/** `09:30` of the 19th half hour of a day; `24:00` at its end. */
const clock = (index: number): string =>
  `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`
