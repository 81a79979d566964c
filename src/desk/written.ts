import type { Instant } from '../vocabulary/time.js'
import type { Office } from './office.js'
import type { Move } from './store.js'

/** A move was stored: the desk has it at hand, wakes who has to do with it, and tells. */
export function written(office: Office, move: Move, startedAt: Instant): void {
  const { before, after, label, effects, records, at } = move
  office.recent.set(after.case.id, after)
  if (effects.length > 0 || label.isWaiting || label.dueAt !== null) office.bell.ring()
  const last = records.findLast(({ event }) => !event.type.startsWith('sla.'))
  if (last === undefined) return
  office.tell({
    type: 'case.moved',
    at,
    caseId: after.case.id,
    path: after.case.path,
    event: last.event.type,
    role: last.by.role,
    rev: after.case.rev,
    effects: effects.length,
    isOpen: label.tray.isOpen,
    wasOpen: before === null ? false : isOpen(before.case),
    startedAt,
  })
}

const isOpen = ({ state }: NonNullable<Move['before']>['case']): boolean =>
  state.status === 'active' && !state.tags.includes('closed')
