/**
 * A score without the noise of binary fractions: to twelve decimals, so that 0.6 is 0.6 however it was added
 * up.
 */
export function rounded(score: number): number {
  return Math.round(score * 1e12) / 1e12
}
