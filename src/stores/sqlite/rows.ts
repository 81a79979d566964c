import type { CaseOf } from '../../cases/case.js'
import type { Kept } from '../../desk/store.js'
import { CasewrightError } from '../../vocabulary/errors.js'

/** A case, as a statement finds it. */
export interface KeptRow {
  readonly id: string
  /** Who has it, as JSON. */
  readonly assignee_party: string | null
  readonly snapshot: string
}

/** The case in a row. */
export function keptIn({ id, assignee_party, snapshot }: KeptRow): Kept {
  return {
    case: jsonIn<CaseOf>(snapshot, `case "${id}"`),
    assignee: assignee_party === null ? null : jsonIn(assignee_party, `assignee of case "${id}"`),
  }
}

/** What a column holds as JSON. */
export function jsonIn<Value>(text: string, what: string): Value {
  try {
    return JSON.parse(text) as Value
  } catch (cause) {
    throw new CasewrightError(
      'store-failed',
      `sqliteStore: ${what}: expected JSON, got ${text.slice(0, 80)}`,
      {
        cause,
      },
    )
  }
}
