import { z } from 'zod'
import { LocalDate } from '../../vocabulary/date.js'
import { Money } from '../../vocabulary/money.js'
import type { Party, Role } from '../../vocabulary/party.js'
import { Id, Text } from '../../vocabulary/text.js'
import type { Instant } from '../../vocabulary/time.js'
import { CaseInput } from '../stages/case-file.js'

/** One invoice of an expense claim. @category Expense claim */
export const Invoice = z
  .strictObject({ number: Id, issuedOn: LocalDate, purpose: Text, amount: Money })
  .meta({ title: 'Invoice' })
/** One invoice of an expense claim. @category Expense claim */
export type Invoice = z.infer<typeof Invoice>

const form = {
  /** Each invoice once, all in the currency of the total. */
  invoices: z.array(Invoice).min(1).max(200).readonly(),
  /** The sum of the invoices. */
  total: Money,
}

/** What a claim comes with: its invoices and their sum. */
interface ClaimForm {
  readonly invoices: readonly Invoice[]
  readonly total: Money
}

/** Whether the total is the sum of the invoices, in one currency. */
export const isTotalled = ({ invoices, total }: ClaimForm): boolean =>
  invoices.every(({ amount }) => amount.currency === total.currency) &&
  invoices.reduce((sum, { amount }) => sum + amount.amountMinor, 0) === total.amountMinor

/** Whether no invoice is claimed twice. */
export const isEachOnce = ({ invoices }: ClaimForm): boolean =>
  new Set(invoices.map(({ number }) => number)).size === invoices.length

/** What a colleague claims: the subject is the purpose. @category Expense claim */
export const ExpenseClaimInput = CaseInput.extend(form).meta({ title: 'ExpenseClaimInput' })
/** What a colleague claims: the subject is the purpose. @category Expense claim */
export type ExpenseClaimInput = z.infer<typeof ExpenseClaimInput>

/** What is asked of an expense claim beside what every path takes. */
export const expenseClaimEvents = [
  /** The level that has it agrees. */
  z.strictObject({ type: z.literal('claim.approve'), remark: Text.optional() }),
  /** The level that has it does not, and says what is wrong. */
  z.strictObject({ type: z.literal('claim.reject'), reason: Text }),
  /** The colleague puts it right; it starts again from the first level. */
  z.strictObject({ type: z.literal('claim.resubmit'), ...form }),
  /** Finance has paid. */
  z.strictObject({ type: z.literal('payment.make'), reference: Id }),
] as const

/** Who decides, in this order: the department head, finance, the general manager. */
export const approvers = ['manager', 'finance', 'general-manager'] as const satisfies readonly Role[]

/** What an expense claim asks its surroundings to do beside what every path does. @category Expense claim */
export type ExpenseClaimEffect =
  | {
      readonly type: 'department.notify'
      readonly department: Role
      readonly about: 'approval' | 'payment' | 'reminder'
      readonly total: Money
    }
  | {
      readonly type: 'claim.return'
      /** Who rejected it. */
      readonly by: Role
      readonly reason: string
    }

/** An approval of an expense claim. @category Expense claim */
export interface ClaimApproval {
  readonly by: Party
  readonly at: Instant
  readonly remark: string | null
}

/** A rejection of an expense claim. @category Expense claim */
export interface ClaimRejection {
  readonly by: Party
  readonly at: Instant
  readonly reason: string
}

/** What an expense claim writes down beside what every path does. @category Expense claim */
export interface ExpenseClaim extends ClaimForm {
  /** Those it has since it was last handed in, in order of the levels. */
  readonly approvals: readonly ClaimApproval[]
  readonly rejections: readonly ClaimRejection[]
  /** More than one only when a paid claim was reopened. */
  readonly payments: readonly { readonly reference: Id; readonly by: Party; readonly at: Instant }[]
}
