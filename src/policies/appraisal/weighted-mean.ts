import { type Exact, exact, over, plus, times, total, zero } from '../exact.js'

import { expect } from '../expect.js'

/** A value and how much it counts beside the others; `null` where there is none. */
interface Weighted {
  readonly value: Exact | null
  /** ≥ 0. */
  readonly weight: number
}

/** A mean over the values there are: the weight of a missing one is shared by the others, in proportion to theirs. */
interface WeightedMean {
  /** `null` where no value counts. */
  readonly mean: Exact | null
  /** The share that each value had, 0–1; 0 for a missing one. */
  readonly shares: readonly Exact[]
}

export function weightedMean(values: readonly Weighted[], asked: string): WeightedMean {
  const wrong = values.find(({ weight }) => !(weight >= 0 && weight < Infinity))
  expect(wrong === undefined, asked, 'weights', 'numbers ≥ 0', wrong?.weight)
  const weights = values.map(({ value, weight }) => (value === null ? zero : exact(weight)))
  const whole = total(weights)
  if (whole.numerator === 0n) return { mean: null, shares: weights }
  const shares = weights.map(weight => over(weight, whole))
  const mean = values.reduce((sum, { value }, index) => plus(sum, times(value ?? zero, shares[index]!)), zero)
  return { mean, shares }
}

/** The plain mean, or `null` of nothing. */
export const meanOf = (values: readonly Exact[]): Exact | null =>
  values.length === 0 ? null : over(total(values), exact(values.length))
