import type { CaseOf } from '../cases/case.js'
import { pathFor } from '../cases/route.js'
import type { Charter } from '../charters/ties.js'
import { serviceDisclosure } from '../policies/confidentiality/disclosure-rules.js'
import { viewFor } from '../policies/confidentiality/view-for.js'
import type { Party } from '../vocabulary/party.js'

/** What somebody may see of a case; `null`: not even that it exists (R8). Pure. @category Desk */
export type View = (item: CaseOf, by: Party, charter: Charter) => CaseOf | null

/**
 * The confidentiality policy (R8), by the charter's `disclosure`: of the file what the role may see, and no clocks for those who
 * may not see how the department works. A customer sees only the cases that concern them.
 * @category Desk
 */
export const disclosed: View = (item, by, charter) => {
  const { context } = item.state
  const customers = pathFor(item, charter, 'viewFor').customersOf?.(context)
  // A host's own path may concern no customer in particular.
  if (customers === undefined && by.role === 'customer') return item
  const view = viewFor(item, by, {
    rules: charter.disclosure ?? serviceDisclosure,
    customers: customers ?? [],
  })
  return view && { ...item, clocks: view.clocks ?? [], state: { ...item.state, context: view.file } }
}

/** Whether somebody may know of a case at all (R8); of the handbook's view that is known before it is drawn. */
export const mayKnowOf = (view: View, item: CaseOf, by: Party, charter: Charter): boolean =>
  (view === disclosed && by.role !== 'customer') || view(item, by, charter) !== null
