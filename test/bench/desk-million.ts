import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { charters } from 'casewright'
import { createDesk, type DeskEvent } from 'casewright/desk'
import { createRandom } from 'casewright/policies'
import { sqliteStore } from 'casewright/sqlite'
import Database from 'libsql'

/*
 * A desk with a million open cases in a SQLite file (synchronous=NORMAL): what a round, a look into an inbox and an opening cost,
 * and how late things fall due while sixteen clients do all they can.
 * A thousand cases are led by the desk itself; their rows are copied a thousand times, under other names.
 * Run: tsx --conditions=@casewright/source test/bench/desk-million.ts
 */

const copies = Number(process.env.COPIES ?? 1_000)
const half = 500
const clients = 16
const openings = 2_000
const minute = 60_000
const start = Date.UTC(2026, 2, 2, 1)
const goals = { tickMs: 2_000, inboxMs: 20, openRatio: 1.5, latenessMs: 1_000 }

const folder = mkdtempSync(join(tmpdir(), 'casewright-million-'))
const blockOf = (copy: number) => String(copy).padStart(3, '0')
const nameOf = (kind: string, copy: number, index: number) =>
  `${kind}-${blockOf(copy)}-${String(index).padStart(3, '0')}`
const agentOf = (copy: number, index: number) =>
  ({ id: nameOf('agent', copy, index), role: 'service-agent' }) as const

/** A desk whose clock is set, on a file of its own. */
function deskOn(name: string) {
  const clock = { now: () => start }
  const events: DeskEvent[] = []
  const database = new Database(join(folder, name))
  const desk = createDesk({
    charter: charters.topUp,
    store: sqliteStore({ database, synchronous: 'normal' }),
    now: () => clock.now(),
    observe: event => void (event.type === 'case.due' && events.push(event)),
  })
  desk.on('*', () => {})
  return { desk, clock, database, events }
}
type TestDesk = ReturnType<typeof deskOn>

const inputFor = (copy: number, index: number) =>
  ({
    customer: { id: nameOf('customer', copy, index), role: 'customer' },
    contact: { channel: 'chat', address: 'chat-17' },
    subject: 'The card was paid for and never arrived',
  }) as const

/** Half of the cases wait for somebody; of the others each agent has twenty, with a promise each, ten minutes apart. */
async function openOneBlock({ desk, clock }: TestDesk) {
  for (let index = 0; index < 2 * half; index++) {
    const id = nameOf('case', 0, index)
    const input = inputFor(0, index)
    await desk.open('inquiry', input, { by: input.customer, id })
    if (index >= half) continue
    const by = agentOf(0, Math.floor(index / 20))
    await desk.send(id, { type: 'case.accept' }, { by })
    const dueAt = start + 1440 * minute + index * 10 * minute
    await desk.send(id, { type: 'reply.promise', dueAt }, { by })
  }
  clock.now = () => start + 120 * minute
  await desk.tick()
}

/** The same rows under other names: cases, records, customers. */
function copyBlocks(database: TestDesk['database']) {
  const columns = `rev, tray, rank, due_at, wake_at, assignee, assignee_party, is_waiting, opened_at, updated_at, snapshot`
  const renamed = (text: string) => `replace(${text}, '-000-', '-' || :block || '-')`
  const copyCases = database.prepare(
    `INSERT INTO casewright_cases (id, ${columns}) SELECT ${renamed('id')}, ${columns
      .replace('assignee, assignee_party', `${renamed('assignee')}, ${renamed('assignee_party')}`)
      .replace(
        'snapshot',
        renamed('snapshot'),
      )} FROM casewright_cases WHERE number <= ${2 * half} ORDER BY number`,
  )
  const copyRecords = database.prepare(
    `INSERT INTO casewright_records (case_id, rev, at, type, record)
      SELECT ${renamed('case_id')}, rev, at, type, ${renamed('record')}
        FROM casewright_records WHERE case_id < 'case-001'`,
  )
  const copyCustomers = database.prepare(
    `INSERT INTO casewright_customers SELECT ${renamed('customer_id')}, case_number + :block * ${2 * half}
      FROM casewright_customers WHERE customer_id < 'customer-001'`,
  )
  database.exec('PRAGMA synchronous = OFF')
  for (let copy = 1; copy < copies; copy++) {
    database.exec('BEGIN')
    for (const statement of [copyCases, copyRecords, copyCustomers]) statement.run({ block: blockOf(copy) })
    database.exec('COMMIT')
  }
  database.exec('ANALYZE; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = NORMAL')
}

