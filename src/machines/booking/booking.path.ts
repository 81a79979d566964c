import { definePath } from '../define-path.js'
import type { CaseFile } from '../stages/case-file.js'
import { frontDesk } from '../stages/stage-events.js'
import { deadline, replies, whileWorking } from '../stages/stage-states.js'
import { bookingActions } from './booking.actions.js'
import { bookingRules } from './booking.rules.js'
import { type BookingEffect, type BookingFile, BookingInput, bookingEvents } from './booking.schema.js'
import { bookingSelectors } from './booking.selectors.js'

type Own = Omit<BookingFile, keyof CaseFile>

const changes = { target: '#confirming', actions: ['noteChange', 'tellChange'] } as const
const cancels = {
  'booking.cancel': { guard: 'mayCancel', target: '#replying', actions: 'cancelBooking' },
} as const

const coming = {
  ...cancels,
  'case.accept': whileWorking['case.accept'],
  'booking.change': changes,
  'service.begin': '#serving',
} as const

const path = definePath({
  id: 'booking',
  version: 1,
  description: 'A customer books a time: recorded, confirmed, reminded of, and kept or not (P10).',
  input: BookingInput,
  events: bookingEvents,
  effects: {} as BookingEffect,
  senders: {
    'booking.change': ['customer', ...frontDesk],
    'booking.cancel': ['customer', ...frontDesk],
  },
  opens: (): Own => ({ content: null, durationMs: null, startsAt: null, changes: 0, settled: null }),
  rules: () => bookingRules,
  actions: () => bookingActions,
  outcome: ({ settled }) => ({ settled }),
  selectors: bookingSelectors,
}).through(
  {
    recording: {
      description: 'What is it for, and how long will it take?',
      on: { ...cancels, 'booking.record': { target: 'confirming', actions: 'noteContent' } },
    },
    confirming: {
      id: 'confirming',
      description: 'A time is found that suits the customer.',
      on: {
        ...cancels,
        'booking.record': { actions: 'noteContent' },
        'booking.confirm': { guard: 'confirmsAhead', target: '#booked', actions: ['book', 'tellTime'] },
      },
    },
    serving: {
      id: 'serving',
      description: 'The customer is there.',
      on: { 'service.end': { target: '#replying', actions: ['noteServed', 'scheduleFollowUp'] } },
    },
  },
  {
    answers: 'when-known',
    beside: {
      booked: {
        id: 'booked',
        description: 'The customer has a time, and is reminded of it.',
        tags: ['onHold'],
        exit: 'endWait',
        on: {
          ...coming,
          'deadline.reach': [
            { guard: deadline('reminder'), actions: ['endReminder', 'remind'] },
            { guard: deadline('start'), target: '#expecting' },
          ],
        },
      },
      expecting: {
        id: 'expecting',
        description: 'The time has come: the customer comes, or does not.',
        tags: ['awaitingCustomer'],
        meta: { holder: frontDesk },
        entry: 'awaitArrival',
        exit: 'stopAwaitingArrival',
        on: {
          ...coming,
          'booking.miss': { target: '#missed', actions: 'noteMissing' },
          'deadline.reach': {
            guard: deadline('no-show'),
            target: '#missed',
            actions: ['noteMissing', 'tellSilence'],
          },
        },
      },
      missed: {
        id: 'missed',
        description: 'Nobody came; the customer may have another time, or was there after all.',
        tags: ['awaitingAgent'],
        on: { 'booking.change': changes, 'service.begin': '#serving', ...replies },
      },
    },
    resumes: { asked: '#replying' },
  },
)

type Inferred = typeof path
/** The booking path (P10). @category Paths */
export interface BookingPath extends Inferred {}
/** The booking path (P10). @category Paths */
export const bookingPath: BookingPath = path

type Machine = typeof path.machine
/** One booking, from the first contact to feedback (P10). @category Booking */
export interface BookingMachine extends Machine {}
/** One booking, from the first contact to feedback (P10). @category Booking */
export const bookingMachine: BookingMachine = path.machine
