import { act } from '../../cases/act.js'
import type { CaseOf } from '../../cases/case.js'
import { elapse } from '../../cases/elapse.js'
import { linkCase } from '../../cases/link-case.js'
import { openCase } from '../../cases/open-case.js'
import { time } from '../../cases/trail.js'
import { CasewrightError } from '../../vocabulary/errors.js'
import type { CaseLink } from '../../vocabulary/link.js'
import type { CaseRecord } from '../../vocabulary/record.js'
import type { CaseRoute } from '../engine/case-route.js'

/**
 * A case made again of its records: each of them is asked of it once more, and time passes in between.
 * @param until - Up to when, in epoch ms.
 */
export function retoldCase(
  [opening, ...others]: readonly CaseRecord[],
  { path, charter, field }: CaseRoute,
  until: number,
): CaseOf {
  const { event, caseId: id, at, by } = opening!
  let item = openCase(path, event.input as never, { id, at, by, charter }).case
  for (const { event, at, by } of others) {
    // What time did comes about by itself.
    if (by === time) continue
    if (event.type === 'case.link') {
      const { kind, from, to } = event as unknown as CaseLink
      item = linkCase(item, { kind, from, to }, { at, by, charter }).case
      continue
    }
    const step = act(item, event as never, { at, by, charter })
    if (!step.ok) {
      const expected = `the records of case "${id}" to be taken`
      throw new CasewrightError(
        'invalid-parameter',
        `simulate: ${field}: expected ${expected}, got ${step.refusal.message}`,
      )
    }
    item = step.case
  }
  return elapse(item, { at: until, charter }).case
}
