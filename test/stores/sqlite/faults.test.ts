import { readFileSync } from 'node:fs'
import { isCasewrightError } from 'casewright'
import { sqliteStore } from 'casewright/sqlite'
import Database from 'libsql'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openDatabase } from '../../../src/stores/sqlite/driver.js'
import { cast, hour, monday } from '../../machines/cast.js'
import { caseOf, deskOn, finish, historyOf, openInquiry } from '../contract/ground.js'
import { tempFolder } from './file-ground.js'

const agent = { by: cast.agent }
const isStoreFailed = (error: unknown) => isCasewrightError(error, 'store-failed')

/** A database the test has opened, and a desk on it. */
function onDatabase() {
  const folder = tempFolder()
  const database = new Database(`${folder}/cases.db`)
  onTestFinished(() => void database.close())
  return { folder, database, ...deskOn({ store: () => sqliteStore({ database }) }) }
}

describe('sqliteStore, when things go wrong', () => {
  it('says so when the disk is full, keeps what it had, and goes on when there is room again', async () => {
    const { desk, database } = onDatabase()
    const caseId = await openInquiry(desk)
    const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number }
    database.exec(`PRAGMA max_page_count = ${pages + 2}`)
    const taken: string[] = []
    const note = (index: number) => ({ type: 'note.add', text: `${index} ${'x'.repeat(5_000)}` }) as const
    let failure: unknown
    for (let index = 0; index < 100 && failure === undefined; index++) {
      const sent = desk.send(caseId, note(index), agent)
      await sent
        .then(() => taken.push(note(index).text))
        .catch(error => {
          failure = error
        })
    }
    const kept = await historyOf(desk, caseId)
    database.exec('PRAGMA max_page_count = 1000000')

    const after = await desk.send(caseId, note(-1), agent)

    expect(failure).toSatisfy(isStoreFailed)
    expect(String((failure as Error).cause)).toMatch(/full/i)
    expect(kept.records.slice(1).map(({ event }) => event.text)).toEqual(taken)
    expect(after).toMatchObject({ ok: true, rev: taken.length + 2 })
  })

  it('says so when another process writes for too long, and goes on afterwards', async () => {
    const folder = tempFolder()
    const path = `${folder}/cases.db`
    const { desk } = deskOn({ store: () => sqliteStore({ path, busyTimeoutMs: 10 }) })
    const caseId = await openInquiry(desk)
    // By the store's own driver: two libraries in one process do not see each other's locks.
    const other = await openDatabase(path)
    other.exec('BEGIN IMMEDIATE')

    const sent = desk.send(caseId, { type: 'case.accept' }, agent)
    await expect(sent).rejects.toSatisfy(isStoreFailed)
    other.exec('ROLLBACK')
    other.close()

    expect(await desk.send(caseId, { type: 'case.accept' }, agent)).toMatchObject({ ok: true })
  })

  it('refuses what cannot be written, and writes what was asked for beside it', async () => {
    const { desk, database } = onDatabase()
    const caseIds = [await openInquiry(desk), await openInquiry(desk), await openInquiry(desk)]
    database.exec(`CREATE TRIGGER no_poison BEFORE INSERT ON casewright_records WHEN new.record LIKE '%poison%'
      BEGIN SELECT raise(ABORT, 'poisoned'); END`)
    const send = (index: number, text: string) =>
      desk.send(caseIds[index]!, { type: 'note.add', text }, { ...agent, key: `key-${index}` })

    const sent = await Promise.allSettled([send(0, 'water'), send(1, 'poison'), send(2, 'wine')])

    expect(sent.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((sent[1] as PromiseRejectedResult).reason).toSatisfy(isStoreFailed)
    expect(await Promise.all(caseIds.map(async id => (await caseOf(desk, id)).rev))).toEqual([2, 1, 2])
    expect(await send(1, 'water after all')).toMatchObject({ ok: true, rev: 2 })
  })

  it('says so when a row is not what was written', async () => {
    const { desk, database } = onDatabase()
    const caseId = await openInquiry(desk)
    database.exec(`UPDATE casewright_cases SET snapshot = substr(snapshot, 1, 100)`)

    await expect(caseOf(desk, caseId)).rejects.toThrow(
      `sqliteStore: case "${caseId}": expected JSON, got {"id"`,
    )
  })

  it('says so when the file is none', async () => {
    const { desk } = deskOn({ store: () => sqliteStore({ path: '/no/such/folder/cases.db' }) })

    await expect(desk.stats()).rejects.toSatisfy(isStoreFailed)
  })

  it('says so when a later casewright made the tables', async () => {
    const { desk, database, folder } = onDatabase()
    await desk.stats()
    database.exec('INSERT INTO casewright_schema (version) VALUES (99)')
    const { desk: other } = deskOn({ store: () => sqliteStore({ path: `${folder}/cases.db` }) })

    await expect(other.stats()).rejects.toThrow('a later casewright made them')
  })

  it('takes back what a failing policy began', async () => {
    const { desk } = deskOn(
      { store: () => sqliteStore({ path: `${tempFolder()}/cases.db` }) },
      { route: () => ({ agentId: 'nobody', because: [] }) },
    )
    const caseId = await openInquiry(desk)
    await desk.signIn(cast.agent, { capacity: 1 })

    await expect(desk.tick()).rejects.toThrow('route: expected one of the agents it was given (agent)')
    expect(await desk.send(caseId, { type: 'case.accept' }, agent)).toMatchObject({ ok: true })
  })
})

