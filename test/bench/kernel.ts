import { deepStrictEqual } from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Path, paths } from 'casewright'
import { compile } from 'casewright/kernel'
import { contest } from './contest.js'
import { contenders, type Question, ways } from './fault.contenders.js'
import { median } from './median.js'

/*
 * Speed of the compiled kernel on the fault machine, on a fault that the agent solves (P3) and one that goes to the
 * technical department (P4), against XState's pure function, XState's actor and a reducer written by hand. All are shown
 * to do the same.
 * Run: tsx --conditions=@casewright/source test/bench/kernel.ts
 */

const rounds = 60
const names = Object.keys(contenders) as (keyof typeof contenders)[]

for (const events of Object.values(ways)) {
  const led = names.map(name => {
    const emitted: object[] = []
    return { file: contenders[name]()(events, emitted), emitted }
  })
  for (const each of led) deepStrictEqual(each, led[0])
}

type Times = Readonly<Record<keyof typeof contenders, number[]>>

const { ask, end } = contest<keyof typeof contenders, Question>('fault.contenders.ts', names, import.meta.url)
const table: Record<string, Record<string, string>> = {}
for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
  const times: Times = { kernel: [], spreading: [], reducer: [], actor: [], pure: [] }
  // Turn by turn, so that what else the computer is doing falls on all alike; the first rounds warm up.
  for (let round = -20; round < rounds; round++) {
    for (const name of names) {
      const ns = await ask(name, { way, faults: name === 'pure' ? 20 : 400 })
      if (round >= 0) times[name].push(ns)
    }
  }
  for (const kernel of ['kernel', 'spreading'] as const) {
    const timesAsLong = (over: number[], under: number[]) =>
      median(over.map((ns, round) => ns / under[round]!)).toFixed(1)
    table[`${way}${kernel === 'kernel' ? '' : ', no code generated'}`] = {
      'compiled.step': `${median(times[kernel]).toFixed(0)} ns`,
      'transition()': `${timesAsLong(times.pure, times[kernel])} × (wanted 100)`,
      'actor.send': `${timesAsLong(times.actor, times[kernel])} × (wanted 20)`,
      'over a switch': `${timesAsLong(times[kernel], times.reducer)} × (allowed 6)`,
    }
  }
}
end()
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
  const events = ways['P4, by the department']
  for (let steps = 0; steps < 2_000_000; steps += events.length) contenders.kernel()(events, null)
  collectGarbage()
  return process.memoryUsage().heapUsed
})
const megabytes = bytes.map(each => (each / 1e6).toFixed(2)).join(', ')
console.log(`in use after 2, 4, 6, 8, 10 million steps, garbage collected: ${megabytes} MB`)

function msOf(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}
