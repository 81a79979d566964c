import { expectLoad, expectPositive, expectShare } from './expect-queue.js'

/**
 * The share of cases that wait in a large queue whose agents outnumber its load by so many times the root of the load.
 * @param serviceGrade - β of agents ≈ load + β·√load, > 0: the higher, the better the service.
 * @returns A share, 0–1.
 * @throws CasewrightError `invalid-parameter` if it is out of range.
 * @see Halfin & Whitt, *Heavy-traffic limits for queues with many exponential servers*, Operations Research 29 (1981)
 * @category Staffing
 */
export function halfinWhitt(serviceGrade: number): number {
  expectPositive('halfinWhitt', serviceGrade, 'serviceGrade')
  return 1 / (1 + serviceGrade * belowOverDensity(serviceGrade))
}

/**
 * How many agents a large queue takes so that about this share of cases waits: the load, and a margin that grows only with
 * its square root. A rule of thumb, within an agent or two of {@link requiredAgents} from a few erlangs on.
 * @param offeredLoad - Arrival rate × mean handling time, in erlangs, ≥ 0.
 * @param waitRate - The share of cases that may have to wait, above 0 and below 1.
 * @returns Agents, a whole number ≥ the load.
 * @throws CasewrightError `invalid-parameter` if either is out of range.
 * @see Borst, Mandelbaum & Reiman, *Dimensioning large call centers*, Operations Research 52 (2004)
 * @category Staffing
 */
export function squareRootStaffing(offeredLoad: number, waitRate: number): number {
  expectLoad('squareRootStaffing', offeredLoad)
  expectShare('squareRootStaffing', waitRate, 'waitRate')
  return Math.ceil(offeredLoad + gradeFor(waitRate) * Math.sqrt(offeredLoad))
}

/** Φ(β) / φ(β): half over the density, and a series of falling terms. @see Marsaglia, *Evaluating the normal distribution* (2004) */
function belowOverDensity(grade: number): number {
  const density = Math.exp((-grade * grade) / 2) / Math.sqrt(2 * Math.PI)
  let term = grade
  let sum = term
  for (let odd = 3; term > sum * Number.EPSILON; odd += 2) {
    term *= (grade * grade) / odd
    sum += term
  }
  return 0.5 / density + sum
}

/** The grade at which this share waits, by halving. */
function gradeFor(waitRate: number): number {
  let low = 0
  let high = 40
  for (;;) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) return high
    if (halfinWhitt(middle) > waitRate) low = middle
    else high = middle
  }
}
