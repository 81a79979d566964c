import type { Assignment, Kept, Move, Written } from '../../desk/store.js'
import type { Connection } from './connection.js'
import type { SqliteValue } from './driver.js'
import type { Trays } from './trays.js'
import * as sql from './write.sql.js'

/** Writes moves, and with each all that belongs to it; inside a transaction. */
export class MoveWriter {
  constructor(
    private readonly connection: Connection,
    private readonly trays: Trays,
  ) {}

  /** Writes moves together; where one of them cannot be written, each by itself. */
  settle(moves: readonly Move[]): readonly PromiseSettledResult<Written>[] {
    const together = this.connection.step(() => this.write(moves))
    if (together.status === 'fulfilled') {
      return together.value.map(value => ({ status: 'fulfilled', value }))
    }
    if (moves.length === 1) return [together]
    return moves.map(move => this.connection.step(() => this.write([move])[0]!))
  }

  /**
   * Writes moves, each as a whole or not at all.
   * @throws Error if one of several has a key that is taken: by itself it is told from the others.
   */
  write(moves: readonly Move[]): readonly Written[] {
    const keys = moves.flatMap(({ key }) => key ?? [])
    const kept = this.insert(
      sql.insertKeys,
      keys.map(({ key, content, receipt: { caseId, rev, at } }) => [key, content, caseId, rev, at]),
    )
    if (kept < keys.length) {
      if (moves.length === 1) return ['key-taken']
      throw new Error('sqliteStore: a key is taken')
    }

    const written = moves.map(move => this.writeCase(move))
    const done = moves.filter((_, index) => written[index] === 'written')
    this.insert(
      sql.insertRecords,
      done.flatMap(({ records }) =>
        records.map(record => {
          const { caseId, rev, at, event } = record
          return [caseId, rev, at, event.type, JSON.stringify(record)]
        }),
      ),
    )
    this.insert(
      sql.insertEffects,
      done.flatMap(({ effects, at }) =>
        effects.map(({ caseId, rev, index, effect }) => {
          return [caseId, rev, index, effect.type, JSON.stringify(effect), at, at]
        }),
      ),
    )
    this.noteAssignments(done.flatMap(({ assignment }) => assignment ?? []))
    return written
  }

  /** Writes down who was given which case. */
  noteAssignments(assignments: readonly Assignment[]): void {
    this.insert(
      sql.insertAssignments,
      assignments.map(assignment => {
        const { caseId, at, to } = assignment
        return [caseId, at, to?.id ?? null, JSON.stringify(assignment)]
      }),
    )
  }

  private writeCase(move: Move): Written {
    const { before, after, customers, key } = move
    const isWritten = before === null ? this.open(move) : this.update(move, before)
    if (!isWritten) {
      if (key !== null) this.connection.run(sql.deleteKey, key.key)
      return 'stale'
    }
    if (customers !== null) {
      const { id } = after.case
      if (before !== null) this.connection.run(sql.deleteCustomers, id)
      for (const customer of customers) this.connection.run(sql.insertCustomer, id, customer)
    }
    return 'written'
  }

  private open(move: Move): boolean {
    const { id, openedAt } = move.after.case
    return this.connection.run(sql.insertCase, id, openedAt, ...stateOf(move), ...this.placeOf(move)) > 0
  }

  private update(move: Move, { case: { id, rev }, assignee }: Kept): boolean {
    const { connection } = this
    const state = stateOf(move)
    const was = [id, rev, assignee?.id ?? null]
    // Most moves leave a case where it was.
    return (
      (move.isWhereItWas && connection.run(sql.updateInPlace, ...state, ...was) > 0) ||
      connection.run(sql.updateCase, ...state, ...this.placeOf(move), ...was) > 0
    )
  }

  private placeOf({ after: { assignee }, label: { tray, rank, dueAt, isWaiting } }: Move): SqliteValue[] {
    const party = assignee && JSON.stringify(assignee)
    return [this.trays.numberOf(tray), rank, dueAt, dueAt, assignee?.id ?? null, party, Number(isWaiting)]
  }

  /** How many of the rows were inserted. */
  private insert(statement: string, rows: readonly (readonly SqliteValue[])[]): number {
    return rows.length === 0 ? 0 : this.connection.run(statement, JSON.stringify(rows))
  }
}

const stateOf = ({ after: { case: item } }: Move): SqliteValue[] => [
  item.rev,
  item.updatedAt,
  JSON.stringify(item),
]
