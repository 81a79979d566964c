import { writeSync } from 'node:fs'
import { charters, type Party } from 'casewright'
import { createDesk, type Desk } from 'casewright/desk'
import { createRandom } from 'casewright/policies'
import { type Deed, inputFor, keepKeysMs, openStore, people } from './work.js'

/*
 * A process that works at a desk until it is killed: four clients open cases and ask things of them at random, and rounds
 * are made. It says what it was told on its standard output, a line each, before it goes on.
 * Run: worker.ts <store> <seed> <epoch milliseconds>
 */

const [address = '', seed = '', start = '0'] = process.argv.slice(2)
const random = createRandom(seed)
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
const say = (line: Deed) => writeSync(1, `${JSON.stringify(line)}\n`)

let at = Number(start)
let done = 0
const desk = createDesk({
  charter: charters.topUp,
  store: openStore(address),
  keepKeysMs,
  now: () => ++at,
  newId: () => `${seed}-${++done}`,
}) as unknown as Desk
desk.on('*', (effect, { id }) => say({ type: 'delivered', id, effect: effect as object }))
const cases: string[] = (await desk.list({ isOpen: true }, { by: people.supervisor, limit: 100 })).cases.map(
  each => each.case.id,
)

async function open(key: string) {
  const path = pick(['inquiry', 'dispute', 'fault'])
  const receipt = await desk.open(path, inputFor(path), { by: people.customer, key })
  if (!receipt.ok) throw new Error(receipt.refusal.message)
  cases.push(receipt.caseId)
  say({ type: 'acknowledged', key, receipt, event: 'case.open' })
}

async function ask(key: string) {
  const text = `${key} says so`
  const reason = text
  const event = pick([
    { type: 'note.add', text },
    { type: 'message.receive', text },
    { type: 'case.accept' },
    { type: 'customer.ask', question: text },
    { type: 'case.hold', reason, until: at + 60_000 },
    { type: 'reply.promise', dueAt: at + 90_000, address: 'somewhere' },
    { type: 'reply.send', text, resolution: 'fixed' },
    { type: 'feedback.record', problem: text, cause: text, improvement: text },
    { type: 'case.handOver', to: 'complaint-specialist', reason },
    { type: 'department.report', tried: [text] },
  ])
  const by: Party = pick([people.agent, people.agent, people.customer, people.specialist])
  const receipt = await desk.send(pick(cases), event, { by, key })
  if (receipt.ok) say({ type: 'acknowledged', key, receipt, event: event.type })
}

async function client(name: number) {
  for (let turn = 0; ; turn++) {
    const key = `${seed}/${name}/${turn}`
    if (cases.length < 5 || random() < 0.1) await open(key)
    else await ask(key)
    if (random() < 0.05) at += Math.floor(random() * 120_000)
    if (random() < 0.1) await desk.tick()
  }
}

await desk.signIn(people.agent, { capacity: 5 })
await Promise.all([1, 2, 3, 4].map(client))
