import { z } from 'zod'
import { Role } from './party.js'
import { Severity } from './priority.js'

/** Who is told of a matter the company is responsible for, by severity (R6). @category Vocabulary */
export const UpwardReports = z
  .record(Severity, z.array(Role).readonly())
  .readonly()
  .meta({ title: 'UpwardReports', description: 'Who is told of a matter the company is responsible for' })
/** Who is told of a matter the company is responsible for, by severity (R6). @category Vocabulary */
export type UpwardReports = z.infer<typeof UpwardReports>
