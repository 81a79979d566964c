import { act } from '../../cases/act.js'
import type { CaseOf } from '../../cases/case.js'
import { type Route, routeOf } from '../../cases/route.js'
import type { Path } from '../../machines/path.js'
import { Role } from '../../vocabulary/party.js'
import type { Break, Invariant, Walked } from '../invariant.js'
import type { Place } from '../place.js'
import { nameOf } from '../place-name.js'
import { dated, sampleOf } from '../samples.js'
import { shapeOf } from '../shape.js'
import { fileIn } from './endings.js'

/** Every state in which a case can rest, and which is no end, has a role that may act in it (R3). @category Invariants */
export const everyStateHasAHolder: Invariant = {
  name: 'no state is without a holder',
  onWalk: ({ path, places }) => {
    const { compiled, holders } = routeOf(path)
    for (const place of places) {
      if (place.state.status !== 'active') continue
      const leaves = compiled.nodes(place.state).filter(({ type }) => type === 'atomic')
      const orphan = leaves.find(({ id }) => (holders.get(id) ?? []).length === 0)
      if (orphan !== undefined) return { place, because: `nobody holds ${orphan.path.join('.')}` }
    }
    return null
  },
}

/**
 * Nobody moves a case but who holds its state, or whom the path opens an event to; and nobody plays time (R3). Every role
 * tries every event wherever it matters.
 * @category Invariants
 */
export const onlyHoldersMoveIt: Invariant = {
  name: "nobody but the holder's role moves a case",
  onWalk: walked => {
    const route = routeOf(walked.path)
    const samples = [...route.events].map(([type, schema]) => {
      const where = `prove: event ${type}`
      return { type, payload: sampleOf(shapeOf(schema, where), 'event', where) as object }
    })
    // Who may do what depends on the state and on the desk alone.
    const tried = new Set<string>()
    for (const place of walked.places) {
      const situation = `${JSON.stringify(place.state.value)} ${fileIn(place.state).desk}`
      if (place.state.status !== 'active' || tried.has(situation)) continue
      tried.add(situation)
      for (const { type, payload } of samples) {
        const found = intruderAt(walked, route, place, type, payload)
        if (found !== null) return found
      }
    }
    return null
  },
}

function intruderAt(
  { path, charter, caseAt }: Walked,
  route: Route,
  place: Place,
  type: string,
  payload: object,
): Break | null {
  const item = caseAt(place)
  const event = { ...dated(payload, place.at), type }
  for (const role of Role.options) {
    if (mayMove(path, route, item, type).has(role)) continue
    const by = { id: `intruding-${role}`, role }
    const outcome = act(item, event, { at: place.at, by, charter })
    if (!outcome.ok || outcome.case === item) continue
    return {
      place,
      because: `a ${role}, who holds no part of ${nameOf(place.state.value)}, may send ${type}`,
    }
  }
  return null
}

/** The roles that the handbook lets send an event: by the path's word, else whoever holds a state that is active. */
function mayMove({ senders }: Path, { compiled, holders }: Route, item: CaseOf, type: string): Set<Role> {
  if (type === 'deadline.reach') return new Set()
  const opened = senders[type]
  if (opened !== undefined) return new Set(opened)
  const { desk } = fileIn(item.state)
  const held = compiled.nodes(item.state).map(({ id }) => holders.get(id) ?? [])
  return new Set(held.flatMap(roles => (desk != null && roles.includes(desk) ? [desk] : roles)))
}

/** Who accepted a case owns it as long as it is not answered, whoever works on it (R1). @category Invariants */
export const ownerStaysUntilAnswered: Invariant = {
  name: 'the owner never changes before the reply',
  reads: ['owner'],
  onMove: ({ from }, state) => {
    const before = fileIn(from.state).owner
    const after = fileIn(state).owner
    const isAnswered = from.state.tags.some(tag => tag === 'answered' || tag === 'closed')
    if (before == null || isAnswered || before.id === after?.id) return null
    return `the case went from ${before.id} to ${after?.id ?? 'nobody'} before it was answered`
  },
}

/** A reply is worded as an apology only where the department is responsible, or broke a promise (R6). @category Invariants */
export const noApologyWithoutLiability: Invariant = {
  name: 'no apology without liability',
  reads: ['replies.0', 'liable', 'promise.brokenAt'],
  onMove: ({ from, event }, state) => {
    const { replies = [], liable, promise } = fileIn(state)
    if (replies.length === (fileIn(from.state).replies?.length ?? 0)) return null
    if (replies.at(-1)?.apology !== true || liable === true || promise?.brokenAt != null) return null
    return `${event.type} apologises, and the department is not known to be responsible`
  },
}
