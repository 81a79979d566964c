import type { AppraisalForm, Commendation, Offence, RaterGroup, Rating } from '../../vocabulary/appraisal.js'
import type { Id } from '../../vocabulary/text.js'
import { compare, type Exact, exact, plus, rounded, total, zero } from '../exact.js'
import { expect } from '../expect.js'
import { handbookAppraisal } from './appraisal-form.js'
import { type Praise, praiseOf } from './praise.js'
import { meanOf, weightedMean } from './weighted-mean.js'

/** How much each group of raters counts beside the others, ≥ 0. @category Appraisal */
export type RaterWeights = Readonly<Record<RaterGroup, number>>

/**
 * The superior half, peers and customers a fifth each, oneself a tenth. The handbook names the raters (Q9) and leaves their
 * weights to the department.
 * @category Appraisal
 */
export const defaultRaterWeights: RaterWeights = { self: 10, superior: 50, peer: 20, customer: 20 }

/** What an appraisal is made of. @category Appraisal */
export interface Appraisal {
  /** {@link handbookAppraisal} where it is left out. */
  readonly form?: AppraisalForm
  readonly ratings: readonly Rating[]
  readonly commendations?: readonly Commendation[]
  readonly offences?: readonly Offence[]
}

/** One item of a sheet. @category Appraisal */
export interface ItemScore {
  readonly id: Id
  readonly title: string
  /** The most it can give. */
  readonly points: number
  /** Rounded to two decimals; `null` where nobody marked it. */
  readonly score: number | null
  /** The groups that marked it, with the share that each had, 0–1, rounded to four decimals. */
  readonly raters: readonly { readonly group: RaterGroup; readonly mean: number; readonly share: number }[]
}

/** One column of a sheet. @category Appraisal */
export interface ColumnScore {
  readonly id: Id
  readonly title: string
  readonly points: number
  /** Rounded to two decimals; 0 for a forfeited column, `null` where an item has no mark. */
  readonly score: number | null
  /** Whether a punishable act lost it (Q7). */
  readonly isForfeited: boolean
  readonly items: readonly ItemScore[]
}

/** An appraisal worked out, line by line. @category Appraisal */
export interface AppraisalSheet {
  /** The columns' sum with the commendation; `null` while an item that counts has no mark. */
  readonly total: number | null
  readonly columns: readonly ColumnScore[]
  readonly praise: Praise
  /** Acts that ask for a sanction besides (Q7). */
  readonly offences: readonly Offence[]
  /** Groups with a weight that marked nothing at all; the others share their weight. */
  readonly absent: readonly RaterGroup[]
  /** Items of columns that count, which nobody marked. */
  readonly unmarked: readonly Id[]
}

/**
 * Works out an appraisal (Q5, Q7, Q9). Of each item: the raters of a group are averaged, then the groups are, by their weights;
 * where a group did not mark the item, the others share its weight in proportion to theirs. The columns are added up, a
 * punishable act loses the whole of its column, and commendations add up to 10 points after that.
 *
 * All of it is exact; each printed number is rounded once, to two decimals, a half up. So a line may differ from the sum of
 * those above it by a hundredth, and the total is right.
 * @param appraisal - The form, ratings, commendations and offences.
 * @param weights - {@link defaultRaterWeights} where they are left out.
 * @returns The sheet; its total is 0–110 for a form of 100 points.
 * @throws CasewrightError `invalid-parameter` if a mark is above the item's points or for no item of the form, an offence for no
 *   column of it, the items of a column do not add up to it, or a commendation lies outside 1–10.
 * @category Appraisal
 */
export function appraise(appraisal: Appraisal, weights: RaterWeights = defaultRaterWeights): AppraisalSheet {
  const { form = handbookAppraisal, ratings, commendations = [], offences = [] } = appraisal
  checkForm(form)
  checkRatings(ratings, form)
  offences.forEach(({ column }, index) => {
    const isKnown = form.columns.some(({ id }) => id === column)
    expect(isKnown, 'appraise', `offences.${index}.column`, 'a column of the form', column)
  })

  const read = form.columns.map(({ items, ...column }) => {
    const isForfeited = offences.some(offence => offence.column === column.id)
    const scored = items.map(item => scoreItem(item, ratings, weights))
    const sum = isForfeited ? zero : sumOf(scored.map(({ exactly }) => exactly))
    const score = sum && rounded(sum, 2)
    return { sum, column: { ...column, score, isForfeited, items: scored.map(({ item }) => item) } }
  })
  const columns = read.map(({ column }) => column)
  const praise = praiseOf(commendations, 'appraise')
  const sum = sumOf(read.map(column => column.sum))
  return {
    total: sum && rounded(plus(sum, exact(praise.points)), 2),
    columns,
    praise,
    offences,
    absent: groupsOf(weights).filter(group => weights[group] > 0 && !ratings.some(by => by.group === group)),
    unmarked: columns
      .filter(({ isForfeited }) => !isForfeited)
      .flatMap(({ items }) => items.filter(({ score }) => score === null).map(({ id }) => id)),
  }
}

type Item = AppraisalForm['columns'][number]['items'][number]

function scoreItem(item: Item, ratings: readonly Rating[], weights: RaterWeights) {
  const groups = groupsOf(weights).map(group => {
    const own = ratings.filter(rating => rating.group === group && item.id in rating.marks)
    return { group, value: meanOf(own.map(({ marks }) => exact(marks[item.id]!))), weight: weights[group] }
  })
  const { mean, shares } = weightedMean(groups, 'appraise')
  const raters = groups.flatMap(({ group, value }, index) =>
    value === null ? [] : [{ group, mean: rounded(value, 2), share: rounded(shares[index]!, 4) }],
  )
  return { exactly: mean, item: { ...item, score: mean && rounded(mean, 2), raters } }
}

const groupsOf = (weights: RaterWeights) => Object.keys(weights) as RaterGroup[]

const sumOf = (values: readonly (Exact | null)[]): Exact | null =>
  values.every(value => value !== null) ? total(values) : null

function checkForm({ columns }: AppraisalForm): void {
  for (const { id, points, items } of columns) {
    const sum = total(items.map(item => exact(item.points)))
    expect(
      compare(sum, exact(points)) === 0,
      'appraise',
      `the items of ${id}`,
      `${points} points`,
      rounded(sum, 4),
    )
  }
}

function checkRatings(ratings: readonly Rating[], { columns }: AppraisalForm): void {
  const items = new Map(columns.flatMap(column => column.items).map(item => [item.id, item]))
  ratings.forEach(({ marks }, index) => {
    for (const [id, mark] of Object.entries(marks)) {
      const field = `ratings.${index}.marks.${id}`
      const item = items.get(id)
      expect(item !== undefined, 'appraise', field, 'for an item of the form', mark)
      expect(mark >= 0 && mark <= item.points, 'appraise', field, `0–${item.points}`, mark)
    }
  })
}
