import type { CaseOf } from '../../cases/case.js'
import { erasedCase, erasedRecord } from '../../desk/erase.js'
import type { Erasure } from '../../desk/store.js'
import type { CaseRecord } from '../../vocabulary/record.js'
import type { Connection } from './connection.js'
import { jsonIn } from './rows.js'

/** Leaves nothing personal of a customer's closed cases, in the database and in the file. */
export function erase(connection: Connection, customerId: string, at: number): Erasure {
  connection.exec('PRAGMA secure_delete = ON')
  try {
    return connection.transaction(() => eraseAll(connection, customerId, at))
  } finally {
    connection.exec('PRAGMA secure_delete = OFF')
    // The log beside the file still holds what was written before.
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }
}

function eraseAll(connection: Connection, customerId: string, at: number): Erasure {
  const theirs = connection.all<{ number: number; id: string; snapshot: string; is_open: number }>(
    `SELECT c.number, c.id, c.snapshot, t.is_open FROM casewright_customers x
      JOIN casewright_cases c ON c.number = x.case_number JOIN casewright_trays t ON t.id = c.tray
      WHERE x.customer_id = ? ORDER BY c.number`,
    customerId,
  )
  for (const { number, id, snapshot, is_open } of theirs) {
    if (is_open === 1) continue
    const left = JSON.stringify(erasedCase(jsonIn<CaseOf>(snapshot, `case "${id}"`)))
    connection.run(
      `UPDATE casewright_cases SET snapshot = ?, erased_at = ?, due_at = NULL, wake_at = NULL, is_waiting = 0
        WHERE number = ?`,
      left,
      at,
      number,
    )
    const records = connection.all<{ rev: number; record: string }>(
      'SELECT rev, record FROM casewright_records WHERE case_id = ?',
      id,
    )
    for (const { rev, record } of records) {
      const left = JSON.stringify(erasedRecord(jsonIn<CaseRecord>(record, `record ${rev} of case "${id}"`)))
      connection.run('UPDATE casewright_records SET record = ? WHERE case_id = ? AND rev = ?', left, id, rev)
    }
    for (const table of ['outbox', 'refusals', 'keys']) {
      connection.run(`DELETE FROM casewright_${table} WHERE case_id = ?`, id)
    }
    connection.run('DELETE FROM casewright_customers WHERE case_number = ?', number)
  }
  const idsOf = (isOpen: number) => theirs.flatMap(each => (each.is_open === isOpen ? each.id : []))
  return { erased: idsOf(0), open: idsOf(1) }
}
