import type { CalendarDefinition } from '../vocabulary/calendar.js'

/** Monday to Friday, nine to half past five. The papers name no hours: these are the usual ones, for a department to change. */
export const officeHours: CalendarDefinition = {
  timeZone: 'Asia/Shanghai',
  hours: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [
      day,
      [
        ['09:00', '12:00'],
        ['13:00', '17:30'],
      ],
    ]),
  ),
}

/** Every day, nine to nine, as shops are open. */
export const shopHours: CalendarDefinition = {
  timeZone: 'Asia/Shanghai',
  hours: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, [['09:00', '21:00']]]),
  ),
}
