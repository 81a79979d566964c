import type { EscalationLadder, EscalationRung } from '../../vocabulary/escalation.js'
import type { Severity } from '../../vocabulary/priority.js'
import type { Instant } from '../../vocabulary/time.js'
import type { Calendar } from '../business-time/calendar.js'
import { expect } from '../expect.js'
import { serviceLadder } from './service-ladder.js'

/** A case as far as escalation is concerned. @category Escalation */
export interface ClimbingCase {
  readonly severity: Severity
  readonly openedAt: Instant
  /** Since when whoever has it cannot go on; `null` while they can. */
  readonly stuckAt: Instant | null
  /** The ids of the rungs it has climbed. */
  readonly climbed: readonly string[]
}

/** A rung that a case has come to. @category Escalation */
export interface DueRung {
  readonly rung: EscalationRung
  /** When it came to it, which may be some time ago. */
  readonly dueAt: Instant
  /** `'severity high, 4 h since opened'`. */
  readonly because: string
}

/** How far up the ladder a case has come. @category Escalation */
export interface Climb {
  /** Rungs it has come to and not climbed, in the order of their instants, then of the ladder. */
  readonly due: readonly DueRung[]
  /** When it comes to the next, or `null`. */
  readonly nextAt: Instant | null
}

/**
 * Tells to whom an unsolved case is to go by now: across to whoever can solve it, up to whoever is to know (P4, P5, R5).
 *
 * A rung is never reached before those below it of its kind. A severity that is raised brings what is still to come nearer,
 * and what was climbed stays climbed: no rung comes twice.
 * @param item - The case as it stands.
 * @param options - `at`: now, in epoch milliseconds; `calendar`: whose open time counts, such as `alwaysOpen()`; `ladder`:
 *   default {@link serviceLadder}.
 * @returns The rungs that are due, and when the next will be.
 * @throws CasewrightError `invalid-parameter` if a time on the ladder is out of range.
 * @see P4, P5, R5
 * @category Escalation
 */
export function climb(
  item: ClimbingCase,
  options: { readonly at: Instant; readonly calendar: Calendar; readonly ladder?: EscalationLadder },
): Climb {
  const { at, calendar, ladder = serviceLadder } = options
  expect(Number.isFinite(at), 'climb', 'at', 'epoch milliseconds', at)
  const reached = { functional: -Infinity, hierarchic: -Infinity }
  const due: DueRung[] = []
  let nextAt: Instant | null = null

  for (const rung of ladder.toSorted((one, other) => one.level - other.level)) {
    const since = rung.since === 'opened' ? item.openedAt : item.stuckAt
    const afterMs = rung.afterMs[item.severity]
    if (since === null || afterMs === undefined) continue
    const end = calendar.add(since, afterMs)
    if (end === null) continue
    const dueAt = Math.max(end, reached[rung.kind])
    reached[rung.kind] = dueAt
    if (item.climbed.includes(rung.id)) continue
    if (dueAt <= at) due.push({ rung, dueAt, because: reasonOf(item.severity, rung, afterMs) })
    else nextAt = Math.min(nextAt ?? Infinity, dueAt)
  }
  // Sorting is stable: rungs of one instant stay by level, and so in the order of the ladder.
  return { due: due.sort((one, other) => one.dueAt - other.dueAt), nextAt }
}

function reasonOf(severity: Severity, { since }: EscalationRung, afterMs: number): string {
  const [hours, minutes] = [Math.floor(afterMs / 3_600_000), Math.round((afterMs % 3_600_000) / 60_000)]
  const parts = [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`].filter(Boolean)
  return `severity ${severity}, ${parts.join(' ') || 'at once'} since ${since}`
}
