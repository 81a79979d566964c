import type { StageTally, StreamRun } from '../run.js'
import { meanEstimate } from '../statistics/mean-estimate.js'
import { type RatioPart, ratioEstimate } from '../statistics/ratio-estimate.js'
import { shareEstimate } from '../statistics/share-estimate.js'
import { joined } from './all-streams.js'
import { type Cells, meanIn, sumIn } from './cells.js'
import { histogramOf } from './histogram.js'
import { quantilesOf } from './quantiles.js'
import { abandonment, attainment, meanOf, meanWait, noTarget, waitedShare } from './ratios.js'
import type { StreamFigures, TargetFigures } from './report.js'
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
  const waits = quantilesOf(
    runs.map(({ openWaits }, index) => ({ over: ended[index]!, atEnd: openWaits, gaveUp: none })),
    confidence,
  )
  const hasGivenUp = runs.some(({ abandonedWaits }) => abandonedWaits.length > 0)
  const offered = hasGivenUp ? quantilesOf(runs.map(offeredWaits), confidence) : waits

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
      meanMs: ratio(meanWait),
      ...waits.quantiles,
      waitedShare: share(waitedShare),
      answeredMeanMs: ratio(({ waits }) => meanOf(waits)),
      histogram: histogramOf(ended, waits.p99Ms ?? longestOf(ended)),
    },
    offeredWaits: offered.quantiles,
    throughput: {
      meanMs: ratio(({ throughputs }) => meanOf(throughputs)),
      ...quantilesOf(runs.map(throughputs), confidence).quantiles,
    },
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

const none = new Float64Array()

/** Whoever gives up would have waited longer. */
const offeredWaits = ({ waits, openWaits, abandonedWaits }: StreamRun) => ({
  over: waits,
  atEnd: openWaits,
  gaveUp: abandonedWaits,
})

const throughputs = ({ throughputs, openThroughputs, abandonedWaits }: StreamRun) => ({
  over: throughputs,
  atEnd: openThroughputs,
  gaveUp: abandonedWaits,
})

const longestOf = (samples: readonly Float64Array[]): number =>
  samples.reduce((longest, sample) => sample.reduce((a, b) => Math.max(a, b), longest), 0)

/** A figure for each name that any replication knows. */
function byName<T, U>(
  replications: readonly Readonly<Record<string, T>>[],
  figureOf: (values: readonly (T | undefined)[]) => U,
): Record<string, U> {
  const names = new Set(replications.flatMap(replication => Object.keys(replication)))
  return Object.fromEntries([...names].map(name => [name, figureOf(replications.map(one => one[name]))]))
}
