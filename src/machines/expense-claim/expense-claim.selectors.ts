import type { Standing } from '../path.js'
import { isIn } from '../stages/stage-selectors.js'
import type { ExpenseClaim } from './expense-claim.schema.js'

/** What can be read off an expense claim beside what every path tells. @category Expense claim */
export const expenseClaimSelectors = {
  /** What is claimed. */
  total: ({ context }: Standing<ExpenseClaim>) => context.total,
  /** The approvals it has since it was last handed in. */
  approvals: ({ context }: Standing<ExpenseClaim>) => context.approvals,
  /** Why it was sent back last, or `null`. */
  rejection: ({ context }: Standing<ExpenseClaim>) => context.rejections.at(-1) ?? null,
  /** The payment, or `null`. */
  payment: ({ context }: Standing<ExpenseClaim>) => context.payments.at(-1) ?? null,
  /** Whether the colleague has it back to put it right. */
  isSentBack: (standing: Standing<object>) => isIn(standing, 'open', 'revising'),
}
