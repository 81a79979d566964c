import { CasewrightError } from '../../vocabulary/errors.js'

/** A statement, as `pg` takes it. @category PostgreSQL */
export interface PostgresQuery {
  readonly text: string
  readonly values?: unknown[]
  /** Under this name a connection prepares it once. */
  readonly name?: string
  /** How columns are read; the host's own type parsers are left alone. */
  readonly types?: {
    /** Answers how a column of a type is read. */
    getTypeParser(type: number): (text: string) => unknown
  }
}

/** What a statement found, and how many rows it changed. @category PostgreSQL */
export interface PostgresResult {
  readonly rows: unknown[]
  readonly rowCount: number | null
}

/** A connection, as `pg` has it. @category PostgreSQL */
export interface PostgresClient {
  /** Carries a statement out. */
  query(query: PostgresQuery): Promise<PostgresResult>
  /** Gives it back to the pool; with an error, closes it. */
  release(error?: Error | boolean): void
  /** Hears what others notify of. */
  on(event: 'notification', listener: (message: { readonly payload?: string | undefined }) => void): unknown
  /** Hears that the connection is lost. */
  on(event: 'error', listener: (error: Error) => void): unknown
  /** Hears of it no more. */
  removeListener(event: 'error', listener: (error: Error) => void): unknown
}

/** Connections to a database, as a `Pool` of `pg` has them. @category PostgreSQL */
export interface PostgresPool {
  /** Lends a connection, at the very moment it is free. */
  connect(hear: (error: Error | undefined, client: PostgresClient | undefined) => void): void
  /** Carries a statement out on some connection. */
  query(query: PostgresQuery): Promise<PostgresResult>
  /** Closes all connections. */
  end(): Promise<void>
}

type Pool = PostgresPool & { on(event: 'error', listener: () => void): unknown }

/** A pool of our own at an address. */
export async function openPool(url: string, connections: number): Promise<PostgresPool> {
  const name = 'pg'
  let driver: { default: { Pool: new (options: object) => Pool } }
  try {
    // Not every host has it, and a bundler is not to look for it.
    driver = await import(/* @vite-ignore */ /* webpackIgnore: true */ name)
  } catch (cause) {
    throw new CasewrightError(
      'store-failed',
      'postgresStore: expected pg to be installed, got none; or hand a pool in',
      { cause },
    )
  }
  const pool = new driver.default.Pool({ connectionString: url, max: connections })
  // A connection that breaks while nobody uses it is replaced at the next use.
  pool.on('error', () => {})
  return pool
}
