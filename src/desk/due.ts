import { nextDueAt } from '../cases/due.js'
import { elapse } from '../cases/elapse.js'
import { time } from '../cases/trail.js'
import type { Instant } from '../vocabulary/time.js'
import { moveOf } from './move.js'
import type { DeskEvent } from './observe.js'
import type { Office } from './office.js'
import type { Kept, Move, Postponement } from './store.js'
import { written } from './written.js'

/** How many cases are brought forward in one transaction. */
const batch = 200

/** When a case that time could not be told to is tried again. */
const stuckForMs = 10 * 60_000

/**
 * Tells time to the cases for which something falls due up to `until`, in the order of the due instants.
 * @returns How many times it was told.
 */
export async function bringForward(office: Office, until: Instant): Promise<number> {
  let told = 0
  for (;;) {
    let moves: Move[] = []
    let events: DeskEvent[] = []
    const startedAt = office.now()
    const given = await office.store.bringForward(until, batch, due => {
      moves = []
      events = []
      return stepAll(office, due, until, moves, events)
    })
    for (const move of moves) written(office, move, startedAt)
    events.forEach(office.tell)
    told += moves.length
    if (given === 0) return told
  }
}

/**
 * One step each, to the case's own next due instant. It ends before a case that is due later than one that has been told
 * once is due again, so that what falls due first happens first, whichever case it belongs to.
 */
function stepAll(
  office: Office,
  due: readonly Kept[],
  until: Instant,
  moves: Move[],
  events: DeskEvent[],
): readonly (Move | Postponement)[] {
  const done: (Move | Postponement)[] = []
  let again = Number.POSITIVE_INFINITY
  for (const kept of due) {
    const { id: caseId, path } = kept.case
    try {
      const now = office.current(kept)
      const dueAt = nextDueAt(now.case) ?? until
      if (dueAt > again) break
      const charter = office.charterOf(now.case)
      const step = elapse(now.case, { at: Math.min(dueAt, until), charter })
      const move = moveOf(now, step, { at: until, by: time, charter, key: null })
      again = Math.min(again, move.label.dueAt ?? again)
      done.push(move)
      moves.push(move)
      events.push({
        type: 'case.due',
        at: until,
        caseId,
        path,
        dueAt,
        latenessMs: Math.max(0, until - dueAt),
      })
    } catch (error) {
      const retryAt = until + stuckForMs
      done.push({ caseId, until: retryAt })
      events.push({ type: 'case.stuck', at: until, caseId, retryAt, error })
    }
  }
  return done
}
