import { tiesOf } from '../charters/ties.js'
import type { InputOf, Path } from '../machines/path.js'
import type { Carried, CaseFile, CaseInput, Limits } from '../machines/stages/case-file.js'
import { plain } from '../vocabulary/parse.js'
import type { Party } from '../vocabulary/party.js'
import type { Instant } from '../vocabulary/time.js'
import type { CaseOf, Deed, Refused, Taken } from './case.js'
import { readDeed, trailTo } from './deed.js'
import { rolesFor } from './permission.js'
import { closed, type Grounds, invalidPayload, outOfOrder } from './refusals.js'
import { fileOf, notOffered, type Route, routeOf } from './route.js'
import { joined, Trail } from './trail.js'

/** What a path needs to know beside what the case has written down already. @category Cases */
export type Supplement<P extends Path> = Omit<InputOf<P>, keyof CaseInput> & Partial<InputOf<P>>

/**
 * Moves a case to another path: what came as an inquiry turns out to be a dispute. It stays the same case, with its history,
 * its owner (R1), its promise and its clocks; on the new path it waits to be accepted. What fell due before happens first.
 * @param item - The case; it is not altered.
 * @param path - The path it is to take, one that the charter offers.
 * @param input - What that path needs beside customer, contact, subject, grade and priority, which come along; or instead of
 *   them.
 * @param deed - `at`: the instant, in epoch milliseconds; `by`: who moves it, of the desk that has it or a supervisor;
 *   `charter`: the one the case was opened under.
 * @returns As {@link act} does: the case on its new path, with a `case.move` record, or the refusal.
 * @throws CasewrightError `charter-mismatch` if the charter does not offer the path, `version-mismatch`, or
 *   `invalid-parameter` if `at` is no instant or `by` no party.
 * @category Cases
 */
export function moveCase<From extends Path, To extends Path>(
  item: CaseOf<From>,
  path: To,
  input: Supplement<To>,
  deed: Deed,
): Taken<To> | Refused<From> {
  const read = readDeed(item, deed, 'moveCase')
  const { at, by, route, policy } = read
  const { paths, limits } = tiesOf(deed.charter, 'moveCase')
  if (paths.get(path.id) !== path) throw notOffered(path.id, deed.charter, 'moveCase')
  const refuse = (grounds: Grounds): Refused<From> => ({
    ok: false,
    refusal: { ...grounds, event: 'case.move' },
    case: item,
  })

  const late = outOfOrder(item, at)
  if (late !== null) return refuse(late)
  const trail = trailTo(item, read)
  const grounds = groundsAgainst(route, trail.item, path, by)
  if (grounds !== null) return refuse(grounds)
  const { customer, contact, subject, customerGrade, priority } = fileOf(trail.item)
  const known = { customer, contact, subject, priority, ...(customerGrade != null && { customerGrade }) }
  const parsed = path.input.safeParse({ ...known, ...input })
  if (!parsed.success) return refuse(invalidPayload(parsed.error, 'input'))

  const full = plain(parsed.data) as object
  const { compiled } = routeOf(path)
  const start = startMoved(routeOf(path), trail.item, { ...full, at, by, limits })
  const moved = new Trail<To>(
    { ...trail.item, path: path.id, version: path.version, hash: compiled.hash } as unknown as CaseOf<To>,
    policy,
  )
  moved.take(start, { type: 'case.move', path: path.id, input: full }, { at, by })
  return { ok: true, ...joined(trail.step, moved.step) }
}

/** The first step of a case on the path it moved to. */
export function startMoved<P extends Path>(
  { compiled }: Route<P>,
  { id, state }: Pick<CaseOf, 'id' | 'state'>,
  opening: { readonly at: Instant; readonly by: Party; readonly limits: Limits },
) {
  const input = { ...opening, id, carried: carriedOf(fileOf({ state })) }
  return compiled.start(...([input] as unknown as Parameters<typeof compiled.start>))
}

/** What goes with a case to another path. */
function carriedOf({
  owner,
  promise,
  replies,
  feedback,
  liable,
  reopened,
  deadlines,
}: Partial<CaseFile>): Carried {
  const dueAt = deadlines?.promise
  return {
    owner: owner ?? null,
    promise: promise ?? null,
    replies: replies ?? [],
    feedback: feedback ?? [],
    liable: liable ?? null,
    reopened: reopened ?? 0,
    deadlines: dueAt === undefined ? {} : { promise: dueAt },
  }
}

/** Why a case is not this party's to move now, or `null`. */
function groundsAgainst(route: Route, item: CaseOf, path: Path, by: Party): Grounds | null {
  const { state } = item
  if (state.status !== 'active' || state.tags.includes('closed')) {
    return closed
  }
  if (state.tags.includes('answered') || path.id === item.path) {
    const why = path.id === item.path ? `is on the ${path.id} path already` : 'has its reply'
    return { code: 'not-now', message: `A case that ${why} is not moved.` }
  }
  const places = route.compiled.nodes(state).map(({ id }) => ({ source: id }))
  const roles = [...rolesFor(route, item, '', places), 'supervisor' as const]
  if (roles.includes(by.role)) return null
  const message = `case.move is not for the ${by.role}; it is for: ${roles.join(', ')}.`
  return { code: 'not-your-role', rule: 'R3', message, roles }
}
