import type { Kept, KeptRefusal, Move, Placement, Postponement, UsedKey, Written } from '../../desk/store.js'
import type { Connection } from './connection.js'
import type { KeptRow } from './rows.js'
import { keptIn } from './rows.js'
import { Together } from './together.js'
import type { Trays } from './trays.js'

/** Moves cases, and stores with a move all that belongs to it. */
export class Moves {
  private readonly together = new Together<Move, Written>(moves =>
    this.connection.transaction(() => moves.map(move => this.store(move))),
  )

  constructor(
    private readonly connection: Connection,
    private readonly trays: Trays,
  ) {}

  write(move: Move): Promise<Written> {
    return this.together.do(move)
  }

  usedKey(key: string): UsedKey | null {
    const row = this.connection.get<KeyRow>(
      'SELECT content, case_id, rev, at FROM casewright_keys WHERE key = ?',
      key,
    )
    if (row === null) return null
    const { content, case_id: caseId, rev, at } = row
    return { key, content, receipt: { ok: true, caseId, rev, at } }
  }

  bringForward(
    until: number,
    limit: number,
    bring: (due: readonly Kept[]) => readonly (Move | Postponement)[],
  ): number {
    return this.connection.transaction(() => {
      const due = this.connection.all<KeptRow>(
        `SELECT id, assignee_party, snapshot FROM casewright_cases
          WHERE wake_at IS NOT NULL AND wake_at <= ? ORDER BY wake_at, number LIMIT ?`,
        until,
        limit,
      )
      for (const done of due.length === 0 ? [] : bring(due.map(keptIn))) {
        if ('after' in done) this.store(done)
        else
          this.connection.run('UPDATE casewright_cases SET wake_at = ? WHERE id = ?', done.until, done.caseId)
      }
      return due.length
    })
  }

  /** When a case next falls due. */
  nextDueAt(): number | null {
    return this.connection.get<{ at: number | null }>(
      'SELECT min(wake_at) AS at FROM casewright_cases WHERE wake_at IS NOT NULL',
    )!.at
  }

  noteRefusal(kept: KeptRefusal): void {
    const { caseId, at, refusal } = kept
    this.connection.run(
      'INSERT INTO casewright_refusals (case_id, at, code, rule, refusal) VALUES (?, ?, ?, ?, ?)',
      caseId,
      at,
      refusal.code,
      refusal.rule ?? null,
      JSON.stringify(kept),
    )
  }

  forgetKeys(before: number): void {
    this.connection.run('DELETE FROM casewright_keys WHERE at < ?', before)
  }

  /** Gives cases that wait to people; inside a transaction. */
  place(placements: readonly Placement[]): void {
    for (const { assignment } of placements) {
      const { caseId, to } = assignment
      this.connection.run(
        'UPDATE casewright_cases SET assignee = ?, assignee_party = ?, is_waiting = 0 WHERE id = ?',
        to?.id ?? null,
        to && JSON.stringify(to),
        caseId,
      )
      this.noteAssignment(assignment)
    }
  }

  /** Stores a move, or nothing at all; inside a transaction. */
  private store(move: Move): Written {
    const { at, before, records, effects, assignment, key } = move
    const { connection } = this
    if (key !== null) {
      const { content, receipt } = key
      const kept = connection.run(
        `INSERT INTO casewright_keys (key, content, case_id, rev, at) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (key) DO NOTHING`,
        key.key,
        content,
        receipt.caseId,
        receipt.rev,
        receipt.at,
      )
      if (kept === 0) return 'key-taken'
    }
    if ((before === null ? this.insert(move) : this.update(move, before)) === 0) {
      if (key !== null) connection.run('DELETE FROM casewright_keys WHERE key = ?', key.key)
      return 'stale'
    }
    if (move.customers !== null) this.noteCustomers(move.after.case.id, move.customers)
    for (const record of records) {
      connection.run(
        'INSERT INTO casewright_records (case_id, rev, at, type, record) VALUES (?, ?, ?, ?, ?)',
        record.caseId,
        record.rev,
        record.at,
        record.event.type,
        JSON.stringify(record),
      )
    }
    for (const { caseId, rev, index, effect } of effects) {
      connection.run(
        `INSERT INTO casewright_outbox (case_id, rev, position, type, effect, put_at, ready_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
        caseId,
        rev,
        index,
        effect.type,
        JSON.stringify(effect),
        at,
        at,
      )
    }
    if (assignment !== null) this.noteAssignment(assignment)
    return 'written'
  }

  private insert({ after: { case: item, assignee }, label }: Move): number {
    const { tray, rank, dueAt, isWaiting } = label
    return this.connection.run(
      `INSERT INTO casewright_cases
          (id, rev, tray, rank, due_at, wake_at, assignee, assignee_party, is_waiting, opened_at, updated_at, snapshot)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      item.id,
      item.rev,
      this.trays.numberOf(tray),
      rank,
      dueAt,
      dueAt,
      assignee?.id ?? null,
      assignee && JSON.stringify(assignee),
      Number(isWaiting),
      item.openedAt,
      item.updatedAt,
      JSON.stringify(item),
    )
  }

  private update(move: Move, before: Kept): number {
    // Most moves leave a case where it was found by the indexes, which need not be touched then.
    return (move.isWhereItWas && this.updateInPlace(move, before)) || this.updateAll(move, before)
  }

  private updateInPlace({ after: { case: item } }: Move, before: Kept): number {
    return this.connection.run(
      `UPDATE casewright_cases SET rev = ?, updated_at = ?, snapshot = ?
        WHERE id = ? AND rev = ? AND assignee IS ? AND erased_at IS NULL AND wake_at IS due_at`,
      item.rev,
      item.updatedAt,
      JSON.stringify(item),
      item.id,
      before.case.rev,
      before.assignee?.id ?? null,
    )
  }

  private updateAll({ after: { case: item, assignee }, label }: Move, before: Kept): number {
    const { tray, rank, dueAt, isWaiting } = label
    return this.connection.run(
      `UPDATE casewright_cases SET rev = ?, tray = ?, rank = ?, due_at = ?, wake_at = ?, assignee = ?,
          assignee_party = ?, is_waiting = ?, updated_at = ?, snapshot = ?
        WHERE id = ? AND rev = ? AND assignee IS ? AND erased_at IS NULL`,
      item.rev,
      this.trays.numberOf(tray),
      rank,
      dueAt,
      dueAt,
      assignee?.id ?? null,
      assignee && JSON.stringify(assignee),
      Number(isWaiting),
      item.updatedAt,
      JSON.stringify(item),
      item.id,
      before.case.rev,
      before.assignee?.id ?? null,
    )
  }

  private noteCustomers(caseId: string, customers: readonly string[]): void {
    const { connection } = this
    connection.run(
      `DELETE FROM casewright_customers
        WHERE case_number = (SELECT number FROM casewright_cases WHERE id = ?)`,
      caseId,
    )
    for (const customer of customers) {
      connection.run(
        `INSERT INTO casewright_customers (customer_id, case_number)
          SELECT ?, number FROM casewright_cases WHERE id = ?`,
        customer,
        caseId,
      )
    }
  }

  private noteAssignment(assignment: NonNullable<Move['assignment']>): void {
    this.connection.run(
      'INSERT INTO casewright_assignments (case_id, at, agent_id, assignment) VALUES (?, ?, ?, ?)',
      assignment.caseId,
      assignment.at,
      assignment.to?.id ?? null,
      JSON.stringify(assignment),
    )
  }
}

interface KeyRow {
  readonly content: string
  readonly case_id: string
  readonly rev: number
  readonly at: number
}
