import type { Distribution } from '../scenario/distribution.js'
import { spreadOf } from '../statistics/estimate.js'

/** Mean, and standard deviation over it. */
interface Moments {
  readonly meanMs: number
  readonly variation: number
}

/** The first two moments of a distribution; `null` of one that is fitted. */
export function momentsOf(distribution: Distribution): Moments | null {
  switch (distribution.kind) {
    case 'deterministic':
      return { meanMs: distribution.ms, variation: 0 }
    case 'exponential':
      return { meanMs: distribution.meanMs, variation: 1 }
    case 'lognormal':
    case 'gamma':
      return distribution
    case 'erlang':
      return { meanMs: distribution.meanMs, variation: 1 / Math.sqrt(distribution.stages) }
    case 'empirical': {
      const { mean, squares } = spreadOf(distribution.samplesMs)
      return { meanMs: mean, variation: Math.sqrt(squares / distribution.samplesMs.length) / mean }
    }
    case 'percentiles':
      return null
  }
}

/** Those of a mixture; `null` where one of them is unknown, or there is nothing in it. */
export function mixed(
  parts: readonly { readonly weight: number; readonly of: Moments | null }[],
): Moments | null {
  let all = 0
  let mean = 0
  let square = 0
  for (const { weight, of } of parts) {
    if (of === null) return null
    all += weight
    mean += weight * of.meanMs
    square += weight * of.meanMs ** 2 * (1 + of.variation ** 2)
  }
  if (mean === 0) return null
  return { meanMs: mean / all, variation: Math.sqrt(Math.max(0, (square * all) / mean ** 2 - 1)) }
}
