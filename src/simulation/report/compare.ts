import { type ReplicateOptions, replicate } from '../replicate.js'
import type { GroupRun, Run, StreamRun } from '../run.js'
import type { Scenario } from '../scenario/define-scenario.js'
import { type Confidence, confidenceOf, type Estimate } from '../statistics/estimate.js'
import { meanEstimate } from '../statistics/mean-estimate.js'
import { pairedDifference, pairedRatioDifference } from '../statistics/paired-difference.js'
import { productLimitQuantiles } from '../statistics/quantile-estimate.js'
import { type RatioPart, ratioEstimate } from '../statistics/ratio-estimate.js'
import { allStreams, joined } from './all-streams.js'
import { abandonment, attainment, costOf, meanOf, meanWait, occupancy, waitedShare } from './ratios.js'

/** What a second scenario changes in one figure: the value is that of `b` less that of `a`. @category Simulation */
export interface Difference extends Estimate {
  /** The figure of the first scenario. */
  readonly a: number | null
  /** The figure of the second. */
  readonly b: number | null
  /** Whether the interval leaves out 0, so that chance alone hardly made the difference. */
  readonly isClear: boolean
}

/** What changes for the customers of a stream. @category Simulation */
export interface StreamDifferences {
  readonly arrivals: Difference
  readonly abandonment: Difference
  readonly meanWaitMs: Difference
  readonly p90WaitMs: Difference
  readonly waitedShare: Difference
  readonly meanThroughputMs: Difference
  readonly queueLength: Difference
  /** Met in time, of those met or breached, by the name of the target. */
  readonly attainment: Readonly<Record<string, Difference>>
}

/** What changes for a group of agents. @category Simulation */
export interface GroupDifferences {
  readonly occupancy: Difference
  readonly overtimeMs: Difference
  readonly cost: Difference
}

/** Two scenarios, tried on the same customers. @category Simulation */
export interface Comparison {
  readonly replications: number
  readonly confidence: number
  readonly all: StreamDifferences
  /** Of the streams that both have. */
  readonly streams: Readonly<Record<string, StreamDifferences>>
  /** Of the groups that both have. */
  readonly groups: Readonly<Record<string, GroupDifferences>>
  readonly cost: Difference
}

/** How two scenarios are compared. @category Simulation */
export interface CompareOptions extends Omit<ReplicateOptions, 'spans'>, Confidence {}

/**
 * Tries two scenarios on the same customers, who come, need and wait alike in both (common random numbers), and tells what the
 * second changes. What both owe to chance cancels out: far fewer replications tell them apart than two reports do.
 * @param a - The scenario as it is.
 * @param b - As it might be; streams are the same ones where their ids are.
 * @param options - The seed and number of replications of both, and the confidence of the intervals.
 * @returns The differences, b less a, with intervals of the pairs of replications.
 * @throws CasewrightError `invalid-parameter` if an option is out of range.
 * @see Law, *Simulation Modeling and Analysis* (5th ed. 2015), 10.2 and 11.2
 * @category Simulation
 */
export async function compare(a: Scenario, b: Scenario, options: CompareOptions): Promise<Comparison> {
  const { confidence: _, ...simulated } = options
  confidenceOf('compare', options)
  return compareRuns(await replicate(a, simulated), await replicate(b, simulated), options)
}

/**
 * What a second scenario changes, by runs that there are already.
 * @param a - Runs of the first scenario.
 * @param b - Runs of the second, as many, with the same seed and in the same order.
 * @param options - The confidence of the intervals.
 * @returns The differences, b less a.
 * @throws CasewrightError `invalid-parameter` if there are not as many runs of either, or the confidence is out of range.
 * @category Simulation
 */
