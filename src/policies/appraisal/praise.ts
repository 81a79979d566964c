import type { Commendation } from '../../vocabulary/appraisal.js'
import { exact, rounded, total } from '../exact.js'
import { expect } from '../expect.js'

/** What commendations add after an appraisal (Q7). @category Appraisal */
export interface Praise {
  /** Points added, 0–10. */
  readonly points: number
  readonly commendations: readonly Commendation[]
}

const mostPoints = 10

/** Adds up commendations, to 10 points at most: the handbook gives 1–10 to an appraisal, not to each reason for one (Q7). */
export function praiseOf(commendations: readonly Commendation[], asked: string): Praise {
  commendations.forEach(({ points }, index) => {
    expect(points >= 1 && points <= mostPoints, asked, `commendations.${index}.points`, '1–10', points)
  })
  const given = rounded(total(commendations.map(({ points }) => exact(points))), 2)
  return { points: Math.min(given, mostPoints), commendations }
}
