import { expect } from '../../policies/expect.js'
import { type ReplicateOptions, replicate } from '../replicate.js'
import type { Run } from '../run.js'
import type { Scenario } from '../scenario/define-scenario.js'
import type { Estimate } from '../statistics/estimate.js'
import { expectPrecision, isPreciseEnough, type Precision } from '../statistics/precision.js'
import type { SimulationReport } from './report.js'
import { type ReportOptions, summarize } from './summarize.js'

/** When enough replications are made. @category Simulation */
export interface Until extends Precision {
  /** The figure that is to be precise; the mean wait of all streams where it is left out. */
  readonly of?: (report: SimulationReport) => Estimate
}

/** How a scenario is tried; either `replications` or `until`. @category Simulation */
export interface TrialOptions
  extends Omit<ReplicateOptions, 'first' | 'replications'>,
    Omit<ReportOptions, 'confidence'> {
  /** How many replications, a whole number ≥ 1; 20 where neither is given. */
  readonly replications?: number
  /** Makes replications until a figure is precise enough. */
  readonly until?: Until
  /** Of the intervals, above 0 and below 1; that of `until`, or 0.95, where it is left out. */
  readonly confidence?: number
}

/**
 * Tries a scenario out and sums up what happened; `replicate` gives what each replication counted instead.
 * @param scenario - From `defineScenario`.
 * @param options - The seed, how many replications or until when, and the confidence of the intervals.
 * @returns The report; the same seed gives the same report.
 * @throws CasewrightError `invalid-parameter` if an option is out of range. Rejects with the signal's reason where it is given.
 * @category Simulation
 */
export async function simulate(scenario: Scenario, options: TrialOptions): Promise<SimulationReport> {
  const { until, replications = 20, confidence, answeredShare, ...others } = options
  const reported = {
    confidence: confidence ?? until?.confidence ?? 0.95,
    ...(answeredShare === undefined ? {} : { answeredShare }),
  }
  if (until === undefined) {
    return summarize(await replicate(scenario, { ...others, replications }), scenario, reported)
  }
  const isOne = options.replications === undefined
  expect(isOne, 'simulate', 'replications', 'left out where until is given', options.replications)
  return untilPrecise(scenario, others, reported, until)
}

/** Goes on by as many replications as seem to be missing, but never by more than there are. */
async function untilPrecise(
  scenario: Scenario,
  options: Omit<ReplicateOptions, 'first' | 'replications'>,
  reported: ReportOptions,
  { of = ({ all }) => all.waits.meanMs, ...asked }: Until,
): Promise<SimulationReport> {
  const { least, most, relativeHalfWidth } = expectPrecision('simulate', asked)
  const runs: Run[] = []
  for (let next = least; ; ) {
    runs.push(...(await replicate(scenario, { ...options, first: runs.length, replications: next })))
    const report = summarize(runs, scenario, reported)
    const { value, halfWidth } = of(report)
    const figure = { ...of(report), n: runs.length }
    if (isPreciseEnough(figure, asked)) return report
    const allowed = (Math.abs(value ?? 0) * relativeHalfWidth) / (1 + relativeHalfWidth)
    const excess = allowed === 0 ? Infinity : (halfWidth ?? Infinity) / allowed
    const missing = runs.length * (excess ** 2 - 1)
    next = Math.min(most - runs.length, Math.max(1, Math.min(runs.length, Math.ceil(missing / 2))))
  }
}
