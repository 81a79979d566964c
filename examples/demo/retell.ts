import { isDeepStrictEqual } from 'node:util'
import {
  act,
  type CaseLink,
  type CaseOf,
  type CaseRecord,
  type Charter,
  elapse,
  linkCase,
  openCase,
  type Path,
  paths,
  type RequestOf,
  type Step,
} from 'casewright'
import type { CaseHistory } from 'casewright/desk'
import type { ContactLine } from './contact-line.js'
import { type ContactRun, type Effect, type Happening, isLevel } from './contact-run.js'

/** Tells of a case what its history says: the records are what it follows from, so that they make it anew with its effects. */
export function retell(
  contact: ContactLine,
  { records, refusals }: CaseHistory,
  charter: Charter,
): ContactRun {
  const { id, path, openedAt } = contact
  const [opening] = records
  const { at, by, event } = opening!
  let step: Step = openCase<Path>(paths[path], event.input, { id, at, by, charter })
  const happened: Happening[] = happeningsOf(step)
  for (let next = records[happened.length]; next !== undefined; next = records[happened.length]) {
    step = again(step.case, next, charter)
    happened.push(...happeningsOf(step))
  }
  return { id, path, openedAt, case: step.case, happenings: withRefusals(happened, contact, refusals) }
}

/** Of a case's records, what somebody asked of it. */
export const requestsIn = <Told extends Pick<CaseRecord, 'by' | 'event'>>(records: readonly Told[]): Told[] =>
  records.filter(
    ({ by, event }) => by.role !== 'system' && event.type !== 'case.open' && event.type !== 'case.link',
  )

/** What brought a record about, once more; time brings one deadline after the other, so that each keeps its own effects. */
function again(item: CaseOf, { at, by, event }: CaseRecord, charter: Charter): Step {
  if (event.type === 'case.link') {
    const { type: _, ...link } = event
    return linkCase(item, link as unknown as CaseLink, { at, by, charter })
  }
  if (by.role === 'system') return elapse(item, { at, charter })
  const step = act(item, event as RequestOf<Path>, { at, by, charter })
  if (!step.ok) throw new Error(`${item.id}: ${step.refusal.message}`)
  return step
}

function happeningsOf({ recorded, emitted }: Step<Path>): Happening[] {
  // Of several records, made at one instant, the last thing that was done carries the effects of all.
  const last = recorded.findLast(({ event }) => !isLevel(event))
  return recorded.map(record => {
    const { at, by, event } = record
    const effects = record === last ? emitted.filter(effect => !isLevel(effect)) : []
    return { at, by, event, effects: effects as Effect[], refusal: null }
  })
}

/** What was refused takes its place where it was asked. */
function withRefusals(
  happened: readonly Happening[],
  { openedAt, events }: ContactLine,
  refusals: CaseHistory['refusals'],
): Happening[] {
  const all: Happening[] = []
  const taken = new Set(requestsIn(happened))
  let [next, now, refused] = [0, openedAt, 0]
  for (const { at, by, event } of events) {
    now = Math.max(now, at)
    while (next < happened.length && !taken.has(happened[next]!) && happened[next]!.at <= now) {
      all.push(happened[next++]!)
    }
    const one = happened[next]
    const isTaken = isDeepStrictEqual({ at, by, event }, { at: one?.at, by: one?.by, event: one?.event })
    if (isTaken) all.push(happened[next++]!)
    else all.push({ at, by, event, effects: [], refusal: refusals[refused++]!.refusal })
  }
  return [...all, ...happened.slice(next)]
}
