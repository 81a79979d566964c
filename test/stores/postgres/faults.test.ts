import { isCasewrightError } from 'casewright'
import type { Move, Store } from 'casewright/desk'
import { postgresStore } from 'casewright/postgres'
import pg from 'pg'
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { cast, hour, monday } from '../../machines/cast.js'
import { caseOf, deskOn, historyOf, openInquiry } from '../contract/ground.js'
import { clientAt, newSchema } from './database-ground.js'
import { startDoomedServer } from './doomed-server.js'
import { startServer } from './server.js'

const agent = { by: cast.agent }
const note = { type: 'note.add', text: 'A note' } as const
const isStoreFailed = (error: unknown) => isCasewrightError(error, 'store-failed')

/** A server that a test may end, and a desk on it. */
async function onOwnServer() {
  const server = await startServer()
  onTestFinished(() => server.remove())
  const store = postgresStore({ url: server.url })
  return { server, store, ...deskOn({ store: () => store }) }
}

/** A desk on a pool that the test has made. */
async function onPool() {
  const url = await newSchema()
  const pool = new pg.Pool({ connectionString: url })
  onTestFinished(() => pool.end())
  return { url, pool, ...deskOn({ store: () => postgresStore({ pool }) }) }
}

/** A store that is open for the time of the test. */
async function openStore(url: string): Promise<Store> {
  const store = postgresStore({ url })
  await store.open()
  onTestFinished(() => store.close())
  return store
}

