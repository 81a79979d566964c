import { expect } from '../../policies/expect.js'
import { criticalT } from '../../policies/student-t.js'
import { type Confidence, confidenceOf, type Estimate, withoutInterval } from './estimate.js'
import { linearised, type RatioPart, standardErrorOf } from './ratio-estimate.js'

/**
 * A share of cases over independent replications: {@link ratioEstimate} for what lies between none and all. Cases of one
 * replication resemble each other; the delta method tells how many independent ones they are worth, and Wilson's interval
 * of so many stays within 0–1 and does not shrink to a point where all replications were perfect.
 * @param parts - Of each replication, the cases that count, and all of them.
 * @param options - The confidence of the interval.
 * @returns The share; `null` where there were no cases. Its interval is not symmetrical.
 * @throws CasewrightError `invalid-parameter` if a count is negative, more than all, or not finite.
 * @see Korn & Graubard, *Confidence intervals for proportions with small expected number of positive counts estimated from
 *   survey data*, Survey Methodology 24 (1998), on the effective sample size
 * @see Dean & Pagano, *Evaluating confidence interval methods for binomial proportions in clustered surveys*, Journal of
 *   Survey Statistics and Methodology 3 (2015), on Wilson's interval with it
 * @category Simulation statistics
 */
export function shareEstimate(parts: readonly RatioPart[], options: Confidence = {}): Estimate {
  const confidence = confidenceOf('shareEstimate', options)
  const { ratio, residuals } = linearised('shareEstimate', parts)
  const wrong = parts.findIndex(({ part, of }) => part < 0 || part > of)
  expect(wrong === -1, 'shareEstimate', `part.${wrong}`, `from 0 to ${parts[wrong]?.of}`, parts[wrong]?.part)
  const n = residuals.length
  if (ratio === null || n < 2) return withoutInterval(ratio, ratio === null ? 0 : n, confidence)

  const cases = parts.reduce((sum, { of }) => sum + of, 0)
  const variance = standardErrorOf(residuals) ** 2
  // Without any spread between replications, as where all are perfect, cases are taken as independent.
  const worth = variance === 0 ? cases : (ratio * (1 - ratio)) / variance
  return { value: ratio, ...wilson(ratio, worth, criticalT(confidence, n - 1)), n, confidence }
}

/** Wilson's score interval of a share of cases that are worth so many independent ones, not necessarily a whole number. */
function wilson(share: number, cases: number, reach: number) {
  const squared = reach * reach
  const middle = share + squared / (2 * cases)
  const spread = reach * Math.sqrt((share * (1 - share)) / cases + squared / (4 * cases * cases))
  const whole = 1 + squared / cases
  // At the ends the two halves cancel out exactly, which binary fractions would miss by a hair.
  const low = share === 0 ? 0 : (middle - spread) / whole
  const high = share === 1 ? 1 : (middle + spread) / whole
  return { low, high, halfWidth: (high - low) / 2 }
}
