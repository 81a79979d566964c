import { criticalT } from '../student-t.js'
import { squaresOf, type ValueTally } from './tally.js'
import { type Interval, z95 } from './wilson-interval.js'

/**
 * The 95 % interval of a mean, by Student's t: the spread is estimated too.
 * @param range - What the mean can be at all; the interval is cut to it.
 * @returns `null` of fewer than two values, which say nothing about the spread.
 */
export function meanInterval(tally: ValueTally, range: Interval): Interval | null {
  const [sum, of] = tally
  if (of < 2) return null
  const mean = sum / (1000 * of)
  // of² times the variance, in whole numbers: two sums nearly alike leave no noise behind.
  const spread = BigInt(of) * squaresOf(tally) - BigInt(sum) ** 2n
  const standardError = Math.sqrt(Number(spread) / (of - 1)) / (1000 * of)
  const reach = t95(of - 1) * standardError
  return { low: Math.max(range.low, mean - reach), high: Math.min(range.high, mean + reach) }
}

const z2 = z95 ** 2
const corrections = [
  (z95 * (z2 + 1)) / 4,
  (z95 * ((5 * z2 + 16) * z2 + 3)) / 96,
  (z95 * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384,
  (z95 * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945)) / 92_160,
]

/**
 * The critical value of Student's t for 95 %: beyond 100 degrees of freedom by its expansion about the normal one, to nine decimals.
 * @see Abramowitz & Stegun, *Handbook of Mathematical Functions* (1964), 26.7.5
 */
const t95 = (freedom: number): number =>
  freedom <= 100
    ? criticalT(0.95, freedom)
    : corrections.reduce((t, correction, index) => t + correction / freedom ** (index + 1), z95)
