import { brokenRule, groundsAgainst } from '../../cases/act.js'
import { firstDue } from '../../cases/due.js'
import { rulesOf } from '../../cases/permission.js'
import type { Grounds } from '../../cases/refusals.js'
import { type StampedEvent, time } from '../../cases/trail.js'
import type { Step } from '../../kernel/state.js'
import type { Party } from '../../vocabulary/party.js'
import { type CaseRoute, placeOf } from '../engine/case-route.js'
import { refused } from '../engine/course.js'
import { asksOf } from '../engine/linked-case.js'
import { agentOf, nameless, partyOf } from '../engine/parties.js'
import type { Plan } from '../engine/plan.js'
import type { Template } from '../engine/template.js'
import type { ChartEdge, ChartNode, Telling, Way } from './chart-node.js'
import { ClockRack } from './clock-board.js'
import { Heed } from './heed.js'
import { deadlinesOf, sourcesOf, type Tellings } from './sources.js'
import { Untold } from './twin.js'

/** Days between the two tellings, and some, so that no weekday, hour or minute is the same. */
const apartMs = 977 * 86_400_000 + 5 * 3_600_000 + 1_234_567
/** How many situations are worked out beforehand: of more, most are such that no case comes to. */
const mostAhead = 500
/** How many are kept: what is rarer than so many others is worked out again each time a case comes to it. */
const mostKept = 4000

/**
 * The situations that the cases of a stream come to, and what leads from one to the next. Each is worked out once, by the
 * compiled machine itself, on two tellings of the same story at other times and paces; from then on a case is led along by its
 * instants alone. Situations that differ only in what nothing ahead of them heeds are one. What is heeded shows on the way, so
 * the chart is worked out before the first case, and anew as long as more turns out to be.
 *
 * A path on which it matters when something happened cannot be told so, and is led step by step instead; some of the cases are
 * led both ways all along, to find that out.
 */
export class CourseChart {
  readonly rack: ClockRack
  readonly opening: ChartEdge
  private readonly heed: Heed
  /** How much was heeded when situations were told apart. */
  private heeded: number
  private readonly nodes = new Map<string, ChartNode>()
  private readonly customer: Party

  /** @throws Untold where not even the opening can be told. */
  constructor(
    private readonly route: CaseRoute,
    private readonly plan: Plan,
  ) {
    this.rack = new ClockRack(route.policy)
    this.heed = new Heed(route)
    this.customer = route.input(plan.from).customer ?? nameless
    let opening: ChartEdge
    do {
      this.nodes.clear()
      this.heeded = this.heed.known
      opening = this.open()
      this.lookAhead()
      this.heed.settle()
    } while (this.heed.known > this.heeded)
    this.opening = opening
  }

  /** How an event goes on from a situation. */
  way({ ways, one }: ChartNode, { index, type }: Template): Way {
    ways[index] ??= { isPersonal: this.heed.isPersonal(one.state, type), edges: [] }
    return ways[index]
  }

  /** The number of a sender: 0 of who is no agent, else by group and, where that matters, place among those who worked on it. */
  senderOf(group: number, place: number): number {
    return 1 + group + place * this.plan.groups.length
  }

  /**
   * What an event makes of a situation; `null` where a rule of the path holds back what a customer or another department asks.
   * @throws Untold where that cannot be told.
   * @throws CasewrightError `invalid-parameter` if the scenario should not have sent it.
   */
  edge(node: ChartNode, event: Template, sender: number): ChartEdge | null {
    const { edges } = this.way(node, event)
    if (edges[sender] === undefined) {
      edges[sender] = this.taken(node, event, sender)
      this.demandNoMoreHeed()
    }
    return edges[sender]
  }

  /** What one of its deadlines makes of a situation. */
  deadline(node: ChartNode, index: number): ChartEdge {
    if (node.reached[index] === undefined) {
      node.reached[index] = this.reached(node, index)
      this.demandNoMoreHeed()
    }
    return node.reached[index]!
  }

