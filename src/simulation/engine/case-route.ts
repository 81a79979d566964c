import type { Route } from '../../cases/route.js'
import type { Charter } from '../../charters/ties.js'
import type { Path } from '../../machines/path.js'
import type { Limits } from '../../machines/stages/case-file.js'
import type { Calendar } from '../../policies/business-time/calendar.js'
import type { ServicePolicy } from '../../policies/service-levels/service-policy.js'
import type { FollowUpRules } from '../../vocabulary/follow-up.js'
import type { Party, Role } from '../../vocabulary/party.js'
import type { Sampler } from '../chance/sampler.js'
import type { CourseChart } from '../charted/course-chart.js'
import type { CaseStream } from '../scenario/stream.js'
import type { Template } from './template.js'

/** What may come of a step: an event, or nothing (`null`), for random shares below `below`. */
export interface PlannedOutcome {
  readonly below: number
  readonly event: Template | null
}

/** A step of a stream's cases. */
export interface PlannedStep {
  /** Its place in the scenario, for what is found wrong with it on the way. */
  readonly field: string
  /** Who does it; `null`: an agent, out of the queue. */
  readonly by: Role | null
  readonly queue: number
  readonly takes: Sampler
  readonly outcomes: readonly PlannedOutcome[]
}

/** Where a case stands, as the floor sees it. */
export interface Place {
  /** The state by name, as `open.working.diagnosing`. */
  readonly stage: string
  readonly step: PlannedStep | null
  /** Whether an agent has it, who has something to do. */
  readonly isAwaitingAgent: boolean
  readonly isClosed: boolean
  /** Its number among those of the route. */
  readonly index: number
}

/** How the cases of a stream are led. */
export interface CaseRoute {
  /** The stream's place in the scenario. */
  readonly field: string
  readonly stream: string
  readonly path: Path
  readonly route: Route
  readonly charter: Charter
  readonly policy: ServicePolicy
  readonly limits: Limits
  /** What a case that comes in at an instant is opened with, but for a customer who is made up. */
  readonly input: (at: number) => { readonly customer?: Party; readonly customerGrade?: string }
  readonly detail: NonNullable<CaseStream['detail']>
  readonly steps: ReadonlyMap<string, PlannedStep>
  readonly givingUp: Template
  /** By path: the stream that a case joins which one of these asks to open. */
  readonly joined: ReadonlyMap<string, number>
  /** Where their customers are followed up, and when; `null` where they are not. */
  readonly followUps: {
    readonly stream: number
    readonly path: string
    readonly calendar: Calendar
    readonly rules: FollowUpRules
  } | null
  /** The routes of those of its cases that others asked to open, by what they are opened with. */
  readonly linked: Map<string, CaseRoute>
  /** All events that the scenario may send, each at its number. */
  readonly templates: readonly Template[]
  /** The places met so far, by name. */
  readonly places: Map<string, Place>
  /** The same by the state's value: each compilation of a machine has values of its own. */
  readonly placesByValue: Map<unknown, Place>
  /** The chart of its cases, made on first use; `null` once it is known that there can be none. */
  chart: CourseChart | null | undefined
}

/** The place of a case, by its state. */
export function placeOf(
  route: CaseRoute,
  { value, tags }: { value: unknown; tags: readonly string[] },
): Place {
  const known = route.placesByValue.get(value)
  if (known !== undefined) return known
  const leaves = leavesOf(value)
  const stage = leaves.join(' and ')
  let place = route.places.get(stage)
  if (place === undefined) {
    let step: PlannedStep | null = null
    for (const leaf of leaves) step ??= stepAt(route.steps, leaf)
    const isAwaitingAgent = tags.includes('awaitingAgent') && !tags.includes('onHold')
    place = { stage, step, isAwaitingAgent, isClosed: tags.includes('closed'), index: route.places.size }
    route.places.set(stage, place)
  }
  route.placesByValue.set(value, place)
  return place
}

/** The step of a state, or of the nearest around it. */
function stepAt(steps: ReadonlyMap<string, PlannedStep>, leaf: string): PlannedStep | null {
  for (let name = leaf; ; name = name.slice(0, name.lastIndexOf('.'))) {
    const step = steps.get(name)
    if (step !== undefined) return step
    if (!name.includes('.')) return null
  }
}

/** A state's value as the names of its innermost states. */
const leavesOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Object.entries(value as object).flatMap(([outer, inner]) =>
        leavesOf(inner).map(leaf => (leaf === '' ? outer : `${outer}.${leaf}`)),
      )
