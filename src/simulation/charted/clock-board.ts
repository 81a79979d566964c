import { noteAdvance } from '../../policies/service-levels/advance.js'
import type { ClockChange } from '../../policies/service-levels/change.js'
import type { ClockFacts, Observation } from '../../policies/service-levels/observation.js'
import type { ServicePolicy } from '../../policies/service-levels/service-policy.js'
import type { ServiceClock } from '../../vocabulary/service-clock.js'
import type { ServiceTarget } from '../../vocabulary/service-level.js'
import type { CaseTally } from '../engine/course.js'
import { none } from '../engine/jobs.js'
import type { ChartEdge } from './chart-node.js'
import {
  isOpen,
  type LeanClock,
  lapse,
  leanOf,
  passes,
  State,
  start,
  stillClock,
  stop,
  swing,
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
  /** When the first of them runs out, in epoch ms. */
  dueAt = Infinity

  constructor(
    private readonly rack: ClockRack,
    private readonly tally: CaseTally,
  ) {
    this.clocks = rack.names.map(stillClock)
  }

  /** Begins with the case that comes in. */
  open(arrival: number): void {
    this.arrival = arrival
  }

  /** Something has happened. */
  observe(edge: ChartEdge, at: number, promisedAt: number | null): void {
    if (this.dueAt <= at) this.pass(at)
    const turn = edge.turns[this.standing]
    if (turn === null) return
    if (turn === undefined) edge.turns[this.standing] = this.ask(edge, at, promisedAt)
    else if ('deeds' in turn) for (const deed of turn.deeds) this.do(deed, edge, at, promisedAt)
    else this.advance(turn.metrics, turn.policy, edge, at, promisedAt)
    this.look()
    if (this.dueAt <= at) this.pass(at)
  }

  /** What clocks have not told by the end is open; then none of them has started, for the next case. */
  end(at: number): void {
    if (this.dueAt <= at) this.pass(at)
    for (const clock of this.clocks) {
      if (isOpen(clock) && clock.target !== null && !clock.isBreached) {
        this.tally.judge(this.arrival, clock.target.id, 'open')
      }
      clock.state = State.none
      clock.dueAt = Infinity
    }
    this.look()
  }

  private pass(at: number): void {
    for (const clock of this.clocks) {
      if (passes(clock, at)) this.tally.judge(this.arrival, clock.target!.id, 'breached')
    }
    this.look()
  }

  private look(): void {
    this.dueAt = Infinity
    this.standing = 0
    for (const { dueAt, state } of this.clocks) {
      if (dueAt < this.dueAt) this.dueAt = dueAt
      this.standing = this.standing * 6 + state
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
      start(clock, target!, now, this.rack.policy, at)
    } else if (change === 'swung') swing(clock, at)
    else if (change === 'cancelled') lapse(clock)
    else {
      const verdict = stop(clock, at)
      if (verdict !== null) this.tally.judge(this.arrival, clock.target!.id, verdict)
    }
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
    for (const { fact } of changes) {
      if (fact?.type === 'sla.met') this.tally.judge(this.arrival, fact.target, 'met')
      if (fact?.type === 'sla.breached') this.tally.judge(this.arrival, fact.target, 'breached')
    }
    let isTurned = false
    for (const clock of after) {
      if (before.includes(clock)) continue
      isTurned = true
      Object.assign(this.clocks[names.indexOf(clock.metric)]!, leanOf(clock, policy))
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