  /** Works out all that the scenario has happen to cases. */
  private lookAhead(): void {
    // More nodes come in on the way.
    for (const node of this.nodes.values()) {
      if (this.nodes.size > mostAhead) return
      if (node.isDone) continue
      for (const index of node.deadlines.keys()) {
        attempt(() => {
          node.reached[index] = this.reached(node, index)
        })
      }
      for (const event of this.eventsAt(node)) {
        for (const sender of this.sendersOf(node, event)) {
          attempt(() => {
            this.way(node, event).edges[sender] = this.taken(node, event, sender)
          })
        }
      }
    }
  }

  private eventsAt({ place }: ChartNode): readonly Template[] {
    const { givingUp, stream } = this.route
    const isPatient = this.plan.streams.find(({ id }) => id === stream)!.patience === null
    const outcomes = place.step?.outcomes.flatMap(({ event }) => event ?? []) ?? []
    return isPatient ? outcomes : [...outcomes, givingUp]
  }

  private sendersOf(node: ChartNode, event: Template): readonly number[] {
    const { step } = node.place
    if (step === null || step.by !== null || event === this.route.givingUp) return [0]
    const groups = this.plan.queues[step.queue]!.choices.map(({ group }) => group)
    // Somebody who has worked on it, and somebody else.
    const places = this.way(node, event).isPersonal ? [0, 1] : [0]
    return places.flatMap(place => groups.map(group => this.senderOf(group, place)))
  }

  /** A sender without a name of their own, so that what one did on one case tells what another does on the next. */
  private partyOf({ place: { step } }: ChartNode, event: Template, sender: number): Party {
    if (sender > 0) {
      const { groups } = this.plan
      const place = Math.floor((sender - 1) / groups.length)
      return agentOf(groups[(sender - 1) % groups.length]!, `agent-${place}`)
    }
    const isCustomers = event === this.route.givingUp || step?.by == null
    return (isCustomers ? null : partyOf(step.by)) ?? this.customer
  }

  private open(): ChartEdge {
    const tell = (at: number) => {
      const { input: inputAt, limits } = this.route
      const input = inputAt(at)
      const { customer } = this
      const step = this.heed.compiled.start({ customer, ...input, id: 'case', at, by: customer, limits })
      return { input, telling: told(step, at) }
    }
    const one = tell(this.plan.from)
    const other = tell(this.plan.from + apartMs)
    const opening = { type: 'case.open', sent: null }
    return this.edgeTo(opening, null, [one.telling, other.telling], [one.input, other.input])
  }

  /** @throws CasewrightError where nothing takes it, or somebody else should have sent it. */
  private taken(node: ChartNode, event: Template, sender: number): ChartEdge | null {
    const by = this.partyOf(node, event, sender)
    const step = ({ state, at: since }: Telling, shareOfWait: number, restMs: number) => {
      const leftMs = (firstDue({ state } as never)?.at ?? Infinity) - since
      const at = since + (leftMs > 0 ? Math.min(restMs, Math.ceil(leftMs * shareOfWait)) : restMs)
      const sent = event.at(at)
      const stamped = { ...sent, at, by }
      return { sent, stamped, at, step: this.heed.step(state, stamped) }
    }
    const one = step(node.one, 0.4, 61_000)
    const other = step(node.other, 0.9, 13_579_000)
    if (one.step.changed !== other.step.changed) throw new Untold()
    const grounds = this.groundsAgainst(node, one.stamped, one.step.changed)
    if (grounds?.code === 'against-a-rule' && node.place.step?.by != null) return null
    if (grounds !== null) throw refused(this.route, node.place, event, grounds.message)
    const tellings = [told(one.step, one.at), told(other.step, other.at)] as const
    return this.edgeTo({ type: event.type, sent: event }, node, tellings, [one.sent, other.sent])
  }

