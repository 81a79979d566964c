import type { CaseFilter, CaseHistory, Kept, Numbered, Urgency } from '../../desk/store.js'
import { isFor, type Tray } from '../../desk/tray.js'
import type { Party } from '../../vocabulary/party.js'
import { isIn } from '../tray-filter.js'
import type { Statements } from './connection.js'
import { type KeptRow, keptIn } from './rows.js'

const kept = 'c.number, c.id, c.rank, c.due_at, c.assignee_party, c.snapshot'
const urgency = '-c.rank, coalesce(c.due_at, 9000000000000000), c.number'

type FoundRow = KeptRow & { readonly number: number; readonly rank: number; readonly due_at: number | null }

/** Cases by number: tray by tray, each by an index in the order that is asked for, so that it costs what is shown. */
export async function list(
  statements: Statements,
  filter: CaseFilter,
  after: number,
  limit: number,
): Promise<readonly Numbered[]> {
  const trays = await traysWhere(statements, tray => isIn(tray, filter))
  const { queue, assignee, customer, rankAtLeast, dueBefore } = filter
  const parameters: unknown[] = [trays, after, limit]
  const such = (condition: string, value: unknown): string => {
    if (value === undefined) return ''
    parameters.push(value)
    return ` AND ${condition} $${parameters.length}`
  }
  const conditions =
    such('c.is_waiting =', queue === undefined ? undefined : true) +
    such('c.assignee =', assignee) +
    such('c.rank >=', rankAtLeast) +
    such('c.due_at <', dueBefore)
  const rest = `AND c.number > $2 AND c.erased_at IS NULL${conditions}`
  const rows = await statements.all<FoundRow>(
    customer === undefined
      ? `SELECT c.* FROM unnest($1::integer[]) AS t (id) CROSS JOIN LATERAL (
          SELECT ${kept} FROM casewright_cases c WHERE c.tray = t.id ${rest} ORDER BY c.number LIMIT $3) AS c
          ORDER BY c.number LIMIT $3`
      : `SELECT ${kept} FROM casewright_customers x JOIN casewright_cases c ON c.number = x.case_number
          WHERE c.tray = ANY ($1) ${rest} ${such('x.customer_id =', customer)} ORDER BY c.number LIMIT $3`,
    ...parameters,
  )
  return rows.map(row => ({ number: row.number, ...keptIn(row) }))
}

/** What somebody has, the most urgent first. */
export async function hadBy(statements: Statements, { id }: Party, limit: number): Promise<readonly Kept[]> {
  const rows = await statements.all<FoundRow>(
    `SELECT ${kept} FROM casewright_cases c
      WHERE c.assignee = $1 AND c.tray IN (SELECT id FROM casewright_trays WHERE is_open)
      ORDER BY ${urgency} LIMIT $2`,
    id,
    limit,
  )
  return rows.map(keptIn)
}

/** What waits for somebody like one of these, the most urgent first; only what is behind `after`, where that is given. */
export async function waitingFor(
  statements: Statements,
  parties: readonly Party[],
  limit: number,
  after: Urgency | null = null,
  lock: '' | 'FOR UPDATE SKIP LOCKED' = '',
): Promise<readonly (Kept & { readonly urgency: Urgency })[]> {
  // No case is so urgent as the first of these.
  const place = after === null ? [-17, 0, 0] : [-after.rank, after.dueAt ?? 9e15, after.number]
  const trays = await traysWhere(statements, tray => parties.some(party => isFor(tray, party)))
  const rows = await statements.all<FoundRow>(
    `SELECT c.* FROM unnest($1::integer[]) AS t (id) CROSS JOIN LATERAL (
      SELECT ${kept} FROM casewright_cases c WHERE c.tray = t.id AND c.is_waiting
          AND (${urgency}) > ($3::integer, $4::bigint, $5::bigint)
        ORDER BY ${urgency} LIMIT $2 ${lock}) AS c
      ORDER BY ${urgency} LIMIT $2`,
    trays,
    limit,
    ...place,
  )
  return rows.map(row => {
    const { rank, due_at: dueAt, number } = row
    return { ...keptIn(row), urgency: { rank, dueAt, number } }
  })
}

/** Everything that happened to a case. */
export async function history(statements: Statements, caseId: string): Promise<CaseHistory> {
  const read = (column: string, table: string, order: string) =>
    `coalesce((SELECT json_agg(${column} ORDER BY ${order}) FROM casewright_${table} WHERE case_id = $1), '[]') AS ${table}`
  const [row] = await statements.all<CaseHistory>(
    `SELECT ${read('record', 'records', 'rev')}, ${read('assignment', 'assignments', 'number')},
      ${read('refusal', 'refusals', 'number')}`,
    caseId,
  )
  return row!
}

interface TrayRow extends Omit<Tray, 'isOpen'> {
  readonly id: number
  readonly is_open: boolean
}

/** The numbers of the trays of which something holds. */
async function traysWhere(
  statements: Statements,
  holds: (tray: Tray) => boolean,
): Promise<readonly number[]> {
  const rows = await statements.all<TrayRow>(
    'SELECT id, path, tags, holders, leaning, is_open FROM casewright_trays',
  )
  return rows.flatMap(({ id, is_open: isOpen, ...tray }) => (holds({ ...tray, isOpen }) ? id : []))
}
