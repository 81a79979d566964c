import { erlangA } from '../../policies/staffing/erlang-a.js'
import { erlangC } from '../../policies/staffing/erlang-c.js'
import { pollaczekKhinchine } from '../../policies/staffing/pollaczek-khinchine.js'
import { priorityQueue } from '../../policies/staffing/priority-queue.js'
import type { StaffedQueue } from '../../policies/staffing/queue.js'
import { serviceLevel } from '../../policies/staffing/service-level.js'
import type { ContactStream } from '../scenario/stream.js'
import { mixed, momentsOf } from './moments.js'
import type { QueueModel } from './report.js'

/** What endless simulation of a stream would give; what the formulas do not tell is left out. */
export interface ExactStream {
  readonly abandonment?: number
  readonly meanWaitMs?: number
  readonly waitedShare?: number
  readonly answeredMeanWaitMs?: number
  readonly queueLength?: number
  readonly throughputMs?: number
  /** The wait that a share of all does not exceed, in ms. */
  waitAt?(share: number): number
  /** The wait that a share of all would not exceed if they never gave up, in ms. */
  offeredWaitAt?(share: number): number
  /** The share answered within a time, of all. */
  answeredWithin?(thresholdMs: number): number
}

/** A scenario that queueing theory knows. */
export interface KnownQueue {
  readonly model: QueueModel
  /** Of their time, agents are busy. */
  readonly occupancy: number
  readonly all: ExactStream
  /** By the id of the stream. */
  readonly streams: Readonly<Record<string, ExactStream>>
}

/** A stream whose customers come at random at the same rate for ever. */
export interface SteadyStream {
  readonly id: string
  readonly stream: ContactStream
  readonly perHour: number
}

/** 1 goes first. */
export const rankOf = ({ rank = 1 }: ContactStream): number => rank

const rateOf = (streams: readonly SteadyStream[]): number =>
  streams.reduce((sum, { perHour }) => sum + perHour, 0)

/** The mean that all streams share, exponential each; `undefined` where there is none. */
function sharedMean(
  streams: readonly SteadyStream[],
  of: (stream: ContactStream) => ContactStream['patience'],
): number | undefined {
  const means = new Set(
    streams.map(({ stream }) => {
      const distribution = of(stream)
      return distribution?.kind === 'exponential' ? distribution.meanMs : undefined
    }),
  )
  return means.size === 1 ? [...means][0] : undefined
}

const nobodyGivesUp = (streams: readonly SteadyStream[]): boolean =>
  streams.every(({ stream }) => stream.patience === undefined)

/** M/M/c, and M/M/c+M. */
export function exponentialQueue(streams: readonly SteadyStream[], agents: number): KnownQueue | null {
  const meanHandlingTimeMs = sharedMean(streams, ({ handling }) => handling)
  const meanPatienceMs = sharedMean(streams, ({ patience }) => patience)
  if (meanHandlingTimeMs === undefined) return null
  const isPatient = nobodyGivesUp(streams)
  if (!isPatient && meanPatienceMs === undefined) return null
  const arrivalRatePerHour = rateOf(streams)
  const workload = { arrivalRatePerHour, meanHandlingTimeMs, agents }
  const queue: StaffedQueue = meanPatienceMs === undefined ? workload : { ...workload, meanPatienceMs }
  const { occupancy, waitRate, abandonmentRate, meanWaitMs, meanQueueLength } = erlangA(queue)
  if (meanWaitMs === Infinity) return null
  const exactOf = (share: number): ExactStream => ({
    abandonment: abandonmentRate,
    meanWaitMs,
    waitedShare: waitRate,
    queueLength: meanQueueLength * share,
    ...(isPatient ? { answeredMeanWaitMs: meanWaitMs, throughputMs: meanWaitMs + meanHandlingTimeMs } : {}),
    waitAt: share => waitAt(queue, waitedWithin, share),
    offeredWaitAt: share => waitAt(queue, offeredWithin, share),
    answeredWithin: thresholdMs => serviceLevel(queue, { thresholdMs }),
  })
  return {
    model: isPatient ? 'M/M/c' : 'M/M/c+M',
    occupancy,
    all: exactOf(1),
    streams: Object.fromEntries(
      streams.map(({ id, perHour }) => [id, exactOf(perHour / arrivalRatePerHour)]),
    ),
  }
}

