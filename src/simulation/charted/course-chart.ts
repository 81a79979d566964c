import { type Due, firstDue } from '../../cases/due.js'
import { rulesOf } from '../../cases/permission.js'
import { factsOf, time } from '../../cases/trail.js'
import type { State, Step } from '../../kernel/state.js'
import type { ClockFacts } from '../../policies/service-levels/observation.js'
import type { Party } from '../../vocabulary/party.js'
import { type CaseRoute, type Place, placeOf } from '../engine/case-route.js'
import { refused } from '../engine/course.js'
import { askOf, isAsk, type LinkedAsk } from '../engine/linked-case.js'
import type { Template } from '../engine/template.js'
import { ClockRack, type ClockTurn } from './clock-board.js'
import { numbersIn, textOf, Untold } from './twin.js'

/** Where an instant comes from. */
export interface Source {
  /** It was there, in this place; or −1. */
  readonly slot: number
  /** It came with the event, as this one of its numbers; or −1. */
  readonly place: number
  /** Else: so long after now. */
  readonly afterMs: number
}

/** One telling of how a case came to a node: its state, and when it was last moved. */
interface Telling {
  readonly state: State
  readonly at: number
  /** What the case asked for as it came there. */
  readonly emitted: Step['emitted']
}

/** A situation that cases come to, alike but for their instants. */
export interface ChartNode {
  readonly place: Place
  readonly isDone: boolean
  /** The names of its deadlines, by name: the instants of a case stand in this order, and after them that of its promise. */
  readonly deadlines: readonly string[]
  readonly hasPromise: boolean
  readonly facts: ClockFacts
  /** By event or deadline, and by who sends it; `null` where a rule holds it back. */
  readonly edges: Map<Template | string, Map<number, ChartEdge | null>>
  readonly one: Telling
  readonly other: Telling
}

/** What an event makes of a situation. */
export interface ChartEdge {
  readonly type: string
  readonly to: ChartNode
  /** Where each instant of the next situation comes from. */
  readonly sources: readonly Source[]
  /** Whether the instants stay as they are. */
  readonly isStill: boolean
  /** The cases that it asks to open. */
  readonly opens: readonly LinkedAsk[]
  /** By how a case's clocks stand: what this does to them; `null` for nothing. */
  readonly turns: Map<number, ClockTurn | null>
}

/** What can be asked of any compiled machine. */
interface AnyCompiled {
  start(input: object): Step
  step(state: State, event: object, options?: { readonly token: string }): Step
}

/** The customer of a case whose scenario names none. */
export const nameless: Party = { id: 'customer', role: 'customer' }

/** Days between the two tellings, and some, so that no weekday, hour or minute is the same. */
const apartMs = 977 * 86_400_000 + 5 * 3_600_000 + 1_234_567
const mostNodes = 4000

/**
 * The situations that the cases of a stream come to, and what leads from one to the next. Each is worked out once, by the
 * compiled machine itself, on two tellings of the same story at other times and paces; from then on a case is led along by its
 * instants alone. A path on which it matters when something happened cannot be told so, and is led step by step instead; some
 * of the cases are led both ways all along, to find that out.
 */
export class CourseChart {
  private readonly nodes = new Map<string, ChartNode>()
  private readonly compiled: AnyCompiled
  readonly opening: ChartEdge
  readonly rack: ClockRack

  constructor(
    private readonly route: CaseRoute,
    from: number,
  ) {
    this.rack = new ClockRack(route.policy)
    this.compiled = route.route.compiled as unknown as AnyCompiled
    const tell = (at: number) => {
      const input = route.input(at)
      const opened = {
        customer: nameless,
        ...input,
        id: 'case',
        at,
        by: input.customer ?? nameless,
        limits: route.limits,
      }
      return { input, telling: this.told(this.compiled.start(opened), at) }
    }
    const one = tell(from)
    const other = tell(from + apartMs)
    this.opening = this.edgeTo('case.open', null, [one.telling, other.telling], [one.input, other.input])
  }

  /** What an event makes of a situation, as far as that is known. */
  known(node: ChartNode, event: Template | string, who: number): ChartEdge | null | undefined {
    return node.edges.get(event)?.get(who)
  }

  /**
   * What an event makes of a situation; `null` where a rule of the path holds it back.
   * @param who - The sender's place among those who have worked on the case, and their role: told apart, not known.
   */
  edge(node: ChartNode, event: Template | string, who: number, by: Party): ChartEdge | null {
    const known = this.known(node, event, who)
    if (known !== undefined) return known
    const edge = typeof event === 'string' ? this.deadline(node, event) : this.taken(node, event, by)
    const edges = node.edges.get(event) ?? new Map<number, ChartEdge | null>()
    node.edges.set(event, edges.set(who, edge))
    return edge
  }

