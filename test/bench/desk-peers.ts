import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { charters } from 'casewright'
import { createDesk } from 'casewright/desk'
import { postgresStore } from 'casewright/postgres'
import pg from 'pg'
import { startServer } from '../stores/postgres/server.js'

/*
 * Receive an event, store it, arm a timer: a desk on PostgreSQL beside graphile-worker and DBOS on the same server, each in a
 * process and a database of its own, in turn. The desk also works out what the event does, and stores case, record and effects.
 * The peers are not among the project's dependencies: the first run installs them in test/bench/peers.
 * Run: tsx --conditions=@casewright/source test/bench/desk-peers.ts
 */

const folder = fileURLToPath(new URL('peers/', import.meta.url))
if (!existsSync(`${folder}node_modules`)) {
  const words = ['install', '--no-package-lock', '--no-audit', '--no-fund']
  execFileSync('npm', words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
}
const { load, perSecond } = (await import(`${folder}load.js`)) as {
  readonly load: { readonly cases: number; readonly clients: number; readonly timerMs: number }
  perSecond(receive: (caseId: string, event: Renewal) => Promise<unknown>): Promise<number>
}

interface Renewal {
  readonly type: 'promise.renew'
  readonly reason: string
  readonly toldVia: 'chat'
}

const server = await startServer()
let databases = 0

/** The address of a database of its own. */
async function newDatabase(): Promise<string> {
  const name = `bench_${++databases}`
  const client = new pg.Client(server.url)
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return server.url.replace(/postgres$/, name)
}

async function deskPerSecond(url: string): Promise<number> {
  const desk = createDesk({
    charter: charters.topUp,
    store: postgresStore({ url, connections: load.clients }),
  })
  const by = { id: 'a-1', role: 'service-agent' } as const
  const customer = { id: 'c-1', role: 'customer' } as const
  const contact = { channel: 'chat', address: 'chat-17' } as const
  const dueAt = () => Date.now() + load.timerMs
  const opening = Array.from({ length: load.cases }, async (_, index) => {
    const id = `case-${index + 1}`
    await desk.open('inquiry', { customer, contact, subject: 'Where is my card?' }, { by, id })
    await desk.send(id, { type: 'case.accept' }, { by })
    await desk.send(id, { type: 'reply.promise', dueAt: dueAt() }, { by })
  })
  await Promise.all(opening)
  const rate = await perSecond(async (caseId, event) => {
    const sent = await desk.send(caseId, { ...event, dueAt: dueAt() }, { by })
    if (!sent.ok) throw new Error(sent.refusal.message)
  })
  await desk.close()
  return rate
}

const peerPerSecond = (script: string, url: string): number => {
  const said = execFileSync(process.execPath, ['--no-deprecation', `${folder}${script}.js`, url], {
    encoding: 'utf8',
  })
  return JSON.parse(said.trim().split('\n').at(-1)!).rate
}

const rates: Record<string, number[]> = { casewright: [], 'graphile-worker': [], dbos: [] }
for (let round = 0; round < 3; round++) {
  for (const [name, found] of Object.entries(rates)) {
    const url = await newDatabase()
    found.push(name === 'casewright' ? await deskPerSecond(url) : peerPerSecond(name, url))
  }
}
await server.remove()

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!
const ours = median(rates.casewright!)
console.log(`Receive an event, store it, arm a timer; ${load.clients} clients on one PostgreSQL, median of 3`)
console.table(
  Object.fromEntries(
    Object.entries(rates).map(([name, found]) => {
      const rate = median(found)
      return [
        name,
        { 'events/s': rate.toFixed(0), 'casewright is': `${(ours / rate).toFixed(2)} times as fast` },
      ]
    }),
  ),
)
