import { strictEqual } from 'node:assert/strict'
import { type Path, paths } from 'casewright'
import { explore, prove } from 'casewright/testing'
import type { AnyStateMachine } from 'xstate'
import { getShortestPaths } from 'xstate/graph'

/*
 * How long it takes to walk every state of all paths, and to prove all ready invariants on the way; and what a walk costs
 * beside XState's own `getShortestPaths`, on the same machine, events and serialisation, with the same states found.
 * Run: tsx --conditions=@casewright/source test/bench/testing.ts
 */

const seconds = (work: () => unknown): number => {
  const begun = performance.now()
  work()
  return (performance.now() - begun) / 1000
}

const row = (...cells: readonly (string | number)[]) =>
  console.log(cells.map(cell => String(cell).padStart(14)).join(''))

/** Does the same to every path, and prints how long each took. */
function together(
  name: string,
  work: (path: Path) => { readonly states: number; readonly transitions: number },
) {
  row('path', 'states', 'transitions', `${name}, s`)
  let sum = 0
  for (const path of Object.values(paths) as readonly Path[]) {
    let found = { states: 0, transitions: 0 }
    const taken = seconds(() => {
      found = work(path)
    })
    row(path.id, found.states, found.transitions, taken.toFixed(2))
    sum += taken
  }
  row('together', '', '', sum.toFixed(2))
  return sum
}

const exploring = together('explore', path => {
  const { places, moves } = explore(path)
  return { states: places.length, transitions: moves.length }
})
together('prove', path => {
  const proof = prove(path)
  if (!proof.ok) throw new Error(proof.text)
  return proof
})
console.log(`\nExploring all paths: ${exploring.toFixed(2)} s, where 5 s are allowed`)

const at = Date.UTC(2026, 2, 2, 1)
const agent = { id: 'agent', role: 'service-agent' }
const text = 'text'
const events = [
  { type: 'case.accept' },
  { type: 'case.handOver', to: 'order-agent', reason: text },
  { type: 'case.hold', reason: text },
  { type: 'case.resume' },
  { type: 'case.withdraw', reason: text },
  { type: 'customer.ask', question: text },
  { type: 'message.receive', text },
  { type: 'answer.find', answer: text },
  { type: 'reply.send', text },
  { type: 'feedback.record', problem: text, cause: text, improvement: text },
  { type: 'case.reopen', reason: text },
  { type: 'deadline.reach', deadline: 'customer-reply' },
  { type: 'deadline.reach', deadline: 'hold' },
  { type: 'deadline.reach', deadline: 'reopening' },
].map(event => ({ ...event, at, by: agent }))
const { context } = explore(paths.inquiry, { limit: 1 }).places[0]!.state
const input = { ...context, at, by: agent, limits: { ...context.limits, maxReopens: 8 } }
const machine = paths.inquiry.machine as AnyStateMachine
const serialise = ({ value, context }: { value: unknown; context: object }): string =>
  JSON.stringify([value, 'reopened' in context && context.reopened, 'silent' in context && context.silent])

let ours = 0
let theirs = 0
const walked = seconds(() => {
  ours = explore(machine, { events, input, at, serialise }).places.length
})
const peer = seconds(() => {
  const paths = getShortestPaths(machine, { events, input, serializeState: serialise as never })
  theirs = paths.length
})
strictEqual(ours, theirs)
console.log(
  `\nThe inquiry machine, ${ours} states, ${events.length} events: explore ${(walked * 1000).toFixed(0)} ms, ` +
    `getShortestPaths ${(peer * 1000).toFixed(0)} ms: ${(peer / walked).toFixed(1)} times as long`,
)
