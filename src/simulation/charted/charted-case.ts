import { time } from '../../cases/trail.js'
import type { Party } from '../../vocabulary/party.js'
import type { CaseRoute, Place } from '../engine/case-route.js'
import type { CaseTally, Course, CourseOpening } from '../engine/course.js'
import { none } from '../engine/jobs.js'
import type { Template } from '../engine/template.js'
import { ClockBoard } from './clock-board.js'
import { type ChartEdge, type ChartNode, type CourseChart, nameless } from './course-chart.js'
import { numbersIn } from './twin.js'

/** A case led along the chart of its stream: a situation, its instants, and its clocks. */
export class ChartedCase implements Course {
  private node: ChartNode
  private instants: readonly number[] = []
  private updatedAt: number
  dueAt = Infinity
  private readonly clocks: ClockBoard | null
  /** The agents who have worked on it, in the order in which they came. */
  private readonly agents: number[] = []

  constructor(
    private readonly chart: CourseChart,
    private readonly route: CaseRoute,
    private readonly tally: CaseTally,
    private readonly opening: CourseOpening,
  ) {
    const { at, arrival } = opening
    this.clocks = route.detail === 'flow' ? null : new ClockBoard(chart.rack, tally, arrival)
    this.node = chart.opening.to
    this.updatedAt = at
    this.follow(chart.opening, at, route)
  }

  get place(): Place {
    return this.node.place
  }

  get isDone(): boolean {
    return this.node.isDone
  }

  get levelDueAt(): number {
    return this.clocks?.dueAt ?? Infinity
  }

  act(event: Template, at: number, by: Party | null, agent: number, group: number): boolean {
    this.elapse(at)
    const who = this.whoIs(agent, group, by)
    const edge =
      this.chart.known(this.node, event, who) ??
      this.chart.edge(this.node, event, who, this.nameless(by, agent))
    if (edge === null) return false
    this.follow(edge, at, event)
    this.tally.take(this.opening.arrival, event.type)
    return true
  }

  elapse(at: number): void {
    while (this.dueAt <= at) {
      const { dueAt } = this
      const name = this.node.deadlines[this.instants.indexOf(dueAt)]!
      this.follow(this.chart.edge(this.node, name, 0, time)!, Math.max(dueAt, this.updatedAt), null)
    }
  }

  end(at: number): void {
    if (!this.isDone) this.elapse(at)
    this.clocks?.end(at)
  }

  /** @param sent - What the event came with, where an instant may come from it. */
  private follow(edge: ChartEdge, at: number, sent: Template | CaseRoute | null): void {
    const { to, sources, opens } = edge
    this.node = to
    for (let index = 0; index < opens.length; index++) this.tally.ask(opens[index]!)
    this.updatedAt = at
    if (!edge.isStill) {
      const { instants } = this
      const next: number[] = []
      for (let index = 0; index < sources.length; index++) {
        const { slot, afterMs, place } = sources[index]!
        if (slot >= 0) next.push(instants[slot]!)
        else next.push(place < 0 ? at + afterMs : numbersOf(sent, at)[place]!)
      }
      this.instants = next
      this.dueAt = Infinity
      for (let index = 0; index < to.deadlines.length; index++) {
        if (next[index]! < this.dueAt) this.dueAt = next[index]!
      }
    }
    if (this.clocks !== null) this.clocks.observe(edge, at, to.hasPromise ? this.instants.at(-1)! : null)
  }

  /** Who sends: of agents, which of those of this case they are, and their group; all others the situation tells apart. */
  private whoIs(agent: number, group: number, by: Party | null): number {
    if (agent === none) return by === null ? 1 : 2
    let place = this.agents.indexOf(agent)
    if (place < 0) place = this.agents.push(agent) - 1
    return 3 + place * 1000 + group
  }

  /** The sender without a name of their own, so that what one did on one case tells what another does on the next. */
  private nameless(by: Party | null, agent: number): Party {
    if (by === null) return this.route.input(this.opening.at).customer ?? nameless
    return agent === none ? by : { ...by, id: `agent-${this.agents.indexOf(agent)}` }
  }
}

/** The numbers in an event or in what a case was opened with. */
const numbersOf = (sent: Template | CaseRoute | null, at: number): readonly number[] =>
  sent === null ? [] : numbersIn('type' in sent ? sent.at(at) : sent.input(at))
