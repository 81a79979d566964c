import { z } from 'zod'

const degrees = ['low', 'medium', 'high', 'critical'] as const

/** How much harm the matter does. @category Vocabulary */
export const Severity = z.enum(degrees).meta({ title: 'Severity' })
/** How much harm the matter does. @category Vocabulary */
export type Severity = z.infer<typeof Severity>

/** How soon the harm grows. @category Vocabulary */
export const Urgency = z.enum(degrees).meta({ title: 'Urgency' })
/** How soon the harm grows. @category Vocabulary */
export type Urgency = z.infer<typeof Urgency>

/** What ranks the work: severity × urgency (R5). @category Vocabulary */
export const Priority = z
  .strictObject({ severity: Severity, urgency: Urgency })
  .meta({ title: 'Priority', description: 'Severity × urgency' })
/** What ranks the work: severity × urgency (R5). @category Vocabulary */
export type Priority = z.infer<typeof Priority>
