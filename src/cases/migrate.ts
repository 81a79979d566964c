import { z } from 'zod'
import type { Charter } from '../charters/ties.js'
import type { Compiled } from '../kernel/compiled.js'
import type { Path } from '../machines/path.js'
import { type Case, StateValue } from '../vocabulary/case.js'
import { CasewrightError } from '../vocabulary/errors.js'
import { parse } from '../vocabulary/parse.js'
import type { CaseOf } from './case.js'
import { pathFor, routeOf } from './route.js'

/** What a migration makes anew of a case: where it stands, and what it has written down. @category Cases */
export interface MigratedState {
  readonly value: StateValue
  readonly context: Readonly<Record<string, unknown>>
  /** The ids of the states that each history state remembers, by its own id. */
  readonly historyValue?: Readonly<Record<string, readonly string[]>> | undefined
}

/** Brings the state of a case from one version of its path to the next. @category Cases */
export type Migration = (state: MigratedState) => MigratedState

/** Migrations by path, and by the version they start from: `{ dispute: { 1: state => … } }`. @category Cases */
export type Migrations = Readonly<Record<string, Readonly<Record<number, Migration>>>>

const migratedState = z.strictObject({
  value: StateValue,
  context: z.record(z.string(), z.json()),
  historyValue: z.record(z.string(), z.array(z.string())).optional(),
})

/**
 * Brings a case to the version of its path that the charter offers, one version after the other.
 * @param item - The case; it is not altered. It keeps its record: no time passes, and nothing is emitted.
 * @param charter - The charter it was opened under.
 * @param migrations - One for each version on the way.
 * @returns The case on the present version; the very same where it is on it already.
 * @throws CasewrightError `version-mismatch` if a migration is missing, or leads to where no case of the present version can
 *   stand: to no state, or one that is passed through, or from one that is ended to one that is not, or back; also if the case
 *   is of a later version, or of another chart of the same version. `charter-mismatch` as everywhere.
 * @category Cases
 */
export function migrateCase<P extends Path = Path>(
  item: Case,
  charter: Charter,
  migrations: Migrations,
): CaseOf<P> {
  const path = pathFor(item, charter, 'migrateCase')
  const { compiled } = routeOf(path)
  if (item.version === path.version && item.hash === compiled.hash) return item as CaseOf<P>
  if (item.version >= path.version) throw unknownVersion(item, path, compiled)

  const { value, context, historyValue } = JSON.parse(JSON.stringify(item.state)) as MigratedState
  let state: MigratedState = { value, context, ...(historyValue && { historyValue }) }
  for (let version = item.version; version < path.version; version++) {
    const migrate = migrations[path.id]?.[version]
    if (migrate === undefined) throw cannotStand(item, `a migration from version ${version}`, 'none')
    state = parse(migratedState, migrate(state), `migrateCase: from version ${version}`, 'version-mismatch')
  }
  const { version } = path
  const tags = tagsOf(item, state, compiled)
  const migrated: Case = { ...item, version, hash: compiled.hash, state: { ...item.state, ...state, tags } }
  return migrated as CaseOf<P>
}

/** The tags of a migrated state, if a case can stand in it. */
function tagsOf(
  item: Case,
  { value, historyValue = {} }: MigratedState,
  compiled: Compiled<Path['machine']>,
) {
  const { states, transitions } = compiled
  let active: typeof states
  try {
    active = compiled.nodes({ ...item.state, value } as CaseOf['state'])
  } catch (cause) {
    throw cannotStand(item, 'a state of the chart', JSON.stringify(value), cause)
  }
  const passing = active.find(({ id }) =>
    transitions.some(({ source, event }) => source === id && event === ''),
  )
  if (passing !== undefined) throw cannotStand(item, 'a state in which a case can rest', `"${passing.id}"`)
  const isEnded = active.some(({ type, parent }) => type === 'final' && parent?.parent === undefined)
  if (isEnded !== (item.state.status === 'done')) {
    throw cannotStand(
      item,
      `a state that is ${isEnded ? 'not ' : ''}an end, as before`,
      JSON.stringify(value),
    )
  }
  const known = new Set(states.map(({ id }) => id))
  const stranger = Object.entries(historyValue)
    .flat(2)
    .find(id => !known.has(id))
  if (stranger !== undefined) throw cannotStand(item, 'history of states of the chart', `"${stranger}"`)
  return [...new Set(active.flatMap(({ tags }) => tags))]
}

const cannotStand = (item: Case, expected: string, got: string, cause?: unknown): CasewrightError =>
  new CasewrightError(
    'version-mismatch',
    `migrateCase: case "${item.id}" of path "${item.path}" version ${item.version}: expected ${expected}, got ${got}`,
    { cause },
  )

function unknownVersion(item: Case, path: Path, { hash }: Compiled<Path['machine']>): CasewrightError {
  return cannotStand(
    item,
    `a version before ${path.version}, or that version with the chart ${hash}`,
    `version ${item.version} with the chart ${item.hash}`,
  )
}
