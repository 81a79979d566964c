import type { IdentityRules } from '../../vocabulary/confidentiality.js'
import type { Instant } from '../../vocabulary/time.js'
import { expect } from '../expect.js'

/**
 * One factor to ask a question about the account, two to discuss it, three to change it; for half an hour, and three
 * wrong answers end it. The handbook asks that identity be verified first (R8); the factors and figures are ours.
 * @category Confidentiality
 */
export const serviceIdentity: IdentityRules = {
  factors: ['account-name', 'order-number', 'registered-phone', 'one-time-code'],
  needed: { general: 0, 'order-status': 1, account: 2, 'change-account': 3 },
  validForMs: 30 * 60_000,
  maxFailures: 3,
}

/** An answer that a customer gave when asked who they are. @category Confidentiality */
export interface IdentityAnswer {
  readonly factor: string
  readonly at: Instant
  readonly isRight: boolean
}

/** Whether a purpose may be spoken of with this customer now. @category Confidentiality */
export interface IdentityStanding {
  readonly verdict: 'verified' | 'ask' | 'locked'
  /** How many more factors are needed. */
  readonly missing: number
  /** What can still be asked for. */
  readonly factors: readonly string[]
  readonly because: string
}

/**
 * Tells whether a customer has shown who they are, before their account is discussed (R8).
 * @param answers - What they were asked and how they answered, in any order; later than `at` counts not.
 * @param options - `purpose`: what is to be spoken of, as the rules name it; `at`: now, in epoch milliseconds; `rules`:
 *   default {@link serviceIdentity}.
 * @returns `verified`; `ask`, and for what; or `locked` after too many wrong answers.
 * @throws CasewrightError `invalid-parameter` if an answer is to a factor that the rules do not name.
 * @see R8
 * @category Confidentiality
 */
export function identityStanding(
  answers: readonly IdentityAnswer[],
  options: { readonly purpose: string; readonly at: Instant; readonly rules?: IdentityRules },
): IdentityStanding {
  const { purpose, at, rules = serviceIdentity } = options
  for (const { factor } of answers) {
    expect(
      rules.factors.includes(factor),
      'identityStanding',
      'factor',
      `one of ${rules.factors.join(', ')}`,
      factor,
    )
  }
  const valid = answers.filter(answer => answer.at <= at && at - answer.at < rules.validForMs)
  const failures = valid.filter(({ isRight }) => !isRight).length
  const verified = new Set(valid.filter(({ isRight }) => isRight).map(({ factor }) => factor))
  const needed = Object.hasOwn(rules.needed, purpose) ? rules.needed[purpose]! : rules.factors.length
  const missing = Math.max(0, needed - verified.size)
  const because = `${purpose}: ${verified.size} of ${needed} factors`
  if (needed > 0 && failures >= rules.maxFailures) {
    return { verdict: 'locked', missing, factors: [], because: `${failures} wrong answers` }
  }
  if (missing === 0) return { verdict: 'verified', missing, factors: [], because }
  const factors = rules.factors.filter(factor => !verified.has(factor))
  return { verdict: 'ask', missing, factors, because }
}
