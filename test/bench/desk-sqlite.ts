import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { charters } from 'casewright'
import { createDesk } from 'casewright/desk'
import { type SqliteDatabase, type SqliteValue, sqliteStore } from 'casewright/sqlite'
import Database from 'libsql'
import { median } from './median.js'

/*
 * Events a desk takes on SQLite, beside a bare loop that does the very same SQL writes: what a run of the desk wrote,
 * statement by statement, prepared once.
 * Run: tsx --conditions=@casewright/source test/bench/desk-sqlite.ts
 */

const by = { id: 'a-1', role: 'service-agent', leaning: 'all-round' } as const
const customer = { id: 'c-1', role: 'customer' } as const
const subject = 'The card was paid for and never arrived'
const input = { customer, contact: { channel: 'chat', address: 'chat-17' }, subject } as const
const clients = 16
const cases = 1_000
const goal = { normal: 15_000, full: 3_500 }
const share = 0.7

interface Write {
  readonly sql: string
  readonly values: readonly SqliteValue[]
}

const folder = mkdtempSync(join(tmpdir(), 'casewright-bench-'))
let files = 0
const newFile = () => join(folder, `${++files}.db`)

/** A database that writes down what is written to it. */
function recording(database: SqliteDatabase, log: Write[]): SqliteDatabase {
  const isWrite = /^\s*(BEGIN|COMMIT|INSERT INTO (?!casewright_schema)|UPDATE|DELETE)/
  return {
    exec: sql => database.exec(sql),
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql)
      if (!isWrite.test(sql)) return statement
      return {
        get: (...values) => statement.get(...values),
        all: (...values) => statement.all(...values),
        run(...values) {
          log.push({ sql, values })
          return statement.run(...values)
        },
      }
    },
  }
}

/** Opens the cases, then takes `events` events with so many clients at once; answers how to do the second. */
async function atDesk(database: SqliteDatabase, synchronous: 'normal' | 'full', events: number) {
  let number = 0
  let at = Date.UTC(2026, 2, 2)
  const desk = createDesk({
    charter: charters.topUp,
    store: sqliteStore({ database, synchronous }),
    now: () => ++at,
    newId: () => `case-${++number}`,
  })
  for (let index = 0; index < cases; index++) await desk.open('inquiry', input, { by })
  for (let index = 1; index <= cases; index++)
    await desk.send(`case-${index}`, { type: 'case.accept' }, { by })
  let sent = 0
  const client = async () => {
    while (sent < events) {
      const turn = sent++
      const caseId = `case-${(turn % cases) + 1}`
      const event =
        turn % 2 === 0
          ? ({ type: 'message.receive', text: `Message ${turn}` } as const)
          : ({ type: 'priority.set', severity: 'high', urgency: 'medium' } as const)
      const { ok } = await desk.send(caseId, event, { by, key: `key-${turn}` })
      if (!ok) throw new Error('refused')
    }
  }
  return async () => {
    await Promise.all(Array.from({ length: clients }, client))
  }
}

async function perSecond(events: number, work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return (events * 1_000) / (performance.now() - begun)
}

const table: Record<string, Record<string, string>> = {}
for (const [synchronous, events] of [
  ['normal', 10_000],
  ['full', 3_000],
] as const) {
  const log: Write[] = []
  const recorded = await atDesk(recording(new Database(newFile()), log), synchronous, events)
  const opening = log.length
  await recorded()

  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < 3; round++) {
    const desk = await atDesk(new Database(newFile()), synchronous, events)
    ours.push(await perSecond(events, desk))

    const database = new Database(newFile())
    await createDesk({ charter: charters.topUp, store: sqliteStore({ database, synchronous }) }).stats()
    const statements = new Map(log.map(({ sql }) => [sql, database.prepare(sql)]))
    const write = ({ sql, values }: Write) => statements.get(sql)!.run(...values)
    for (const each of log.slice(0, opening)) write(each)
    const rest = log.slice(opening)
    bare.push(await perSecond(events, () => rest.forEach(write)))
  }
  const [us, them] = [median(ours), median(bare)]
  table[synchronous] = {
    'events/s': us.toFixed(0),
    'bare loop': them.toFixed(0),
    ratio: (us / them).toFixed(2),
    goal: `${goal[synchronous]} or ${(share * them).toFixed(0)}`,
    met: String(us >= Math.min(goal[synchronous], share * them)),
  }
}
rmSync(folder, { recursive: true })
console.log(
  `${clients} clients, ${cases} cases, one transaction an event with its record, effect and key; median of 3`,
)
console.table(table)
