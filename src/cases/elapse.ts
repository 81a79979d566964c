import type { Path } from '../machines/path.js'
import { CasewrightError } from '../vocabulary/errors.js'
import { parse } from '../vocabulary/parse.js'
import { Instant } from '../vocabulary/time.js'
import type { CaseOf, Moment, Step } from './case.js'
import { type Due, firstDue } from './due.js'
import { type Route, routeFor } from './route.js'
import { stamped, Trail, time } from './trail.js'

/**
 * Lets time pass: whatever fell due up to `at` happens, in the order of the due instants, each at its own instant.
 * @param item - The case.
 * @param moment - `at`: now, in epoch milliseconds; `charter`: the one the case was opened under.
 * @returns The case, the very same where nothing was due.
 * @throws CasewrightError `charter-mismatch`, `version-mismatch`, or `invalid-parameter` if `at` is no instant;
 *   `endless-loop` if a host's own machine leaves a deadline standing when it is reached.
 * @category Cases
 */
export function elapse<P extends Path>(item: CaseOf<P>, moment: Moment): Step<P> {
  const at = parse(Instant, moment.at, 'elapse: at')
  const { route, policy } = routeFor(item, moment.charter, 'elapse')
  const trail = new Trail(item, policy)
  passTime(route, trail, at)
  return trail.step
}

/** {@link elapse}, along a trail. */
export function passTime<P extends Path>({ compiled }: Route<P>, trail: Trail<P>, until: Instant): void {
  let due = firstDue(trail.item)
  while (due !== null && due.at <= until) {
    // A deadline that was set into the past falls due at once, not before the record that set it.
    const { event, token } = due
    const stamp = { at: Math.max(due.at, trail.item.updatedAt), by: time }
    const options = token === undefined ? undefined : { token }
    const step = compiled.step(trail.item.state, stamped(event, stamp) as never, options)
    if (step.changed) trail.take(step, event, stamp)
    const next = firstDue(trail.item)
    if (!step.changed || isSame(due, next)) throw standing(due, trail.item)
    due = next
  }
  trail.passClocks(until)
}

const isSame = (before: Due, after: Due | null): boolean =>
  after !== null && before.at === after.at && JSON.stringify(before) === JSON.stringify(after)

const standing = ({ event }: Due, { path }: CaseOf): CasewrightError =>
  new CasewrightError(
    'endless-loop',
    `elapse: expected the machine of path "${path}" to drop or move a deadline when it is reached, got ${JSON.stringify(event)} again`,
  )
