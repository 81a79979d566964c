import type { DeadlineReach } from '../machines/stages/stage-events.js'
import { nextDueAt as nextDueOfClocks } from '../policies/service-levels/pass-time.js'
import type { Instant } from '../vocabulary/time.js'
import type { CaseOf } from './case.js'
import { fileOf } from './route.js'

/** Something a case waits for the time of. */
export interface Due {
  readonly at: Instant
  /** The event that time then sends. */
  readonly event: { readonly type: string }
  /** The timer's token, for a delayed transition of a host's own machine. */
  readonly token?: string
}

/** What falls due first: of the file's deadlines and the machine's own timers; by name where two fall together. */
export function firstDue(item: CaseOf): Due | null {
  let first: Due | null = null
  const { deadlines } = fileOf(item)
  for (const name in deadlines) {
    const at = deadlines[name]!
    if (first === null || at < first.at || (at === first.at && name < nameOf(first))) {
      const event: DeadlineReach = { type: 'deadline.reach', deadline: name }
      first = { at, event }
    }
  }
  for (const { at, event, token } of item.state.timers ?? []) {
    if (at !== undefined && (first === null || at < first.at)) first = { at, event, token }
  }
  return first
}

const nameOf = ({ event }: Due): string => ('deadline' in event ? String(event.deadline) : '')

/**
 * When time next has something to say to a case.
 * @param item - The case.
 * @returns Epoch milliseconds, possibly past, or `null` when it waits for no time.
 * @category Cases
 */
export function nextDueAt(item: CaseOf): Instant | null {
  const deadline = firstDue(item)?.at ?? null
  const level = nextDueOfClocks(item.clocks)
  return deadline === null || level === null ? (deadline ?? level) : Math.min(deadline, level)
}
