import { CasewrightError, isCasewrightError } from '../../vocabulary/errors.js'
import type { SqliteDatabase, SqliteStatement, SqliteValue } from './driver.js'

/** A database, with its statements prepared once. */
export class Connection {
  private readonly statements = new Map<string, SqliteStatement>()
  /** Is called when a transaction was taken back. */
  onRollback = (): void => {}

  constructor(private readonly database: SqliteDatabase) {}

  exec(sql: string): void {
    this.attempt(() => this.database.exec(sql))
  }

  /** How many rows a statement changed. */
  run(sql: string, ...parameters: SqliteValue[]): number {
    return this.attempt(() => Number(this.prepared(sql).run(...parameters).changes))
  }

  get<Row>(sql: string, ...parameters: SqliteValue[]): Row | null {
    return this.attempt(() => (this.prepared(sql).get(...parameters) as Row | undefined) ?? null)
  }

  all<Row>(sql: string, ...parameters: SqliteValue[]): Row[] {
    return this.attempt(() => this.prepared(sql).all(...parameters) as Row[])
  }

  /** All that `work` does happens, or nothing, where it throws. */
  transaction<Result>(work: () => Result): Result {
    this.run('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.run('COMMIT')
      return result
    } catch (error) {
      this.rollback()
      throw error
    }
  }

  /**
   * A part of a transaction: all that `work` does happens, or nothing, and then the answer is why. What ends the whole
   * transaction, such as a full disk, is thrown.
   */
  step<Result>(work: () => Result): PromiseSettledResult<Result> {
    this.run('SAVEPOINT step')
    try {
      const value = work()
      this.run('RELEASE step')
      return { status: 'fulfilled', value }
    } catch (reason) {
      this.onRollback()
      try {
        this.run('ROLLBACK TO step')
        this.run('RELEASE step')
      } catch {
        throw reason
      }
      return { status: 'rejected', reason }
    }
  }

  close(): void {
    this.statements.clear()
    this.attempt(() => this.database.close())
  }

  tooNew(version: number, known: number): CasewrightError {
    return new CasewrightError(
      'store-failed',
      `sqliteStore: expected tables of version ${known} at most, got ${version}: a later casewright made them`,
    )
  }

  private rollback(): void {
    this.onRollback()
    try {
      this.run('ROLLBACK')
    } catch {
      // SQLite has taken some failed transactions back by itself.
    }
  }

  private prepared(sql: string): SqliteStatement {
    let statement = this.statements.get(sql)
    if (statement === undefined) {
      statement = this.database.prepare(sql)
      this.statements.set(sql, statement)
    }
    return statement
  }

  private attempt<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (cause) {
      if (isCasewrightError(cause)) throw cause
      throw new CasewrightError('store-failed', `sqliteStore: ${(cause as Error).message}`, { cause })
    }
  }
}
