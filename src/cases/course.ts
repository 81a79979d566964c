import type { Path } from '../machines/path.js'
import { responses } from '../policies/service-levels/presets.js'
import type { StateValue } from '../vocabulary/case.js'
import type { Channel } from '../vocabulary/contact.js'
import { CasewrightError } from '../vocabulary/errors.js'
import type { CaseRecord } from '../vocabulary/record.js'
import type { DurationMs, Instant } from '../vocabulary/time.js'
import type { CaseOf } from './case.js'
import { fileOf } from './route.js'

/** What the records of a case tell of its course. */
interface Course {
  contacts: number
  /** How many of the department had it until its last answer, or have had it so far. */
  hands: number | undefined
  isFollowedUp: boolean
  /** When it last changed its state, leaving aside that it can no longer be reopened. */
  movedAt: Instant
}

const conversations: readonly (Channel | undefined)[] = ['phone', 'chat', 'walk-in', 'visit']

/** Walks along the records of a case; a contact that rests longer than `restMs` is over. */
export function courseOf(
  item: CaseOf,
  records: Iterable<CaseRecord>,
  path: Path,
  restMs: DurationMs,
): Course {
  const { contact, customer } = fileOf(item)
  const isConversation = conversations.includes(contact?.channel)
  const people = new Set<string>()
  const course: Course = { contacts: 1, hands: undefined, isFollowedUp: false, movedAt: item.openedAt }
  let lastWordAt = item.openedAt
  let rev = 0
  for (const record of records) {
    if (record.caseId !== item.id || record.rev !== rev + 1) throw outOfPlace(item, rev + 1, record)
    rev++
    if (rev === 1) continue
    const { at, by, event } = record
    const { type } = event
    const isCustomers =
      by.role === 'customer'
        ? customer === undefined || by.id === customer.id
        : by.role !== 'system' && path.senders[type]?.includes('customer') === true
    const isSameContact = isConversation && type !== 'case.reopen' && at - lastWordAt <= restMs
    if (isCustomers && !isSameContact) course.contacts++
    if (isCustomers || responses.includes(type)) lastWordAt = at

    const isMoved = !isSameState(record.from, record.to)
    if (isMoved && event.deadline !== 'reopening') course.movedAt = at
    const isHandled = isMoved || type === 'case.accept'
    if (isHandled && by.role !== 'customer' && by.role !== 'system') people.add(by.id)
    if (type === 'reply.send') course.hands = people.size
    if (type === 'followUp.make') course.isFollowedUp = true
  }
  if (rev !== item.rev) throw outOfPlace(item, rev + 1, undefined)
  course.hands ??= people.size || undefined
  return course
}

function isSameState(one: StateValue | null, other: StateValue | null): boolean {
  if (one === other) return true
  if (one === null || other === null || typeof one === 'string' || typeof other === 'string') return false
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every(name => Object.hasOwn(other, name) && isSameState(one[name]!, other[name]!))
  )
}

function outOfPlace(
  { id }: CaseOf,
  rev: number,
  got: Pick<CaseRecord, 'caseId' | 'rev'> | undefined,
): CasewrightError {
  const came = got === undefined ? 'none' : `record ${got.rev} of case "${got.caseId}"`
  return new CasewrightError(
    'invalid-parameter',
    `caseFacts: expected records to hold record ${rev} of case "${id}" in its place, got ${came}`,
  )
}
