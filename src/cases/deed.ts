import type { Path } from '../machines/path.js'
import type { ServicePolicy } from '../policies/service-levels/service-policy.js'
import { CasewrightError } from '../vocabulary/errors.js'
import { parse } from '../vocabulary/parse.js'
import { Party } from '../vocabulary/party.js'
import { Instant } from '../vocabulary/time.js'
import type { CaseOf, Deed } from './case.js'
import { passTime } from './elapse.js'
import { type Route, routeFor } from './route.js'
import { Trail } from './trail.js'

/** Something that is to be done with a case, read: when, by whom, and along which route. */
interface ReadDeed<P extends Path> {
  readonly at: Instant
  readonly by: Party
  readonly route: Route<P>
  readonly policy: ServicePolicy
}

/**
 * Reads a deed, for the function `where`.
 * @throws CasewrightError `invalid-parameter`, `charter-mismatch` or `version-mismatch`.
 */
export function readDeed<P extends Path>(item: CaseOf<P>, deed: Deed, where: string): ReadDeed<P> {
  const at = parse(Instant, deed.at, `${where}: at`)
  const by = parse(Party, deed.by, `${where}: by`)
  return { at, by, ...routeFor(item, deed.charter, where) }
}

/**
 * Sees, for a function that refuses nothing, that a deed is not dated before the case's last record.
 * @throws CasewrightError `invalid-parameter`.
 */
export function demandOrder({ updatedAt }: CaseOf, at: Instant, where: string): void {
  if (at >= updatedAt) return
  const expected = `at not to be before the case's last record, ${updatedAt}`
  throw new CasewrightError('invalid-parameter', `${where}: expected ${expected}, got ${at}`)
}

/** The trail of a deed: what fell due before it has happened. */
export function trailTo<P extends Path>(item: CaseOf<P>, { at, route, policy }: ReadDeed<P>): Trail<P> {
  const trail = new Trail(item, policy)
  passTime(route, trail, at)
  return trail
}
