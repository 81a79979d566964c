import type { ShiftChecklist } from '../../vocabulary/shift-checklist.js'
import { expect } from '../expect.js'

/** The six don't-leaves: nobody leaves before each of them is so (D5). @category Staff */
export const sixDontLeaves: ShiftChecklist = [
  { id: 'hygiene', title: 'The place is clean' },
  { id: 'items-in-place', title: 'Every item is in its place' },
  { id: 'accounts', title: 'The accounts reconcile' },
  { id: 'records', title: 'The records are accurate' },
  { id: 'handover', title: 'The handover is done' },
  { id: 'safety', title: 'Safety measures are taken' },
]

/** Whether a shift may end. @category Staff */
export interface ShiftClosing {
  readonly mayLeave: boolean
  /** What is not so yet, in the order of the list. */
  readonly missing: ShiftChecklist
}

/**
 * Tells whether a shift may end (D5).
 * @param checked - What was checked, by its id: whether it is so. What was not checked is not so.
 * @param checklist - Default {@link sixDontLeaves}.
 * @throws CasewrightError `invalid-parameter` if something was checked that is not on the list.
 * @see D5
 * @category Staff
 */
export function closeShift(
  checked: Readonly<Record<string, boolean>>,
  checklist: ShiftChecklist = sixDontLeaves,
): ShiftClosing {
  const ids = checklist.map(({ id }) => id)
  for (const id of Object.keys(checked)) {
    expect(ids.includes(id), 'closeShift', 'checked', `of ${ids.join(', ')}`, id)
  }
  const missing = checklist.filter(({ id }) => !Object.hasOwn(checked, id) || checked[id] !== true)
  return { mayLeave: missing.length === 0, missing }
}
