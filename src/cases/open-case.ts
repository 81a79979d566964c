import { tiesOf } from '../charters/ties.js'
import type { InputOf, Path } from '../machines/path.js'
import { CasewrightError } from '../vocabulary/errors.js'
import { parse } from '../vocabulary/parse.js'
import { Party } from '../vocabulary/party.js'
import { Id } from '../vocabulary/text.js'
import { Instant } from '../vocabulary/time.js'
import type { CaseOf, Deed, Step } from './case.js'
import { notOffered, routeOf } from './route.js'
import { Trail } from './trail.js'

/**
 * Opens a case.
 * @param path - The path it is to take, one that the charter offers.
 * @param input - What the path starts from; checked against `path.input`.
 * @param options - `id`: the case's name, 1–200 characters, unique among the host's cases; `at`: the instant, in epoch
 *   milliseconds; `by`: who opens it; `charter`: the department's.
 * @returns The case, the effects of opening it, and its first record.
 * @throws CasewrightError `invalid-input` naming the field, what was expected and what came; `invalid-parameter` for the
 *   options; `charter-mismatch` if the charter does not offer the path.
 * @category Cases
 */
export function openCase<P extends Path>(
  path: P,
  input: InputOf<P>,
  options: Deed & { readonly id: string },
): Step<P> {
  const { charter } = options
  const { paths, limits, policy } = tiesOf(charter, 'openCase')
  if (paths.get(path.id) !== path) throw notOffered(path.id, charter, 'openCase')
  const id = parse(Id, options.id, 'openCase: id')
  const at = parse(Instant, options.at, 'openCase: at')
  const by = parse(Party, options.by, 'openCase: by')
  const read = parse(path.input, input, `openCase: ${path.id}`, 'invalid-input') as object

  const { compiled } = routeOf(path)
  const opening = { ...read, id, at, by, limits }
  const start = compiled.start(...([opening] as unknown as Parameters<typeof compiled.start>))
  if (start.state.status === 'error') {
    throw new CasewrightError('invalid-input', `openCase: ${path.id} could not start`, {
      cause: start.state.error,
    })
  }
  const unopened: CaseOf<P> = {
    id,
    path: path.id,
    version: path.version,
    hash: compiled.hash,
    charter: { id: charter.id, version: charter.version },
    rev: 0,
    openedAt: at,
    updatedAt: at,
    clocks: [],
    links: [],
    state: start.state,
  }
  const trail = new Trail(unopened, policy)
  trail.take(start, { type: 'case.open', path: path.id, input: read }, { at, by })
  return trail.step
}
