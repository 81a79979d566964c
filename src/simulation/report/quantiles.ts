import { productLimitQuantiles } from '../statistics/quantile-estimate.js'
import { joined } from './all-streams.js'
import type { Quantiles } from './report.js'

/** How long something took in one replication, or has taken so far. */
interface Lengths {
  readonly over: Float64Array
  /** So far, of those with whom it was not over at the end. */
  readonly atEnd: Float64Array
  /** Up to when they gave up, of those who did and are not counted as over. */
  readonly gaveUp: Float64Array
}

/** The quantiles of all replications together, and how far a picture of them reaches. */
export function quantilesOf(
  lengths: readonly Lengths[],
  confidence: number,
): { readonly quantiles: Quantiles; readonly p99Ms: number | null } {
  const samples = lengths.map(({ over, atEnd, gaveUp }) => ({
    observed: over,
    censored: joined(gaveUp, atEnd),
  }))
  const shares = [0.5, 0.9, 0.95, 0.99]
  const [p50Ms, p90Ms, p95Ms, p99Ms] = productLimitQuantiles(samples, { confidence, shares })
  const censored = {
    atEnd: lengths.reduce((sum, { atEnd }) => sum + atEnd.length, 0),
    gaveUp: lengths.reduce((sum, { gaveUp }) => sum + gaveUp.length, 0),
  }
  return {
    quantiles: { p50Ms: p50Ms!, p90Ms: p90Ms!, p95Ms: p95Ms!, censored },
    p99Ms: p99Ms!.value,
  }
}
