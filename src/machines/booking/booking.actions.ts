import { withDeadline, withoutDeadline } from '../stages/case-file.js'
import { tellHandler } from '../stages/stage-actions.js'
import type { DeadlineReach } from '../stages/stage-events.js'
import { writing } from '../stages/writing.js'
import type { BookingEffect, BookingEvent, BookingFile } from './booking.schema.js'

const { change, tell } = writing<BookingFile, BookingEvent | DeadlineReach, BookingEffect>()

const dayMs = 86_400_000

const appointment = ({ content, startsAt, durationMs }: BookingFile) => ({ content, startsAt, durationMs })

/** What a booking writes down and asks for, beside what every path does. */
export const bookingActions = {
  noteContent: change<'booking.record'>((_file, { content, durationMs }) => ({ content, durationMs })),
  book: change<'booking.confirm'>((file, { at, startsAt, remindAt }) => ({
    startsAt,
    settled: null,
    deadlines: {
      ...withDeadline(
        file,
        'reminder',
        remindAt ?? startsAt - Math.min(dayMs, Math.ceil((startsAt - at) / 2)),
      ),
      start: startsAt,
    },
  })),
  endWait: change(file => {
    const deadlines = withoutDeadline(file, 'start')
    return { deadlines: withoutDeadline({ ...file, deadlines }, 'reminder') }
  }),
  // Who has not come by the end of the time set aside does not come.
  awaitArrival: change(file => ({
    deadlines: withDeadline(file, 'no-show', (file.startsAt ?? 0) + (file.durationMs ?? 0)),
  })),
  stopAwaitingArrival: change(file => ({ deadlines: withoutDeadline(file, 'no-show') })),
  tellTime: tell(file => ({ type: 'customer.confirm', ...appointment(file) })),
  endReminder: change(file => ({ deadlines: withoutDeadline(file, 'reminder') })),
  remind: tell(file => ({ type: 'customer.remind', ...appointment(file) })),
  noteChange: change(file => ({ startsAt: null, settled: null, changes: file.changes + 1 })),
  tellChange: tell<'booking.change'>((file, { reason }) => tellHandler(file, 'message', reason)),
  cancelBooking: change<'booking.cancel'>((_file, { cause }) => ({
    settled: 'cancelled' as const,
    liable: cause === 'department',
  })),
  noteMissing: change(() => ({ settled: 'no-show' as const })),
  noteServed: change(() => ({ settled: 'served' as const })),
  scheduleFollowUp: tell((_file, { at }) => ({
    type: 'followUp.schedule',
    occasion: 'service',
    endedAt: at,
  })),
}
