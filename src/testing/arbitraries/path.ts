import { type Arbitrary, array, constant, constantFrom, gen, integer, oneof, record } from 'fast-check'
import { act } from '../../cases/act.js'
import type { CaseOf, RequestOf } from '../../cases/case.js'
import { elapse } from '../../cases/elapse.js'
import { openCase } from '../../cases/open-case.js'
import { permittedEvents } from '../../cases/permission.js'
import { routeFor, routeOf } from '../../cases/route.js'
import type { Charter } from '../../charters/ties.js'
import type { InputOf, Path } from '../../machines/path.js'
import type { Party } from '../../vocabulary/party.js'
import { castOf } from '../cast.js'
import { anybody, charterFor, customersIn, monday } from '../setting.js'
import { type ArbitraryOptions, arbitraryOf } from './schema.js'

const minuteMs = 60_000
const dayMs = 1440 * minuteMs

/** Something asked of a case. @category Arbitraries */
export interface Asked<P extends Path> {
  readonly event: RequestOf<P>
  readonly by: Party
  /** How long after what was before, in milliseconds, 0 to four days. */
  readonly afterMs: number
}

/** How far arbitrary cases go. @category Arbitraries */
export interface ArbitraryCaseOptions extends ArbitraryOptions {
  /** How often something is asked, or time passes, at most; default 30. */
  readonly maxEvents?: number
  /** By default one that offers this path alone. */
  readonly charter?: Charter
}

/** Time passes in leaps: often none at all, at times long enough for a deadline. */
const pauses = constantFrom(0, 0, minuteMs, 60 * minuteMs, dayMs, 4 * dayMs)

/**
 * What cases on a path can be opened with.
 * @param path - The path.
 * @param options - Where instants lie.
 * @returns A fast-check arbitrary of inputs that the path's schema takes.
 * @throws CasewrightError as {@link arbitraryOf} does.
 * @category Arbitraries
 */
export const arbitraryInput = <P extends Path>(
  path: P,
  options: ArbitraryOptions = {},
): Arbitrary<InputOf<P>> => arbitraryOf(path.input, options) as Arbitrary<InputOf<P>>

/**
 * Things to ask of a case on a path, one after the other: each is valid by itself; whether the case takes it, and from
 * this sender, is what a property is there to find out.
 * @param path - The path.
 * @param options - Where instants lie, and how many events there are at most.
 * @returns A fast-check arbitrary of lists.
 * @throws CasewrightError as {@link arbitraryOf} does.
 * @category Arbitraries
 */
export function arbitraryEvents<P extends Path>(
  path: P,
  options: Omit<ArbitraryCaseOptions, 'charter'> = {},
): Arbitrary<readonly Asked<P>[]> {
  const event = arbitraryOf(path.event, options) as Arbitrary<RequestOf<P>>
  const by = constantFrom(...peopleOn(path, []))
  return array(record({ event, by, afterMs: pauses }), { maxLength: options.maxEvents ?? 30 })
}

/**
 * Cases somewhere on their way: opened with anything, then led by events that were permitted, while time passed.
 * @param path - The path.
 * @param options - Where the way begins, how long it is at most, and under which charter.
 * @returns A fast-check arbitrary of cases.
 * @throws CasewrightError as {@link arbitraryOf} and {@link openCase} do.
 * @category Arbitraries
 */
export function arbitraryCase<P extends Path>(
  path: P,
  options: ArbitraryCaseOptions = {},
): Arbitrary<CaseOf<P>> {
  const { at = monday, maxEvents = 30, charter = charterFor(path) } = options
  const inputs = arbitraryInput(path, { at })
  const { events } = routeOf<Path>(path)

  return gen().map(choose => {
    let now = at
    const input = choose(() => inputs)
    const customers = customersIn([input as object])
    const people = peopleOn(path, customers)
    const opening = { id: 'case', at, by: customers[0] ?? anybody, charter }
    let { case: item } = openCase(path, input, opening)
    for (let left = choose(() => integer({ min: 0, max: maxEvents })); left > 0; left--) {
      now += choose(() => pauses)
      item = elapse(item, { at: now, charter }).case
      const offers = offersOn(item, people, charter)
      if (offers.length === 0) continue
      const { type, by } = choose(() => oneof(...offers))
      const event = choose(() => arbitraryOf(events.get(type)!, { at: now }))
      item = act(item, event as RequestOf<P>, { at: now, by, charter }).case
    }
    return item
  })
}

/** What may be asked of a case, and by whom: mostly what leads on, at times what does not, or ends it. */
function offersOn(item: CaseOf, people: readonly Party[], charter: Charter) {
  const { compiled } = routeFor<Path>(item, charter, 'arbitraryCase').route
  const isFinal = new Set(compiled.states.flatMap(({ id, type }) => (type === 'final' ? [id] : [])))
  const senders = new Map<string, Party[]>()
  for (const by of people) {
    for (const type of permittedEvents<Path>(item, by, charter))
      senders.set(type, [...(senders.get(type) ?? []), by])
  }
  return [...senders].map(([type, all]) => {
    const targets = compiled.candidates(item.state, type).flatMap(each => each.targets)
    const weight = targets.length > 0 && !targets.some(target => isFinal.has(target)) ? 8 : 1
    return { weight, arbitrary: record({ type: constant(type), by: constantFrom(...all) }) }
  })
}

/** Everybody who may have a part in a case. */
function peopleOn(path: Path, customers: readonly Party[]): readonly Party[] {
  const known = customers.length === 0 ? [anybody] : customers
  return [...castOf(routeOf(path), known).parties.values()]
}
