import { time } from '../../cases/trail.js'
import type { ServiceLevelFact } from '../../policies/service-levels/facts.js'
import type { CaseLink } from '../../vocabulary/link.js'
import type { Party } from '../../vocabulary/party.js'
import type { CaseRoute, Place } from '../engine/case-route.js'
import type { CaseListener, CaseTally, Course, CourseOpening } from '../engine/course.js'
import { none } from '../engine/jobs.js'
import type { Template } from '../engine/template.js'
import type { ChartEdge, ChartNode } from './chart-node.js'
import { ClockBoard } from './clock-board.js'
import type { CourseChart } from './course-chart.js'
import { Diary } from './diary.js'
import { RecordsWriter } from './records-writer.js'
import { numbersIn } from './twin.js'

/** The cases led along the chart of a stream. */
export class ChartedCases {
  readonly writer: RecordsWriter | null
  /** Instants on their way from one situation to the next. */
  readonly scratch: number[] = []
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
    const course = this.free.pop() ?? new ChartedCase(this)
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
  private opening!: CourseOpening
  private updatedAt = Number.NaN
  /** In the order of the situation's. */
  private readonly instants: number[] = []
  /** Once it matters who they are: the agents who have worked on it, in the order in which they came. */
  private agents: number[] | null = null
  private readonly diary: Diary | null
  private readonly board: ClockBoard | null

  constructor(private readonly all: ChartedCases) {
    const { chart, route, tally, writer } = all
    this.node = chart.opening.to
    const diary = writer && new Diary()
    const tell = diary && ((fact: ServiceLevelFact) => diary.write(fact, time, fact.at))
    this.diary = diary
    this.board = route.detail === 'flow' ? null : new ClockBoard(chart.rack, tally, tell)
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
    this.opening = opening
    this.dueAt = Infinity
    this.agents = null
    this.board?.open(opening.arrival)
    this.follow(this.all.chart.opening, null, opening.at)
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
    this.all.tally.take(this.opening.arrival, event)
    return true
  }

  elapse(at: number): void {
    this.reachDeadlines(at)
    this.board?.pass(at)
  }

  tie({ kind, from, to }: CaseLink, at: number): void {
    this.diary?.write({ type: 'case.link', kind, from, to }, null, at)
  }

  end(at: number): void {
    if (!this.isDone) this.elapse(at)
    this.board?.end()
    if (this.diary !== null) this.all.writer!.tell(this.diary, this.opening, at)
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
    const { board, diary } = this
    const { tally } = this.all
    if (board !== null) board.pass(at)
    this.node = to
    this.updatedAt = at
    for (let index = 0; index < opens.length; index++) tally.ask(opens[index]!(at))
    if (!edge.isStill) this.remember(edge, at)
    if (diary !== null) diary.write(edge, by, at)
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
