import type { InputOf, Path } from '../machines/path.js'
import { CasewrightError } from '../vocabulary/errors.js'
import { CaseLink, type LinkKind } from '../vocabulary/link.js'
import { parse } from '../vocabulary/parse.js'
import type { CaseOf, Deed, Step } from './case.js'
import { demandOrder, readDeed, trailTo } from './deed.js'
import { openCase } from './open-case.js'
import { joined } from './trail.js'

/** What a linked case is opened with beside its input. @category Cases */
export interface LinkedDeed<Earlier extends Path> extends Deed {
  /** The new case's name. */
  readonly id: string
  /** What the new case has to do with the earlier one. */
  readonly kind: LinkKind
  /** The earlier case. */
  readonly to: CaseOf<Earlier>
  /** The charter the earlier case was opened under, where it is another one. */
  readonly toCharter?: Deed['charter']
}

/**
 * Opens a case that comes of another, as a `linkedCase.open` or `followUp.schedule` effect asks for, and writes the tie
 * down at both ends: a return visit opens a complaint, a complaint its return visit (F2), a fault its visit (P8).
 * @param path - The path the new case is to take, one that the charter offers.
 * @param input - What the path starts from, such as the effect's `input`.
 * @param deed - As for {@link openCase}, with `kind` and the earlier case as `to`.
 * @returns `opened`: the new case; `linked`: the earlier one, each with what was recorded.
 * @throws CasewrightError as {@link openCase} and {@link linkCase} do.
 * @category Cases
 */
export function openLinked<P extends Path, Earlier extends Path>(
  path: P,
  input: InputOf<P>,
  deed: LinkedDeed<Earlier>,
): { readonly opened: Step<P>; readonly linked: Step<Earlier> } {
  const { at, by, charter, id, kind, to, toCharter = charter } = deed
  const link = { kind, from: id, to: to.id }
  const opened = openCase(path, input, { id, at, by, charter })
  const tied = linkCase(opened.case, link, { at, by, charter })
  return { opened: joined(opened, tied), linked: linkCase(to, link, { at, by, charter: toCharter }) }
}

/**
 * Writes down, at one of its ends, that two cases belong together. A case takes that whether it is open or closed. What fell
 * due before happens first.
 * @param item - The case, one of the link's two ends.
 * @param link - The later case, the earlier one, and what ties them.
 * @param deed - `at`: the instant, in epoch milliseconds, not before the case's last record; `by`: who links; `charter`: the
 *   one the case was opened under.
 * @returns The case with the link among its `links` and a `case.link` record; the very same where it had it already.
 * @throws CasewrightError `invalid-parameter` if the link is malformed, has another case at both ends or the same, or `at` is
 *   before the case's last record; `charter-mismatch` or `version-mismatch`.
 * @category Cases
 */
export function linkCase<P extends Path>(item: CaseOf<P>, link: CaseLink, deed: Deed): Step<P> {
  const read = readDeed(item, deed, 'linkCase')
  const { kind, from, to } = parse(CaseLink, link, 'linkCase: link')
  if (from === to || (item.id !== from && item.id !== to)) {
    const expected = `link to tie case "${item.id}" to another one`
    throw new CasewrightError('invalid-parameter', `linkCase: expected ${expected}, got "${from}" to "${to}"`)
  }
  const { at, by } = read
  demandOrder(item, at, 'linkCase')
  const trail = trailTo(item, read)
  if (trail.tie({ kind, from, to })) trail.note({ type: 'case.link', kind, from, to }, { at, by })
  return trail.step
}
