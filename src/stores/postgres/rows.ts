import type { CaseOf } from '../../cases/case.js'
import type { Kept } from '../../desk/store.js'
import type { Party } from '../../vocabulary/party.js'

/** A case, as a statement finds it. */
export interface KeptRow {
  readonly id: string
  readonly assignee_party: Party | null
  readonly snapshot: CaseOf
}

/** The case in a row. */
export const keptIn = ({ snapshot, assignee_party }: KeptRow): Kept => ({
  case: snapshot,
  assignee: assignee_party,
})
