import type { ChartEdge, ChartNode } from '../charted/chart-node.js'
import type { CourseChart } from '../charted/course-chart.js'
import { chartOf } from '../engine/courses.js'
import type { Plan, PlannedGroup, PlannedStream } from '../engine/plan.js'
import type { Template } from '../engine/template.js'

/** Whether each stream of a plan has a group to itself, in which nothing but its queue matters. */
export function isStraight(plan: Plan): boolean {
  const { streams, groups } = plan
  const own = streams.map(stream => groupOf(plan, stream))
  if (own.includes(null) || own.length !== groups.length || new Set(own).size !== groups.length) return false
  return groups.every(isAlwaysThere) && streams.every((stream, index) => isInOneGo(plan, stream, own[index]!))
}

/** The one group that sees to a stream; `null` where there is another, or some come back. */
export function groupOf({ queues }: Plan, { handling, retries, route }: PlannedStream): number | null {
  const steps = route === null ? [] : [...route.steps.values()].filter(({ by }) => by === null)
  const all = new Set([...(handling === null ? [] : [handling.queue]), ...steps.map(({ queue }) => queue)])
  const groups = new Set<number>()
  for (const queue of all) {
    const { choices } = queues[queue]!
    if (choices.length !== 1 || choices[0]!.afterMs > 0) return null
    groups.add(choices[0]!.group)
  }
  return retries === null && groups.size === 1 ? [...groups][0]! : null
}

const isAlwaysThere = ({ capacity, shrinkage, shifts }: PlannedGroup): boolean =>
  capacity === 1 &&
  shrinkage === 0 &&
  shifts.length === 1 &&
  shifts[0]!.calendar === null &&
  shifts[0]!.breaks.length === 0

/** Whether whoever comes wants an agent once, and is not served before somebody who came earlier. */
function isInOneGo(plan: Plan, stream: PlannedStream, group: number): boolean {
  const { route, arrivals, patience } = stream
  if (route === null) return true
  if (arrivals === null || plan.pick.rule === 'earliest-deadline' || route.detail === 'cases') return false
  const chart = chartOf(route, plan)
  return chart !== null && new OneGo(chart, group, patience === null ? null : route.givingUp).holds
}

/** How far a case has come: before an agent takes it up, until they put it down, and after. */
type Phase = 'waiting' | 'inHand' | 'putDown'

/** Whether no case of a chart wants an agent again after it was put down, nor is moved by time before, nor opens another. */
class OneGo {
  readonly holds: boolean
  private readonly met = {
    waiting: new Set<ChartNode>(),
    inHand: new Set<ChartNode>(),
    putDown: new Set<ChartNode>(),
  } satisfies Record<Phase, Set<ChartNode>>

  /** @param givingUp - What customers send who give up, if any do. */
  constructor(
    private readonly chart: CourseChart,
    private readonly group: number,
    private readonly givingUp: Template | null,
  ) {
    const wantsAgent = chart.opening.to.place.step !== null
    this.holds = (wantsAgent || givingUp === null) && this.leads(chart.opening, 'waiting')
  }

  private leads(edge: ChartEdge | null | undefined, phase: Phase): boolean {
    return edge != null && edge.opens.length === 0 && this.holdsAt(edge.to, phase)
  }

  private holdsAt(node: ChartNode, phase: Phase): boolean {
    if (node.isDone || this.met[phase].has(node)) return true
    this.met[phase].add(node)
    const { step } = node.place
    const reached = node.deadlines.map((_, index) => node.reached[index])
    if (step === null) return reached.every(edge => this.leads(edge, 'putDown'))
    if (phase === 'putDown' || step.by !== null) return false
    return (
      reached.every(edge => edge?.to.place === node.place && this.leads(edge, phase)) &&
      step.outcomes.every(({ event }) => event !== null && this.leads(this.taken(node, event), 'inHand')) &&
      (phase === 'inHand' || this.mayGiveUp(node))
    )
  }

  private mayGiveUp(node: ChartNode): boolean {
    const { givingUp, chart } = this
    return givingUp === null || this.leads(chart.way(node, givingUp).edges[0], 'putDown')
  }

  /** What comes of an event that the agent sends who has had the case from the beginning. */
  private taken(node: ChartNode, event: Template): ChartEdge | null | undefined {
    const { chart, group } = this
    const { isPersonal, edges } = chart.way(node, event)
    return edges[isPersonal ? chart.senderOf(group, 0) : 1 + group]
  }
}
