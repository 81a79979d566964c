import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Charter, paths } from 'casewright'
import { memoryStore, type Store } from 'casewright/desk'
import { compile } from 'casewright/kernel'
import { postgresStore } from 'casewright/postgres'
import { sqliteStore } from 'casewright/sqlite'
import Database from 'libsql'

/** The kinds of store that a demo can keep its cases in. */
export const storeNames = ['sqlite', 'postgres', 'memory'] as const

/** Which store, and where. */
interface StoreChoice {
  readonly store: (typeof storeNames)[number]
  /** The file of a SQLite store; one in {@link cache} unless given. */
  readonly db?: string | undefined
  /** The server of a PostgreSQL store; one of our own unless given. */
  readonly url?: string | undefined
  /** Whether to forget what is there of this day. */
  readonly fresh: boolean
}

/** Where a demo keeps its cases. */
interface DemoStore {
  readonly store: Store
  /** In words. */
  readonly place: string
  /** Lets go of what was started for it; what is stored stays. */
  close(): Promise<unknown>
}

/** Where tools leave what they can make anew: neither git nor the package sees it, and `npm ci` clears it away. */
const cache = fileURLToPath(new URL('../../node_modules/.cache/casewright/', import.meta.url))

/** The store of one day; another day, or another version of its paths, has another one. */
export async function demoStore(
  { store: kind, db, url, fresh }: StoreChoice,
  charter: Charter,
  text: string,
): Promise<DemoStore> {
  const name = `${charter.id}-${markOf(charter, text)}`
  const close = async () => {}
  if (kind === 'memory') return { store: memoryStore(), place: 'memory', close }
  if (kind === 'sqlite') {
    const path = db ?? join(cache, `${name}.db`)
    mkdirSync(dirname(path), { recursive: true })
    const guard = guardOf(path)
    if (fresh) for (const part of ['', '-wal', '-shm']) rmSync(path + part, { force: true })
    // It survives the end of the process; a power failure may take the last moments.
    const store = sqliteStore({ path, synchronous: 'normal' })
    return { store, place: path, close: async () => void guard.close() }
  }
  const server = url === undefined ? await ownServer() : null
  const schema = `casewright_demo_${name.replaceAll('-', '_')}`
  const address = await withSchema(url ?? server!.url, schema, fresh)
  const place = `${server === null ? 'PostgreSQL' : 'our own PostgreSQL'}, schema ${schema}`
  return { store: postgresStore({ url: address }), place, close: server?.stop ?? close }
}

/** Tells days apart by their contacts, their charter and the charts of its paths. */
function markOf(charter: Charter, text: string): string {
  const charts = Object.values(paths).map(({ machine }) => compile(machine as never).hash)
  return createHash('sha256')
    .update(JSON.stringify([text, charter, charts]))
    .digest('hex')
    .slice(0, 8)
}

/**
 * Keeps a second demo from the same day, which would do everything beside the first. The lock of a file next to it goes with its
 * process, however that ends.
 * @throws Error where another demo has it.
 */
function guardOf(path: string) {
  const guard = new Database(`${path}-guard`)
  try {
    guard.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    return guard
  } catch (cause) {
    guard.close()
    if ((cause as { code?: string }).code !== 'SQLITE_BUSY') throw cause
    throw new Error(`another demo is at work on ${path}: let it end, or name another file with --db`, {
      cause,
    })
  }
}

/** The server that the tests start, on data that stay. */
async function ownServer() {
  const { startServer } = await import('../../test/stores/postgres/server.js')
  const note = join(cache, 'postgres')
  let folder = existsSync(note) ? readFileSync(note, 'utf8') : ''
  if (!existsSync(folder)) {
    folder = mkdtempSync(join(tmpdir(), 'casewright-demo-'))
    mkdirSync(cache, { recursive: true })
    writeFileSync(note, folder)
  }
  // What is written survives the end of any process; a power failure may take it.
  return startServer({ fsync: 'off' }, folder)
}

/** The address of a schema, which is made if there is none. */
async function withSchema(url: string, schema: string, fresh: boolean): Promise<string> {
  const { default: pg } = await import('pg')
  const client = new pg.Client(url)
  await client.connect()
  try {
    if (fresh) await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
  } finally {
    await client.end()
  }
  const address = new URL(url)
  address.searchParams.set('options', `-csearch_path=${schema}`)
  return address.href
}
