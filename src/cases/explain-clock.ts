import { type Charter, tiesOf } from '../charters/ties.js'
import { type ClockStory, explain } from '../policies/service-levels/explain.js'
import type { Observation } from '../policies/service-levels/observation.js'
import { CasewrightError } from '../vocabulary/errors.js'
import type { CaseRecord } from '../vocabulary/record.js'
import type { Instant } from '../vocabulary/time.js'
import { startMoved } from './move-case.js'
import { offeredPath, routeOf } from './route.js'
import { factsOf } from './trail.js'

/**
 * Tells how the clock of a service level came to stand where it does: what ran, what stood still, and why.
 * @param records - All records of the case, in order: clocks keep no history of their own.
 * @param metric - The metric of the clock, such as `first-response`.
 * @param options - `charter`: the one the case was opened under; `until`: how far time has passed since the last record,
 *   in epoch milliseconds.
 * @returns The story as data, and as text in the department's own time.
 * @throws CasewrightError `charter-mismatch` if the charter does not offer the case's path, or `invalid-parameter` if the
 *   records do not begin with the opening of a case.
 * @category Cases
 */
export function explainClock(
  records: readonly CaseRecord[],
  metric: string,
  options: { readonly charter: Charter; readonly until?: Instant },
): ClockStory {
  const { charter, until } = options
  const { policy } = tiesOf(charter, 'explainClock')
  const timeZone = charter.timeZone
  return explain(metric, observationsOf(records, charter), {
    policy,
    timeZone,
    ...(until === undefined ? {} : { until }),
  })
}

/** What was observed of a case along its records: its machine takes each event again. */
function* observationsOf(records: readonly CaseRecord[], charter: Charter): Generator<Observation> {
  const { limits } = tiesOf(charter, 'explainClock')
  const [opening, ...later] = records
  if (opening?.event.type !== 'case.open') {
    const got = JSON.stringify(opening?.event.type)
    throw new CasewrightError(
      'invalid-parameter',
      `explainClock: expected records to begin with case.open, got ${got}`,
    )
  }
  const { caseId: id, at, by, event } = opening
  const { path: name, input } = event as unknown as { path: string; input: object }
  const routeNamed = (name: string) => routeOf(offeredPath(name, charter, 'explainClock'))

  let route = routeNamed(name)
  let { state } = route.compiled.start({ ...input, id, at, by, limits })
  yield { at, event, ...factsOf({ path: name, state }) }
  for (const { at, by, event } of later) {
    if (event.type.startsWith('sla.') || isOfTheCase(event.type)) continue
    if (event.type === 'case.move') {
      const { path, input } = event as unknown as { path: string; input: object }
      route = routeNamed(path)
      state = startMoved(route, { id, state }, { ...input, at, by, limits }).state
    } else state = route.compiled.step(state, { ...event, at, by }).state
    yield { at, event, ...factsOf({ path: route.path.id, state }) }
  }
}

/** Whether a record is the case's own affair, and nothing that its machine took. */
const isOfTheCase = (type: string): boolean => type === 'case.link' || type === 'charter.change'
