import type { CaseOf } from '../cases/case.js'
import type { CaseRecord } from '../vocabulary/record.js'

/** What stays of an erased case, for counting by: where it went and when, and nothing that anyone wrote (D3). */
export function erasedCase({ state, clocks: _, ...item }: CaseOf): object {
  return { ...item, state: { value: state.value, status: state.status, tags: state.tags } }
}

/** What stays of its records: who by role, which colleague, what and when; of customers not even the id. */
export function erasedRecord({ by, event, ...record }: CaseRecord): CaseRecord {
  const { id, role } = by
  return { ...record, by: { id: role === 'customer' ? 'erased' : id, role }, event: { type: event.type } }
}
