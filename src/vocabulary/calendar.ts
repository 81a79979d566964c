import { z } from 'zod'

/** A time on the wall, `'HH:MM'`, from `'00:00'` to `'24:00'`. */
const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)

/** A date on the wall, `'YYYY-MM-DD'`. */
const LocalDate = z.iso.date()

/** When it opens and when it closes; a window that closes before it opens runs into the next day. */
const LocalWindow = z.tuple([LocalTime, LocalTime]).readonly()

const LocalWindows = z.array(LocalWindow).readonly()

/** The windows of each weekday; a day left out is closed. */
const WeeklyHours = z
  .strictObject({
    sun: LocalWindows,
    mon: LocalWindows,
    tue: LocalWindows,
    wed: LocalWindows,
    thu: LocalWindows,
    fri: LocalWindows,
    sat: LocalWindows,
  })
  .partial()
  .readonly()

/** When a desk is open, as data: what `createCalendar` takes. @category Time */
export const CalendarDefinition = z
  .strictObject({
    /** IANA name of the zone whose clocks the hours are read on, such as `'Asia/Shanghai'`. */
    timeZone: z.string(),
    /** The windows of each weekday; a day left out is closed. */
    hours: WeeklyHours,
    /** Local dates that are closed from midnight to midnight. */
    holidays: z.array(LocalDate).readonly().optional(),
    /** Windows taken out of a local date. */
    breaks: z.record(LocalDate, LocalWindows).readonly().optional(),
    /** Windows that replace the weekday's on a local date; an empty list closes it. */
    shifts: z.record(LocalDate, LocalWindows).readonly().optional(),
  })
  .readonly()
  .meta({ title: 'CalendarDefinition', description: 'When a desk is open' })
/** When a desk is open, as data: what `createCalendar` takes. @category Time */
export type CalendarDefinition = z.infer<typeof CalendarDefinition>
