import type { LocalDate } from '../../vocabulary/date.js'

/** An agent as a duty roster sees them. @category Staff */
export interface RosterAgent {
  readonly id: string
  /** Whether they may work with customers, see {@link trainingStanding}. */
  readonly mayWork: boolean
  /** Who answers for them: they work when their mentor does, beside those a shift needs. */
  readonly mentorId?: string | null
  /** Dates on which they are away. */
  readonly away?: readonly LocalDate[]
}

/** Who works a shift of a day. @category Staff */
export interface RosterShift {
  readonly date: LocalDate
  readonly shift: string
  /** Those who cover it. */
  readonly agents: readonly string[]
  /** New agents who work it under their mentor, and do not cover it. */
  readonly mentored: readonly string[]
}

/** How many days in a row somebody would work with this day among them. */
export function streakWith(day: number, worked: ReadonlySet<number>): number {
  let [first, last] = [day, day]
  while (worked.has(first - 1)) first--
  while (worked.has(last + 1)) last++
  return last - first + 1
}
