import { z } from 'zod'

/** A date on the department's wall calendar, `YYYY-MM-DD`. @category Vocabulary */
export const LocalDate = z.iso.date().meta({ title: 'LocalDate' })
/** A date on the department's wall calendar, `YYYY-MM-DD`. @category Vocabulary */
export type LocalDate = z.infer<typeof LocalDate>

/** A calendar month, `YYYY-MM`. @category Vocabulary */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month such as 2026-06')
  .meta({ title: 'Month' })
/** A calendar month, `YYYY-MM`. @category Vocabulary */
export type Month = z.infer<typeof Month>
