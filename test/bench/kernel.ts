import { deepStrictEqual } from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Path, paths } from 'casewright'
import { compile } from 'casewright/kernel'
import { createActor, initialTransition, transition } from 'xstate'
import { reduceFault, startFault } from './fault.reducer.js'
import { type Event, faultInput, solvedByAgent, solvedByDepartment } from './fault.ways.js'

/*
 * Speed of the compiled kernel on the fault machine, on a fault that the agent solves (P3) and one that goes to the
 * technical department (P4), against XState's pure function, XState's actor and a reducer written by hand. All four are
 * shown to do the same.
 * Run: tsx --conditions=@casewright/source test/bench/kernel.ts
 */

const machine = paths.fault.machine
const compiled = compile(machine)
const rounds = 60

/** One fault led to its end: its file, and the events emitted on the way. */
interface Led {
  readonly file: unknown
  readonly emitted: readonly object[]
}

/** Makes what leads one fault; only the leading is timed, and the emitted events are collected only to be compared. */
type Contender = () => (events: readonly Event[], emitted: object[] | null) => unknown

const kernel: Contender = () => {
  let state = compiled.initial(faultInput)
  return (events, emitted) => {
    for (const event of events) {
      const step = compiled.step(state, event)
      state = step.state
      if (emitted !== null) emitted.push(...step.emitted)
    }
    return state.context
  }
}

const reducer: Contender = () => {
  let state = startFault(faultInput)
  return (events, emitted) => {
    for (const event of events) {
      const step = reduceFault(state, event)
      state = step.state
      if (emitted !== null) emitted.push(...step.emitted)
    }
    return state.file
  }
}

const actor: Contender = () => {
  const running = createActor(machine, { input: faultInput })
  let heard: object[] | null = null
  running.on('*', fact => void heard?.push(fact))
  running.start()
  return (events, emitted) => {
    heard = emitted
    for (const event of events) running.send(event)
    return running.getSnapshot().context
  }
}

const pure: Contender = () => {
  let [snapshot] = initialTransition(machine, faultInput)
  return (events, emitted) => {
    for (const event of events) {
      const [next, actions] = transition(machine, snapshot, event)
      snapshot = next
      for (const { type, params } of emitted === null ? [] : actions) {
        if ((type as string) === 'xstate.emit') emitted!.push((params as unknown as { event: object }).event)
      }
    }
    return snapshot.context
  }
}

const ways = { 'P3, by the agent': solvedByAgent, 'P4, by the department': solvedByDepartment }

for (const events of Object.values(ways)) {
  const led = [reducer, kernel, actor, pure].map((make): Led => {
    const emitted: object[] = []
    return { file: make()(events, emitted), emitted }
  })
  for (const each of led) deepStrictEqual(each, led[0])
}

const table: Record<string, Record<string, string>> = {}
for (const [name, events] of Object.entries(ways)) {
  const contenders = { kernel, reducer, actor, pure }
  const times = { kernel: [], reducer: [], actor: [], pure: [] } as Record<keyof typeof contenders, number[]>
  // Turn by turn, so that what else the computer is doing falls on all alike; the first rounds warm up.
  for (let round = -10; round < rounds; round++) {
    for (const contender of ['kernel', 'reducer', 'actor', 'pure'] as const) {
      const ns = nsPerEvent(contenders[contender], events, contender === 'pure' ? 20 : 400)
      if (round >= 0) times[contender].push(ns)
    }
  }
  const timesAsLong = (over: number[], under: number[]) =>
    median(over.map((ns, round) => ns / under[round]!)).toFixed(1)
  table[name] = {
    'compiled.step': `${median(times.kernel).toFixed(0)} ns`,
    'transition()': `${timesAsLong(times.pure, times.kernel)} × (wanted 100)`,
    'actor.send': `${timesAsLong(times.actor, times.kernel)} × (wanted 20)`,
    'over a switch': `${timesAsLong(times.kernel, times.reducer)} × (allowed 6)`,
  }
}
console.log(`an event of a fault, and how many times as long the others take: median of ${rounds} rounds`)
console.table(table)

for (const { id, machine } of Object.values(paths) as readonly Path[]) {
  const [first, ...next] = Array.from({ length: 101 }, () => msOf(() => compile(machine)))
  console.log(
    `compile(${id}) takes ${median(next).toFixed(2)} ms, ${first!.toFixed(2)} ms at first (allowed: 5)`,
  )
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const bytes = Array.from({ length: 5 }, () => {
  for (let steps = 0; steps < 2_000_000; steps += solvedByDepartment.length)
    kernel()(solvedByDepartment, null)
  collectGarbage()
  return process.memoryUsage().heapUsed
})
const megabytes = bytes.map(each => (each / 1e6).toFixed(2)).join(', ')
console.log(`in use after 2, 4, 6, 8, 10 million steps, garbage collected: ${megabytes} MB`)

function nsPerEvent(make: Contender, events: readonly Event[], faults: number): number {
  const leads = Array.from({ length: faults }, make)
  return (msOf(() => leads.forEach(lead => void lead(events, null))) * 1e6) / (faults * events.length)
}

function msOf(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}
