import type { Money } from '../../vocabulary/money.js'
import type { BonusRules } from '../../vocabulary/pay-rules.js'
import { compare, type Exact, exact, over, rounded, times, zero } from '../exact.js'
import { expect } from '../expect.js'
import type { PointsInMonth } from './points-in-month.js'

/** A month's bonus, and how it came about; `amount` is `base` less `loss`. @category Pay */
export interface Bonus {
  /** `extra`: in full, and an extra bonus is considered; `full`; `reduced`; or `none`. */
  readonly band: 'extra' | 'full' | 'reduced' | 'none'
  /** The bonus if nothing were lost; a part-month's share of it. */
  readonly base: Money
  readonly loss: Money
  readonly amount: Money
  /** The points on the scale that the edges are written for, rounded to two decimals for reading. */
  readonly onScale: number
  /** The edge that decided, in points of the scale: what they reach (`extra`, `full`), or are under. */
  readonly edge: number
}

/**
 * The bonus for a month's points (Q4). Points are compared on the scale of the rules, 26: 27 of 27 points are 26, 18 of 24 are
 * 19.5. The comparison is exact; nothing is rounded before it.
 * @param month - `points`: those the agent has, whole, 0 to `attainable`; `attainable` and `wholeMonth` from
 *   {@link pointsInMonth}.
 * @param rules - The bands; {@link bonusRules} has the handbook's.
 * @returns Amounts in minor units, a half rounded up where a part-month's share is no whole number. A loss is at most the base.
 * @throws CasewrightError `invalid-parameter` if the points are none, or more than attainable.
 * @category Pay
 */
export function bonusOf(
  month: Pick<PointsInMonth, 'attainable' | 'wholeMonth'> & { readonly points: number },
  rules: BonusRules,
): Bonus {
  const { points, attainable, wholeMonth } = month
  const isReached = Number.isInteger(points) && points >= 0 && points <= attainable
  expect(isReached, 'bonusOf', 'points', `a whole number, 0–${attainable}`, points)
  const isPart = Number.isInteger(wholeMonth) && attainable <= wholeMonth
  expect(isPart, 'bonusOf', 'wholeMonth', `a whole number, at least ${attainable}`, wholeMonth)

  const onScale = attainable === 0 ? zero : over(times(exact(points), exact(rules.scale)), exact(attainable))
  const isPartPaid = rules.partMonth === 'pro-rata' && wholeMonth > 0
  const share = isPartPaid ? over(exact(attainable), exact(wholeMonth)) : exact(1)
  const shareOf = ({ amountMinor }: Money) => rounded(times(exact(amountMinor), share), 0)
  const base = shareOf(rules.base)
  const { band, edge, loss } = bandOf(onScale, rules)
  const lost = loss === 'all' ? base : Math.min(base, loss === null ? 0 : shareOf(loss))

  const money = (amountMinor: number): Money => ({ amountMinor, currency: rules.base.currency })
  return {
    band,
    base: money(base),
    loss: money(lost),
    amount: money(base - lost),
    onScale: rounded(onScale, 2),
    edge,
  }
}

interface Band {
  readonly band: Bonus['band']
  readonly edge: number
  readonly loss: Money | 'all' | null
}

function bandOf(points: Exact, { extraFrom, losses, noBonus }: BonusRules): Band {
  const isUnder = (edge: number) => compare(points, exact(edge)) < 0
  const isAt = (edge: number) => compare(points, exact(edge)) === 0
  if (isUnder(noBonus.under) || (noBonus.reading === 'inclusive' && isAt(noBonus.under))) {
    return { band: 'none', edge: noBonus.under, loss: 'all' }
  }
  const byEdge = losses.toSorted((a, b) => a.under - b.under)
  const reducing = byEdge.find(({ under }) => isUnder(under))
  if (reducing !== undefined) return { band: 'reduced', edge: reducing.under, loss: reducing.loss }
  if (!isUnder(extraFrom)) return { band: 'extra', edge: extraFrom, loss: null }
  return { band: 'full', edge: byEdge.at(-1)?.under ?? noBonus.under, loss: null }
}
