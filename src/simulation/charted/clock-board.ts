import { noteAdvance } from '../../policies/service-levels/advance.js'
import type { ClockChange } from '../../policies/service-levels/change.js'
import type { ServiceLevelFact } from '../../policies/service-levels/facts.js'
import type { ClockFacts, Observation } from '../../policies/service-levels/observation.js'
import type { ServicePolicy } from '../../policies/service-levels/service-policy.js'
import type { ServiceClock } from '../../vocabulary/service-clock.js'
import type { ServiceTarget } from '../../vocabulary/service-level.js'
import type { CaseTally } from '../engine/course.js'
import { none } from '../engine/jobs.js'
import type { ChartEdge } from './chart-node.js'
import { breached, inOrder, met, warned } from './clock-facts.js'
import {
  become,
  breach,
  isOpen,
  type LeanClock,
  lapse,
  passes,
  putBack,
  State,
  speaksAt,
  start,
  stillClock,
  stop,
  swing,
  warn,
  wholeOf,
} from './lean-clock.js'

/** One thing that an event does to one clock. */
interface Deed {
  readonly metric: number
  readonly change: 'started' | 'swung' | 'stopped' | 'cancelled'
  /** The target of the metric that matches, for a clock that starts. */
  readonly target: ServiceTarget | null
}

/** What an event does to clocks that stand in a certain way: a deed each; or as the policy has it, of these metrics. */
export type ClockTurn =
  | { readonly deeds: readonly Deed[] }
  | { readonly metrics: readonly number[]; readonly policy: ServicePolicy }

type Tell = (fact: ServiceLevelFact) => void

/** What an event does to clocks, by how they stand; `null` for nothing. */
export type ClockTurns = (ClockTurn | null | undefined)[]

/** The clocks of a policy, in the order of its metrics, and what is known of how they turn. */
export class ClockRack {
  readonly names: readonly string[]
  readonly policies: readonly ServicePolicy[]
  private readonly turns = new Map<string, ClockTurns>()

  constructor(readonly policy: ServicePolicy) {
    this.names = [...policy.targets.keys()]
    this.policies = [...policy.targets].map(entry => ({ ...policy, targets: new Map([entry]) }))
  }

  /** What an event does to clocks, by how they stand: the same wherever it leads to the same facts. */
  turnsAt(type: string, facts: ClockFacts | null): ClockTurns {
    const { promisedAt, ...others } = facts ?? { promisedAt: null }
    const text = JSON.stringify([type, promisedAt != null, others])
    const turns = this.turns.get(text) ?? []
    this.turns.set(text, turns)
    return turns
  }
}

/**
 * The clocks of a charted case. Which of them an event turns, and how, depends on the situation and on how they stand: the
 * service levels are asked once, and from then on the clocks are turned by the same sums.
 */
export class ClockBoard {
  private readonly clocks: LeanClock[]
  private arrival: number = none
  /** How the clocks stand, as one number. */
  private standing = 0
  /** How many of them have started. */
  private started = 0
  /** When the first of them runs out, in epoch ms. */
  dueAt = Infinity
  /** When the first of them has something to say. */
  private speaksAt = Infinity
  /** What an event had them say, until it is told in order. */
  private readonly said: ServiceLevelFact[] = []

  /** @param tell - Is told all that the clocks say, where that is wanted. */
  constructor(
    private readonly rack: ClockRack,
    private readonly tally: CaseTally,
    private readonly tell: Tell | null,
  ) {
    this.clocks = rack.names.map(() => stillClock(tell !== null))
  }

  /** Begins with the case that comes in. */
  open(arrival: number): void {
    this.arrival = arrival
  }

  /** Time passes. */
  pass(at: number): void {
    if (this.speaksAt > at) return
    if (this.tell === null) this.runOut(at)
    else this.speak(at, this.tell)
    this.look()
  }

  /** Something has happened, up to which time has passed. */
  observe(edge: ChartEdge, at: number, promisedAt: number | null): void {
    const turn = edge.turns[this.standing]
    if (turn === null) return
    if (turn === undefined) edge.turns[this.standing] = this.ask(edge, at, promisedAt)
    else if ('deeds' in turn) for (const deed of turn.deeds) this.do(deed, edge, at, promisedAt)
    else this.advance(turn.metrics, turn.policy, edge, at, promisedAt)
    if (this.tell !== null && this.said.length > 0) this.tellAll(this.tell)
    this.look()
    this.pass(at)
  }

  /** What clocks have not told by the end is open; then none of them has started, for the next case. */
  end(): void {
    for (const clock of this.clocks) {
      if (isOpen(clock) && clock.target !== null && !clock.isBreached) {
        this.tally.judge(this.arrival, clock.target.id, 'open')
      }
      putBack(clock)
    }
    this.started = 0
    this.look()
  }

  private runOut(at: number): void {
    for (const clock of this.clocks) {
      if (passes(clock, at)) this.tally.judge(this.arrival, clock.target!.id, 'breached')
    }
  }

