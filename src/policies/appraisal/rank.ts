import type { Id } from '../../vocabulary/text.js'
import { compare, exact, rounded, times, total } from '../exact.js'
import { expect } from '../expect.js'

/**
 * How totals become grades, the best first: from a total on, or for a share (0–1) of those ranked.
 * @category Appraisal
 */
export type GradeScale =
  | { readonly by: 'total'; readonly grades: readonly { readonly grade: string; readonly from: number }[] }
  | { readonly by: 'share'; readonly grades: readonly { readonly grade: string; readonly share: number }[] }

/** A from 90, B from 80, C from 70, D from 60, E below. The handbook asks for grades (Q9) and leaves them to the department. @category Appraisal */
export const defaultGrades: GradeScale = {
  by: 'total',
  grades: [
    { grade: 'A', from: 90 },
    { grade: 'B', from: 80 },
    { grade: 'C', from: 70 },
    { grade: 'D', from: 60 },
    { grade: 'E', from: 0 },
  ],
}

/** Where somebody stands among those ranked. @category Appraisal */
export interface Rank {
  readonly agentId: Id
  readonly total: number
  /** 1 for the best; equal totals share a rank, and the ranks they take up are left out after it (1, 2, 2, 4). */
  readonly rank: number
  readonly isTied: boolean
  readonly grade: string
}

/**
 * Ranks totals and grades them (Q9). Equal totals have one rank and one grade. By share, each grade reaches down to its share
 * of the ranks, added to those above it and rounded to whole people, a half up; people who tie across that line all have the
 * better grade, and the next grade has so many fewer places.
 * @param totals - One for each person, in any order.
 * @param scale - {@link defaultGrades} where it is left out. The last grade is for everybody left.
 * @returns The best first; by id where totals are equal.
 * @throws CasewrightError `invalid-parameter` if grades are not the best first, or shares add up to more than 1.
 * @category Appraisal
 */
export function rank(
  totals: readonly { readonly agentId: Id; readonly total: number }[],
  scale: GradeScale = defaultGrades,
): Rank[] {
  const gradeOf = grader(scale, totals.length)
  const sorted = totals.toSorted((a, b) => b.total - a.total || (a.agentId < b.agentId ? -1 : 1))
  let place = 0
  return sorted.map(({ agentId, total }, index) => {
    if (total !== sorted[index - 1]?.total) place = index + 1
    const isTied = total === sorted[index - 1]?.total || total === sorted[index + 1]?.total
    return { agentId, total, rank: place, isTied, grade: gradeOf(total, place) }
  })
}

function grader(scale: GradeScale, people: number): (total: number, rank: number) => string {
  expect(scale.grades.length > 0, 'rank', 'scale.grades', 'at least one', 'none')
  const last = scale.grades.at(-1)!.grade
  if (scale.by === 'total') {
    const edges = scale.grades.map(({ from }) => from)
    const isFalling = edges.every((edge, index) => index === 0 || edge < edges[index - 1]!)
    expect(isFalling, 'rank', 'scale.grades', 'the best first', edges.join(', '))
    return total => scale.grades.find(({ from }) => total >= from)?.grade ?? last
  }
  const shares = scale.grades.map(({ share }) => exact(share))
  const whole = total(shares)
  const isShare = shares.every(({ numerator }) => numerator >= 0n) && compare(whole, exact(1)) <= 0
  expect(isShare, 'rank', 'scale.grades', 'shares ≥ 0 that add up to 1 at most', rounded(whole, 4))
  const lastRanks = shares.map((_, index) =>
    rounded(times(total(shares.slice(0, index + 1)), exact(people)), 0),
  )
  return (_, place) => scale.grades.find((_grade, index) => place <= lastRanks[index]!)?.grade ?? last
}
