import type { Route } from '../cases/route.js'
import type { StageMeta } from '../machines/stages/path-setup.js'
import type { Party, Role } from '../vocabulary/party.js'

/** Who takes part in a walk: the people, by id, and which roles are interchangeable, by what they have in common. */
export interface Cast {
  readonly parties: ReadonlyMap<string, Party>
  readonly classes: ReadonlyMap<string, string>
}

/** Nobody in particular, for a machine that knows no people. */
export const nobody: Cast = { parties: new Map(), classes: new Map() }

/**
 * The people of a walk on a path: the customers of the case, and of each other role that may do something on it two
 * people, so that a colleague can step in, and one of each leaning that a state asks for.
 */
export function castOf({ path, holders, compiled }: Route, customers: readonly Party[]): Cast {
  const senders = Object.entries(path.senders) as [string, readonly Role[]][]
  const roles = new Set([...senders, ...holders].flatMap(([, named]) => named))
  const partOf = (role: Role) =>
    JSON.stringify(
      [senders, [...holders]].map(all => all.flatMap(([name, named]) => (named.includes(role) ? name : []))),
    )
  const parts = [...new Set([...roles].map(partOf))]

  const parties = new Map(customers.map(customer => [customer.id, customer]))
  for (const role of roles) {
    if (role === 'customer' || role === 'system') continue
    for (const id of [`${role}-1`, `${role}-2`]) parties.set(id, { id, role })
    for (const { id: state, meta } of compiled.states) {
      const { leaning } = (meta as StageMeta | undefined) ?? {}
      if (leaning === undefined || !holders.get(state)?.includes(role)) continue
      const id = `${leaning}-${role}`
      parties.set(id, { id, role, leaning })
    }
  }
  return { parties, classes: new Map([...roles].map(role => [role, `role${parts.indexOf(partOf(role))}`])) }
}

/**
 * Those who may send an event, less those that are like another one: of people whom the case does not name and who may do
 * the same, one is enough.
 * @param named - The people and roles that the case names.
 */
export function sendersAmong(
  { parties, classes }: Cast,
  roles: readonly Role[],
  named: ReadonlySet<string>,
): readonly Party[] {
  const kinds = new Set<string>()
  return [...parties.values()].filter(({ id, role, leaning = '' }) => {
    if (!roles.includes(role)) return false
    if (named.has(id)) return true
    const kind = (named.has(role) ? role : classes.get(role)) + leaning
    return !kinds.has(kind) && kinds.add(kind)
  })
}
