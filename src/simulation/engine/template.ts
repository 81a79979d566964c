import type { Calendar } from '../../policies/business-time/calendar.js'

/** An event to be sent: the same each time but for its instants. */
export interface Template {
  readonly type: string
  /** Its number among those of the stream. */
  readonly index: number
  /** The event as it is sent at an instant. */
  at(at: number): { readonly type: string }
}

/** `{ $afterMs }` in the place of an instant. */
interface Relative {
  readonly $afterMs: number
  readonly calendar?: string
}

/**
 * Reads an event with relative instants.
 * @param calendarOf - Finds a calendar by name, or refuses the name.
 */
export function templateOf(
  event: { readonly type: string },
  index: number,
  calendarOf: (name: string, field: string) => Calendar | null,
  field: string,
): Template {
  return { type: event.type, index, at: timed(event, calendarOf, field) as Template['at'] }
}

/** A value with relative instants, as it is at an instant. */
export function timed(
  value: object,
  calendarOf: (name: string, field: string) => Calendar | null,
  field: string,
): (at: number) => unknown {
  return filler(value, calendarOf, field) ?? (() => value)
}

/** How to fill in a value; `null` where nothing in it depends on the time. */
function filler(
  value: unknown,
  calendarOf: (name: string, field: string) => Calendar | null,
  field: string,
): ((at: number) => unknown) | null {
  if (typeof value !== 'object' || value === null) return null
  if (isRelative(value)) {
    const { $afterMs, calendar } = value
    const open = calendar === undefined ? null : calendarOf(calendar, `${field}.calendar`)
    return open === null ? at => at + $afterMs : at => open.add(at, $afterMs)
  }
  const entries = Object.entries(value).map(
    ([key, part]) => [key, part as unknown, filler(part, calendarOf, `${field}.${key}`)] as const,
  )
  if (entries.every(([, , make]) => make === null)) return null
  if (Array.isArray(value)) return at => entries.map(([, part, make]) => (make === null ? part : make(at)))
  return at => Object.fromEntries(entries.map(([key, part, make]) => [key, make === null ? part : make(at)]))
}

const isRelative = (value: object): value is Relative =>
  '$afterMs' in value && typeof value.$afterMs === 'number'