/** The share whose wait is over within a time, answered or given up. */
const waitedWithin = (queue: StaffedQueue, thresholdMs: number): number =>
  serviceLevel(queue, { thresholdMs, definition: 'served-of-all' })

/** The share who would be answered within a time if they never gave up: whoever waits on has both no answer and patience left. */
function offeredWithin(queue: StaffedQueue, thresholdMs: number): number {
  const { meanPatienceMs = Infinity } = queue
  return 1 - (1 - waitedWithin(queue, thresholdMs)) * Math.exp(thresholdMs / meanPatienceMs)
}

/** The wait that a share does not exceed, by halving. */
function waitAt(queue: StaffedQueue, shareWithin: typeof waitedWithin, share: number): number {
  const within = (thresholdMs: number) => shareWithin(queue, thresholdMs)
  if (within(0) >= share) return 0
  let high = queue.meanHandlingTimeMs
  while (within(high) < share) high *= 2
  let low = 0
  for (;;) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) return high
    if (within(middle) < share) low = middle
    else high = middle
  }
}

/** M/G/1. */
export function singleAgentQueue(streams: readonly SteadyStream[], agents: number): KnownQueue | null {
  const moments = mixed(
    streams.map(({ stream, perHour }) => ({ weight: perHour, of: momentsOf(stream.handling) })),
  )
  if (agents > 1 || moments === null || !nobodyGivesUp(streams)) return null
  const figures = pollaczekKhinchine({
    arrivalRatePerHour: rateOf(streams),
    meanHandlingTimeMs: moments.meanMs,
    handlingTimeVariation: moments.variation,
  })
  const { occupancy, meanWaitMs, meanTimeInSystemMs, meanQueueLength } = figures
  if (meanWaitMs === Infinity) return null
  const exactOf = (share: number, throughputMs: number): ExactStream => ({
    abandonment: 0,
    meanWaitMs,
    answeredMeanWaitMs: meanWaitMs,
    // Whoever comes at random finds the agent busy as often as he is.
    waitedShare: occupancy,
    queueLength: meanQueueLength * share,
    throughputMs,
  })
  return {
    model: 'M/G/1',
    occupancy,
    all: exactOf(1, meanTimeInSystemMs),
    streams: Object.fromEntries(
      streams.map(({ id, stream, perHour }) => [
        id,
        exactOf(perHour / rateOf(streams), meanWaitMs + momentsOf(stream.handling)!.meanMs),
      ]),
    ),
  }
}

/** M/M/c whose customers are picked by rank. */
export function rankedQueue(streams: readonly SteadyStream[], agents: number): KnownQueue | null {
  const meanHandlingTimeMs = sharedMean(streams, ({ handling }) => handling)
  if (meanHandlingTimeMs === undefined || !nobodyGivesUp(streams)) return null
  const ranks = [...new Set(streams.map(({ stream }) => rankOf(stream)))].toSorted((a, b) => a - b)
  const rates = ranks.map(rank => rateOf(streams.filter(({ stream }) => rankOf(stream) === rank)))
  const classes = priorityQueue({ arrivalRatesPerHour: rates, meanHandlingTimeMs, agents })
  if (classes.some(({ meanWaitMs }) => meanWaitMs === Infinity)) return null
  const offeredLoad = (rateOf(streams) / 3_600_000) * meanHandlingTimeMs
  const waitedShare = erlangC(offeredLoad, agents)
  const queueLength = classes.reduce((sum, { meanQueueLength }) => sum + meanQueueLength, 0)
  const exactOf = (meanWaitMs: number, queueLength: number): ExactStream => ({
    abandonment: 0,
    meanWaitMs,
    answeredMeanWaitMs: meanWaitMs,
    waitedShare,
    queueLength,
    throughputMs: meanWaitMs + meanHandlingTimeMs,
  })
  return {
    model: 'M/M/c with priorities',
    occupancy: offeredLoad / agents,
    all: exactOf((queueLength / rateOf(streams)) * 3_600_000, queueLength),
    streams: Object.fromEntries(
      streams.map(({ id, stream, perHour }) => {
        const index = ranks.indexOf(rankOf(stream))
        const { meanWaitMs, meanQueueLength } = classes[index]!
        return [id, exactOf(meanWaitMs, meanQueueLength * (perHour / rates[index]!))]
      }),
    ),
  }
}
