import type {
  Assignment,
  Kept,
  KeptRefusal,
  Move,
  Placement,
  Postponement,
  UsedKey,
  Written,
} from '../../desk/store.js'
import { nameOf } from '../../desk/tray.js'
import { CasewrightError } from '../../vocabulary/errors.js'
import type { Connection, Statements } from './connection.js'
import { type KeptRow, keptIn } from './rows.js'
import { WrittenTogether } from './written-together.js'

/** Moves cases, and stores with a move all that belongs to it. */
export class Moves {
  private readonly together = new WrittenTogether(moves => writeAll(this.connection, moves))

  constructor(private readonly connection: Connection) {}

  write(move: Move): Promise<Written> {
    return this.together.write(move)
  }

  async read(
    caseId: string | null,
    key: string | null,
  ): Promise<{ kept: Kept | null; used: UsedKey | null }> {
    const [row] = await this.connection.all<Partial<KeptRow> & KeyRow>(
      `SELECT c.id, c.assignee_party, c.snapshot, k.content, k.case_id, k.rev, k.at
        FROM (SELECT) AS one
          LEFT JOIN casewright_cases c ON c.id = $1 AND c.erased_at IS NULL
          LEFT JOIN casewright_keys k ON k.key = $2`,
      caseId,
      key,
    )
    const { id, content, case_id, rev, at } = row!
    return {
      kept: id === null ? null : keptIn(row as KeptRow),
      used: content === null ? null : { key: key!, content, receipt: { ok: true, caseId: case_id, rev, at } },
    }
  }

  bringForward(
    until: number,
    limit: number,
    bring: (due: readonly Kept[]) => readonly (Move | Postponement)[],
  ): Promise<number> {
    return this.connection.transaction(async transaction => {
      const due = await transaction.all<KeptRow>(
        `SELECT id, assignee_party, snapshot FROM casewright_cases
          WHERE wake_at <= $1 ORDER BY wake_at, number LIMIT $2 FOR UPDATE SKIP LOCKED`,
        until,
        limit,
      )
      if (due.length === 0) return 0
      const done = bring(due.map(keptIn))
      const moves = done.filter((each): each is Move => 'after' in each)
      if (moves.length > 0) await writeHeld(transaction, moves)
      for (const each of done) {
        if ('after' in each) continue
        await transaction.run(
          'UPDATE casewright_cases SET wake_at = $1 WHERE id = $2',
          each.until,
          each.caseId,
        )
      }
      return due.length
    })
  }

  /** When a case next falls due. */
  async nextDueAt(): Promise<number | null> {
    const [row] = await this.connection.all<{ at: number | null }>(
      'SELECT min(wake_at) AS at FROM casewright_cases WHERE wake_at IS NOT NULL',
    )
    return row!.at
  }

  async noteRefusal(kept: KeptRefusal): Promise<void> {
    const { caseId, at, refusal } = kept
    await this.connection.run(
      'INSERT INTO casewright_refusals (case_id, at, code, rule, refusal) VALUES ($1, $2, $3, $4, $5)',
      caseId,
      at,
      refusal.code,
      refusal.rule ?? null,
      JSON.stringify(kept),
    )
  }

  async forgetKeys(before: number): Promise<void> {
    await this.connection.run('DELETE FROM casewright_keys WHERE at < $1', before)
  }
}

/** Gives cases that wait to people; inside a transaction that holds them. */
export async function place(transaction: Statements, placements: readonly Placement[]): Promise<void> {
  const rows = placements.map(({ assignment }) => ({
    ...assignmentRow(assignment),
    party: assignment.to && JSON.stringify(assignment.to),
  }))
  await transaction.run(
    `WITH placed AS (
      SELECT * FROM json_to_recordset($1)
        AS p (case_id text, at bigint, agent_id text, party text, assignment text)),
    given AS (
      UPDATE casewright_cases c SET assignee = p.agent_id, assignee_party = p.party::json, is_waiting = false
        FROM placed p WHERE c.id = p.case_id)
    INSERT INTO casewright_assignments (case_id, at, agent_id, assignment)
      SELECT case_id, at, agent_id, assignment::json FROM placed`,
    JSON.stringify(rows),
  )
}

/** Writes moves of cases that the transaction holds: nobody else can have moved them. */
async function writeHeld(transaction: Statements, moves: readonly Move[]): Promise<void> {
  const answers = await writeAll(transaction, moves)
  const odd = answers.findIndex(answer => answer !== 'written')
  if (odd === -1) return
  const { id } = moves[odd]!.after.case
  throw new CasewrightError(
    'store-failed',
    `postgresStore: expected case "${id}" as it was lent out, got a move of something else`,
  )
}

async function writeAll(statements: Statements, moves: readonly Move[]): Promise<readonly Written[]> {
  // In this order everybody locks them.
  const turns = moves
    .map((move, index) => ({ move, index }))
    .sort((a, b) => (a.move.after.case.id < b.move.after.case.id ? -1 : 1))
  const [row] = await statements.all<{ answers: readonly Written[] }>(
    'SELECT casewright_write($1, $2, $3, $4, $5) AS answers',
    JSON.stringify(turns.map(({ move }, turn) => moveRow(move, turn + 1))),
    listOf(turns, ({ records }) =>
      records.map(record => {
        const { caseId: case_id, rev, at, event } = record
        return { case_id, rev, at, type: event.type, record: JSON.stringify(record) }
      }),
    ),
    listOf(turns, ({ effects, at }) =>
      effects.map(({ caseId: case_id, rev, index: position, effect }) => {
        return { case_id, rev, position, type: effect.type, effect: JSON.stringify(effect), at }
      }),
    ),
    listOf(turns, ({ customers: ids, after }) => (ids === null ? [] : [{ id: after.case.id, ids }])),
    listOf(turns, ({ assignment }) => (assignment === null ? [] : [assignmentRow(assignment)])),
  )
  const answers: Written[] = []
  for (const [turn, { index }] of turns.entries()) answers[index] = row!.answers[turn]!
  return answers
}

const moveRow = ({ before, after: { case: item, assignee }, label, key }: Move, turn: number) => ({
  turn,
  id: item.id,
  key: key?.key,
  content: key?.content,
  key_at: key?.receipt.at,
  before_rev: before?.case.rev,
  before_assignee: before?.assignee?.id,
  rev: item.rev,
  tray: nameOf(label.tray),
  rank: label.rank,
  due_at: label.dueAt,
  assignee: assignee?.id,
  party: assignee && JSON.stringify(assignee),
  is_waiting: label.isWaiting,
  opened_at: item.openedAt,
  updated_at: item.updatedAt,
  snapshot: JSON.stringify(item),
})

const assignmentRow = (assignment: Assignment) => ({
  case_id: assignment.caseId,
  at: assignment.at,
  agent_id: assignment.to?.id,
  assignment: JSON.stringify(assignment),
})

/** What belongs to the moves, each with the turn of its move; `null` for nothing at all. */
function listOf(turns: readonly { readonly move: Move }[], rowsOf: (move: Move) => readonly object[]) {
  const rows = turns.flatMap(({ move }, turn) => rowsOf(move).map(row => ({ turn: turn + 1, ...row })))
  return rows.length === 0 ? null : JSON.stringify(rows)
}

interface KeyRow {
  readonly content: string
  readonly case_id: string
  readonly rev: number
  readonly at: number
}
