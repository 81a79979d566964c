import type { StageTally, StreamRun } from '../run.js'
import { meanEstimate } from '../statistics/mean-estimate.js'
import { quantileEstimates } from '../statistics/quantile-estimate.js'
import { type RatioPart, ratioEstimate } from '../statistics/ratio-estimate.js'
import { shareEstimate } from '../statistics/share-estimate.js'
import { joined } from './all-streams.js'
import { type Cells, meanIn, sumIn } from './cells.js'
import { histogramOf } from './histogram.js'
import { abandonment, attainment, meanOf, meanWait, noTarget, waitedShare } from './ratios.js'
import type { Durations, StreamFigures, TargetFigures } from './report.js'
import { slotFigures } from './slot-figures.js'

/** How long a run was, and how it is cut up. */
export interface Span {
  readonly lengthMs: number
  readonly cells: Cells
  readonly confidence: number
}

/** What a stream's customers met with, over its replications. */
export function streamFigures(
  runs: readonly StreamRun[],
  { lengthMs, cells, confidence }: Span,
): StreamFigures {
  const options = { confidence }
  const mean = (of: (run: StreamRun) => number) => meanEstimate(runs.map(of), options)
  const ratio = (of: (run: StreamRun) => RatioPart) => ratioEstimate(runs.map(of), options)
  const share = (of: (run: StreamRun) => RatioPart) => shareEstimate(runs.map(of), options)
  const ended = runs.map(({ waits, abandonedWaits }) => joined(waits, abandonedWaits))
  const quantiles = quantileEstimates(ended, { ...options, shares: [0.5, 0.9, 0.95, 0.99] })

  return {
    arrivals: mean(run => run.arrivals),
    linked: mean(run => run.linked),
    unopened: byName(
      runs.map(({ unopened }) => unopened),
      counts =>
        meanEstimate(
          counts.map((count = 0) => count),
          options,
        ),
    ),
    served: mean(run => run.served),
    abandonment: share(abandonment),
    waits: {
      ...durations(ratio(meanWait), quantiles),
      waitedShare: share(waitedShare),
      answeredMeanMs: ratio(({ waits }) => meanOf(waits)),
      histogram: histogramOf(ended, quantiles[3]!.value ?? 0),
    },
    throughput: durations(
      ratio(({ throughputs }) => meanOf(throughputs)),
      quantileEstimates(
        runs.map(({ throughputs }) => throughputs),
        { ...options, shares: [0.5, 0.9, 0.95] },
      ),
    ),
    stages: byName(
      runs.map(({ stages }) => stages),
      tallies => ratioEstimate(tallies.map(meanStage), options),
    ),
    targets: byName(
      runs.map(({ targets }) => targets),
      (tallies): TargetFigures => ({
        attainment: shareEstimate(tallies.map(attainment), options),
        breaches: meanEstimate(
          tallies.map(({ breached } = noTarget) => breached),
          options,
        ),
        open: meanEstimate(
          tallies.map(({ open } = noTarget) => open),
          options,
        ),
      }),
    ),
    queueLength: mean(run => run.waitingMs / lengthMs),
    backlog: {
      open: mean(run => run.open),
      waiting: mean(run => run.openWaits.length),
      waitedSoFarMs: ratio(({ openWaits }) => meanOf(openWaits)),
    },
    bySlot: {
      arrivals: slotFigures(cells, slots => mean(({ bySlot }) => meanIn(bySlot.arrivals, slots))),
      inTarget: slotFigures(cells, slots =>
        share(({ bySlot }) => ({ part: sumIn(bySlot.inTarget, slots), of: settled(bySlot, slots) })),
      ),
      abandonment: slotFigures(cells, slots =>
        share(({ bySlot }) => ({ part: sumIn(bySlot.abandoned, slots), of: settled(bySlot, slots) })),
      ),
      waiting: slotFigures(cells, slots => mean(({ bySlot }) => meanIn(bySlot.waiting, slots))),
    },
  }
}

const meanStage = ({ sumMs, count }: StageTally = { sumMs: 0, count: 0 }): RatioPart => ({
  part: sumMs,
  of: count,
})

/** Whose wait is over, of those who came in a cell. */
const settled = ({ answered, abandoned }: StreamRun['bySlot'], slots: readonly number[]): number =>
  sumIn(answered, slots) + sumIn(abandoned, slots)

const durations = (
  meanMs: Durations['meanMs'],
  [p50Ms, p90Ms, p95Ms]: readonly Durations['p50Ms'][],
): Durations => ({ meanMs, p50Ms: p50Ms!, p90Ms: p90Ms!, p95Ms: p95Ms! })

/** A figure for each name that any replication knows. */
function byName<T, U>(
  replications: readonly Readonly<Record<string, T>>[],
  figureOf: (values: readonly (T | undefined)[]) => U,
): Record<string, U> {
  const names = new Set(replications.flatMap(replication => Object.keys(replication)))
  return Object.fromEntries([...names].map(name => [name, figureOf(replications.map(one => one[name]))]))
}