describe('postgresStore, when things go wrong', () => {
  it.each(['stop', 'crash'] as const)(
    'says so when the server is gone (%s), and goes on when it is back',
    async end => {
      const { server, desk } = await onOwnServer()
      const caseId = await openInquiry(desk)
      const signal = new AbortController()
      const rounds = desk.run({ signal: signal.signal })
      const heard: string[] = []
      desk.on('*', (_effect, { caseId }) => void heard.push(caseId))

      await server[end]()
      const failures = [desk.send(caseId, note, agent), desk.get(caseId, agent), desk.stats()]
      const settled = await Promise.allSettled(failures)
      await server.start()
      const sent = await desk.send(caseId, note, agent)

      for (const each of settled) {
        expect(each).toMatchObject({ status: 'rejected', reason: expect.toSatisfy(isStoreFailed) })
      }
      expect(sent).toMatchObject({ ok: true, rev: 2 })
      expect((await historyOf(desk, caseId)).records).toHaveLength(2)
      await vi.waitFor(() => expect(heard).toContain(caseId), { timeout: 30_000 })
      signal.abort()
      await rounds
    },
  )

  it('survives a connection that is lost in the very moment it is lent', async () => {
    const pool = new pg.Pool({ connectionString: await newSchema(), maxUses: 1 })
    onTestFinished(() => pool.end())
    const store = postgresStore({ pool })
    await store.open()
    Object.assign(pool.options, { connectionString: await startDoomedServer() })

    const brought = store.bringForward(monday, 1, () => [])

    await expect(brought).rejects.toSatisfy(isStoreFailed)
  })

  it('hears again of what others write when the server is back', async () => {
    const { server, store, desk } = await onOwnServer()
    await desk.stats()
    let heard = 0
    const stop = await store.onChange!(() => void heard++)
    await vi.waitFor(() => expect(heard).toBe(1), { timeout: 30_000 })
    await server.stop()
    await server.start()
    await vi.waitFor(() => expect(heard).toBe(2), { timeout: 30_000 })
    const { desk: other } = deskOn({ store: () => postgresStore({ url: server.url }) })

    await openInquiry(other)

    await vi.waitFor(() => expect(heard).toBe(3), { timeout: 30_000 })
    stop()
  })

  it('says so when there is no server', async () => {
    const { desk } = deskOn({ store: () => postgresStore({ url: 'postgres://127.0.0.1:1/none' }) })

    await expect(desk.stats()).rejects.toThrow(/postgresStore: .*ECONNREFUSED/)
  })

  it('says so when a later casewright made the tables', async () => {
    const { url, desk } = await onPool()
    await desk.stats()
    await (await clientAt(url)).query('INSERT INTO casewright_schema (version) VALUES (99)')
    const { desk: other } = deskOn({ store: () => postgresStore({ url }) })

    await expect(other.stats()).rejects.toThrow('a later casewright made them')
  })

  it('says so when the database has no Unicode', async () => {
    const url = inject('postgresUrl')
    const client = await clientAt(url)
    await client.query(`CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0`)
    const { desk } = deskOn({ store: () => postgresStore({ url: url.replace(/postgres$/, 'ascii') }) })

    await expect(desk.stats()).rejects.toThrow('expected a database in UTF8, got SQL_ASCII')
  })

  it('refuses what it cannot write, and writes what comes at once with it', async () => {
    const url = await newSchema()
    const store = await openStore(url)
    const moves: Move[] = []
    const { desk } = deskOn({
      store: () => ({
        ...store,
        write(move) {
          moves.push(move)
          return 'written'
        },
      }),
    })
    for (const id of ['one', 'two', 'three']) await openInquiry(desk, {}, { id })
    const [one, two, three] = moves as [Move, Move, Move]
    const odd = { ...two, label: { ...two.label, rank: Number.NaN } }

    const written = await Promise.allSettled([one, odd, three].map(move => store.write(move)))

    expect(written).toMatchObject([
      { status: 'fulfilled', value: 'written' },
      { status: 'rejected', reason: expect.toSatisfy(isStoreFailed) },
      { status: 'fulfilled', value: 'written' },
    ])
    expect((await store.list({}, 0, 10)).map(each => each.case.id)).toEqual(['one', 'three'])
  })

  it('takes back what a failing policy began', async () => {
    const url = await newSchema()
    const { desk } = deskOn(
      { store: () => postgresStore({ url }) },
      { route: () => ({ agentId: 'nobody', because: [] }) },
    )
    const caseId = await openInquiry(desk)
    await desk.signIn(cast.agent, { capacity: 1 })

    await expect(desk.tick()).rejects.toThrow('route: expected one of the agents it was given (agent)')
    expect(await desk.send(caseId, { type: 'case.accept' }, agent)).toMatchObject({ ok: true })
  })

  it('waits for nobody else’s cases when it brings cases forward', async () => {
    const { url, desk, clock } = await onPool()
    const ids = [await openInquiry(desk), await openInquiry(desk)]
    const other = await clientAt(url)
    await other.query('BEGIN')
    await other.query('SELECT 1 FROM casewright_cases WHERE id = $1 FOR UPDATE', [ids[0]])
    clock.at = monday + hour

    await desk.tick()
    const meanwhile = await Promise.all(ids.map(id => caseOf(desk, id)))
    await other.query('ROLLBACK')
    await desk.tick()

    expect(meanwhile.map(({ rev }) => rev > 1)).toEqual([false, true])
    expect((await caseOf(desk, ids[0]!)).rev).toBeGreaterThan(1)
  })
})

