import type { Histogram } from './report.js'

const second = 1000
const day = 86_400 * second
/** Widths that one reads off an axis with ease. */
const widths = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800].map(
  seconds => seconds * second,
)
const mostBars = 30

/**
 * How the waits of all replications spread.
 * @param reachMs - Up to where there are bars of their own, as the wait that 99 of 100 do not exceed.
 */
export function histogramOf(samples: readonly Float64Array[], reachMs: number): Histogram {
  const binMs = widths.find(width => width * mostBars > reachMs) ?? Math.ceil(reachMs / mostBars / day) * day
  const counts = new Array<number>(Math.floor(reachMs / binMs) + 1).fill(0)
  let all = 0
  let atOnce = 0
  for (const sample of samples) {
    all += sample.length
    for (const wait of sample) {
      if (wait === 0) atOnce++
      else counts[Math.min(counts.length - 1, Math.floor(wait / binMs))]! += 1
    }
  }
  if (all === 0) return { atOnceShare: 0, binMs, shares: [] }
  return { atOnceShare: atOnce / all, binMs, shares: counts.map(count => count / all) }
}
