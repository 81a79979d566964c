/** Inserts the rows of a JSON list, each of them the list of its values: one statement, however many rows there are. */
const insertAll = (table: string, ...columns: readonly string[]): string =>
  `INSERT INTO casewright_${table} (${columns.join(', ')})
    SELECT ${columns.map((_, index) => `value->>${index}`).join(', ')} FROM json_each(?) WHERE true`

export const insertKeys = `${insertAll('keys', 'key', 'content', 'case_id', 'rev', 'at')} ON CONFLICT (key) DO NOTHING`

export const insertRecords = insertAll('records', 'case_id', 'rev', 'at', 'type', 'record')

export const insertEffects = insertAll(
  'outbox',
  'case_id',
  'rev',
  'position',
  'type',
  'effect',
  'put_at',
  'ready_at',
)

export const insertAssignments = insertAll('assignments', 'case_id', 'at', 'agent_id', 'assignment')

const state = ['rev', 'updated_at', 'snapshot']
const place = ['tray', 'rank', 'due_at', 'wake_at', 'assignee', 'assignee_party', 'is_waiting']
const isAsItWas = 'id = ? AND rev = ? AND assignee IS ? AND erased_at IS NULL'

const set = (columns: readonly string[]): string => columns.map(column => `${column} = ?`).join(', ')

export const insertCase = `
  INSERT INTO casewright_cases (id, opened_at, ${[...state, ...place].join(', ')})
    VALUES (?, ?, ${[...state, ...place].fill('?').join(', ')}) ON CONFLICT (id) DO NOTHING`

export const updateCase = `UPDATE casewright_cases SET ${set([...state, ...place])} WHERE ${isAsItWas}`

/** Of a case that stays where the indexes find it: they need not be touched then. */
export const updateInPlace = `
  UPDATE casewright_cases SET ${set(state)} WHERE ${isAsItWas} AND wake_at IS due_at`

export const deleteKey = 'DELETE FROM casewright_keys WHERE key = ?'

const number = '(SELECT number FROM casewright_cases WHERE id = ?)'

export const deleteCustomers = `DELETE FROM casewright_customers WHERE case_number = ${number}`

export const insertCustomer = `
  INSERT INTO casewright_customers (case_number, customer_id) VALUES (${number}, ?)`
