import type { CaseFilter, CaseHistory, Kept, KeptRefusal, Numbered, Urgency } from '../../desk/store.js'
import { isFor } from '../../desk/tray.js'
import type { Party } from '../../vocabulary/party.js'
import { isIn } from '../tray-filter.js'
import type { Connection } from './connection.js'
import type { SqliteValue } from './driver.js'
import { jsonIn, type KeptRow, keptIn } from './rows.js'
import type { Trays } from './trays.js'

const kept = 'c.number, c.id, c.rank, c.due_at, c.assignee_party, c.snapshot'

interface FoundRow extends KeptRow {
  readonly number: number
  readonly rank: number
  readonly due_at: number | null
}

/** Looks cases up: tray by tray, each by an index in the order that is asked for, so that it costs what is shown. */
export class Lookups {
  constructor(
    private readonly connection: Connection,
    private readonly trays: Trays,
  ) {}

  read(caseId: string): Kept | null {
    const row = this.connection.get<KeptRow>(
      `SELECT id, assignee_party, snapshot FROM casewright_cases WHERE id = ? AND erased_at IS NULL`,
      caseId,
    )
    return row && keptIn(row)
  }

  list(filter: CaseFilter, after: number, limit: number): readonly Numbered[] {
    const trays = this.trays.where(tray => isIn(tray, filter))
    const { sql, parameters } = conditionsOf(filter)
    const find = (from: string, number: string, where: string, ...values: SqliteValue[]) =>
      this.connection.all<FoundRow>(
        `SELECT ${kept} FROM ${from} WHERE ${where} AND ${number} > ? AND c.erased_at IS NULL ${sql}
          ORDER BY ${number} LIMIT ?`,
        ...values,
        after,
        ...parameters,
        limit,
      )
    const { customer, assignee } = filter
    const found =
      customer !== undefined
        ? find(
            'casewright_customers x JOIN casewright_cases c ON c.number = x.case_number',
            'x.case_number',
            'x.customer_id = ? AND c.tray IN (SELECT value FROM json_each(?))',
            customer,
            JSON.stringify(trays),
          )
        : trays.flatMap(tray =>
            assignee === undefined
              ? find('casewright_cases c', 'c.number', 'c.tray = ?', tray)
              : find('casewright_cases c', 'c.number', 'c.assignee = ? AND c.tray = ?', assignee, tray),
          )
    return found
      .sort((a, b) => a.number - b.number)
      .slice(0, limit)
      .map(row => ({ number: row.number, ...keptIn(row) }))
  }

  /** What somebody has, the most urgent first. */
  hadBy({ id }: Party, limit: number): readonly Kept[] {
    return this.connection
      .all<FoundRow>(
        `SELECT ${kept} FROM casewright_cases c
          WHERE c.assignee = ? AND c.tray IN (SELECT id FROM casewright_trays WHERE is_open = 1)
          ORDER BY c.rank DESC, ifnull(c.due_at, 9e15), c.number LIMIT ?`,
        id,
        limit,
      )
      .map(keptIn)
  }

  /** What waits for somebody like one of these, the most urgent first; only what is behind `after`, where that is given. */
  waitingFor(
    parties: readonly Party[],
    limit: number,
    after: Urgency | null = null,
  ): readonly (Kept & { readonly urgency: Urgency })[] {
    // No case is so urgent.
    const place = after === null ? [-17, 0, 0] : [-after.rank, after.dueAt ?? 9e15, after.number]
    return this.trays
      .where(tray => parties.some(party => isFor(tray, party)))
      .flatMap(tray =>
        this.connection.all<FoundRow>(
          `SELECT ${kept} FROM casewright_cases c WHERE c.tray = ? AND c.is_waiting = 1
              AND (-c.rank, ifnull(c.due_at, 9e15), c.number) > (?, ?, ?)
            ORDER BY -c.rank, ifnull(c.due_at, 9e15), c.number LIMIT ?`,
          tray,
          ...place,
          limit,
        ),
      )
      .sort(byUrgency)
      .slice(0, limit)
      .map(row => {
        const { rank, due_at: dueAt, number } = row
        return { ...keptIn(row), urgency: { rank, dueAt, number } }
      })
  }

  history(caseId: string): CaseHistory {
    const read = <Value>(column: string, table: string, order: string): Value[] =>
      this.connection
        .all<{ json: string }>(
          `SELECT ${column} AS json FROM casewright_${table} WHERE case_id = ? ORDER BY ${order}`,
          caseId,
        )
        .map(({ json }) => jsonIn<Value>(json, `history of case "${caseId}"`))
    return {
      records: read('record', 'records', 'rev'),
      assignments: read('assignment', 'assignments', 'number'),
      refusals: read<KeptRefusal>('refusal', 'refusals', 'number'),
    }
  }
}

/** What of a filter the tray does not say. */
function conditionsOf({ queue, assignee, rankAtLeast, dueBefore }: CaseFilter) {
  const conditions: [sql: string, value: SqliteValue | undefined][] = [
    ['c.is_waiting = ?', queue === undefined ? undefined : 1],
    ['c.assignee = ?', assignee],
    ['c.rank >= ?', rankAtLeast],
    ['c.due_at < ?', dueBefore],
  ]
  const asked = conditions.filter((each): each is [string, SqliteValue] => each[1] !== undefined)
  return {
    sql: asked.map(([sql]) => `AND ${sql}`).join(' '),
    parameters: asked.map(([, value]) => value),
  }
}

const byUrgency = (a: FoundRow, b: FoundRow): number =>
  b.rank - a.rank || (a.due_at ?? 9e15) - (b.due_at ?? 9e15) || a.number - b.number
