import { deepStrictEqual } from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  act,
  type CaseFacts,
  type CaseOf,
  type CaseRecord,
  caseFacts,
  charters,
  openCase,
  paths,
  type RequestOf,
} from 'casewright'
import { indicators } from 'casewright/policies'

/*
 * All indicators over a million case records by agent and path, in one pass over records that are made as they are read, so
 * that whatever memory grows is the counter's. Beside it, a bare loop over the same records that counts three of the fifteen.
 * Run: tsx --conditions=@casewright/source test/bench/indicators.ts
 */

const agents = Array.from({ length: 50 }, (_, index) => `a-${index}`)
const pathIds = ['inquiry', 'dispute', 'fault', 'complaint']

function* records(count: number): Generator<CaseFacts> {
  let seed = 1
  const draw = (of: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * of)
  }
  for (let index = 0; index < count; index++) {
    yield {
      id: 'C',
      agentId: agents[draw(50)]!,
      path: pathIds[draw(4)]!,
      openedAt: index,
      isComplaint: draw(20) === 0,
      contacts: 1 + draw(3),
      isResolved: draw(20) > 0,
      isAccurate: draw(25) > 0,
      respondedInTime: draw(10) > 0,
      repliedInTime: draw(10) > 0,
      isFollowedUp: draw(5) > 0,
      isBooked: draw(3) > 0,
      satisfaction: { overall: 25 * draw(5), questions: { speed: 25 * draw(5), tone: 25 * draw(5) } },
      departmentMarks: { accuracy: draw(101), initiative: draw(101) },
    }
  }
}

const groupBy = { agent: (facts: CaseFacts) => facts.agentId, path: (facts: CaseFacts) => facts.path }

function library(source: Iterable<CaseFacts>) {
  const counter = indicators(groupBy)
  for (const facts of source) counter.add(facts)
  return counter
}

function bareLoop(source: Iterable<CaseFacts>) {
  const groups = new Map<
    string,
    { cases: number; resolved: number; complaints: number; satisfaction: number }
  >()
  for (const facts of source) {
    const key = `${facts.agentId} ${facts.path}`
    let group = groups.get(key)
    if (group === undefined) {
      group = { cases: 0, resolved: 0, complaints: 0, satisfaction: 0 }
      groups.set(key, group)
    }
    group.cases++
    if (facts.isResolved) group.resolved++
    if (facts.isComplaint) group.complaints++
    group.satisfaction += facts.satisfaction?.overall ?? 0
  }
  return groups
}

const charter = charters.topUp

/** An inquiry from its opening to its feedback record, with its records. */
function aCase() {
  const agent = { id: 'a-1', role: 'service-agent' } as const
  const customer = { id: 'c-1', role: 'customer' } as const
  const input = { customer, contact: { channel: 'chat', address: 'chat-1' }, subject: 'A card?' } as const
  const opened = openCase(paths.inquiry, input, { id: 'C-1', at: 0, by: customer, charter })
  const recorded: CaseRecord[] = [...opened.recorded]
  let item: CaseOf<typeof paths.inquiry> = opened.case
  const events: readonly RequestOf<typeof paths.inquiry>[] = [
    { type: 'case.accept' },
    { type: 'reply.send', text: 'Yes.' },
    { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' },
  ]
  for (const [minute, event] of events.entries()) {
    const step = act(item, event, { at: 30_000 * (minute + 1), by: agent, charter })
    if (!step.ok) throw new Error(step.refusal.message)
    item = step.case
    recorded.push(...step.recorded)
  }
  return { item, recorded }
}

const million = 1_000_000
const msOf = (work: () => unknown) => {
  const begun = performance.now()
  work()
  return performance.now() - begun
}
const best = (work: () => unknown) => Math.min(...Array.from({ length: 5 }, () => msOf(work)))

const sample = library(records(100_000)).result()
const bareSample = bareLoop(records(100_000))
for (const { group, cases, indicators: found } of sample) {
  const bare = bareSample.get(`${group.agent} ${group.path}`)!
  deepStrictEqual([cases, found.resolutionRate.value], [bare.cases, bare.resolved / bare.cases])
}

const inMemory = [...records(million)]
const [ours, bare] = [best(() => library(inMemory).result()), best(() => bareLoop(inMemory))]
inMemory.length = 0
console.log(
  `15 indicators and 2 questions of a million cases in ${sample.length} groups  ${ours.toFixed(0)} ms (allowed: 2,000)`,
)
console.log(
  `a bare loop that counts three of them  ${bare.toFixed(0)} ms: ${(ours / bare).toFixed(1)} times as long`,
)

const { item, recorded } = aCase()
const fromCases = best(() => {
  const counter = indicators(groupBy)
  for (let index = 0; index < million; index++) counter.add(caseFacts(item, recorded, { charter }))
})
console.log(
  `facts read off a million cases with ${recorded.length} records each, and counted  ${fromCases.toFixed(0)} ms`,
)

// What is no longer used is collected before the heap is read, whatever flags Node was started with.
setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')
const heapAfter = (count: number) => {
  const counter = library(records(count))
  collectGarbage()
  const { heapUsed } = process.memoryUsage()
  // Read after the measurement, so that the counter is in it.
  return heapUsed + 0 * counter.tallies.length
}
const heap = [100_000, million, 4 * million].map(heapAfter)
const held = heap.map(bytes => `${(bytes / 1e6).toFixed(1)} MB`).join(', ')
console.log(`heap in use after 0.1, 1 and 4 million cases: ${held}`)
