import { type Charter, tiesOf } from '../charters/ties.js'
import type { Path } from '../machines/path.js'
import type { CaseOf, Deed, Step } from './case.js'
import { demandOrder, readDeed, trailTo } from './deed.js'
import { notOffered } from './route.js'
import { joined, Trail } from './trail.js'

/**
 * Puts a running case under another version of its charter, or under another charter. Until then it keeps the one it was opened
 * under. What fell due before happens first, by the old one; then its clocks run against the new targets, with what they consumed
 * and every pause, and the new limits count for what is yet to be waited for. What is due already keeps its instant.
 * @param item - The case; it is not altered.
 * @param to - The charter it is to be under from now on; it offers the case's path.
 * @param deed - `at`: the instant, in epoch milliseconds, not before the case's last record; `by`: who decides it; `charter`: the
 *   one the case is under.
 * @returns The case with a `charter.change` record; the very same where it is under that version already.
 * @throws CasewrightError `charter-mismatch` if `charter` is not the case's, or `to` does not offer its path; `version-mismatch`
 *   if the path has changed; `invalid-parameter` if `at` is before the case's last record.
 * @category Cases
 */
export function changeCharter<P extends Path>(item: CaseOf<P>, to: Charter, deed: Deed): Step<P> {
  const read = readDeed(item, deed, 'changeCharter')
  const { at, by, route } = read
  const { paths, limits, policy: newPolicy } = tiesOf(to, 'changeCharter')
  if (paths.get(item.path) !== (route.path as Path)) throw notOffered(item.path, to, 'changeCharter')
  demandOrder(item, at, 'changeCharter')
  const charter = { id: to.id, version: to.version }
  if (item.charter.id === charter.id && item.charter.version === charter.version) {
    return { case: item, emitted: [], actions: [], recorded: [] }
  }

  const before = trailTo(item, read)
  const { state } = before.item
  const file: object = state.context
  const context = 'limits' in file ? { ...file, limits } : file
  const after = new Trail<P>(
    { ...before.item, charter, state: { ...state, context } } as CaseOf<P>,
    newPolicy,
  )
  const still = { state: after.item.state, emitted: [], actions: [], changed: true } as never
  after.take(still, { type: 'charter.change', charter }, { at, by })
  return joined(before.step, after.step)
}
