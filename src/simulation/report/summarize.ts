import { expect } from '../../policies/expect.js'
import type { Run, StreamRun } from '../run.js'
import type { ScenarioData } from '../scenario/scenario.js'
import { type Confidence, confidenceOf } from '../statistics/estimate.js'
import { meanEstimate } from '../statistics/mean-estimate.js'
import { agentDays } from './agent-days.js'
import { allStreams } from './all-streams.js'
import { cellsOf } from './cells.js'
import { exactGroup, exactStream } from './exact.js'
import { groupFigures } from './group-figures.js'
import { knownQueue } from './known-queue.js'
import { costOf } from './ratios.js'
import type { SimulationReport } from './report.js'
import { staffingFigures } from './staffing-figures.js'
import { streamFigures } from './stream-figures.js'

/** How replications are summed up. @category Simulation */
export interface ReportOptions extends Confidence {
  /** For the agents whom Erlang A asks for: who is to be answered in time, as a share of all; 0.8 where it is left out. */
  readonly answeredShare?: number
}

/**
 * Sums replications of a scenario up: each figure with its interval, and the exact figure where the scenario is a queue that
 * queueing theory knows.
 * @param runs - What each replication counted, at least one, all of the same scenario.
 * @param scenario - The scenario.
 * @param options - The confidence of the intervals.
 * @returns The report. Shares of cases have Wilson's interval of as many cases as the replications are worth; other ratios the
 *   delta method's, means Student's t, quantiles Woodruff's about the product-limit estimate.
 * @throws CasewrightError `invalid-parameter` if there is no run, or an option is out of range.
 * @see Law, *Simulation Modeling and Analysis* (5th ed. 2015), chapter 9
 * @category Simulation
 */
export function summarize(
  runs: readonly Run[],
  scenario: ScenarioData,
  options: ReportOptions = {},
): SimulationReport {
  const confidence = confidenceOf('summarize', options)
  const { answeredShare = 0.8 } = options
  expect(runs.length > 0, 'summarize', 'runs', 'at least one', 'none')
  expect(
    answeredShare > 0 && answeredShare < 1,
    'summarize',
    'answeredShare',
    'above 0 and below 1',
    answeredShare,
  )
  const [first] = runs as readonly [Run, ...Run[]]
  const { seed, from, until, slotMs } = first
  const timeZone = scenario.timeZone ?? scenario.charter?.timeZone ?? 'UTC'
  const cells = cellsOf(first, timeZone)
  const span = { lengthMs: until - from, cells, confidence }
  const known = knownQueue(scenario)
  const planned = [...(scenario.contacts ?? []), ...(scenario.cases ?? [])]

  const figuresOf = (of: (run: Run) => StreamRun) => streamFigures(runs.map(of), span)
  const each = Object.keys(first.streams).map(id => ({ id, figures: figuresOf(run => run.streams[id]!) }))
  const all = each.length === 1 ? each[0]!.figures : figuresOf(allStreams)
  const streams = Object.fromEntries(
    each.map(({ id, figures }) => {
      const { answerWithinMs } = planned.find(stream => stream.id === id) ?? {}
      const named = answerWithinMs === undefined ? figures : { ...figures, answerWithinMs }
      return [id, exactStream(named, known?.streams[id])]
    }),
  )
  const groups = Object.fromEntries(
    Object.keys(first.groups).map(id => {
      const figures = groupFigures(
        runs.map(run => run.groups[id]!),
        span,
      )
      return [id, exactGroup(figures, known)]
    }),
  )
  return {
    seed,
    replications: runs.length,
    confidence,
    from,
    until,
    timeZone,
    model: known?.model ?? null,
    slots: { lengthMs: slotMs, startsAt: cells.startsAt, isWeek: cells.isWeek },
    all: exactStream(all, known?.all),
    streams,
    groups,
    cost: meanEstimate(runs.map(costOf), { confidence }),
    staffing: staffingFigures(runs, scenario, cells, answeredShare),
    agents: agentDays(first),
  }
}
