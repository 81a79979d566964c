import type { CustomerGradeRule, CustomerGrading, CustomerStanding } from '../../vocabulary/customer-grade.js'
import { expect } from '../expect.js'

/**
 * Four credit grades: key accounts, good, ordinary, and watched. The handbook keeps a customer file with a credit grade and
 * knows key accounts (D7); what a grade needs is ours, in yuan over a year.
 * @category Customers
 */
export const serviceGrades: CustomerGrading = [
  {
    grade: 'key',
    isKeyAccount: true,
    atLeast: { spent: { amountMinor: 10_000_000, currency: 'CNY' }, months: 6 },
    atMost: { latePayments: 0, unfoundedClaims: 1 },
  },
  {
    grade: 'good',
    isKeyAccount: false,
    atLeast: { spent: { amountMinor: 1_000_000, currency: 'CNY' }, orders: 5 },
    atMost: { latePayments: 1, unfoundedClaims: 1 },
  },
  { grade: 'ordinary', isKeyAccount: false, atMost: { latePayments: 3, unfoundedClaims: 3 } },
  { grade: 'watched', isKeyAccount: false },
]

/** A customer's grade, and what keeps them from a better one. @category Customers */
export interface CustomerGrade {
  readonly grade: string
  readonly isKeyAccount: boolean
  /** For each better grade, the best first, what it asks for that is not there: `'key: late payments 2, at most 0'`. */
  readonly because: readonly string[]
}

/**
 * Grades a customer (D7): the best grade of which all holds.
 * @param standing - What their file tells.
 * @param grading - Default {@link serviceGrades}.
 * @throws CasewrightError `invalid-parameter` if amounts are in different currencies, or no grade is left for them.
 * @see D7
 * @category Customers
 */
export function gradeCustomer(
  standing: CustomerStanding,
  grading: CustomerGrading = serviceGrades,
): CustomerGrade {
  const because: string[] = []
  for (const rule of grading) {
    const missing = missingFor(rule, standing)
    if (missing === null) return { grade: rule.grade, isKeyAccount: rule.isKeyAccount, because }
    because.push(`${rule.grade}: ${missing}`)
  }
  expect(false, 'gradeCustomer', 'the last grade', 'one that asks for nothing', grading.at(-1)?.grade)
}

/** The first thing a grade asks for that is not there, or `null`. */
function missingFor(
  { atLeast = {}, atMost = {} }: CustomerGradeRule,
  standing: CustomerStanding,
): string | null {
  const { spent, orders, months, latePayments, unfoundedClaims } = standing
  if (atLeast.spent !== undefined) {
    const { amountMinor, currency } = atLeast.spent
    expect(spent.currency === currency, 'gradeCustomer', 'spent.currency', currency, spent.currency)
    if (spent.amountMinor < amountMinor) return `spent ${spent.amountMinor}, at least ${amountMinor}`
  }
  if (orders < (atLeast.orders ?? 0)) return `orders ${orders}, at least ${atLeast.orders}`
  if (months < (atLeast.months ?? 0)) return `months ${months}, at least ${atLeast.months}`
  if (latePayments > (atMost.latePayments ?? Infinity)) {
    return `late payments ${latePayments}, at most ${atMost.latePayments}`
  }
  if (unfoundedClaims > (atMost.unfoundedClaims ?? Infinity)) {
    return `unfounded claims ${unfoundedClaims}, at most ${atMost.unfoundedClaims}`
  }
  return null
}
