import type { Kept, KeptRefusal, Move, Placement, Postponement, UsedKey, Written } from '../../desk/store.js'
import type { Connection } from './connection.js'
import type { KeptRow } from './rows.js'
import { keptIn } from './rows.js'
import { Together } from './together.js'
import type { Trays } from './trays.js'
import { MoveWriter } from './write-moves.js'

/** Moves cases: as somebody asks, as time passes, and to whoever is free. */
export class Moves {
  private readonly writer: MoveWriter
  private readonly together = new Together<Move, Written>(moves =>
    this.connection.transaction(() => this.writer.settle(moves)),
  )

  constructor(
    private readonly connection: Connection,
    trays: Trays,
  ) {
    this.writer = new MoveWriter(connection, trays)
  }

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
      const done = due.length === 0 ? [] : bring(due.map(keptIn))
      this.writer.write(done.filter((each): each is Move => 'after' in each))
      for (const each of done) {
        if ('after' in each) continue
        this.connection.run('UPDATE casewright_cases SET wake_at = ? WHERE id = ?', each.until, each.caseId)
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
    }
    this.writer.noteAssignments(placements.map(({ assignment }) => assignment))
  }
}

interface KeyRow {
  readonly content: string
  readonly case_id: string
  readonly rev: number
  readonly at: number
}
