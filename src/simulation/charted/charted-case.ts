import type { Party } from '../../vocabulary/party.js'
import type { CaseRoute, Place } from '../engine/case-route.js'
import { type CaseTally, type Course, type CourseOpening, refused } from '../engine/course.js'
import { none } from '../engine/jobs.js'
import type { Template } from '../engine/template.js'
import type { ChartEdge, ChartNode } from './chart-node.js'
import { ClockBoard } from './clock-board.js'
import type { CourseChart } from './course-chart.js'
import { numbersIn } from './twin.js'

/** A case led along the chart of its stream: a situation, its instants, and its clocks. One that has ended may lead another. */
export class ChartedCase implements Course {
  private node: ChartNode
  /** In the order of the situation's; behind them may be some of another. */
  private instants: number[] = []
  private spare: number[] = []
  private updatedAt = Number.NaN
  private arrival: number = none
  dueAt = Infinity
  private readonly clocks: ClockBoard | null
  /** The agents who have worked on it and of whom it mattered who they are, in the order in which they came. */
  private readonly agents: number[] = []

  constructor(
    private readonly chart: CourseChart,
    private readonly route: CaseRoute,
    private readonly tally: CaseTally,
    opening: CourseOpening,
  ) {
    this.clocks = route.detail === 'flow' ? null : new ClockBoard(chart.rack, tally)
    this.node = chart.opening.to
    this.open(opening)
  }

  /** Begins with the case that comes in. */
  open({ at, arrival }: CourseOpening): void {
    this.arrival = arrival
    this.dueAt = Infinity
    this.agents.length = 0
    this.clocks?.open(arrival)
    this.follow(this.chart.opening, at, this.route)
  }

  get place(): Place {
    return this.node.place
  }

  get isDone(): boolean {
    return this.node.isDone
  }

  get levelDueAt(): number {
    return this.clocks === null ? Infinity : this.clocks.dueAt
  }

  act(event: Template, at: number, _by: Party | null, agent: number, group: number): boolean {
    if (this.dueAt <= at) this.elapse(at)
    const { node, chart } = this
    const { isPersonal, edges } = node.ways[event.index] ?? chart.way(node, event)
    const sender = agent === none ? 0 : isPersonal ? chart.senderOf(group, this.placeOf(agent)) : 1 + group
    const known = edges[sender]
    const edge = known === undefined ? chart.edge(node, event, sender) : known
    if (edge === null) return false
    if (edge === undefined) throw refused(this.route, this.place, event, 'it is not taken')
    this.follow(edge, at, event)
    this.tally.take(this.arrival, event)
    return true
  }

  elapse(at: number): void {
    while (this.dueAt <= at) {
      const { dueAt, node, chart } = this
      const index = this.instants.indexOf(dueAt)
      const edge = node.reached[index] ?? chart.deadline(node, index)
      this.follow(edge, Math.max(dueAt, this.updatedAt), null)
    }
  }

  end(at: number): void {
    if (!this.isDone) this.elapse(at)
    this.clocks?.end(at)
  }

  /** @param sent - What the event came with, where an instant may come from it. */
  private follow(edge: ChartEdge, at: number, sent: Template | CaseRoute | null): void {
    const { to } = edge
    this.node = to
    this.updatedAt = at
    if (!edge.isStill) this.remember(edge, at, sent)
    if (this.clocks !== null)
      this.clocks.observe(edge, at, to.hasPromise ? this.instants[to.deadlines.length]! : null)
  }

  /** The instants of the situation that is come to. */
  private remember({ to, sources }: ChartEdge, at: number, sent: Template | CaseRoute | null): void {
    const { instants, spare } = this
    let dueAt = Infinity
    for (let index = 0; index < sources.length; index++) {
      const { slot, afterMs, place } = sources[index]!
      const instant = slot >= 0 ? instants[slot]! : place < 0 ? at + afterMs : numbersOf(sent, at)[place]!
      spare[index] = instant
      if (instant < dueAt && index < to.deadlines.length) dueAt = instant
    }
    this.instants = spare
    this.spare = instants
    this.dueAt = dueAt
  }

  /** The place of an agent among those who have worked on the case. */
  private placeOf(agent: number): number {
    const place = this.agents.indexOf(agent)
    return place < 0 ? this.agents.push(agent) - 1 : place
  }
}

/** The numbers in an event or in what a case was opened with. */
const numbersOf = (sent: Template | CaseRoute | null, at: number): readonly number[] =>
  sent === null ? [] : numbersIn('type' in sent ? sent.at(at) : sent.input(at))
