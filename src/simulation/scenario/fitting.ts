import { speaks } from '../../policies/text/speaks.js'
import type { Role } from '../../vocabulary/party.js'
import type { Group } from './group.js'

/** What work asks of a group; what is left out, any will do. */
interface GroupNeed {
  readonly desks?: readonly Role[] | undefined
  /** The leaning that whoever works on it has, unless all-round (R4). */
  readonly leaning?: string | undefined
  readonly language?: string | undefined
  readonly customerGrade?: string | undefined
}

/** The groups that fit, by their ids, in the order of the scenario. */
export function fitting(groups: readonly Group[], need: GroupNeed): readonly string[] {
  const { desks, leaning, language, customerGrade } = need
  return groups
    .filter(
      group =>
        (desks === undefined || (group.desk !== undefined && desks.includes(group.desk))) &&
        (leaning === undefined || group.leaning === leaning || group.leaning === 'all-round') &&
        (language === undefined || (group.languages?.some(spoken => speaks(spoken, language)) ?? true)) &&
        (customerGrade === undefined || (group.customerGrades?.includes(customerGrade) ?? true)),
    )
    .map(({ id }) => id)
}
