import type { Standing } from '../path.js'
import { isIn } from '../stages/stage-selectors.js'
import type { BookingFile } from './booking.schema.js'

/** What can be read off a booking, beside what every path tells. @category Booking */
export const bookingSelectors = {
  /** When the customer is to come; `null` while no time is confirmed. */
  startsAt: ({ context }: Standing<BookingFile>) => context.startsAt,
  /** What became of it; `null` while that is open. */
  settled: ({ context }: Standing<BookingFile>) => context.settled,
  /** Whether a time is confirmed and yet to come. */
  isBooked: (standing: Standing<BookingFile>) => isIn(standing, 'open', 'booked'),
}
