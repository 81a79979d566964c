/**
 * How many standard errors a confidence interval reaches to either side when the variance is estimated too:
 * the two-sided critical value of Student's t.
 *
 * For whole degrees of freedom the probability within ±√ν·tan θ is a finite sum of cosines of θ, which rises
 * with θ and is inverted by halving.
 * @param confidence - Above 0 and below 1.
 * @param freedom - Degrees of freedom, a whole number ≥ 1.
 * @see Abramowitz & Stegun, *Handbook of Mathematical Functions* (1964), 26.7.3 and 26.7.4
 */
export function criticalT(confidence: number, freedom: number): number {
  let low = 0
  let high = Math.PI / 2
  for (;;) {
    const angle = (low + high) / 2
    if (angle === low || angle === high) return Math.sqrt(freedom) * Math.tan(angle)
    if (probabilityWithin(angle, freedom) < confidence) low = angle
    else high = angle
  }
}

function probabilityWithin(angle: number, freedom: number): number {
  const isOdd = freedom % 2 === 1
  const squared = Math.cos(angle) ** 2
  let sum = 0
  let term = isOdd ? Math.cos(angle) : 1
  for (let power = isOdd ? 1 : 0; power <= freedom - 2; power += 2) {
    sum += term
    term *= (squared * (power + 1)) / (power + 2)
  }
  return isOdd ? ((angle + Math.sin(angle) * sum) * 2) / Math.PI : Math.sin(angle) * sum
}
