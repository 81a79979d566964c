import type { Money } from '../../vocabulary/money.js'
import type { BonusRules, PointRules } from '../../vocabulary/pay-rules.js'
import { expect } from '../expect.js'

/**
 * How the handbook counts points: 4 rest days a month (Q3), 4 failing records of a day cost a point, and a day costs one at
 * most (Q2). The handbook is silent on leave, which earns no point here as it is not a day worked, and on contesting, for
 * which there are 7 days.
 * @category Pay
 */
export const defaultPointRules: PointRules = {
  restDays: 4,
  recordsPerPoint: 4,
  maxPointsPerDay: 1,
  paidLeaveEarns: false,
  contestWindowMs: 7 * 86_400_000,
}

const yuan = (amount: number): Money => ({ amountMinor: amount * 100, currency: 'CNY' })

/**
 * The handbook's bonus (Q4), but for its base, which it leaves to the department: 26 points give the base in full and an extra
 * bonus is considered; below 20 it is 50 yuan less, below 15 it is 100 yuan less, below 12 there is none. The document's 以下 may
 * be read with or without the 12 itself; here 12 still has a bonus (`exclusive`). It is silent on part-months, whose bonus is in
 * proportion to their points here.
 * @category Pay
 */
export const handbookBonus: Omit<BonusRules, 'base'> = {
  scale: 26,
  extraFrom: 26,
  losses: [
    { under: 20, loss: yuan(50) },
    { under: 15, loss: yuan(100) },
  ],
  noBonus: { under: 12, reading: 'exclusive' },
  partMonth: 'pro-rata',
}

/**
 * The rules of a bonus: {@link handbookBonus}, as far as a department does not do otherwise.
 * @param base - The bonus of a whole month.
 * @param changes - What a department does otherwise, such as `scoring.pay.bonus` of its charter. Losses in another currency than
 *   the base's have to be given.
 * @returns The rules, checked.
 * @throws CasewrightError `invalid-parameter` if a loss is in another currency than the base.
 * @category Pay
 */
export function bonusRules(base: Money, changes: Partial<Omit<BonusRules, 'base'>> = {}): BonusRules {
  const rules: BonusRules = { ...handbookBonus, ...changes, base }
  rules.losses.forEach(({ loss }, index) => {
    expect(
      loss.currency === base.currency,
      'bonusRules',
      `losses.${index}.loss.currency`,
      `the base's, ${base.currency}`,
      loss.currency,
    )
  })
  return rules
}
