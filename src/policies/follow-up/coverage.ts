import type { Instant } from '../../vocabulary/time.js'
import type { FollowUp } from './follow-up-for.js'

/** A follow-up that was made: the customer was reached. @category Follow-up */
export interface FollowUpMade {
  readonly causeId: string
  readonly at: Instant
}

/** What became of the follow-ups that were due. @category Follow-up */
export interface FollowUpCoverage {
  /** Made within their window. */
  readonly made: readonly string[]
  /** Made before it opened, or after it closed. */
  readonly early: readonly string[]
  readonly late: readonly string[]
  /** Not made, and the window has closed. */
  readonly missed: readonly string[]
  /** Not made, and there is time. */
  readonly open: readonly string[]
  /** Made at any time ÷ all but the open ones, 0–1; `null` where all are open. F2 asks for 1 of complaints. */
  readonly coveredShare: number | null
}

/**
 * Tells which follow-ups were made, and which are missing (F2: 100% of complaints).
 * @param due - What {@link followUpFor} gave.
 * @param made - In any order; of several for one cause the first within its window counts, else the first.
 * @param at - Now, in epoch milliseconds; what was made later is not yet known.
 * @returns The ids of the causes, in the order of `due`.
 * @see F2, Q8
 * @category Follow-up
 */
export function followUpCoverage(
  due: readonly FollowUp[],
  made: readonly FollowUpMade[],
  at: Instant,
): FollowUpCoverage {
  const instants = new Map<string, Instant[]>()
  for (const { causeId, at: madeAt } of made) {
    if (madeAt <= at)
      instants.set(
        causeId,
        [...(instants.get(causeId) ?? []), madeAt].sort((a, b) => a - b),
      )
  }
  const found: Record<'made' | 'early' | 'late' | 'missed' | 'open', string[]> = {
    made: [],
    early: [],
    late: [],
    missed: [],
    open: [],
  }
  for (const { causeId, earliestAt, latestAt } of due) {
    const when = instants.get(causeId) ?? []
    const first = when.find(instant => instant >= earliestAt && instant < latestAt) ?? when[0]
    if (first === undefined) found[at < latestAt ? 'open' : 'missed'].push(causeId)
    else found[first < earliestAt ? 'early' : first < latestAt ? 'made' : 'late'].push(causeId)
  }
  const reached = found.made.length + found.early.length + found.late.length
  const settled = reached + found.missed.length
  return { ...found, coveredShare: settled === 0 ? null : reached / settled }
}
