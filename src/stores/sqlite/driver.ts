import { CasewrightError } from '../../vocabulary/errors.js'

/** What a parameter or a column can be. @category SQLite */
export type SqliteValue = string | number | null

/** A prepared statement, as every synchronous driver has it. @category SQLite */
export interface SqliteStatement {
  /** Carries it out, and tells how many rows it changed. */
  run(...parameters: SqliteValue[]): { readonly changes: number | bigint }
  /** Its first row; nothing where there is none. */
  get(...parameters: SqliteValue[]): unknown
  /** All its rows. */
  all(...parameters: SqliteValue[]): unknown[]
}

/** An open database, as every synchronous driver has it: of `node:sqlite`, `better-sqlite3`, `libsql`. @category SQLite */
export interface SqliteDatabase {
  /** Carries out one statement or several. */
  exec(sql: string): unknown
  /** Makes a statement ready, to be carried out again and again. */
  prepare(sql: string): SqliteStatement
  /** Lets go of the file. */
  close(): unknown
}

type Opener = new (path: string) => SqliteDatabase

/** Where a driver is found, and what it calls its database; the host's own first. */
const drivers = [
  { name: 'node:sqlite', database: 'DatabaseSync' },
  { name: 'better-sqlite3', database: 'default' },
  { name: 'libsql', database: 'default' },
]

/** Opens a database file with the first driver that the host has. */
export async function openDatabase(path: string): Promise<SqliteDatabase> {
  const missing: unknown[] = []
  for (const { name, database } of drivers) {
    let driver: Record<string, Opener>
    try {
      // Not every host has each, and a bundler is to look for none of them.
      driver = await import(/* @vite-ignore */ /* webpackIgnore: true */ name)
    } catch (error) {
      missing.push(error)
      continue
    }
    try {
      return new driver[database]!(path)
    } catch (cause) {
      throw new CasewrightError('store-failed', `sqliteStore: ${path}: ${(cause as Error).message}`, {
        cause,
      })
    }
  }
  const names = drivers.map(({ name }) => name).join(', ')
  throw new CasewrightError(
    'store-failed',
    `sqliteStore: expected one of ${names} to be installed, got none; or hand a database in`,
    { cause: new AggregateError(missing) },
  )
}