async function msOf(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

let opened = 0
/** How long it takes to open a case, of many that are opened by all clients at once. */
async function openingMs({ desk }: TestDesk): Promise<number> {
  const until = opened + openings
  const client = async () => {
    while (opened < until) {
      const input = inputFor(2_000, opened++)
      await desk.open('inquiry', input, { by: input.customer })
    }
  }
  return (await msOf(() => Promise.all(Array.from({ length: clients }, client)))) / openings
}

/** How late promises fall due, which clients make for the next seconds, as many as they can. */
async function latenesses({ desk, clock, events }: TestDesk): Promise<number[]> {
  const random = createRandom('lateness')
  const offset = clock.now() - Date.now()
  clock.now = () => Date.now() + offset
  const stop = new AbortController()
  const running = desk.run({ signal: stop.signal })
  const end = Date.now() + 10_000
  events.length = 0
  const client = async () => {
    while (Date.now() < end) {
      const copy = Math.floor(random() * copies)
      const index = Math.floor(random() * half)
      const dueAt = clock.now() + 200 + Math.floor(random() * 5_000)
      const by = agentOf(copy, Math.floor(index / 20))
      const renewal = {
        type: 'promise.renew',
        dueAt,
        reason: 'The card is on its way',
        toldVia: 'chat',
      } as const
      // A promise that is broken by now is refused.
      await desk.send(nameOf('case', copy, index), renewal, { by })
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  await sleep(1_000)
  stop.abort()
  await running
  return events.map(event => (event as Extract<DeskEvent, { type: 'case.due' }>).latenessMs)
}

const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.ceil(share * numbers.length) - 1]!

try {
  const full = deskOn('full.db')
  const empty = deskOn('empty.db')
  await openOneBlock(full)
  const fillMs = await msOf(() => copyBlocks(full.database))
  const gigabytes = statSync(join(folder, 'full.db')).size / 1e9
  const cases = full.database.prepare('SELECT count(*) AS count FROM casewright_cases').get() as {
    count: number
  }
  console.log(
    `${cases.count} open cases, half of them waiting, copied in ${(fillMs / 1_000).toFixed(0)} s into ${gigabytes.toFixed(1)} GB`,
  )

  const inboxes: number[] = []
  for (let look = 0; look < 300; look++) {
    const by = agentOf((look * 37) % copies, look % 25)
    inboxes.push(await msOf(() => full.desk.inbox(by)))
  }
  const { own, waiting } = await full.desk.inbox(agentOf(1, 1))
  if (own.length !== 20 || waiting.length !== 50) throw new Error(`${own.length} and ${waiting.length}`)

  const rounds: number[] = []
  for (let round = 0; round < 3; round++) {
    const at = start + 1440 * minute + round * 10 * minute
    full.clock.now = () => at
    let due = 0
    rounds.push(
      await msOf(async () => {
        due = (await full.desk.tick()).broughtForward
      }),
    )
    if (due !== copies) throw new Error(`${due} due`)
  }

  const openingIn = { full: [] as number[], empty: [] as number[] }
  for (let round = 0; round < 4; round++) {
    openingIn.empty.push(await openingMs(empty))
    openingIn.full.push(await openingMs(full))
  }
  // The first round warms up.
  const [inFull, inEmpty] = [openingIn.full, openingIn.empty].map(all => quantile(all.slice(1), 0.5)) as [
    number,
    number,
  ]
  const late = await latenesses(full)
  await Promise.all([full.desk.close(), empty.desk.close()])

  const row = (figure: number, goal: number, digits = 1) => ({
    figure: figure.toFixed(digits),
    goal: `≤ ${goal}`,
    met: String(figure <= goal),
  })
  console.table({
    [`tick with ${copies} due, and their effects, ms (median of 3)`]: row(
      quantile(rounds, 0.5),
      goals.tickMs,
      0,
    ),
    'inbox of 20 + 50 cases, ms (median of 300)': row(quantile(inboxes, 0.5), goals.inboxMs),
    'inbox, ms (99th percentile)': row(quantile(inboxes, 0.99), goals.inboxMs),
    'open, times what it costs at an empty desk': row(inFull / inEmpty, goals.openRatio, 2),
    [`lateness of ${late.length} due times, ms (99th percentile)`]: row(
      quantile(late, 0.99),
      goals.latenessMs,
      0,
    ),
  })
  console.log(
    `open: ${inFull.toFixed(3)} ms a case among a million, ${inEmpty.toFixed(3)} ms at an empty desk`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