export function compareRuns(a: readonly Run[], b: readonly Run[], options: Confidence = {}): Comparison {
  const confidence = confidenceOf('compareRuns', options)
  const lengthMs = ([run]: readonly Run[]) => (run === undefined ? 0 : run.until - run.from)
  const streamsOf = (of: (run: Run) => StreamRun) =>
    streamDifferences(a.map(of), b.map(of), [lengthMs(a), lengthMs(b)], confidence)
  return {
    replications: a.length,
    confidence,
    all: streamsOf(allStreams),
    streams: Object.fromEntries(
      shared(a[0]?.streams, b[0]?.streams).map(id => [id, streamsOf(run => run.streams[id]!)]),
    ),
    groups: Object.fromEntries(
      shared(a[0]?.groups, b[0]?.groups).map(id => {
        const of = (run: Run) => run.groups[id]!
        return [id, groupDifferences(a.map(of), b.map(of), confidence)]
      }),
    ),
    cost: ofMeans(a.map(costOf), b.map(costOf), confidence),
  }
}

const shared = (a: object = {}, b: object = {}): string[] => Object.keys(a).filter(id => Object.hasOwn(b, id))

function streamDifferences(
  a: readonly StreamRun[],
  b: readonly StreamRun[],
  lengthsMs: readonly [a: number, b: number],
  confidence: number,
): StreamDifferences {
  const ratio = (of: (run: StreamRun) => RatioPart) => ofRatios(a.map(of), b.map(of), confidence)
  const mean = (of: (run: StreamRun) => number) => ofMeans(a.map(of), b.map(of), confidence)
  const queueLengths = (runs: readonly StreamRun[], lengthMs: number) =>
    runs.map(({ waitingMs }) => waitingMs / lengthMs)
  return {
    arrivals: mean(({ arrivals }) => arrivals),
    abandonment: ratio(abandonment),
    meanWaitMs: ratio(meanWait),
    p90WaitMs: ofMeans(a.map(p90Wait), b.map(p90Wait), confidence),
    waitedShare: ratio(waitedShare),
    meanThroughputMs: ratio(({ throughputs }) => meanOf(throughputs)),
    queueLength: ofMeans(queueLengths(a, lengthsMs[0]), queueLengths(b, lengthsMs[1]), confidence),
    attainment: Object.fromEntries(
      shared(targetsOf(a), targetsOf(b)).map(name => [
        name,
        ratio(({ targets }) => attainment(targets[name])),
      ]),
    ),
  }
}

function groupDifferences(
  a: readonly GroupRun[],
  b: readonly GroupRun[],
  confidence: number,
): GroupDifferences {
  const mean = (of: (run: GroupRun) => number) => ofMeans(a.map(of), b.map(of), confidence)
  return {
    occupancy: ofRatios(a.map(occupancy), b.map(occupancy), confidence),
    overtimeMs: mean(({ overtimeMs }) => overtimeMs),
    cost: mean(({ cost }) => cost),
  }
}

function ofMeans(a: readonly number[], b: readonly number[], confidence: number): Difference {
  return difference(pairedDifference(a, b, { confidence }), meanEstimate(a).value, meanEstimate(b).value)
}

function ofRatios(a: readonly RatioPart[], b: readonly RatioPart[], confidence: number): Difference {
  const together = pairedRatioDifference(a, b, { confidence })
  return difference(together, ratioEstimate(a).value, ratioEstimate(b).value)
}

function difference(estimate: Estimate, a: number | null, b: number | null): Difference {
  const { low, high } = estimate
  return { ...estimate, a, b, isClear: low !== null && high !== null && (low > 0 || high < 0) }
}

const targetsOf = (runs: readonly StreamRun[]): object =>
  Object.assign({}, ...runs.map(({ targets }) => targets))

/**
 * Of one replication; its bias is the same before and after, and drops out. Where too many still wait at the end to tell, it
 * is the longest wait that was seen: more is not known, and it is less than it should be.
 */
function p90Wait({ waits, abandonedWaits, openWaits }: StreamRun): number {
  const observed = joined(waits, abandonedWaits)
  const [p90] = productLimitQuantiles([{ observed, censored: openWaits }], { shares: [0.9] })
  return p90!.value ?? joined(observed, openWaits).reduce((longest, wait) => Math.max(longest, wait), 0)
}
