import type { DeadLetter, EffectTypes, Lent, PutEffect } from '../../desk/store.js'
import type { Connection } from './connection.js'
import { jsonIn } from './rows.js'

interface OutboxRow {
  readonly case_id: string
  readonly rev: number
  readonly position: number
  readonly effect: string
  readonly put_at: number
  readonly ready_at: number
  readonly attempts: number
}

const columns = 'o.case_id, o.rev, o.position, o.effect, o.put_at, o.ready_at, o.attempts'
const alive = 'o.died_at IS NULL'
/** Nothing of these types is to be delivered of the case before. */
const isFirst = `NOT EXISTS (
  SELECT 1 FROM casewright_outbox e
    WHERE e.case_id = o.case_id AND (e.rev, e.position) < (o.rev, o.position) AND e.died_at IS NULL
      AND e.type IN (SELECT value FROM json_each(?)))`
const here = 'case_id = ? AND rev = ? AND position = ?'

/** Effects on their way out: each is deleted when it is delivered. */
export class Outbox {
  private leases = 0
  /** Tells this process's leases from those of others. */
  private readonly name = `${Math.random()}`.slice(2)

  constructor(private readonly connection: Connection) {}

  lend(at: number, until: number, limit: number, types: EffectTypes): readonly Lent[] {
    // Most rounds find nothing, and need not hold up whoever writes.
    const ready = this.nextAt(types)
    if (ready === null || ready > at) return []
    return this.connection.transaction(() =>
      this.firsts(types, at, limit).map(row => {
        const lease = `${this.name}-${++this.leases}`
        this.connection.run(
          `UPDATE casewright_outbox SET ready_at = ?, lease = ? WHERE ${here}`,
          until,
          lease,
          row.case_id,
          row.rev,
          row.position,
        )
        return { ...effectIn(row), putAt: row.put_at, attempts: row.attempts, lease }
      }),
    )
  }

  nextAt(types: EffectTypes): number | null {
    return this.firsts(types, Number.MAX_SAFE_INTEGER, 1)[0]?.ready_at ?? null
  }

  settle({ caseId, rev, index, lease }: Lent): void {
    this.connection.run(
      `DELETE FROM casewright_outbox WHERE ${here} AND lease = ?`,
      caseId,
      rev,
      index,
      lease,
    )
  }

  putBack({ caseId, rev, index, lease }: Lent, readyAt: number, reason: string): void {
    this.connection.run(
      `UPDATE casewright_outbox SET ready_at = ?, reason = ?, attempts = attempts + 1, lease = NULL
        WHERE ${here} AND lease = ?`,
      readyAt,
      reason,
      caseId,
      rev,
      index,
      lease,
    )
  }

  bury({ caseId, rev, index, lease }: Lent, at: number, reason: string): void {
    this.connection.run(
      `UPDATE casewright_outbox SET died_at = ?, reason = ?, attempts = attempts + 1, lease = NULL
        WHERE ${here} AND lease = ?`,
      at,
      reason,
      caseId,
      rev,
      index,
      lease,
    )
  }

  deadLetters(limit: number): readonly DeadLetter[] {
    return this.connection
      .all<OutboxRow & { died_at: number; reason: string }>(
        `SELECT ${columns}, o.died_at, o.reason FROM casewright_outbox o
          WHERE o.died_at IS NOT NULL ORDER BY o.died_at LIMIT ?`,
        limit,
      )
      .map(row => ({
        ...effectIn(row),
        attempts: row.attempts,
        diedAt: row.died_at,
        reason: row.reason,
      }))
  }

  requeue(id: string, at: number): boolean {
    const [, caseId, rev, index] = /^(.*):(\d+):(\d+)$/s.exec(id) ?? []
    if (caseId === undefined) return false
    const found = this.connection.run(
      `UPDATE casewright_outbox SET died_at = NULL, reason = NULL, attempts = 0, ready_at = ?
        WHERE ${here} AND died_at IS NOT NULL`,
      at,
      caseId,
      Number(rev),
      Number(index),
    )
    return found > 0
  }

  /** Of each case the first effect of these types, where it is ready by `at`; what is ready first comes first. */
  private firsts(types: EffectTypes, at: number, limit: number): readonly OutboxRow[] {
    const asked = types === 'all' ? this.types() : types
    const all = JSON.stringify(asked)
    return asked
      .flatMap(type =>
        this.connection.all<OutboxRow>(
          `SELECT ${columns} FROM casewright_outbox o
            WHERE o.type = ? AND ${alive} AND o.ready_at <= ? AND ${isFirst} ORDER BY o.ready_at LIMIT ?`,
          type,
          at,
          all,
          limit,
        ),
      )
      .sort((a, b) => a.ready_at - b.ready_at)
      .slice(0, limit)
  }

  /** All types there are, from one to the next by the index. */
  private types(): readonly string[] {
    return this.connection
      .all<{ type: string }>(
        `WITH RECURSIVE types (type) AS (
          SELECT min(type) FROM casewright_outbox o WHERE ${alive}
          UNION ALL
          SELECT (SELECT min(o.type) FROM casewright_outbox o WHERE ${alive} AND o.type > types.type)
            FROM types WHERE types.type IS NOT NULL)
        SELECT type FROM types WHERE type IS NOT NULL`,
      )
      .map(({ type }) => type)
  }
}

function effectIn({ case_id: caseId, rev, position: index, effect }: OutboxRow): PutEffect {
  const id = `${caseId}:${rev}:${index}`
  return { id, caseId, rev, index, effect: jsonIn(effect, `effect "${id}"`) }
}
