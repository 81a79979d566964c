import { z } from 'zod'
import { Id, Text } from './text.js'

/** What has to be so before a shift ends (D5). @category Vocabulary */
export const ShiftChecklist = z
  .array(z.strictObject({ id: Id, title: Text }).readonly())
  .min(1)
  .refine(items => new Set(items.map(({ id }) => id)).size === items.length, 'expected each item once')
  .readonly()
  .meta({ title: 'ShiftChecklist', description: 'What has to be so before a shift ends' })
/** What has to be so before a shift ends (D5). @category Vocabulary */
export type ShiftChecklist = z.infer<typeof ShiftChecklist>