describe('postgresStore', () => {
  it('leaves a pool that it was handed open, and its own ways of reading columns aside', async () => {
    const { pool, desk } = await onPool()
    pool.options.types = { getTypeParser: () => () => 'the host’s' } as never
    await openInquiry(desk)

    await desk.close()

    const client = await pool.connect()
    const { rows } = await client.query({
      text: 'SELECT count(*) AS cases FROM casewright_cases',
      types: pg.types,
    })
    client.release()
    expect(rows).toEqual([{ cases: '1' }])
  })

  it('refuses a pool that lends by promise alone', async () => {
    const { url } = await onPool()
    const pool = new pg.Pool({ connectionString: url })
    onTestFinished(() => pool.end())
    const promising = { query: pool.query.bind(pool), connect: () => pool.connect(), end: () => pool.end() }
    const { desk } = deskOn({ store: () => postgresStore({ pool: promising as never }) })

    await expect(desk.stats()).rejects.toThrow('expected pool.connect to take a callback')
  })

  it('is used also by those who may not make tables', async () => {
    const { url, desk } = await onPool()
    await desk.stats()
    const client = await clientAt(url)
    const schema = (await client.query('SELECT current_schema AS name')).rows[0].name
    await client.query(`CREATE ROLE worker_${schema} LOGIN`)
    await client.query(`GRANT USAGE ON SCHEMA ${schema} TO worker_${schema}`)
    await client.query(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO worker_${schema}`,
    )
    const { desk: other } = deskOn({
      store: () => postgresStore({ url: url.replace('//casewright@', `//worker_${schema}@`) }),
    })

    const caseId = await openInquiry(other)

    expect(await caseOf(desk, caseId)).toMatchObject({ rev: 1 })
  })

  it('tells of what other processes write, and not of what it writes itself', async () => {
    const url = await newSchema()
    const { desk: one } = deskOn({ store: () => postgresStore({ url }) })
    const store = await openStore(url)
    const heard: string[] = []
    let about = 'the beginning'
    const stop = await store.onChange!(() => void heard.push(about))
    await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 30_000 })
    about = 'itself'
    await store.signIn({ party: cast.agent, capacity: 1, skills: {} })
    about = 'another schema'
    const elsewhere = await newSchema()
    await openInquiry(deskOn({ store: () => postgresStore({ url: elsewhere }) }).desk)
    await new Promise(resolve => setTimeout(resolve, 100))
    about = 'the other'

    await openInquiry(one)

    await vi.waitFor(() => expect(heard).toHaveLength(2), { timeout: 30_000 })
    expect(heard).toEqual(['the beginning', 'the other'])
    stop()
  })

  it('leaves it to the desk to look, where it may not listen', async () => {
    expect(postgresStore({ url: 'postgres://127.0.0.1', listen: false }).onChange).toBeUndefined()
  })

  it('refuses too few connections', () => {
    expect(() => postgresStore({ url: 'postgres://127.0.0.1', connections: 1 })).toThrow(
      'postgresStore: connections: expected 2 at least, got 1',
    )
  })

  it('looks its cases up by an index, however they are asked for', async () => {
    const { url, pool, desk } = await onPool()
    const asked = vi.spyOn(pool, 'query')
    const client = vi.spyOn(pg.Client.prototype, 'query')
    onTestFinished(() => client.mockRestore())
    await desk.signIn(cast.agent, { capacity: 2 })
    const caseId = await openInquiry(desk)
    await desk.send(caseId, note, { ...agent, key: 'k' })
    for (const type of ['customer.notify', '*'] as const) {
      desk.on(type, () => {})
      await desk.tick(monday + hour)
    }
    await desk.inbox(cast.agent)
    await desk.inbox(cast.customer)
    for (const filter of [
      {},
      { assignee: 'agent' },
      { queue: 'service-agent' },
      { dueBefore: monday },
    ] as const) {
      await desk.list(filter, { by: cast.manager })
    }
    await historyOf(desk, caseId)
    await desk.requeue(`${caseId}:1:0`, { by: cast.manager })
    const statements = [...asked.mock.calls, ...client.mock.calls].flatMap(([query]) => {
      const { text = '' } = query as unknown as { text?: string }
      return /^\s*(WITH|SELECT|UPDATE|DELETE)\b.*\bcasewright_(?!write|schema)/s.test(text) ? text : []
    })
    const other = await clientAt(url)
    await other.query('SET enable_seqscan = off')

    const plans: { sql: string; plan: string }[] = []
    for (const sql of new Set(statements)) {
      const { rows } = await other.query(`EXPLAIN (GENERIC_PLAN) ${sql}`)
      plans.push({ sql, plan: rows.map(row => row['QUERY PLAN']).join('\n') })
    }

    expect(plans.length).toBeGreaterThan(15)
    const scanned = /Seq Scan on casewright_(cases|outbox|records|customers|keys|assignments|refusals)/
    expect(plans.filter(({ plan }) => scanned.test(plan))).toEqual([])
  })
})
