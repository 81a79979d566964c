import type { Path } from '../machines/path.js'
import { plain } from '../vocabulary/parse.js'
import type { CaseRecord } from '../vocabulary/record.js'
import type { CaseOf, Deed, Refused, RequestOf, Taken } from './case.js'
import { readDeed, trailTo } from './deed.js'
import { isTheirCase, rolesFor, rulesOf } from './permission.js'
import { closed, type Grounds, invalidPayload, outOfOrder } from './refusals.js'
import type { Route } from './route.js'
import { type StampedEvent, stamped } from './trail.js'

/**
 * Asks something of a case. What fell due before `at` happens first, as {@link elapse} would have it, so that the outcome
 * does not depend on when a host last looked at the clock.
 * @param item - The case; it is not altered.
 * @param event - The request; checked against the path's event schema.
 * @param deed - `at`: the instant, in epoch milliseconds, not before the case's last record; `by`: who asks; `charter`:
 *   the one the case was opened under.
 * @returns `ok: true` with the case that moved on, its effects and records; or `ok: false` with the refusal and the case
 *   as it was given.
 * @throws CasewrightError `charter-mismatch`, `version-mismatch`, or `invalid-parameter` if `at` is no instant or `by` no
 *   party. A refusal is never thrown.
 * @category Cases
 */
export function act<P extends Path>(item: CaseOf<P>, event: RequestOf<P>, deed: Deed): Taken<P> | Refused<P> {
  const read = readDeed(item, deed, 'act')
  const { at, route } = read
  const type = typeOf(event)
  const refuse = (grounds: Grounds): Refused<P> => ({
    ok: false,
    refusal: { ...grounds, event: type },
    case: item,
  })

  const schema = route.events.get(type)
  if (schema === undefined) {
    const message = `The ${item.path} path knows no event "${type}".`
    return refuse({ code: 'unknown-event', message })
  }
  const late = outOfOrder(item, at)
  if (late !== null) return refuse(late)
  const parsed = schema.safeParse(event)
  if (!parsed.success) return refuse(invalidPayload(parsed.error, 'event'))

  const trail = trailTo(item, read)
  const taken = plain(parsed.data) as CaseRecord['event']
  const asked = stamped(taken, read)
  const grounds = groundsAgainst(route, trail.item, asked)
  if (grounds !== null) return refuse(grounds)
  const step = route.compiled.step(trail.item.state, asked as never)
  if (!step.changed) return refuse(brokenRule(route, trail.item, asked))
  trail.take(step, taken, read)
  return Object.assign({ ok: true as const }, trail.step)
}

/** The type of an event from outside, which may be anything: its first 200 characters; of no string, what it is instead. */
function typeOf(event: unknown): string {
  const { type } = Object(event) as { type?: unknown }
  if (typeof type !== 'string') return typeof type
  return type.length > 200 ? `${type.slice(0, 200)}…` : type
}

/** Why an event of this type is not this party's to send now, or `null`. */
export function groundsAgainst(
  route: Route,
  item: Pick<CaseOf, 'state'>,
  { type, by }: StampedEvent,
): Grounds | null {
  const { state } = item
  const candidates = route.compiled.candidates(state, type)
  if (state.status !== 'active' || (candidates.length === 0 && state.tags.includes('closed'))) {
    return closed
  }
  if (candidates.length === 0) {
    return { code: 'not-now', message: `A case that is ${placeOf(state.value)} takes no ${type}.` }
  }
  const roles = rolesFor(route, item, type, candidates)
  if (roles.includes(by.role)) {
    if (isTheirCase(route, item, by)) return null
    return { code: 'not-your-case', rule: 'R8', message: `${type} is for the customers of this case.` }
  }
  return {
    code: 'not-your-role',
    rule: 'R3',
    message: `While the case is ${placeOf(state.value)}, ${type} is not for the ${by.role}; it is for: ${roles.join(', ')}.`,
    roles: [...roles],
  }
}

/** Which rule holds an event back that the state and the sender's role would let through: of the last way there is. */
export function brokenRule(route: Route, item: Pick<CaseOf, 'state'>, asked: StampedEvent): Grounds {
  const { context } = item.state
  for (const { guard } of route.compiled.candidates(item.state, asked.type).toReversed()) {
    const broken = rulesOf(route, guard).find(rule => !rule.holds(context, asked))
    if (broken !== undefined) {
      return { code: 'against-a-rule', rule: broken.id, message: `Refused because ${broken.because}.` }
    }
  }
  return {
    code: 'not-now',
    message: `A case that is ${placeOf(item.state.value)} does not take this ${asked.type}.`,
  }
}

/** A state's value as words: `open, working, resolving`. */
const placeOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value as object)
        .map(([outer, inner]) => `${outer}, ${placeOf(inner)}`)
        .join(' and ')
