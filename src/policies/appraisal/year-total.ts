import type { Commendation } from '../../vocabulary/appraisal.js'
import { exact, plus, rounded, times, zero } from '../exact.js'
import { expect } from '../expect.js'
import { type Praise, praiseOf } from './praise.js'
import { meanOf, weightedMean } from './weighted-mean.js'

/** The totals of a year, each 0–110. @category Appraisal */
export interface YearOfAppraisals {
  /** Weekly and monthly checks, all alike. */
  readonly checks: readonly number[]
  /** Monthly appraisals. */
  readonly monthly: readonly number[]
  /** The year-end appraisal; `null` where there was none. */
  readonly yearEnd: number | null
  /** Those given for the year as a whole. */
  readonly commendations?: readonly Commendation[]
}

/** A part of the year's total. @category Appraisal */
export type YearPart = 'checks' | 'monthly' | 'yearEnd'

/** How much each part counts beside the others, ≥ 0. @category Appraisal */
export type YearWeights = Readonly<Record<YearPart, number>>

/** Checks 20, monthly appraisals 30, year-end appraisal 50 (Q6). @category Appraisal */
export const handbookYear: YearWeights = { checks: 20, monthly: 30, yearEnd: 50 }

/** A year's total, part by part. @category Appraisal */
export interface YearTotal {
  /** The weighted parts with the commendation, rounded to two decimals. */
  readonly total: number
  /** `average` and `contribution` rounded to two decimals, `share` (0–1) to four; an absent part has an `average` of `null`. */
  readonly parts: readonly {
    readonly part: YearPart
    readonly average: number | null
    readonly share: number
    readonly contribution: number
  }[]
  readonly praise: Praise
  /** Parts with a weight that nothing was entered for; the others share their weight. */
  readonly absent: readonly YearPart[]
  /** Whether the total is above 100 after weighting: an excellent employee (Q7). */
  readonly isExcellent: boolean
}

const parts = ['checks', 'monthly', 'yearEnd'] as const satisfies readonly YearPart[]

/**
 * A year's total (Q6): the average of the weekly and monthly checks counts 20 %, that of the monthly appraisals 30 %, the
 * year-end appraisal 50 %; commendations for the year add up to 10 points after that (Q7). Where a part is absent, as for
 * somebody who came in autumn, the others share its weight in proportion to theirs.
 *
 * The total is exact up to its last step, then rounded once to two decimals, a half up; rank and grade go by what is printed.
 * @param year - Totals of checks and appraisals, each 0–110, as a monthly total may hold a commendation.
 * @param weights - {@link handbookYear} where they are left out.
 * @returns The total, 0–120.
 * @throws CasewrightError `invalid-parameter` if a total or commendation is out of range, or nothing that counts was entered.
 * @category Appraisal
 */
export function yearTotal(year: YearOfAppraisals, weights: YearWeights = handbookYear): YearTotal {
  const totalsOf = { ...year, yearEnd: year.yearEnd === null ? [] : [year.yearEnd] }
  const weighted = parts.map(part => {
    totalsOf[part].forEach((total, index) => {
      expect(total >= 0 && total <= 110, 'yearTotal', `${part}.${index}`, '0–110', total)
    })
    return { part, value: meanOf(totalsOf[part].map(exact)), weight: weights[part] }
  })
  const { mean, shares } = weightedMean(weighted, 'yearTotal')
  expect(mean !== null, 'yearTotal', 'year', 'at least one total that counts', 'none')

  const praise = praiseOf(year.commendations ?? [], 'yearTotal')
  const total = rounded(plus(mean, exact(praise.points)), 2)
  return {
    total,
    parts: weighted.map(({ part, value }, index) => ({
      part,
      average: value && rounded(value, 2),
      share: rounded(shares[index]!, 4),
      contribution: rounded(times(value ?? zero, shares[index]!), 2),
    })),
    praise,
    absent: weighted.flatMap(({ part, value, weight }) => (value === null && weight > 0 ? [part] : [])),
    isExcellent: total > 100,
  }
}
