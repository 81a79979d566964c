import { time } from '../../cases/trail.js'
import type { CaseLink } from '../../vocabulary/link.js'
import type { Party } from '../../vocabulary/party.js'
import type { CaseRoute, Place } from '../engine/case-route.js'
import type { CaseListener, CaseTally, CourseOpening } from '../engine/course.js'
import { grown } from '../engine/event-heap.js'
import { none } from '../engine/jobs.js'
import type { Template } from '../engine/template.js'
import type { ChartEdge, ChartNode } from './chart-node.js'
import { ClockBoard } from './clock-board.js'
import type { CourseChart } from './course-chart.js'
import { RecordsWriter } from './records-writer.js'
import { numbersIn } from './twin.js'

/** The cases led along the chart of a stream, in columns: of each its situation, its instants, and its clocks. */
export class ChartedCases {
  private readonly nodes: ChartNode[] = []
  private arrivals = new Int32Array(64)
  private updatedAt = new Float64Array(64)
  private due = new Float64Array(64)
  /** How many instants a row has room for, and the instants, in the order of the situation's. */
  private width = 4
  private instants = new Float64Array(64 * this.width)
  private scratch = new Float64Array(this.width)
  /** By row, once it matters who they are: the agents who have worked on a case, in the order in which they came. */
  private readonly agents: (number[] | undefined)[] = []
  private readonly boards: ClockBoard[] | null
  private readonly writer: RecordsWriter | null

  constructor(
    private readonly chart: CourseChart,
    private readonly route: CaseRoute,
    private readonly tally: CaseTally,
    listener: CaseListener | null,
  ) {
    this.boards = route.detail === 'flow' ? null : []
    this.writer = route.detail === 'records' && listener !== null ? new RecordsWriter(route, listener) : null
  }

  /** A case comes in. */
  open(row: number, opened: CourseOpening): void {
    const { at, arrival } = opened
    while (row >= this.due.length) this.grow()
    while (row >= this.nodes.length) this.addRow()
    this.arrivals[row] = arrival
    this.due[row] = Infinity
    this.agents[row] = undefined
    this.boards?.[row]?.open(arrival)
    this.writer?.open(row, opened)
    this.follow(row, this.chart.opening, null, at)
  }

  placeOf(row: number): Place {
    return this.nodes[row]!.place
  }

  isDone(row: number): boolean {
    return this.nodes[row]!.isDone
  }

  dueAt(row: number): number {
    return this.due[row]!
  }

  levelDueAt(row: number): number {
    return this.boards === null ? Infinity : this.boards[row]!.dueAt
  }

  /** Somebody sends an event; answers whether it is taken. */
  act(row: number, event: Template, at: number, by: Party | null, agent: number, group: number): boolean {
    if (this.due[row]! <= at) this.elapse(row, at)
    const { chart } = this
    const node = this.nodes[row]!
    const { isPersonal, edges } = node.ways[event.index] ?? chart.way(node, event)
    const sender =
      agent === none ? 0 : isPersonal ? chart.senderOf(group, this.placeAmong(row, agent)) : 1 + group
    const known = edges[sender]
    const edge = known === undefined ? chart.edge(node, event, sender) : known
    if (edge === null) return false
    this.follow(row, edge, by, at)
    this.tally.take(this.arrivals[row]!, event)
    return true
  }

  /** Time passes. */
  elapse(row: number, at: number): void {
    while (this.due[row]! <= at) {
      const { chart, instants, width } = this
      const node = this.nodes[row]!
      const dueAt = this.due[row]!
      let index = 0
      while (instants[row * width + index] !== dueAt) index++
      const edge = node.reached[index] ?? chart.deadline(node, index)
      this.follow(row, edge, time, Math.max(dueAt, this.updatedAt[row]!))
    }
  }

  /** A link to another case is written down, where records are. */
  tie(row: number, link: CaseLink, at: number): void {
    if (this.writer === null) return
    this.boards?.[row]?.pass(at)
    this.writer.tie(row, link, at)
  }

  /** Nothing more comes of it: what its clocks say now stands. */
  end(row: number, at: number): void {
    if (!this.isDone(row)) this.elapse(row, at)
    this.boards?.[row]?.end(at)
    this.writer?.tell(row, at)
  }

  /** @param by - Who sent what leads there; `null`: the customer. */
  private follow(row: number, edge: ChartEdge, by: Party | null, at: number): void {
    const { to, opens } = edge
    this.boards?.[row]?.pass(at)
    this.nodes[row] = to
    this.updatedAt[row] = at
    for (let index = 0; index < opens.length; index++) this.tally.ask(opens[index]!)
    if (!edge.isStill) this.remember(row, edge, at)
    this.writer?.step(row, edge, by, at)
    if (this.boards === null) return
    const promisedAt = to.hasPromise ? this.instants[row * this.width + to.deadlines.length]! : null
    this.boards[row]!.observe(edge, at, promisedAt)
  }

  /** The instants of the situation that is come to. */
  private remember(row: number, { to, sources, sent }: ChartEdge, at: number): void {
    while (sources.length > this.width) this.widen()
    const { instants, scratch, width } = this
    const first = row * width
    let dueAt = Infinity
    for (let index = 0; index < sources.length; index++) {
      const { slot, afterMs, place } = sources[index]!
      const instant =
        slot >= 0 ? instants[first + slot]! : place < 0 ? at + afterMs : this.numbersOf(sent, at)[place]!
      scratch[index] = instant
      if (instant < dueAt && index < to.deadlines.length) dueAt = instant
    }
    for (let index = 0; index < sources.length; index++) instants[first + index] = scratch[index]!
    this.due[row] = dueAt
  }

  /** The place of an agent among those who have worked on a case. */
  private placeAmong(row: number, agent: number): number {
    const agents = this.agents[row]
    if (agents === undefined) {
      this.agents[row] = [agent]
      return 0
    }
    const place = agents.indexOf(agent)
    return place < 0 ? agents.push(agent) - 1 : place
  }

  /** The numbers in an event or in what a case was opened with. */
  private numbersOf(sent: ChartEdge['sent'], at: number): readonly number[] {
    if (sent === null) return numbersIn(this.route.input(at))
    return numbersIn('index' in sent ? sent.at(at) : sent)
  }

  private addRow(): void {
    const { boards, chart, tally, writer } = this
    const row = this.nodes.push(chart.opening.to) - 1
    this.agents.push(undefined)
    boards?.push(new ClockBoard(chart.rack, tally, writer && (fact => writer.say(row, fact))))
  }

  private grow(): void {
    this.arrivals = grown(this.arrivals)
    this.updatedAt = grown(this.updatedAt)
    this.due = grown(this.due)
    this.instants = grown(this.instants)
  }

  private widen(): void {
    const { width, instants } = this
    this.width = 2 * width
    this.scratch = new Float64Array(this.width)
    this.instants = new Float64Array(2 * instants.length)
    for (let row = 0; row < this.due.length; row++) {
      this.instants.set(instants.subarray(row * width, (row + 1) * width), row * this.width)
    }
  }
}
