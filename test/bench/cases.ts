import { deepStrictEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { act, charters, defaultLimits, elapse, openCase, type Path, paths } from 'casewright'
import { memoryStore } from 'casewright/desk'
import { createActor } from 'xstate'
import { type ContactLine, readContacts } from '../../examples/demo/contact-line.js'
import type { ContactRun } from '../../examples/demo/contact-run.js'
import { runContacts } from '../../examples/demo/run-contacts.js'
import { median } from './median.js'

/*
 * Opening and finishing a case, against the same events through XState's own cheapest pure stepping: the machine's
 * `transition` under one inert scope, used again and again, where `transition()` makes an actor for each event.
 * XState is given what `openCase`, `act` and `elapse` work out besides: which deadline is due, when and in which order; and
 * it neither checks payloads and roles nor writes records.
 * Run: tsx --conditions=@casewright/source test/bench/cases.ts
 */

const charter = charters.topUp
const rounds = 30
const limit = 1.3

interface Led {
  readonly contact: ContactLine
  readonly run: ContactRun
}

const text = readFileSync('examples/data/contacts/top-up.jsonl', 'utf8')
const { contacts } = readContacts(text)
const runs = await runContacts(contacts, charter, memoryStore())
const led: Led[] = contacts
  .map((contact, index) => ({ contact, run: runs[index]! }))
  // XState has no refusals to give.
  .filter(({ run }) => run.happenings.every(({ refusal }) => refusal === null))

/** The case as the library leads it. */
function leadCase({ contact: { id, path, openedAt, input, events }, run }: Led): unknown {
  const by = input.customer
  let item = openCase<Path>(paths[path], input, { id, at: openedAt, by, charter }).case
  for (const { at, by, event } of events) item = act(item, event, { at, by, charter }).case
  return elapse(item, { at: run.case.updatedAt, charter }).case.state.value
}

const scopes = Object.fromEntries(
  led.map(({ contact: { path, input } }) => {
    const opening = { ...input, id: 'none', at: 0, limits: defaultLimits }
    const self = createActor(paths[path].machine as never, { input: opening } as never) as { system: unknown }
    const nothing = (): void => {}
    const silent = {
      defer: nothing,
      logger: nothing,
      stopChild: nothing,
      emit: nothing,
      actionExecutor: nothing,
    }
    return [path, { self, system: self.system, id: '', sessionId: '', ...silent }]
  }),
)

/** The same events, in the same order, through XState. */
function leadSnapshot({ contact: { id, path, openedAt, input }, run }: Led): unknown {
  const { machine } = paths[path] as Path
  const scope = scopes[path] as never
  const opening = { ...input, id, at: openedAt, by: input.customer, limits: defaultLimits }
  let snapshot = machine.getInitialSnapshot(scope, opening as never)
  for (const { at, by, event } of run.happenings) {
    if (event.type !== 'case.open') snapshot = machine.transition(snapshot, { ...event, at, by }, scope)
  }
  return snapshot.value
}

for (const each of led) deepStrictEqual(leadCase(each), leadSnapshot(each))

const table: Record<string, Record<string, string>> = {}
for (const path of ['inquiry', 'dispute', 'fault', 'all'] as const) {
  const cases = led.filter(({ run }) => path === 'all' || run.path === path)
  const events = cases.reduce((sum, { run }) => sum + run.happenings.length, 0)
  const ours: number[] = []
  const theirs: number[] = []
  // Turn by turn, so that what else the machine is doing falls on both alike; the first rounds warm up.
  for (let round = -5; round < rounds; round++) {
    const [first, second] = round % 2 === 0 ? [leadCase, leadSnapshot] : [leadSnapshot, leadCase]
    const times = new Map(
      [first, second].map(lead => [lead, time(() => cases.forEach(each => void lead(each)))]),
    )
    if (round < 0) continue
    ours.push(times.get(leadCase)!)
    theirs.push(times.get(leadSnapshot)!)
  }
  const ratio = median(ours.map((ms, round) => ms / theirs[round]!))
  const perEvent = (ms: readonly number[]) => `${((median(ms) * 1000) / events).toFixed(2)} µs`
  table[path] = {
    cases: String(cases.length),
    events: String(events),
    casewright: perEvent(ours),
    xstate: perEvent(theirs),
    ratio: ratio.toFixed(2),
  }
}
console.log(`a case from opening to end, per event; ratio: median of ${rounds} rounds, limit ${limit}`)
console.table(table)

function time(work: () => void): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}