  /** Warnings and limits are told in the order of their instants; at the same, of the clock that started first. */
  private speak(at: number, tell: Tell): void {
    for (;;) {
      let metric = none
      let first = Infinity
      for (let other = 0; other < this.clocks.length; other++) {
        const its = speaksAt(this.clocks[other]!)
        if (its > at || its > first) continue
        if (its === first && this.clocks[other]!.rank > this.clocks[metric]!.rank) continue
        metric = other
        first = its
      }
      if (metric === none) return
      const clock = this.clocks[metric]!
      const [mark] = clock.marks
      if (mark === undefined) {
        breach(clock)
        this.tally.judge(this.arrival, clock.target!.id, 'breached')
        tell(breached(clock, this.rack.names[metric]!, first, 'late'))
      } else {
        tell(warned(clock, this.rack.names[metric]!, first, mark.warning!))
        warn(clock)
      }
    }
  }

  private look(): void {
    this.dueAt = Infinity
    this.speaksAt = Infinity
    this.standing = 0
    for (const clock of this.clocks) {
      const its = speaksAt(clock)
      if (clock.dueAt < this.dueAt) this.dueAt = clock.dueAt
      if (its < this.speaksAt) this.speaksAt = its
      this.standing = this.standing * 6 + clock.state
    }
  }

  private do(
    { metric, change, target }: Deed,
    { to: { facts } }: ChartEdge,
    at: number,
    promisedAt: number | null,
  ): void {
    const clock = this.clocks[metric]!
    if (change === 'started') {
      const now = facts!.promisedAt === promisedAt ? facts! : { ...facts!, promisedAt }
      if (clock.state === State.none) clock.rank = this.started++
      start(clock, target!, now, this.rack.policy, at)
    } else if (change === 'swung') swing(clock, at)
    else if (change === 'cancelled') lapse(clock)
    else {
      const verdict = stop(clock, at)
      if (verdict === null) return
      this.tally.judge(this.arrival, clock.target!.id, verdict)
      if (this.tell === null) return
      const name = this.rack.names[metric]!
      this.said.push(verdict === 'met' ? met(clock, name, at) : breached(clock, name, at, 'early'))
    }
  }

  private tellAll(tell: Tell): void {
    const { names } = this.rack
    for (const fact of inOrder(this.said, metric => this.clocks[names.indexOf(metric)]!.rank)) tell(fact)
    this.said.length = 0
  }

  /** Asks the service levels what an event does, and does it. */
  private ask(edge: ChartEdge, at: number, promisedAt: number | null): ClockTurn | null {
    const { policies, policy } = this.rack
    const turned: number[] = []
    const deeds: Deed[] = []
    for (const [metric, its] of policies.entries()) {
      const { isTurned, changes } = this.advance([metric], its, edge, at, promisedAt)
      if (!isTurned) continue
      turned.push(metric)
      const change = changes.length === 1 ? changeOf(changes[0]!, policy) : null
      if (change !== null) deeds.push({ metric, change, target: this.clocks[metric]!.target })
    }
    if (turned.length === 0) return null
    if (deeds.length === turned.length) return { deeds }
    const targets = new Map([...policy.targets].filter((_, metric) => turned.includes(metric)))
    return { metrics: turned, policy: { ...policy, targets } }
  }

  /** Lets the service levels themselves turn some of the clocks. */
  private advance(
    metrics: readonly number[],
    policy: ServicePolicy,
    edge: ChartEdge,
    at: number,
    promisedAt: number | null,
  ): { readonly isTurned: boolean; readonly changes: readonly ClockChange[] } {
    const { names } = this.rack
    const before = metrics.flatMap(metric => wholeOf(this.clocks[metric]!, names[metric]!, policy) ?? [])
    const observation: Observation = { ...edge.to.facts!, at, event: edge, promisedAt }
    const changes: ClockChange[] = []
    const after = noteAdvance(before, observation, policy, change => changes.push(change))
    let isTurned = false
    for (const clock of after) {
      if (before.includes(clock)) continue
      isTurned = true
      const lean = this.clocks[names.indexOf(clock.metric)]!
      if (lean.state === State.none) lean.rank = this.started++
      become(lean, clock, policy)
    }
    for (const { fact } of changes) {
      if (fact === undefined) continue
      if (fact.type === 'sla.met') this.tally.judge(this.arrival, fact.target, 'met')
      if (fact.type === 'sla.breached') this.tally.judge(this.arrival, fact.target, 'breached')
      if (this.tell !== null) this.said.push(fact)
    }
    return { isTurned, changes }
  }
}

/** A change as a deed; `null` where it is of a kind that is left to the service levels. */
function changeOf({ change, because, clock }: ClockChange, policy: ServicePolicy): Deed['change'] | null {
  if (change === 'started') return isAnew(clock, policy) ? 'started' : null
  if (change === 'paused' || change === 'resumed') return 'swung'
  if (change === 'met' || change === 'ended') return 'stopped'
  if (change === 'breached') return because.endsWith('too early') ? 'stopped' : null
  return change === 'cancelled' ? 'cancelled' : null
}

/** Whether a clock that starts has nothing from an earlier round. */
function isAnew({ metric, target }: ServiceClock, policy: ServicePolicy): boolean {
  if (target === null) return false
  return policy.targets.get(metric)!.every(({ again }) => again !== 'continue')
}
