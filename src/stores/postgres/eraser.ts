import { erasedCase, erasedRecord } from '../../desk/erase.js'
import type { Erasure } from '../../desk/store.js'
import type { CaseRecord } from '../../vocabulary/record.js'
import type { Connection, Transaction } from './connection.js'
import type { KeptRow } from './rows.js'

type TheirRow = KeptRow & { readonly number: number; readonly is_open: boolean }

/** Leaves nothing personal of a customer's closed cases. */
export function erase(connection: Connection, customerId: string, at: number): Promise<Erasure> {
  return connection.transaction(async transaction => {
    const found = await transaction.all<TheirRow>(
      `SELECT c.number, c.id, c.snapshot, t.is_open FROM casewright_customers x
        JOIN casewright_cases c ON c.number = x.case_number JOIN casewright_trays t ON t.id = c.tray
        WHERE x.customer_id = $1 ORDER BY c.id FOR UPDATE OF c`,
      customerId,
    )
    const theirs = found.sort((a, b) => a.number - b.number)
    for (const row of theirs) if (!row.is_open) await eraseCase(transaction, row, at)
    const idsOf = (isOpen: boolean) => theirs.flatMap(({ id, is_open }) => (is_open === isOpen ? id : []))
    return { erased: idsOf(false), open: idsOf(true) }
  })
}

async function eraseCase(transaction: Transaction, { number, id, snapshot }: TheirRow, at: number) {
  await transaction.run(
    `UPDATE casewright_cases SET snapshot = $1, erased_at = $2, due_at = NULL, wake_at = NULL, is_waiting = false
      WHERE number = $3`,
    JSON.stringify(erasedCase(snapshot)),
    at,
    number,
  )
  const records = await transaction.all<{ rev: number; record: CaseRecord }>(
    'SELECT rev, record FROM casewright_records WHERE case_id = $1',
    id,
  )
  for (const { rev, record } of records) {
    await transaction.run(
      'UPDATE casewright_records SET record = $1 WHERE case_id = $2 AND rev = $3',
      JSON.stringify(erasedRecord(record)),
      id,
      rev,
    )
  }
  for (const table of ['outbox', 'refusals', 'keys']) {
    await transaction.run(`DELETE FROM casewright_${table} WHERE case_id = $1`, id)
  }
  await transaction.run('DELETE FROM casewright_customers WHERE case_number = $1', number)
}
