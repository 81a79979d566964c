import { time } from '../../cases/trail.js'
import type { CaseLink } from '../../vocabulary/link.js'
import type { Party } from '../../vocabulary/party.js'
import type { CaseRoute, Place } from '../engine/case-route.js'
import type { CaseListener, CaseTally, Course, CourseOpening } from '../engine/course.js'
import { none } from '../engine/jobs.js'
import type { Template } from '../engine/template.js'
import type { ChartEdge, ChartNode } from './chart-node.js'
import { ClockBoard } from './clock-board.js'
import type { CourseChart } from './course-chart.js'
import { RecordsWriter } from './records-writer.js'
import { numbersIn } from './twin.js'

/** The cases led along the chart of a stream. */
export class ChartedCases {
  readonly writer: RecordsWriter | null
  /** Instants on their way from one situation to the next. */
  readonly scratch: number[] = []
  private count = 0
  private readonly free: ChartedCase[] = []

  constructor(
    readonly chart: CourseChart,
    readonly route: CaseRoute,
    readonly tally: CaseTally,
    listener: CaseListener | null,
  ) {
    this.writer = route.detail === 'records' && listener !== null ? new RecordsWriter(route, listener) : null
  }

  /** A case comes in. */
  open(opening: CourseOpening): ChartedCase {
    const course = this.free.pop() ?? new ChartedCase(this, this.count++)
    course.open(opening)
    return course
  }

  /** One that is over may lead another case. */
  giveBack(course: ChartedCase): void {
    this.free.push(course)
  }
}

/** A case led along the chart of its stream, by its situation, its instants, and its clocks. */
class ChartedCase implements Course {
  dueAt = Infinity
  private node: ChartNode
  private arrival = none
  private updatedAt = Number.NaN
  /** In the order of the situation's. */
  private readonly instants: number[] = []
  /** Once it matters who they are: the agents who have worked on it, in the order in which they came. */
  private agents: number[] | null = null
  private readonly board: ClockBoard | null

  /** @param row - Its number among the cases of the stream that are under way. */
  constructor(
    private readonly all: ChartedCases,
    private readonly row: number,
  ) {
    const { chart, route, tally, writer } = all
    this.node = chart.opening.to
    this.board =
      route.detail === 'flow'
        ? null
        : new ClockBoard(chart.rack, tally, writer && (fact => writer.say(row, fact)))
  }

  get place(): Place {
    return this.node.place
  }

  get isDone(): boolean {
    return this.node.isDone
  }

  get levelDueAt(): number {
    return this.board === null ? Infinity : this.board.dueAt
  }

  /** It leads this case from now on. */
  open(opening: CourseOpening): void {
    const { at, arrival } = opening
    this.arrival = arrival
    this.dueAt = Infinity
    this.agents = null
    this.board?.open(arrival)
    this.all.writer?.open(this.row, opening)
    this.follow(this.all.chart.opening, null, at)
  }

  act(event: Template, at: number, by: Party | null, agent: number, group: number): boolean {
    this.reachDeadlines(at)
    const { node } = this
    const { chart } = this.all
    const { isPersonal, edges } = node.ways[event.index] ?? chart.way(node, event)
    const sender = agent === none ? 0 : isPersonal ? chart.senderOf(group, this.placeAmong(agent)) : 1 + group
    const known = edges[sender]
    const edge = known === undefined ? chart.edge(node, event, sender) : known
    if (edge === null) return false
    this.follow(edge, by, at)
    this.all.tally.take(this.arrival, event)
    return true
  }

  elapse(at: number): void {
    this.reachDeadlines(at)
    this.board?.pass(at)
  }

  tie(link: CaseLink, at: number): void {
    this.all.writer?.tie(this.row, link, at)
  }

  end(at: number): void {
    if (!this.isDone) this.elapse(at)
    this.board?.end()
    this.all.writer?.tell(this.row, at)
    this.all.giveBack(this)
  }

  private reachDeadlines(at: number): void {
    while (this.dueAt <= at) {
      const { node, instants, dueAt } = this
      let index = 0
      while (instants[index] !== dueAt) index++
      const edge = node.reached[index] ?? this.all.chart.deadline(node, index)
      this.follow(edge, time, Math.max(dueAt, this.updatedAt))
    }
  }

  /** @param by - Who sent what leads there; `null`: the customer. */
  private follow(edge: ChartEdge, by: Party | null, at: number): void {
    const { to, opens } = edge
    const { board } = this
    const { writer, tally } = this.all
    if (board !== null) board.pass(at)
    this.node = to
    this.updatedAt = at
    for (let index = 0; index < opens.length; index++) tally.ask(opens[index]!(at))
    if (!edge.isStill) this.remember(edge, at)
    if (writer !== null) writer.step(this.row, edge, by, at)
    if (board !== null) board.observe(edge, at, to.hasPromise ? this.instants[to.deadlines.length]! : null)
  }

  /** The instants of the situation that is come to. */
  private remember({ to, sources, sent }: ChartEdge, at: number): void {
    const { instants } = this
    const { scratch } = this.all
    let dueAt = Infinity
    for (let index = 0; index < sources.length; index++) {
      const { slot, afterMs, place } = sources[index]!
      const instant =
        slot >= 0 ? instants[slot]! : place < 0 ? at + afterMs : this.numbersOf(sent, at)[place]!
      scratch[index] = instant
      if (instant < dueAt && index < to.deadlines.length) dueAt = instant
    }
    for (let index = 0; index < sources.length; index++) instants[index] = scratch[index]!
    this.dueAt = dueAt
  }

  /** The numbers in an event or in what a case was opened with. */
  private numbersOf(sent: ChartEdge['sent'], at: number): readonly number[] {
    if (sent === null) return numbersIn(this.all.route.input(at))
    return numbersIn('index' in sent ? sent.at(at) : sent)
  }

  /** The place of an agent among those who have worked on the case. */
  private placeAmong(agent: number): number {
    this.agents ??= []
    const place = this.agents.indexOf(agent)
    return place < 0 ? this.agents.push(agent) - 1 : place
  }
}
