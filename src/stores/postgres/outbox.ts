import type { DeadLetter, EffectTypes, Lent, PutEffect } from '../../desk/store.js'
import type { Connection } from './connection.js'

interface OutboxRow {
  readonly case_id: string
  readonly rev: number
  readonly position: number
  readonly effect: PutEffect['effect']
  readonly put_at: number
  readonly ready_at: number
  readonly attempts: number
}

const columns = 'o.case_id, o.rev, o.position, o.effect, o.put_at, o.attempts'
const alive = 'o.died_at IS NULL'
const here = 'case_id = $1 AND rev = $2 AND position = $3'

/** The types asked for; where all are, from one to the next by the index. */
const asked = `asked (type) AS (
  SELECT unnest($1::text[]) WHERE $1 IS NOT NULL
  UNION ALL
  (WITH RECURSIVE types (type) AS (
    SELECT min(type) FROM casewright_outbox o WHERE ${alive}
    UNION ALL
    SELECT (SELECT min(o.type) FROM casewright_outbox o WHERE ${alive} AND o.type > types.type)
      FROM types WHERE types.type IS NOT NULL)
  SELECT type FROM types WHERE type IS NOT NULL AND $1 IS NULL))`

/** Of each case the first effect of these types; what is ready first comes first. */
const firsts = (and: string) => `
  SELECT ${columns}, o.ready_at FROM casewright_outbox o
    WHERE o.type = a.type AND ${alive} ${and} AND NOT EXISTS (
      SELECT 1 FROM casewright_outbox e
        WHERE e.case_id = o.case_id AND (e.rev, e.position) < (o.rev, o.position) AND e.died_at IS NULL
          AND ($1 IS NULL OR e.type = ANY ($1)))
    ORDER BY o.ready_at`

/** Effects on their way out: each is deleted when it is delivered. */
export class Outbox {
  private leases = 0
  /** Tells this process's leases from those of others. */
  private readonly name = `${Math.random()}`.slice(2)

  constructor(private readonly connection: Connection) {}

  async lend(at: number, until: number, limit: number, types: EffectTypes): Promise<readonly Lent[]> {
    const lease = `${this.name}-${++this.leases}`
    const rows = await this.connection.all<OutboxRow>(
      `WITH ${asked}, ready AS (
        SELECT o.* FROM asked a CROSS JOIN LATERAL (
          ${firsts('AND o.ready_at <= $2')} LIMIT $3 FOR UPDATE SKIP LOCKED) AS o
          ORDER BY o.ready_at LIMIT $3)
      UPDATE casewright_outbox o SET ready_at = $4, lease = $5 FROM ready r
        WHERE o.case_id = r.case_id AND o.rev = r.rev AND o.position = r.position RETURNING ${columns}, r.ready_at`,
      types === 'all' ? null : types,
      at,
      limit,
      until,
      lease,
    )
    return rows
      .sort((a, b) => a.ready_at - b.ready_at)
      .map(row => ({ ...effectIn(row), putAt: row.put_at, attempts: row.attempts, lease }))
  }

  async nextAt(types: EffectTypes): Promise<number | null> {
    const [row] = await this.connection.all<{ at: number | null }>(
      `WITH ${asked}
      SELECT min(o.ready_at) AS at FROM asked a CROSS JOIN LATERAL (${firsts('')} LIMIT 1) AS o`,
      types === 'all' ? null : types,
    )
    return row!.at
  }

  async settle(lent: Lent): Promise<void> {
    await this.connection.run(`DELETE FROM casewright_outbox WHERE ${here} AND lease = $4`, ...placeOf(lent))
  }

  async putBack(lent: Lent, readyAt: number, reason: string): Promise<void> {
    await this.connection.run(
      `UPDATE casewright_outbox SET ready_at = $5, reason = $6, attempts = attempts + 1, lease = NULL
        WHERE ${here} AND lease = $4`,
      ...placeOf(lent),
      readyAt,
      reason,
    )
  }

  async bury(lent: Lent, at: number, reason: string): Promise<void> {
    await this.connection.run(
      `UPDATE casewright_outbox SET died_at = $5, reason = $6, attempts = attempts + 1, lease = NULL
        WHERE ${here} AND lease = $4`,
      ...placeOf(lent),
      at,
      reason,
    )
  }

  async deadLetters(limit: number): Promise<readonly DeadLetter[]> {
    const rows = await this.connection.all<Omit<OutboxRow, 'ready_at'> & { died_at: number; reason: string }>(
      `SELECT ${columns}, o.died_at, o.reason FROM casewright_outbox o
        WHERE o.died_at IS NOT NULL ORDER BY o.died_at LIMIT $1`,
      limit,
    )
    return rows.map(row => ({
      ...effectIn(row),
      attempts: row.attempts,
      diedAt: row.died_at,
      reason: row.reason,
    }))
  }

  async requeue(id: string, at: number): Promise<boolean> {
    const [, caseId, rev, index] = /^([^\0]*):(\d{1,15}):(\d{1,9})$/s.exec(id) ?? []
    if (caseId === undefined) return false
    const found = await this.connection.run(
      `UPDATE casewright_outbox SET died_at = NULL, reason = NULL, attempts = 0, ready_at = $4
        WHERE ${here} AND died_at IS NOT NULL`,
      caseId,
      rev,
      index,
      at,
    )
    return found > 0
  }
}

const placeOf = ({ caseId, rev, index, lease }: Lent) => [caseId, rev, index, lease]

function effectIn({ case_id: caseId, rev, position: index, effect }: Omit<OutboxRow, 'ready_at'>): PutEffect {
  return { id: `${caseId}:${rev}:${index}`, caseId, rev, index, effect }
}
