import { writing } from '../stages/writing.js'
import type { BookingEffect, BookingEvent, BookingFile } from './booking.schema.js'

const { rule } = writing<BookingFile, BookingEvent, BookingEffect>()

/** The rules a booking keeps beside those of every path. */
export const bookingRules = {
  confirmsAhead: rule<'booking.confirm'>(
    'R9',
    'a time is confirmed that lies ahead, and reminded of before it comes',
    (_file, { at, startsAt, remindAt = startsAt - 1 }) => at < startsAt && remindAt < startsAt,
  ),
  mayCancel: rule<'booking.cancel'>(
    'P10',
    'a customer calls it off on their own account',
    (_file, { by, cause }) => by.role !== 'customer' || cause === 'customer',
  ),
}
