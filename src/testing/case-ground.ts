import type { CaseOf } from '../cases/case.js'
import { firstDue } from '../cases/due.js'
import { openCase } from '../cases/open-case.js'
import { isTheirCase, rolesFor } from '../cases/permission.js'
import { routeOf } from '../cases/route.js'
import { type StampedEvent, time } from '../cases/trail.js'
import type { Charter } from '../charters/ties.js'
import type { Path } from '../machines/path.js'
import type { Party } from '../vocabulary/party.js'
import { castOf, sendersAmong } from './cast.js'
import { Differences } from './differences.js'
import { Forms } from './forms.js'
import { type OutlineOptions, Outliner } from './outline.js'
import type { Place } from './place.js'
import { anybody, customersIn } from './setting.js'
import type { Arrival, Ground, State } from './walk.js'

/** Between two events of a walk. */
const stepMs = 1000

/** What is walked on a path. */
interface Terrain<P extends Path = Path> extends OutlineOptions {
  readonly path: P
  readonly charter: Charter
  readonly inputs: readonly object[]
  readonly at: number
  /** Parts of the file that make a difference to whoever looks on. */
  readonly reads: readonly string[]
  /** Payloads instead of those made from the schemas, by event type. */
  readonly events: Readonly<Partial<Record<string, readonly object[]>>>
}

/** An event that may be sent, and who may send it. */
interface Offer {
  readonly type: string
  readonly senders: readonly Party[]
}

/** A case to walk on. */
export interface CaseGround {
  readonly ground: Ground
  readonly differences: Differences
  readonly charter: Charter
  /** What the machine started with. */
  readonly input: object
  /** The case that is at a place. */
  caseAt(place: Place): CaseOf
}

/** A case to walk on: all events that its path takes, from all who may send them, and its deadlines. */
export function caseGround(terrain: Terrain): CaseGround {
  const { path, charter, at, inputs } = terrain
  const differences = new Differences(path.machine, terrain.reads)
  // Which desk has it, and when something is due, make a difference to every case.
  differences.watched.along('desk')
  differences.watched.along('deadlines').whole = true
  const route = { ...routeOf(path), compiled: differences.compiled }
  const opened = inputs.map(input => {
    const by = customersIn([input])[0] ?? anybody
    return openCase(path, input as never, { id: 'case', at, by, charter }).case
  })
  const cast = castOf(route, customersIn(inputs))
  const outliner = new Outliner(differences, cast, terrain)
  const forms = new Forms(route.events, terrain.events, differences)
  const caseAt = ({ state, at: updatedAt }: Place): CaseOf => ({ ...opened[0]!, updatedAt, state })

  const offers = new Map<string, readonly Offer[]>()

  /** What may be sent at a place: the same wherever the same may be done by the same people. */
  const offersAt = (place: Place): readonly Offer[] => {
    const { state } = place
    const item = caseAt(place)
    const present = new Set([...outliner.of(state, place.at).named.keys(), ...peopleIn(state, differences)])
    const situation = JSON.stringify([state.value, (state.context as { desk?: string }).desk, ...present])
    let found = offers.get(situation)
    if (found === undefined) {
      found = route.compiled
        .eventTypes(state)
        .filter(type => route.events.has(type))
        .map(type => {
          const roles = rolesFor(route, item, type, route.compiled.candidates(state, type))
          return { type, senders: sendersAmong(cast, roles, present) }
        })
      offers.set(situation, found)
    }
    return found
  }

  function* requests(place: Place): Iterable<Arrival> {
    const { state } = place
    const item = caseAt(place)
    const at = place.at + stepMs
    for (const { type, senders } of offersAt(place)) {
      for (const by of senders) {
        if (!isTheirCase(route, item, by)) continue
        for (const { event, stamped } of forms.sent(state, type, at, by)) {
          const step = differences.step(state, stamped)
          if (step.changed) yield { event, by, at, state: step.state, emitted: step.emitted }
        }
        if (forms.isAnyones(state, type)) break
      }
    }
  }

  function* deadlines(place: Place): Iterable<Arrival> {
    const due = firstDue(caseAt(place))
    if (due === null) return
    const at = Math.max(due.at, place.at)
    const token = due.token === undefined ? undefined : { token: due.token }
    const event: StampedEvent = { ...due.event, at, by: time }
    const step = differences.step(place.state, event, token)
    if (step.changed) yield { event: due.event, by: time, at, state: step.state, emitted: step.emitted }
  }

  return {
    charter,
    differences,
    input: { ...inputs[0], id: 'case', at, by: customersIn(inputs)[0] ?? anybody },
    caseAt,
    ground: {
      starts: opened.map(({ state, updatedAt }) => ({ state, at: updatedAt })),
      *movesFrom(place) {
        if (place.state.status !== 'active') return
        yield* requests(place)
        yield* deadlines(place)
      },
      outline: (state, at) => outliner.of(state, at).text,
      isSame: (before, after) => outliner.isSame(before, after),
      findings() {
        forms.review()
        return differences.count.context + forms.growth
      },
      settle: () => differences.settle(),
    },
  }
}

/** The ids of the people who stand in the parts of a file that make a difference, even if it does not matter who they are. */
function peopleIn(state: State, differences: Differences): readonly string[] {
  const reads = differences.of(state)
  const file = state.context as Readonly<Record<string, { readonly id?: string } | null>>
  const people: string[] = []
  for (const key of reads.inside.keys()) {
    const id = file[key]?.id
    if (id !== undefined) people.push(id)
  }
  return people
}
