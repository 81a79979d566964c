import type { Store, StoreStats } from '../../desk/store.js'
import { CasewrightError } from '../../vocabulary/errors.js'
import { Connection } from './connection.js'
import { openPool, type PostgresPool } from './driver.js'
import { erase } from './eraser.js'
import { hadBy, history, list, waitingFor } from './lookups.js'
import { Moves } from './moves.js'
import { Outbox } from './outbox.js'
import { People } from './people.js'
import { migrate } from './schema.js'
import { WakeUps } from './wake-ups.js'

/** Where a PostgreSQL store keeps its cases. @category PostgreSQL */
export type PostgresOptions = {
  /**
   * Whether to hear of what other processes write by LISTEN, for which `desk.run` holds one connection of the pool. Without, a
   * desk looks once a second: for a pooler between host and server that keeps no sessions. Unless given: `true`.
   */
  readonly listen?: boolean | undefined
} & (
  | {
      /** The host's own pool of `pg`, which the host closes; it is to have two connections at least. */
      readonly pool: PostgresPool
    }
  | {
      /** Where the server is, such as `postgres://user:password@host:5432/database`; opened with `pg`. */
      readonly url: string
      /** How many connections at most, ≥ 2; 10 unless given. */
      readonly connections?: number | undefined
    }
)

/** All that works on one database. */
interface Rooms {
  readonly connection: Connection
  readonly moves: Moves
  readonly outbox: Outbox
  readonly people: People
  readonly wakeUps: WakeUps
}

/**
 * A store in a PostgreSQL database, which any number of processes may share. Its tables are in the first schema of the search
 * path. Tested on version 18; it needs nothing that version 14 lacks.
 * @returns A store, which connects at the first use.
 * @throws CasewrightError `invalid-parameter` for fewer than two connections.
 * @category PostgreSQL
 */
export function postgresStore(options: PostgresOptions): Store {
  if ('url' in options && !(Number(options.connections ?? 10) >= 2)) {
    throw new CasewrightError(
      'invalid-parameter',
      `postgresStore: connections: expected 2 at least, got ${options.connections}`,
    )
  }
  let open: Rooms | null = null
  const rooms = (): Rooms => {
    if (open !== null) return open
    throw new CasewrightError('store-failed', 'postgresStore: expected an open store, got one that is closed')
  }
  /** Does something, and tells other processes of it; where it was nothing, idle ones would wake each other for ever. */
  const telling = async <Result>(work: (rooms: Rooms) => Promise<Result>): Promise<Result> => {
    const { wakeUps } = rooms()
    const result = await work(rooms())
    if (result !== 0) wakeUps.tell()
    return result
  }
  const store: Store = {
    async open() {
      open ??= await roomsIn(options)
    },
    async close() {
      const closing = open
      open = null
      await closing?.wakeUps.close()
      if (closing !== null && 'url' in options) await closing.connection.pool.end()
    },
    read: (caseId, key) => rooms().moves.read(caseId, key),
    write: move => telling(({ moves }) => moves.write(move)),
    history: caseId => history(rooms().connection, caseId),
    noteRefusal: refusal => rooms().moves.noteRefusal(refusal),
    forgetKeys: before => rooms().moves.forgetKeys(before),
    list: (filter, after, limit) => list(rooms().connection, filter, after, limit),
    async workFor(party, limit) {
      const { connection } = rooms()
      const [had, waiting] = await Promise.all([
        hadBy(connection, party, limit),
        waitingFor(connection, [party], limit),
      ])
      return { had, waiting }
    },
    bringForward: (until, limit, bring) => telling(({ moves }) => moves.bringForward(until, limit, bring)),
    async nextWakeAt(types) {
      const { moves, outbox } = rooms()
      const [due, effect] = await Promise.all([moves.nextDueAt(), outbox.nextAt(types)])
      return { due, effect }
    },
    lend: (at, until, limit, types) => rooms().outbox.lend(at, until, limit, types),
    settle: lent => rooms().outbox.settle(lent),
    putBack: (lent, readyAt, reason) => rooms().outbox.putBack(lent, readyAt, reason),
    bury: (lent, at, reason) => rooms().outbox.bury(lent, at, reason),
    deadLetters: limit => rooms().outbox.deadLetters(limit),
    requeue: (id, at) => telling(({ outbox }) => outbox.requeue(id, at)),
    signIn: agent => telling(({ people }) => people.signIn(agent)),
    signOut: agentId => rooms().people.signOut(agentId),
    assign: (limit, after, place) => rooms().people.assign(limit, after, place),
    eraseCustomer: (customerId, at) => erase(rooms().connection, customerId, at),
    stats: at => statsOf(rooms().connection, at),
  }
  return options.listen === false ? store : { ...store, onChange: changed => rooms().wakeUps.hear(changed) }
}

async function roomsIn(options: PostgresOptions): Promise<Rooms> {
  const isOwn = 'url' in options
  const pool = isOwn ? await openPool(options.url, options.connections ?? 10) : options.pool
  const connection = new Connection(pool)
  try {
    await migrate(connection)
  } catch (error) {
    if (isOwn) await pool.end()
    throw error
  }
  return {
    connection,
    moves: new Moves(connection),
    outbox: new Outbox(connection),
    people: new People(connection),
    wakeUps: new WakeUps(connection),
  }
}

async function statsOf(connection: Connection, at: number): Promise<StoreStats> {
  const [stats] = await connection.all<StoreStats>(
    `SELECT
      (SELECT count(*) FROM casewright_cases c WHERE c.erased_at IS NULL
        AND c.tray IN (SELECT id FROM casewright_trays WHERE is_open)) AS open,
      (SELECT count(*) FROM casewright_cases WHERE is_waiting) AS waiting,
      (SELECT count(*) FROM casewright_cases WHERE wake_at <= $1) AS overdue,
      (SELECT count(*) FROM casewright_outbox WHERE died_at IS NULL) AS effects,
      (SELECT min(put_at) FROM casewright_outbox WHERE died_at IS NULL) AS "oldestEffectAt",
      (SELECT count(*) FROM casewright_outbox WHERE died_at IS NOT NULL) AS "deadLetters",
      (SELECT count(*) FROM casewright_agents) AS agents`,
    at,
  )
  return stats!
}
