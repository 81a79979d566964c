import { expect } from '../../policies/expect.js'
import type { Distribution } from '../scenario/distribution.js'
import { expectNumbers } from '../statistics/expect-numbers.js'
import { type ArrivalProfile, arrivalProfile } from './arrival-profile.js'

/** A line of an event log. @category Simulation */
export interface LogRow {
  readonly caseId: string
  /** What was done. */
  readonly activity: string
  /** When it was done, epoch ms. */
  readonly at: number
  /** When it was begun, epoch ms, not after `at`; most logs do not say. */
  readonly startedAt?: number
}

/** How a log is read. @category Simulation */
export interface CalibrateOptions {
  /** The zone on whose clocks arrivals are counted, such as `'Europe/Rome'`. */
  readonly timeZone: string
  /**
   * The stage that a case is in once an activity is done; `null` of an activity that leaves it where it is. Each activity is a
   * stage of its own where it is left out.
   */
  readonly stageOf?: (activity: string) => string | null
}

/** What comes of a stage, and when. @category Simulation */
export interface CalibratedStage {
  /** How often a case came to it. */
  readonly visits: number
  /** From coming to it until the next stage, waiting and work together; `null` where every case ends in it. */
  readonly takes: Distribution | null
  /** How long an agent was busy, of the rows that say when they began; `null` where none does. */
  readonly handling: Distribution | null
  /** How often each stage came next, as shares, most often first; with `ended` they add up to 1. */
  readonly next: readonly { readonly stage: string; readonly share: number }[]
  /** The share of visits that the log ends with, 0–1. */
  readonly ended: number
}

/** What a log says of a department, in the terms of a scenario. @category Simulation */
export interface Calibration {
  readonly cases: number
  /** The first and the last arrival, epoch ms. */
  readonly from: number
  readonly until: number
  /** Cases in each half hour of each weekday, on average over the log. */
  readonly arrivals: ArrivalProfile
  /** By name, in the order in which the log comes to them. */
  readonly stages: Readonly<Record<string, CalibratedStage>>
  /** From the first row of each case to its last, in ms, ascending. */
  readonly throughputsMs: readonly number[]
}

interface Visit {
  readonly stage: string
  readonly at: number
}

/**
 * Fits the parts of a scenario to an event log: arrivals by half hour, how long stages take and what comes of them. Times are
 * those that were measured, each as likely; nothing is smoothed.
 *
 * A log with one instant to each row cannot tell waiting from work: `takes` then holds both, and belongs in a scenario whose agents
 * are never short. Of a scenario in which they wait for each other, `handling` is what is needed.
 * @param rows - The log, in any order; rows of a case at the same instant keep theirs.
 * @param options - The zone, and how activities make stages; a stage that comes again at once is one visit.
 * @returns Arrivals, stages and throughput times.
 * @throws CasewrightError `invalid-parameter` if there are no rows, an instant is none, or the zone is unknown.
 * @category Simulation
 */
export function calibrate(rows: readonly LogRow[], options: CalibrateOptions): Calibration {
  const { timeZone, stageOf = activity => activity } = options
  expect(rows.length > 0, 'calibrate', 'rows', 'at least one', 'none')
  expectNumbers(
    'calibrate',
    'rows.at',
    Float64Array.from(rows, ({ at }) => at),
  )
  const cases = [...casesOf(rows).values()]
  const arrivedAt = cases.map(([first]) => first!.at).toSorted((a, b) => a - b)
  const visits = cases.map(events => visitsOf(events, stageOf))
  const names = new Set(visits.flat().map(({ stage }) => stage))
  const handling = handlingTimes(rows, stageOf)

  return {
    cases: cases.length,
    from: arrivedAt[0]!,
    until: arrivedAt.at(-1)!,
    arrivals: arrivalProfile(arrivedAt, timeZone),
    stages: Object.fromEntries(
      [...names].map(name => [name, stageFrom(name, visits, handling.get(name) ?? [])]),
    ),
    throughputsMs: cases.map(events => events.at(-1)!.at - events[0]!.at).toSorted((a, b) => a - b),
  }
}

function casesOf(rows: readonly LogRow[]): Map<string, LogRow[]> {
  const cases = new Map<string, LogRow[]>()
  for (const row of rows.toSorted((a, b) => a.at - b.at)) {
    const events = cases.get(row.caseId)
    if (events) events.push(row)
    else cases.set(row.caseId, [row])
  }
  return cases
}

/** The stages that a case came to, one after the other. */
function visitsOf(events: readonly LogRow[], stageOf: (activity: string) => string | null): Visit[] {
  const visits: Visit[] = []
  for (const { activity, at } of events) {
    const stage = stageOf(activity)
    if (stage !== null && stage !== visits.at(-1)?.stage) visits.push({ stage, at })
  }
  return visits
}

function stageFrom(
  name: string,
  cases: readonly (readonly Visit[])[],
  handlingMs: readonly number[],
): CalibratedStage {
  const takesMs: number[] = []
  const next = new Map<string, number>()
  let visits = 0
  for (const visited of cases) {
    for (const [index, { stage, at }] of visited.entries()) {
      if (stage !== name) continue
      visits++
      const following = visited[index + 1]
      if (following === undefined) continue
      takesMs.push(following.at - at)
      next.set(following.stage, (next.get(following.stage) ?? 0) + 1)
    }
  }
  return {
    visits,
    takes: empirical(takesMs),
    handling: empirical(handlingMs),
    next: [...next]
      .map(([stage, count]) => ({ stage, share: count / visits }))
      .toSorted((a, b) => b.share - a.share),
    ended: 1 - takesMs.length / visits,
  }
}

function handlingTimes(
  rows: readonly LogRow[],
  stageOf: (activity: string) => string | null,
): ReadonlyMap<string, readonly number[]> {
  const times = new Map<string, number[]>()
  for (const [index, { activity, at, startedAt }] of rows.entries()) {
    const stage = stageOf(activity)
    if (startedAt === undefined || stage === null) continue
    expect(startedAt <= at, 'calibrate', `rows.${index}.startedAt`, `an instant up to ${at}`, startedAt)
    const known = times.get(stage)
    if (known) known.push(at - startedAt)
    else times.set(stage, [at - startedAt])
  }
  return times
}

const empirical = (samplesMs: readonly number[]): Distribution | null =>
  samplesMs.length === 0 ? null : { kind: 'empirical', samplesMs: samplesMs.toSorted((a, b) => a - b) }
