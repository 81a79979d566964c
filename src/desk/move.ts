import type { CaseOf, Step } from '../cases/case.js'
import { nextDueAt } from '../cases/due.js'
import { fileOf, offeredPath, pathFor, routeOf } from '../cases/route.js'
import type { Charter } from '../charters/ties.js'
import type { Party } from '../vocabulary/party.js'
import type { Instant } from '../vocabulary/time.js'
import { readId } from './office.js'
import type { Assignment, Kept, Label, Move, PutEffect, UsedKey } from './store.js'
import { isFor, isSameList, isSameTray, rankOf, staffOf, type Tray, trayOf } from './tray.js'

/** What is to be stored of a step. */
export function moveOf(
  before: Kept | null,
  step: Step,
  how: { readonly at: Instant; readonly by: Party; readonly charter: Charter; readonly key: UsedKey | null },
): Move {
  const { at, by, charter, key } = how
  const place = placeOf(step.case, charter)
  const assignee = assigneeAfter(before?.assignee ?? null, step, place.tray)
  return {
    at,
    before,
    after: { case: step.case, assignee },
    label: { ...place, isWaiting: isWaiting(place.tray, assignee) },
    isWhereItWas: isWhereItWas(before, assignee, place),
    customers: customersAfter(before?.case ?? null, step.case, charter),
    records: step.recorded,
    effects: effectsOf(step),
    assignment: assignmentOf(before, step.case, assignee, at, by),
    key,
  }
}

/** What is to be stored when a case is given to somebody, or taken from them; it does not move itself. */
export function handing(before: Kept, assignment: Assignment, charter: Charter): Move {
  const place = placeOf(before.case, charter)
  return {
    at: assignment.at,
    before,
    after: { case: before.case, assignee: assignment.to },
    label: { ...place, isWaiting: isWaiting(place.tray, assignment.to) },
    isWhereItWas: false,
    customers: null,
    records: [],
    effects: [],
    assignment,
    key: null,
  }
}

/** Where cases were put by this process: of one that it read, and may have migrated, the row may say something else. */
const places = new WeakMap<CaseOf, Place>()

function placeOf(item: CaseOf, charter: Charter): Place {
  let place = places.get(item)
  if (place === undefined) {
    const tray = trayOf(routeOf(pathFor(item, charter, 'desk')), item)
    place = { tray, rank: rankOf(item), dueAt: nextDueAt(item) }
    places.set(item, place)
  }
  return place
}

type Place = Omit<Label, 'isWaiting'>

function isWhereItWas(before: Kept | null, assignee: Party | null, is: Place): boolean {
  const was = before === null ? undefined : places.get(before.case)
  return (
    was !== undefined &&
    before?.assignee?.id === assignee?.id &&
    was.rank === is.rank &&
    was.dueAt === is.dueAt &&
    isSameTray(was.tray, is.tray)
  )
}

const isWaiting = (tray: Tray, assignee: Party | null): boolean =>
  assignee === null && staffOf(tray).length > 0

/**
 * Who has a case after a step: whoever took it up by themselves; else who had it. Where it has gone on to another role or
 * leaning, it waits; while it is the customer's turn, it stays whose it was.
 */
function assigneeAfter(had: Party | null, { case: item, recorded }: Step, tray: Tray): Party | null {
  if (staffOf(tray).length === 0) return had
  const { handler } = fileOf(item)
  const taker = recorded.some(({ by }) => by.id === handler?.id) ? (handler ?? null) : had
  return taker !== null && isFor(tray, taker) ? taker : null
}

function assignmentOf(
  before: Kept | null,
  { id: caseId }: CaseOf,
  to: Party | null,
  at: Instant,
  by: Party,
): Assignment | null {
  const had = before?.assignee ?? null
  if (had?.id === to?.id) return null
  const because = to === null ? 'went on to others' : 'took it up'
  return { caseId, at, by, to, because: [because] }
}

/** The customers a case concerns, or `null` where they are the same as before. */
function customersAfter(before: CaseOf | null, after: CaseOf, charter: Charter): readonly string[] | null {
  const customers = customersOf(after, charter)
  if (before !== null && isSameList(customersOf(before, charter), customers)) return null
  return [...new Set(customers.map(customer => readId(customer, 'customer of the case')))]
}

/** A case that comes from another path, or from another charter, is of a path that the present one offers too. */
const customersOf = ({ path, state }: CaseOf, charter: Charter): readonly string[] =>
  offeredPath(path, charter, 'desk').customersOf?.(state.context) ?? []

/** Emitted events, then the named actions of a host's own machine. */
function effectsOf({ case: { id: caseId, rev }, emitted, actions }: Step): PutEffect[] {
  const all: readonly { readonly type: string }[] = [...emitted, ...actions]
  return all.map((effect, index) => ({ id: `${caseId}:${rev}:${index}`, caseId, rev, index, effect }))
}
