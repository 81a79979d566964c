import type { CaseFacts } from '../../vocabulary/case-facts.js'
import { countings, measurings, type SatisfactionEdges } from './measures.js'

/**
 * What is kept of values: their sum in thousandths, how many they are, and the sum of their squares, of which what exceeds 2⁵² is
 * counted apart. All are whole numbers, so that they come out the same in any order. @category Indicators
 */
export type ValueTally = [sum: number, of: number, squares: number, squaresCarried: number]

/**
 * What is kept of a group's cases: counts and sums, however many cases there are. Plain data, which can be stored, or sent to
 * where it is merged. @category Indicators
 */
export interface GroupTally {
  /** What the group is called, a value for each dimension. */
  readonly group: readonly string[]
  cases: number
  /** For each rate: cases that count, then cases that take part. */
  readonly counts: number[]
  /** For each mean. */
  readonly values: ValueTally[]
  /** For each question of the survey. */
  readonly questions: Record<string, ValueTally>
}

export const emptyTally = (group: readonly string[]): GroupTally => ({
  group,
  cases: 0,
  counts: Array(2 * countings.length).fill(0),
  values: measurings.map(() => [0, 0, 0, 0]),
  questions: Object.create(null),
})

export function count(tally: GroupTally, facts: CaseFacts, edges: SatisfactionEdges): void {
  tally.cases++
  for (let rate = 0; rate < countings.length; rate++) {
    const counts = countings[rate]!(facts, edges)
    if (counts === undefined) continue
    if (counts) tally.counts[2 * rate]!++
    tally.counts[2 * rate + 1]!++
  }
  for (let mean = 0; mean < measurings.length; mean++) {
    const value = measurings[mean]!(facts)
    if (value !== undefined) addValue(tally.values[mean]!, value)
  }
  const answers = facts.satisfaction?.questions
  for (const question in answers) addValue(answersTo(tally, question), answers[question]!)
}

export function addTally(tally: GroupTally, other: GroupTally): void {
  tally.cases += other.cases
  other.counts.forEach((value, index) => {
    tally.counts[index]! += value
  })
  other.values.forEach((value, index) => {
    addValues(tally.values[index]!, value)
  })
  for (const question in other.questions) {
    addValues(answersTo(tally, question), other.questions[question]!)
  }
}

const carry = 2 ** 52

/** The sum of the squares of what was tallied, in millionths. */
export const squaresOf = ([, , squares, carried]: ValueTally): bigint =>
  BigInt(carried) * BigInt(carry) + BigInt(squares)

function addValue(tally: ValueTally, value: number): void {
  const thousandths = Math.round(value * 1000)
  tally[0] += thousandths
  tally[1]++
  addSquares(tally, thousandths * thousandths)
}

function addValues(tally: ValueTally, [sum, of, squares, carried]: ValueTally): void {
  tally[0] += sum
  tally[1] += of
  addSquares(tally, squares)
  tally[3] += carried
}

function addSquares(tally: ValueTally, squares: number): void {
  tally[2] += squares
  if (tally[2] < carry) return
  tally[2] -= carry
  tally[3]++
}

function answersTo({ questions }: GroupTally, question: string): ValueTally {
  questions[question] ??= [0, 0, 0, 0]
  return questions[question]
}
