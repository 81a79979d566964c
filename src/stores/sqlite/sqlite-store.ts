import type { Store, StoreStats } from '../../desk/store.js'
import { CasewrightError } from '../../vocabulary/errors.js'
import { Connection } from './connection.js'
import { openDatabase, type SqliteDatabase } from './driver.js'
import { erase } from './eraser.js'
import { Lookups } from './lookups.js'
import { Moves } from './moves.js'
import { Outbox } from './outbox.js'
import { People } from './people.js'
import { migrate } from './schema.js'
import { Trays } from './trays.js'

/** Where a SQLite store keeps its cases, and how safely. @category SQLite */
export type SqliteOptions = {
  /**
   * `full`: what was answered survives a power failure. `normal`: it survives the end of the process, however that comes, and
   * a power failure may take the last moments; several times as fast. Unless given: `full`.
   */
  readonly synchronous?: 'full' | 'normal' | undefined
  /** How long to wait for another process that writes, in milliseconds: 5,000 unless given. */
  readonly busyTimeoutMs?: number | undefined
} & (
  | {
      /** The file, which is made if there is none; `:memory:` for none at all. Opened with the first driver the host has. */
      readonly path: string
    }
  | {
      /** A database the host has opened, and closes: of `node:sqlite`, `better-sqlite3`, `libsql` or the like. */
      readonly database: SqliteDatabase
    }
)

/** All that works on one open database. */
interface Rooms {
  readonly connection: Connection
  readonly moves: Moves
  readonly lookups: Lookups
  readonly outbox: Outbox
  readonly people: People
}

/**
 * A store in a SQLite file, for one machine: several processes may share it.
 * @returns A store, which opens its file at the first use.
 * @category SQLite
 */
export function sqliteStore(options: SqliteOptions): Store {
  let open: Rooms | null = null
  const rooms = (): Rooms => {
    if (open !== null) return open
    throw new CasewrightError('store-failed', 'sqliteStore: expected an open store, got one that is closed')
  }
  return {
    async open() {
      open ??= await roomsIn(options)
    },
    close() {
      if (open !== null && 'path' in options) open.connection.close()
      open = null
    },
    read: (caseId, key) => ({
      kept: caseId === null ? null : rooms().lookups.read(caseId),
      used: key === null ? null : rooms().moves.usedKey(key),
    }),
    write: move => rooms().moves.write(move),
    history: caseId => rooms().lookups.history(caseId),
    noteRefusal: refusal => rooms().moves.noteRefusal(refusal),
    forgetKeys: before => rooms().moves.forgetKeys(before),
    list: (filter, after, limit) => rooms().lookups.list(filter, after, limit),
    workFor: (party, limit) => ({
      had: rooms().lookups.hadBy(party, limit),
      waiting: rooms().lookups.waitingFor([party], limit),
    }),
    bringForward: (until, limit, bring) => rooms().moves.bringForward(until, limit, bring),
    nextWakeAt: types => ({ due: rooms().moves.nextDueAt(), effect: rooms().outbox.nextAt(types) }),
    lend: (at, until, limit, types) => rooms().outbox.lend(at, until, limit, types),
    settle: lent => rooms().outbox.settle(lent),
    putBack: (lent, readyAt, reason) => rooms().outbox.putBack(lent, readyAt, reason),
    bury: (lent, at, reason) => rooms().outbox.bury(lent, at, reason),
    deadLetters: limit => rooms().outbox.deadLetters(limit),
    requeue: (id, at) => rooms().outbox.requeue(id, at),
    signIn: agent => rooms().people.signIn(agent),
    signOut: agentId => rooms().people.signOut(agentId),
    assign(limit, after, place) {
      const { connection, people, lookups, moves } = rooms()
      if (people.free().length === 0) return { placed: 0, next: null }
      return connection.transaction(() => {
        const free = people.free()
        const waiting = lookups.waitingFor(
          free.map(({ party }) => party),
          limit,
          after,
        )
        const placements = waiting.length === 0 ? [] : place(waiting, free)
        moves.place(placements)
        return {
          placed: placements.length,
          next: waiting.length < limit ? null : waiting.at(-1)!.urgency,
        }
      })
    },
    eraseCustomer: (customerId, at) => erase(rooms().connection, customerId, at),
    stats: at => statsOf(rooms().connection, at),
  }
}

async function roomsIn(options: SqliteOptions): Promise<Rooms> {
  const database = 'database' in options ? options.database : await openDatabase(options.path)
  const connection = new Connection(database)
  connection.exec(`PRAGMA busy_timeout = ${Number(options.busyTimeoutMs ?? 5_000)}`)
  connection.exec('PRAGMA journal_mode = WAL')
  connection.exec(`PRAGMA synchronous = ${options.synchronous === 'normal' ? 'NORMAL' : 'FULL'}`)
  // At most 64 MiB of pages at hand, and 64 MiB of log before it goes into the file: what changes often is written there once.
  connection.exec('PRAGMA cache_size = -65536')
  connection.exec('PRAGMA wal_autocheckpoint = 16000')
  migrate(connection)
  const trays = new Trays(connection)
  return {
    connection,
    moves: new Moves(connection, trays),
    lookups: new Lookups(connection, trays),
    outbox: new Outbox(connection),
    people: new People(connection),
  }
}

function statsOf(connection: Connection, at: number): StoreStats {
  // Some drivers add something of their own to a row.
  const { open, waiting, overdue, effects, oldestEffectAt, deadLetters, agents } = connection.get<StoreStats>(
    `SELECT
      (SELECT count(*) FROM casewright_cases c WHERE c.erased_at IS NULL
        AND c.tray IN (SELECT id FROM casewright_trays WHERE is_open = 1)) AS open,
      (SELECT count(*) FROM casewright_cases WHERE is_waiting = 1) AS waiting,
      (SELECT count(*) FROM casewright_cases WHERE wake_at IS NOT NULL AND wake_at <= ?) AS overdue,
      (SELECT count(*) FROM casewright_outbox WHERE died_at IS NULL) AS effects,
      (SELECT min(put_at) FROM casewright_outbox WHERE died_at IS NULL) AS "oldestEffectAt",
      (SELECT count(*) FROM casewright_outbox WHERE died_at IS NOT NULL) AS "deadLetters",
      (SELECT count(*) FROM casewright_agents) AS agents`,
    at,
  )!
  return { open, waiting, overdue, effects, oldestEffectAt, deadLetters, agents }
}
