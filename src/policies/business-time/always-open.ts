import { type Calendar, createCalendar } from './calendar.js'

/**
 * A calendar that never closes, for limits in calendar hours (T6, T10).
 * @param timeZone - IANA name of the zone whose midnights part its working days; `'UTC'` by default.
 * @returns A calendar, immutable.
 * @throws CasewrightError `invalid-parameter` on an unknown zone.
 * @category Business time
 */
export function alwaysOpen(timeZone = 'UTC'): Calendar {
  const allDay = [['00:00', '24:00']] as const
  const hours = { sun: allDay, mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay }
  return createCalendar({ timeZone, hours })
}
