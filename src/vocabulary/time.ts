import { z } from 'zod'

/** A point in time: whole milliseconds since 1970-01-01T00:00Z, within the range of a JavaScript `Date`. @category Vocabulary */
export const Instant = z
  .int()
  .min(-8.64e15)
  .max(8.64e15)
  .meta({ title: 'Instant', description: 'Milliseconds since 1970-01-01T00:00Z' })
/** A point in time: whole milliseconds since 1970-01-01T00:00Z. @category Vocabulary */
export type Instant = z.infer<typeof Instant>

/** A length of time: whole milliseconds, ≥ 0. @category Vocabulary */
export const DurationMs = z
  .int()
  .min(0)
  .max(8.64e15)
  .meta({ title: 'DurationMs', description: 'A length of time in milliseconds' })
/** A length of time: whole milliseconds, ≥ 0. @category Vocabulary */
export type DurationMs = z.infer<typeof DurationMs>
