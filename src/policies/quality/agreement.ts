/** How far reviewers who marked the same records agree. @category Quality */
export interface Agreement {
  /**
   * 1 − observed / expected disagreement: 1 is full agreement, 0 what chance alone would bring, below 0 worse
   * than that. `null` where every mark is the same (or there is none): reviewers who never had to tell apart
   * have shown nothing.
   */
  readonly value: number | null
  /** Disagreement there is, ≥ 0. */
  readonly observed: number
  /** Disagreement there would be if the same marks had been dealt out by chance, ≥ 0. */
  readonly expected: number
  /** Records with at least two marks. */
  readonly records: number
}

export function agreement(observed: number, expected: number, records: number): Agreement {
  return { value: expected > 0 ? 1 - observed / expected : null, observed, expected, records }
}
