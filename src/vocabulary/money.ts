import { z } from 'zod'

/** An amount in the currency's minor unit (fen, cents), so that no sum is ever rounded by binary fractions. @category Vocabulary */
export const Money = z
  .strictObject({
    /** Whole minor units, ≥ 0: 1250 is 12.50 of a currency with two decimals. */
    amountMinor: z.int().min(0),
    /** ISO 4217 code, such as `CNY`. */
    currency: z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as CNY'),
  })
  .meta({ title: 'Money', description: 'An amount in minor units of a currency' })
/** An amount in the currency's minor unit (fen, cents). @category Vocabulary */
export type Money = z.infer<typeof Money>
