import type { z } from 'zod'
import { type Charter, tiesOf } from '../charters/ties.js'
import { compile } from '../kernel/compile.js'
import type { Compiled } from '../kernel/compiled.js'
import type { Path } from '../machines/path.js'
import type { CaseFile } from '../machines/stages/case-file.js'
import { holdersOf } from '../machines/stages/holders.js'
import type { ServicePolicy } from '../policies/service-levels/service-policy.js'
import type { Case } from '../vocabulary/case.js'
import { CasewrightError } from '../vocabulary/errors.js'
import type { Role } from '../vocabulary/party.js'
import type { CaseOf } from './case.js'
import { contextWriters } from './context-writers.js'

/** A path with all that a case on it asks again and again, worked out once. */
export interface Route<P extends Path = Path> {
  readonly path: P
  readonly compiled: Compiled<P['machine']>
  /** The schema of each event, by type. */
  readonly events: ReadonlyMap<string, z.ZodType>
  /** The roles that hold a state, by its id (R3). */
  readonly holders: ReadonlyMap<string, readonly Role[]>
}

const routes = new WeakMap<Path, Route>()

/** The route of a path, compiled on first use. */
export function routeOf<P extends Path>(path: P): Route<P> {
  const known = routes.get(path)
  if (known !== undefined) return known as unknown as Route<P>
  const compiled = compile(path.machine as P['machine'], contextWriters())
  const holders = new Map(compiled.states.map(state => [state.id, holdersOf(state)]))
  const events = new Map<string, z.ZodType>()
  for (const option of path.event.options as readonly z.ZodObject[]) {
    for (const type of (option.shape.type as z.ZodLiteral).values) events.set(String(type), option)
  }
  const route: Route<P> = { path, compiled, events, holders }
  routes.set(path, route as unknown as Route)
  return route
}

/**
 * The route of a case and the service levels it is held to, if the charter is the one it was opened under and its path has
 * not changed since.
 * @throws CasewrightError `charter-mismatch` or `version-mismatch`, or `invalid-parameter` if it is no case at all.
 */
export function routeFor<P extends Path>(
  item: CaseOf<P>,
  charter: Charter,
  where: string,
): { readonly route: Route<P>; readonly policy: ServicePolicy } {
  demandCase(item, where)
  const path = pathFor(item, charter, where)
  const route = routeOf(path)
  if (item.version !== path.version || item.hash !== route.compiled.hash) {
    const expected = `case "${item.id}" to be of path "${path.id}" version ${path.version}, chart ${route.compiled.hash}`
    throw new CasewrightError(
      'version-mismatch',
      `${where}: expected ${expected}, got version ${item.version}, chart ${item.hash}`,
    )
  }
  return { route: route as unknown as Route<P>, policy: tiesOf(charter, where).policy }
}

/** What a step reads of a case, and of which kind each part is. */
const parts = [
  ['id', 'string'],
  ['charter', 'object'],
  ['state', 'object'],
  ['clocks', 'object'],
  ['updatedAt', 'number'],
] as const

/** Sees that a value from outside is a case as far as a step goes. */
function demandCase(item: unknown, where: string): void {
  const given = Object(item) as Partial<CaseOf>
  for (const [part, kind] of parts) {
    const got = given[part]
    if (typeof got === kind && got !== null) continue
    const expected = `a case with ${kind === 'object' ? 'an' : 'a'} ${kind} as its ${part}`
    const said = JSON.stringify(got === undefined ? item : got) ?? typeof item
    throw new CasewrightError(
      'invalid-parameter',
      `${where}: expected ${expected}, got ${said.slice(0, 200)}`,
    )
  }
}

/**
 * The path of a case, whatever its version, if the charter is the one it was opened under.
 * @throws CasewrightError `charter-mismatch`.
 */
export function pathFor(item: Pick<Case, 'id' | 'path' | 'charter'>, charter: Charter, where: string): Path {
  // A charter that is none is told as such before anything is read of it.
  tiesOf(charter, where)
  if (item.charter.id !== charter.id || item.charter.version !== charter.version) {
    const expected = `the charter "${item.charter.id}" version ${item.charter.version} of case "${item.id}"`
    throw new CasewrightError(
      'charter-mismatch',
      `${where}: expected ${expected}, got "${charter.id}" version ${charter.version}`,
    )
  }
  return offeredPath(item.path, charter, where)
}

/**
 * The path that a charter offers under a name.
 * @throws CasewrightError `charter-mismatch`.
 */
export function offeredPath(name: string, charter: Charter, where: string): Path {
  const path = tiesOf(charter, where).paths.get(name)
  if (path === undefined) throw notOffered(name, charter, where)
  return path
}

/** The error of a path that the charter does not offer. */
export const notOffered = (path: string, charter: Charter, where: string): CasewrightError =>
  new CasewrightError(
    'charter-mismatch',
    `${where}: expected a path that charter "${charter.id}" offers (${charter.paths.join(', ')}), got ${JSON.stringify(path)}`,
  )

/** A case's file: what a machine of ours writes down; a host's own may leave any of it out. */
export const fileOf = (item: Pick<CaseOf, 'state'>): Partial<CaseFile> =>
  item.state.context as Partial<CaseFile>
