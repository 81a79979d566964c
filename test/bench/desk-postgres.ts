import { charters } from 'casewright'
import { createDesk } from 'casewright/desk'
import { type PostgresPool, type PostgresQuery, postgresStore } from 'casewright/postgres'
import pg from 'pg'
import { startServer } from '../stores/postgres/server.js'
import { median } from './median.js'

/*
 * Events a desk takes on PostgreSQL with sixteen clients, beside sixteen bare connections that do the same SQL writes: for each event
 * one transaction with the case's revision check, its record, its effects and its key, each a prepared statement.
 * Run: tsx --conditions=@casewright/source test/bench/desk-postgres.ts
 */

const by = { id: 'a-1', role: 'service-agent', leaning: 'all-round' } as const
const customer = { id: 'c-1', role: 'customer' } as const
const subject = 'The card was paid for and never arrived'
const input = { customer, contact: { channel: 'chat', address: 'chat-17' }, subject } as const
const clients = 16
const cases = 1_000
const events = 10_000
const goal = 4_000
const share = 0.7

const server = await startServer()
let databases = 0

async function newPool(): Promise<pg.Pool> {
  const name = `bench_${++databases}`
  const client = new pg.Client(server.url)
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return new pg.Pool({ connectionString: server.url.replace(/postgres$/, name), max: clients })
}

/** A pool that writes down what is asked of it. */
const recording = (pool: pg.Pool, log: PostgresQuery[]): PostgresPool => ({
  connect: hear => pool.connect(hear),
  end: () => pool.end(),
  query(query) {
    if (query.text.includes('casewright_write')) log.push(query)
    return pool.query(query as never)
  },
})

/** Opens the cases, and answers how to take the events. */
async function atDesk(pool: PostgresPool) {
  let number = 0
  let at = Date.UTC(2026, 2, 2)
  const desk = createDesk({
    charter: charters.topUp,
    store: postgresStore({ pool }),
    now: () => ++at,
    newId: () => `case-${++number}`,
  })
  await Promise.all(Array.from({ length: cases }, () => desk.open('inquiry', input, { by })))
  const ids = Array.from({ length: cases }, (_, index) => `case-${index + 1}`)
  await Promise.all(ids.map(id => desk.send(id, { type: 'case.accept' }, { by })))
  let sent = 0
  const client = async () => {
    while (sent < events) {
      const turn = sent++
      const event =
        turn % 2 === 0
          ? ({ type: 'message.receive', text: `Message ${turn}` } as const)
          : ({ type: 'priority.set', severity: 'high', urgency: 'medium' } as const)
      const { ok } = await desk.send(ids[turn % cases]!, event, { by, key: `key-${turn}` })
      if (!ok) throw new Error('refused')
    }
  }
  return () => Promise.all(Array.from({ length: clients }, client))
}

/** What each call of the desk wrote, as separate statements. */
function bareWrites(log: readonly PostgresQuery[]): PostgresQuery[][] {
  return log.flatMap(({ values = [] }) => {
    const [moves, records, effects] = values.map(value => JSON.parse((value as string) ?? '[]'))
    return moves.map((move: Row) => [
      query('key', 'INSERT INTO casewright_keys VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [
        ...columns(move, 'key', 'content', 'id', 'rev', 'key_at'),
      ]),
      query(
        'case',
        `UPDATE casewright_cases SET rev = $1, rank = $2, due_at = $3, wake_at = $3, assignee = $4, assignee_party = $5,
          is_waiting = $6, updated_at = $7, snapshot = $8 WHERE id = $9 AND rev = $10`,
        columns(
          move,
          ...[
            'rev',
            'rank',
            'due_at',
            'assignee',
            'party',
            'is_waiting',
            'updated_at',
            'snapshot',
            'id',
            'before_rev',
          ],
        ),
      ),
      ...of(move, records).map(row =>
        query(
          'record',
          'INSERT INTO casewright_records VALUES ($1, $2, $3, $4, $5)',
          columns(row, 'case_id', 'rev', 'at', 'type', 'record'),
        ),
      ),
      ...of(move, effects).map(row =>
        query(
          'effect',
          `INSERT INTO casewright_outbox (case_id, rev, position, type, effect, put_at, ready_at)
            VALUES ($1, $2, $3, $4, $5, $6, $6)`,
          columns(row, 'case_id', 'rev', 'position', 'type', 'effect', 'at'),
        ),
      ),
    ])
  })
}

type Row = Record<string, unknown>
const of = ({ turn }: Row, rows: readonly Row[]) => rows.filter(row => row.turn === turn)
const columns = (row: Row, ...names: readonly string[]) => names.map(name => row[name] ?? null)
const query = (name: string, text: string, values: unknown[]): PostgresQuery => ({ name, text, values })

/** Each client does its own cases' transactions in order. */
async function doBare(pool: pg.Pool, writes: readonly PostgresQuery[][]) {
  await Promise.all(
    Array.from({ length: clients }, async (_, number) => {
      const client = await pool.connect()
      for (const transaction of writes.filter(([, update]) => clientOf(update!) === number)) {
        await client.query('BEGIN')
        for (const each of transaction) await client.query(each as pg.QueryConfig)
        await client.query('COMMIT')
      }
      client.release()
    }),
  )
}

const clientOf = ({ values = [] }: PostgresQuery) => Number(String(values.at(-2)).slice(5)) % clients

async function perSecond(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return (events * 1_000) / (performance.now() - begun)
}

const ours: number[] = []
const bare: number[] = []
for (let round = 0; round < 3; round++) {
  const log: PostgresQuery[] = []
  const recorded = await newPool()
  const record = await atDesk(recording(recorded, log))
  const opening = log.length
  await record()
  await recorded.end()

  const pool = await newPool()
  const take = await atDesk(pool)
  ours.push(await perSecond(take))
  await pool.end()

  const other = await newPool()
  await atDesk(other)
  const writes = bareWrites(log.slice(opening))
  if (writes.length !== events) throw new Error(`${writes.length} writes`)
  bare.push(await perSecond(() => doBare(other, writes)))
  await other.end()
}
await server.remove()
const [us, them] = [median(ours), median(bare)]
console.log(
  `PostgreSQL, ${clients} clients, ${cases} cases, each event with its record, effects and key; median of 3`,
)
console.table({
  PostgreSQL: {
    'events/s': us.toFixed(0),
    'bare loop': them.toFixed(0),
    ratio: (us / them).toFixed(2),
    goal: `${goal} or ${(share * them).toFixed(0)}`,
    met: String(us >= Math.min(goal, share * them)),
  },
})