describe('sqliteStore', () => {
  it('leaves a database that it was handed open', async () => {
    const { desk, database } = onDatabase()
    await openInquiry(desk)

    await desk.close()

    expect(database.prepare('SELECT count(*) AS cases FROM casewright_cases').get()).toMatchObject({
      cases: 1,
    })
  })

  it('leaves a host’s own tables alone', async () => {
    const { desk, database } = onDatabase()
    database.exec('CREATE TABLE cases (mine TEXT)')

    await openInquiry(desk)

    expect(database.prepare('SELECT count(*) AS rows FROM cases').get()).toMatchObject({ rows: 0 })
  })

  it('leaves no word of an erased customer in its file', async () => {
    const { desk, folder } = onDatabase()
    const secret = 'the-secret-of-the-customer'
    const customer = { id: 'customer', role: 'customer' } as const
    const contact = { channel: 'chat', address: `${secret}-address` }
    const caseId = await openInquiry(desk, { customer, contact, subject: `${secret}-subject` })
    await desk.send(caseId, { type: 'message.receive', text: `${secret}-text` }, { by: customer })
    await finish(desk, caseId)
    const inFile = () => ['', '-wal'].map(end => readFileSync(`${folder}/cases.db${end}`).includes(secret))
    const before = inFile()

    await desk.eraseCustomer('customer', { by: cast.clerk })

    expect(before).toContain(true)
    expect(inFile()).toEqual([false, false])
  })

  it('looks its cases up by an index, however they are asked for', async () => {
    const { desk, database } = onDatabase()
    await desk.signIn(cast.agent, { capacity: 2 })
    const caseId = await openInquiry(desk)
    const asked = vi.spyOn(database, 'prepare')
    await openInquiry(desk)
    desk.on('customer.notify', () => {})
    desk.on('*', () => {})
    await desk.tick(monday + hour)
    await desk.send(caseId, { type: 'note.add', text: 'A note' }, { ...agent, key: 'k' })
    await desk.tick(monday + hour)
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

    const statements = asked.mock.calls.map(([sql]) => sql).filter(sql => !sql.startsWith('EXPLAIN'))
    const plans = statements
      .filter(sql => /\b(SELECT|UPDATE|DELETE)\b/.test(sql))
      .map(sql => {
        const rows = database
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all(...Array(sql.split('?').length - 1).fill(0))
        return { sql, steps: (rows as { detail: string }[]).map(({ detail }) => detail) }
      })
    const scans = plans.filter(({ sql, steps }) =>
      steps.some(
        step =>
          /^SCAN (c|o|casewright_(cases|outbox|records|customers|keys))\b(?!.*USING (COVERING )?INDEX)/.test(
            step,
          ) ||
          // A sort of what was found by an index is bounded by what one agent has.
          (step.includes('TEMP B-TREE FOR ORDER BY') && !sql.includes('c.assignee = ?')),
      ),
    )

    expect(plans.length).toBeGreaterThan(20)
    expect(scans).toEqual([])
  })
})
