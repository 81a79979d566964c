import { CasewrightError, isCasewrightError } from '../../vocabulary/errors.js'
import type { PostgresClient, PostgresPool } from './driver.js'
import { statement } from './statement.js'

/** What carries statements out: any connection, or the one of a transaction. */
export interface Statements {
  /** The rows a statement finds. */
  all<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]>
  /** How many rows a statement changed. */
  run(sql: string, ...parameters: unknown[]): Promise<number>
}

/** What carries statements out on one connection, all or none of them. */
export interface Transaction extends Statements {
  /** Carries out several statements without parameters. */
  script(sql: string): Promise<void>
}

/** A process that hangs in the midst of a transaction holds others up no longer than this. */
const begin = `BEGIN; SET LOCAL idle_in_transaction_session_timeout = '60s'`

/** How often is done anew what the server took back for the sake of others. */
const attempts = 5

/** A database, with its statements prepared once on each connection. */
export class Connection implements Statements {
  constructor(readonly pool: PostgresPool) {}

  async all<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]> {
    const { rows } = await this.attempt(() => this.pool.query(statement(sql, parameters)))
    return rows as Row[]
  }

  async run(sql: string, ...parameters: unknown[]): Promise<number> {
    const { rowCount } = await this.attempt(() => this.pool.query(statement(sql, parameters)))
    return rowCount ?? 0
  }

  /** All that `work` does happens, or nothing, where it throws; it may be done again from the start. */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.attempt(() => this.once(work))
  }

  tooNew(version: number, known: number): CasewrightError {
    return new CasewrightError(
      'store-failed',
      `postgresStore: expected tables of version ${known} at most, got ${version}: a later casewright made them`,
    )
  }

  private async once<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    let broken: Error | undefined
    const hear = (error: Error) => {
      broken = error
    }
    const client = await this.borrow(hear)
    try {
      await client.query({ text: begin })
      const result = await work({
        all: async <Row>(sql: string, ...parameters: unknown[]) =>
          (await client.query(statement(sql, parameters))).rows as Row[],
        run: async (sql, ...parameters) => (await client.query(statement(sql, parameters))).rowCount ?? 0,
        script: async text => void (await client.query({ text })),
      })
      await client.query({ text: 'COMMIT' })
      return result
    } catch (error) {
      await client.query({ text: 'ROLLBACK' }).catch(hear)
      throw error
    } finally {
      client.removeListener('error', hear)
      client.release(broken)
    }
  }

  /** A connection, with someone who hears that it is lost from the moment it is lent: else `pg` ends the process. */
  borrow(hear: (error: Error) => void): Promise<PostgresClient> {
    return new Promise((resolve, reject) => {
      const answer: unknown = this.pool.connect((error, client) => {
        if (client === undefined) return reject(error)
        client.on('error', hear)
        resolve(client)
      })
      // One that gives a promise whatever it is asked would never call.
      if (answer !== undefined)
        reject(new Error('expected pool.connect to take a callback, as that of pg does'))
    })
  }

  private async attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work()
      } catch (cause) {
        if (isCasewrightError(cause)) throw cause
        if (attempt < attempts && isTakenBack(cause, '40')) continue
        throw new CasewrightError('store-failed', `postgresStore: ${messageOf(cause)}`, { cause })
      }
    }
  }
}

/**
 * Whether the server says that it took a transaction back, with an error of one of these classes: 22 and 23, for what is in
 * it; 40, for the sake of others.
 */
export function isTakenBack(error: unknown, ...classes: readonly string[]): boolean {
  const { code } = error as { readonly code?: unknown }
  return typeof code === 'string' && code.length === 5 && classes.includes(code.slice(0, 2))
}

/** Node says why it reached no address in the errors it gathers. */
function messageOf(error: unknown): string {
  const { message, errors, code } = error as Error & { errors?: readonly Error[]; code?: string }
  return message || (errors?.[0]?.message ?? code ?? String(error))
}