  /** Why an event is refused, if it is: whether its sender may send it is asked where records are kept. */
  private groundsAgainst({ one }: ChartNode, asked: StampedEvent, isTaken: boolean): Grounds | null {
    const { route, detail } = this.route
    if (detail === 'records') {
      const grounds = groundsAgainst(route, this.heed.seen(one.state), asked)
      if (grounds !== null || isTaken) return grounds
      return brokenRule(route, one, asked)
    }
    if (isTaken) return null
    const candidates = this.heed.compiled.candidates(one.state, asked.type)
    const isHeldBack = candidates.some(({ guard }) => rulesOf(route, guard).length > 0)
    return { code: isHeldBack ? 'against-a-rule' : 'not-now', message: 'it is not taken' }
  }

  /** Of several deadlines one case may come to this one first and another to that, so each is told as if it were the first. */
  private reached(node: ChartNode, index: number): ChartEdge {
    const deadline = node.deadlines[index]!
    const step = (telling: Telling) => {
      const at = Math.max(deadlinesOf(telling)[deadline]!, telling.at)
      const sent = { type: 'deadline.reach', deadline, at, by: time }
      const step = this.heed.step(telling.state, sent)
      if (!step.changed) throw new Untold()
      return told(step, at)
    }
    const reached = { type: 'deadline.reach', sent: { type: 'deadline.reach', deadline } } as const
    return this.edgeTo(reached, node, [step(node.one), step(node.other)], [null, null])
  }

  private edgeTo(
    { type, sent: template }: Pick<ChartEdge, 'type' | 'sent'>,
    before: ChartNode | null,
    tellings: Tellings,
    sent: readonly [unknown, unknown],
  ): ChartEdge {
    const to = this.nodeOf(tellings)
    const sources = sourcesOf(before, to, tellings, sent)
    const isStill =
      before?.deadlines.length === to.deadlines.length &&
      before.hasPromise === to.hasPromise &&
      sources.every((source, index) => source.slot === index)
    const opens = this.opensOf(tellings)
    // What is asked for may come from anything that was written down.
    if (opens.length > 0 && before !== null) this.heed.takeWhole(before.one.state)
    return { type, sent: template, to, sources, isStill, opens, turns: this.rack.turnsAt(type, to.facts) }
  }

  /** What is asked for, if it is the same in both tellings. */
  private opensOf(tellings: Tellings): ChartEdge['opens'] {
    const [ones, others] = tellings.map(({ emitted, at }) =>
      asksOf(this.route, emitted, this.customer).map(ask =>
        'occasion' in ask ? { ...ask, endedAt: ask.endedAt - at } : ask,
      ),
    )
    if (JSON.stringify(ones) !== JSON.stringify(others)) throw new Untold()
    return ones!.map(ask => ('occasion' in ask ? at => ({ ...ask, endedAt: ask.endedAt + at }) : () => ask))
  }

  private nodeOf([one, other]: Tellings): ChartNode {
    const facts = this.heed.factsOf(one.state)
    const text = this.heed.textOf(one.state, other.state)
    const known = this.nodes.get(text)
    if (known !== undefined) return known
    const node: ChartNode = {
      place: placeOf(this.route, one.state),
      isDone: one.state.status !== 'active',
      deadlines: Object.keys(deadlinesOf(one)).sort(),
      hasPromise: facts !== null && facts.promisedAt !== null,
      facts,
      ways: [],
      reached: [],
      one,
      other,
    }
    if (this.nodes.size < mostKept) this.nodes.set(text, node)
    return node
  }

  /** Situations that were taken for one no longer are, once more is heeded. */
  private demandNoMoreHeed(): void {
    this.heed.settle()
    if (this.heed.known > this.heeded) throw new Untold()
  }
}

function told({ state, emitted }: Step, at: number): Telling {
  // Timers of a host's own machine have names of their own each time.
  if (state.status === 'error' || state.timers !== undefined) throw new Untold()
  return { state, at, emitted }
}

function attempt(tells: () => void): void {
  try {
    tells()
  } catch {
    // What is wrong is told if a case comes to it.
  }
}
