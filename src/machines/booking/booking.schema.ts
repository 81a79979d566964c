import { z } from 'zod'
import { Text } from '../../vocabulary/text.js'
import { DurationMs, Instant } from '../../vocabulary/time.js'
import type { EventWith } from '../define-path.js'
import { type CaseFile, CaseInput, type Outcome } from '../stages/case-file.js'
import type { StageEffect } from '../stages/stage-effects.js'

/** What a customer wants to book; the subject is what they say of it. @category Booking */
export const BookingInput = CaseInput.meta({ title: 'BookingInput' })
/** What a customer wants to book. @category Booking */
export type BookingInput = z.infer<typeof BookingInput>

/** What is booked, and for how long. */
const BookingRecord = z.strictObject({
  type: z.literal('booking.record'),
  content: Text,
  /** How long it is expected to take, in milliseconds: a minute or more. */
  durationMs: DurationMs.min(60_000),
})

/** The customer has a time. */
const BookingConfirm = z.strictObject({
  type: z.literal('booking.confirm'),
  startsAt: Instant,
  /** When the customer is reminded; a day before unless given, and where it is nearer than that, halfway. */
  remindAt: Instant.optional(),
})

/** The time will not do: another is to be found. */
const BookingChange = z.strictObject({ type: z.literal('booking.change'), reason: Text })

/** It is called off, on account of one side or the other. */
const BookingCancel = z.strictObject({
  type: z.literal('booking.cancel'),
  reason: Text,
  cause: z.enum(['customer', 'department']),
})

/** The customer did not come. */
const BookingMiss = z.strictObject({ type: z.literal('booking.miss') })

/** The customer is there. */
const ServiceBegin = z.strictObject({ type: z.literal('service.begin') })

/** The customer is served. */
const ServiceEnd = z.strictObject({ type: z.literal('service.end') })

export const bookingEvents = [
  BookingRecord,
  BookingConfirm,
  BookingChange,
  BookingCancel,
  BookingMiss,
  ServiceBegin,
  ServiceEnd,
] as const

/** What can be asked of a booking. @category Booking */
export type BookingEvent = EventWith<(typeof bookingEvents)[number]>

/** What a booking asks its surroundings to do. @category Booking */
export type BookingEffect =
  | StageEffect
  /** The customer is told the time, at first or again. */
  | {
      readonly type: 'customer.confirm' | 'customer.remind'
      readonly content: string | null
      readonly startsAt: Instant | null
      readonly durationMs: number | null
    }

/** How a booking can end. @category Booking */
export type BookingSettlement = 'served' | 'cancelled' | 'no-show'

/** What a booking writes down. @category Booking */
export interface BookingFile extends CaseFile {
  readonly content: string | null
  readonly durationMs: number | null
  readonly startsAt: Instant | null
  /** How often another time had to be found. */
  readonly changes: number
  readonly settled: BookingSettlement | null
}

/** What a finished booking leaves behind. @category Booking */
export interface BookingOutcome extends Outcome {
  readonly settled: BookingSettlement | null
}
