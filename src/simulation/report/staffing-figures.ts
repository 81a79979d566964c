import { requiredAgents } from '../../policies/staffing/required-agents.js'
import type { Run } from '../run.js'
import { fitting } from '../scenario/fitting.js'
import type { ScenarioData } from '../scenario/scenario.js'
import type { CaseStream, ContactStream } from '../scenario/stream.js'
import { type Cells, meanIn } from './cells.js'
import { mixed, momentsOf } from './moments.js'
import type { StaffingFigures } from './report.js'

const HOUR = 3_600_000

/** The agents whom Erlang A asks for in each cell, by the arrivals that were simulated and the streams' own times. */
export function staffingFigures(
  runs: readonly Run[],
  scenario: ScenarioData,
  cells: Cells,
  answeredShare: number,
): StaffingFigures {
  const agents = scenario.groups.flatMap(group => {
    const streams = (scenario.contacts ?? []).filter(stream => firstGroupOf(stream, scenario) === group.id)
    const thresholds = streams.flatMap(({ answerWithinMs }) => answerWithinMs ?? [])
    if (thresholds.length === 0) return []
    const required = cells.slots.map(slots => {
      const perHour = streams.map(({ id }) => {
        const inSlot = runs.reduce((sum, run) => sum + meanIn(run.streams[id]!.bySlot.arrivals, slots), 0)
        return (inSlot / runs.length / runs[0]!.slotMs) * HOUR
      })
      const work = workOf(streams, perHour)
      if (work === null) return null
      const target = { serviceLevel: { share: answeredShare, thresholdMs: Math.min(...thresholds) } }
      return Math.ceil(requiredAgents({ ...work, target }).agents / (group.capacity ?? 1))
    })
    return [[group.id, required] as const]
  })
  return { answeredShare, agents: Object.fromEntries(agents) }
}

/** Whom a stream turns to first; `undefined` of cases that do not say, as it depends on the stage. */
export function firstGroupOf(
  stream: ContactStream | CaseStream,
  { groups }: ScenarioData,
): string | undefined {
  const [choice] = stream.groups ?? []
  if (choice !== undefined) return typeof choice === 'string' ? choice : choice.group
  if (groups.length === 1) return groups[0]!.id
  return 'handling' in stream ? fitting(groups, { language: stream.language })[0] : undefined
}

/** What several streams come to as one; `null` where nobody comes, or a time is unknown. */
export function workOf(streams: readonly ContactStream[], perHour: readonly number[]) {
  const arrivalRatePerHour = perHour.reduce((sum, rate) => sum + rate, 0)
  if (arrivalRatePerHour === 0) return null
  const mixOf = (distributionOf: (stream: ContactStream) => ContactStream['patience']) =>
    mixed(
      streams.flatMap((stream, index) => {
        const distribution = distributionOf(stream)
        return distribution === undefined ? [] : { weight: perHour[index]!, of: momentsOf(distribution) }
      }),
    )
  const handling = mixOf(({ handling }) => handling)
  if (handling === null) return null
  const patience = mixOf(({ patience }) => patience)
  return {
    arrivalRatePerHour,
    meanHandlingTimeMs: handling.meanMs,
    ...(patience === null ? {} : { meanPatienceMs: patience.meanMs }),
  }
}
