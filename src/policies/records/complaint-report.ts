import type { MatterRecord } from '../../vocabulary/matter-record.js'
import { grouped } from '../grouped.js'
import { type Spread, spreadOf } from './spread.js'

/** What one department is told of the complaints that concern it. @category Statistics */
export interface DepartmentReport {
  readonly department: string
  readonly complaints: number
  /** Still open. */
  readonly open: number
  readonly kinds: Spread
  readonly severities: Spread
  /** What was found to be the cause, and what is to be improved, each once, with how often. */
  readonly causes: Spread
  readonly improvements: Spread
}

/**
 * The complaint report to the departments concerned (D6).
 * @param complaints - The records of complaints, in any order; those that name no department are for `otherwise`.
 * @param options - `otherwise`: the department that gets the rest, such as the service centre itself.
 * @returns A report a department, the one with the most complaints first, of equals the first by name.
 * @see D6
 * @category Statistics
 */
export function complaintReport(
  complaints: readonly MatterRecord[],
  options: { readonly otherwise: string },
): DepartmentReport[] {
  return [...grouped(complaints, ({ department = options.otherwise }) => department)]
    .map(([department, records]) => ({
      department,
      complaints: records.length,
      open: records.filter(({ closedAt }) => closedAt === undefined).length,
      kinds: spreadOf(records, ({ kind }) => kind),
      severities: spreadOf(records, ({ severity }) => severity),
      causes: spreadOf(records, ({ cause }) => cause),
      improvements: spreadOf(records, ({ improvement }) => improvement),
    }))
    .sort((one, other) => other.complaints - one.complaints || (one.department < other.department ? -1 : 1))
}
