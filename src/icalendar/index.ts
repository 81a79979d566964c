export { holidaysFromICalendar } from './holidays.js'
