import type { Charter } from '../charters/ties.js'
import type { TransitionDescription } from '../kernel/descriptions.js'
import type { Path } from '../machines/path.js'
import type { Rule } from '../machines/stages/writing.js'
import { parse } from '../vocabulary/parse.js'
import { type Party, Party as PartySchema, type Role } from '../vocabulary/party.js'
import type { CaseOf, RequestOf } from './case.js'
import { fileOf, type Route, routeFor } from './route.js'

/**
 * The event types that `by` may send to a case now. What only the event itself can decide, such as whether an amount is
 * within bounds, is decided when it is sent.
 * @param item - The case.
 * @param by - Who asks.
 * @param charter - The charter the case was opened under.
 * @returns Event types, in the order of the chart.
 * @throws CasewrightError `charter-mismatch`, `version-mismatch`, or `invalid-parameter` if `by` is no party.
 * @category Cases
 */
export function permittedEvents<P extends Path>(
  item: CaseOf<P>,
  by: Party,
  charter: Charter,
): readonly TypeOf<P>[] {
  const party = parse(PartySchema, by, 'permittedEvents: by')
  const { route } = routeFor<Path>(item, charter, 'permittedEvents')
  if (!isTheirCase(route, item, party)) return []
  const isPermitted = (type: string) => {
    const candidates = route.compiled.candidates(item.state, type)
    const mayPass = ({ guard }: TransitionDescription) =>
      rulesOf(route, guard).every(
        rule => !rule.isKnownBeforehand || rule.holds(item.state.context, { by: party }),
      )
    return (
      route.events.has(type) &&
      rolesFor(route, item, type, candidates).includes(party.role) &&
      candidates.some(mayPass)
    )
  }
  return route.compiled.eventTypes(item.state).filter(isPermitted) as TypeOf<P>[]
}

type TypeOf<P extends Path> = Extract<RequestOf<P>, { type: string }>['type']

/** Whether a customer speaks for a case of their own, or somebody of the department speaks (R8). */
export const isTheirCase = ({ path }: Route, item: Pick<CaseOf, 'state'>, { id, role }: Party): boolean =>
  role !== 'customer' || (path.customersOf?.(item.state.context).includes(id) ?? true)

/** The roles that may send an event now: those it is open to, else the holder of the state that takes it (R3). */
export function rolesFor(
  { path, holders }: Route,
  item: Pick<CaseOf, 'state'>,
  type: string,
  candidates: readonly Pick<TransitionDescription, 'source'>[],
): readonly Role[] {
  const senders = path.senders[type]
  if (senders !== undefined) return senders
  const { desk } = fileOf(item)
  const roles = new Set<Role>()
  for (const { source } of candidates) {
    const held = holders.get(source) ?? []
    for (const role of desk != null && held.includes(desk) ? [desk] : held) roles.add(role)
  }
  return [...roles]
}

/** The rules behind a guard; none where the guard only chooses a way. */
export const rulesOf = ({ path }: Route, guard: string | null): readonly Rule[] =>
  guard === null ? [] : [path.rules[guard] ?? []].flat()