  private taken(node: ChartNode, event: Template, by: Party): ChartEdge | null {
    const step = (telling: Telling, shareOfWait: number, restMs: number) => {
      const dueAt = this.dueOf(telling)?.at ?? Infinity
      const waitMs = dueAt === Infinity ? restMs : Math.min(restMs, (dueAt - telling.at) * shareOfWait)
      const at = telling.at + Math.max(0, Math.floor(waitMs))
      const sent = event.at(at)
      return { sent, at, step: this.compiled.step(telling.state, { ...sent, at, by }) }
    }
    const one = step(node.one, 0.4, 61_000)
    const other = step(node.other, 0.9, 13_579_000)
    if (one.step.changed !== other.step.changed) throw new Untold()
    if (!one.step.changed) {
      const candidates = this.route.route.compiled.candidates(node.one.state as never, event.type)
      const isHeldBack = candidates.some(({ guard }) => rulesOf(this.route.route, guard).length > 0)
      if (isHeldBack && node.place.step?.by != null) return null
      throw refused(this.route, node.place, event, 'it is not taken')
    }
    const tellings = [this.told(one.step, one.at), this.told(other.step, other.at)] as const
    return this.edgeTo(event.type, node, tellings, [one.sent, other.sent])
  }

  private deadline(node: ChartNode, name: string): ChartEdge {
    const step = (telling: Telling) => {
      const due = this.dueOf(telling)
      const at = Math.max(due?.at ?? 0, telling.at)
      const isIt = due !== null && 'deadline' in due.event && due.event.deadline === name
      const sent = isIt ? { ...due.event, at, by: time } : null
      const step = sent && this.compiled.step(telling.state, sent)
      if (!step?.changed) throw new Untold()
      return { at, step }
    }
    const one = step(node.one)
    const other = step(node.other)
    const tellings = [this.told(one.step, one.at), this.told(other.step, other.at)] as const
    return this.edgeTo('deadline.reach', node, tellings, [null, null])
  }

  private told({ state, emitted }: Step, at: number): Telling {
    // Timers of a host's own machine have names of their own each time.
    if (state.status === 'error' || state.timers !== undefined) throw new Untold()
    return { state, at, emitted }
  }

  private dueOf({ state }: Telling): Due | null {
    return firstDue({ state } as never)
  }

  /** An edge, with where each instant of the situation it leads to comes from. */
  private edgeTo(
    type: string,
    before: ChartNode | null,
    [one, other]: readonly [Telling, Telling],
    sent: readonly [unknown, unknown],
  ): ChartEdge {
    const to = this.nodeOf(one, other)
    const known =
      before === null ? [[], []] : [instantsOf(before, before.one), instantsOf(before, before.other)]
    const [ones, others] = sent.map(numbersIn)
    const theirs = instantsOf(to, other)
    const sources = instantsOf(to, one).map((instant, index): Source => {
      const its = theirs[index]!
      const slot = known[0]!.findIndex((kept, place) => kept === instant && known[1]![place] === its)
      if (slot >= 0) return { slot, place: -1, afterMs: 0 }
      if (instant - one.at === its - other.at) return { slot, place: -1, afterMs: instant - one.at }
      const place = ones!.findIndex((number, place) => number === instant && others![place] === its)
      if (place >= 0) return { slot, place, afterMs: 0 }
      throw new Untold()
    })
    const isStill =
      before?.deadlines.length === to.deadlines.length &&
      known[0]!.length === sources.length &&
      sources.every((source, index) => source.slot === index)
    return {
      type,
      to,
      sources,
      isStill,
      opens: this.opensOf(one, other),
      turns: this.rack.turnsAt(type, to.facts),
    }
  }

  /** The cases asked for, if they are the same in both tellings. */
  private opensOf(...tellings: readonly [Telling, Telling]): readonly LinkedAsk[] {
    const [ones, others] = tellings.map(({ at, emitted }) =>
      emitted.filter(isAsk).map(ask => askOf(ask, this.route.input(at).customer ?? nameless)),
    )
    if (JSON.stringify(ones) !== JSON.stringify(others)) throw new Untold()
    return ones!
  }

  private nodeOf(one: Telling, other: Telling): ChartNode {
    const text = textOf(parts(one), parts(other))
    const known = this.nodes.get(text)
    if (known !== undefined) return known
    const facts = factsOf({ path: this.route.path.id, state: one.state as never })
    const node: ChartNode = {
      place: placeOf(this.route, one.state),
      isDone: one.state.status !== 'active',
      deadlines: Object.keys(deadlinesOf(one)).sort(),
      hasPromise: facts.promisedAt !== null,
      facts,
      edges: new Map(),
      one,
      other,
    }
    // What is rarer than so many others is worked out again each time a case comes to it.
    if (this.nodes.size < mostNodes) this.nodes.set(text, node)
    return node
  }
}

const parts = ({ state: { status, value, context, historyValue, entered } }: Telling) => ({
  status,
  value,
  context,
  historyValue,
  entered,
})

const deadlinesOf = ({ state }: Telling): Readonly<Record<string, number>> =>
  (state.context as { deadlines?: Readonly<Record<string, number>> }).deadlines ?? {}

/** The instants of a situation, as one telling has them. */
function instantsOf({ deadlines, hasPromise }: ChartNode, telling: Telling): readonly number[] {
  const instants = deadlines.map(name => deadlinesOf(telling)[name]!)
  if (!hasPromise) return instants
  return [...instants, (telling.state.context as { promise: { dueAt: number } }).promise.dueAt]
}
