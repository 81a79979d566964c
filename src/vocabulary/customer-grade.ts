import { z } from 'zod'
import { Money } from './money.js'
import { Id } from './text.js'

/** What a customer's file tells of their standing (D7), over the period the department grades by. @category Vocabulary */
export const CustomerStanding = z
  .strictObject({
    customerId: Id,
    /** What they spent. */
    spent: Money,
    orders: z.int().min(0),
    /** For how many whole months they have been a customer. */
    months: z.int().min(0),
    /** Payments that came late. */
    latePayments: z.int().min(0),
    /** Claims that were found to be without grounds. */
    unfoundedClaims: z.int().min(0),
  })
  .readonly()
  .meta({ title: 'CustomerStanding', description: "What a customer's file tells of their standing" })
/** What a customer's file tells of their standing (D7). @category Vocabulary */
export type CustomerStanding = z.infer<typeof CustomerStanding>

/** What a customer needs for a grade; every part that is given has to hold. @category Vocabulary */
export const CustomerGradeRule = z
  .strictObject({
    grade: Id,
    /** Whether customers of this grade are key accounts, with an agent of their own (F5). */
    isKeyAccount: z.boolean(),
    atLeast: z
      .strictObject({ spent: Money, orders: z.int().min(0), months: z.int().min(0) })
      .partial()
      .readonly()
      .optional(),
    atMost: z
      .strictObject({ latePayments: z.int().min(0), unfoundedClaims: z.int().min(0) })
      .partial()
      .readonly()
      .optional(),
  })
  .readonly()
  .meta({ title: 'CustomerGradeRule' })
/** What a customer needs for a grade; every part that is given has to hold. @category Vocabulary */
export type CustomerGradeRule = z.infer<typeof CustomerGradeRule>

/** Customer grades, the best first (D7). @category Vocabulary */
export const CustomerGrading = z
  .array(CustomerGradeRule)
  .min(1)
  .refine(rules => new Set(rules.map(({ grade }) => grade)).size === rules.length, 'expected each grade once')
  .refine(rules => {
    const last = rules.at(-1)
    return last?.atLeast === undefined && last?.atMost === undefined
  }, 'expected the last grade to ask for nothing, so that every customer has one')
  .readonly()
  .meta({ title: 'CustomerGrading', description: 'Customer grades, the best first' })
/** Customer grades, the best first (D7). @category Vocabulary */
export type CustomerGrading = z.infer<typeof CustomerGrading>
