import { noteAdvance } from '../../policies/service-levels/advance.js'
import type { ClockChange } from '../../policies/service-levels/change.js'
import type { ClockFacts, Observation } from '../../policies/service-levels/observation.js'
import type { ServicePolicy } from '../../policies/service-levels/service-policy.js'
import type { ServiceClock } from '../../vocabulary/service-clock.js'
import type { CaseTally } from '../engine/course.js'
import { none } from '../engine/jobs.js'
import type { ChartEdge } from './chart-node.js'
import { isOpen, type LeanClock, lapse, leanOf, passes, start, stop, swing, wholeOf } from './lean-clock.js'

/** One thing that an event does to one clock. */
interface Deed {
  readonly metric: number
  readonly change: 'started' | 'swung' | 'stopped' | 'cancelled'
}

/** What an event does to clocks that stand in a certain way: a deed each; or as the policy has it, of these metrics. */
export type ClockTurn =
  | { readonly deeds: readonly Deed[] }
  | { readonly metrics: readonly number[]; readonly policy: ServicePolicy }

/** The clocks of a policy, in the order of its metrics, and what is known of how they turn. */
export class ClockRack {
  readonly names: readonly string[]
  readonly policies: readonly ServicePolicy[]
  private readonly turns = new Map<string, Map<number, ClockTurn | null>>()

  constructor(readonly policy: ServicePolicy) {
    this.names = [...policy.targets.keys()]
    this.policies = [...policy.targets].map(entry => ({ ...policy, targets: new Map([entry]) }))
  }

  /** What an event does to clocks, by how they stand: the same wherever it leads to the same facts. */
  turnsAt(type: string, facts: ClockFacts | null): Map<number, ClockTurn | null> {
    const { promisedAt, ...others } = facts ?? { promisedAt: null }
    const text = JSON.stringify([type, promisedAt != null, others])
    const turns = this.turns.get(text) ?? new Map<number, ClockTurn | null>()
    this.turns.set(text, turns)
    return turns
  }
}

/**
 * The clocks of a charted case. Which of them an event turns, and how, depends on the situation and on how they stand: the
 * service levels are asked once, and from then on the clocks are turned by the same sums.
 */
export class ClockBoard {
  private readonly clocks: (LeanClock | null)[]
  private arrival: number = none
  /** When the first of them runs out, in epoch ms. */
  dueAt = Infinity

  constructor(
    private readonly rack: ClockRack,
    private readonly tally: CaseTally,
  ) {
    this.clocks = rack.names.map(() => null)
  }

  /** Begins with the case that comes in. */
  open(arrival: number): void {
    this.arrival = arrival
    this.dueAt = Infinity
    this.clocks.fill(null)
  }

  /** Something has happened. */
  observe(edge: ChartEdge, at: number, promisedAt: number | null): void {
    if (this.dueAt <= at) this.pass(at)
    const standing = this.standing()
    let turn = edge.turns.get(standing)
    if (turn === null) return
    if (turn === undefined) {
      turn = this.ask(edge, at, promisedAt)
      edge.turns.set(standing, turn)
    } else if ('deeds' in turn) for (const deed of turn.deeds) this.do(deed, edge, at, promisedAt)
    else this.advance(turn.metrics, turn.policy, edge, at, promisedAt)
    this.look()
    if (this.dueAt <= at) this.pass(at)
  }

  /** What clocks have not told by the end is open. */
  end(at: number): void {
    this.pass(at)
    for (const clock of this.clocks) {
      if (clock?.target != null && isOpen(clock) && !clock.isBreached) {
        this.tally.judge(this.arrival, clock.target.id, 'open')
      }
    }
  }

  private pass(at: number): void {
    for (const clock of this.clocks) {
      if (clock !== null && passes(clock, at)) this.tally.judge(this.arrival, clock.target!.id, 'breached')
    }
    this.look()
  }

  private look(): void {
    this.dueAt = Infinity
    for (const clock of this.clocks) {
      if (clock !== null && clock.dueAt < this.dueAt) this.dueAt = clock.dueAt
    }
  }

  private do({ metric, change }: Deed, edge: ChartEdge, at: number, promisedAt: number | null): void {
    const { policy, names } = this.rack
    const clock = this.clocks[metric]!
    if (change === 'started') {
      const targets = policy.targets.get(names[metric]!)!
      this.clocks[metric] = start(targets, { ...edge.to.facts!, promisedAt }, policy, at)
    } else if (change === 'swung') swing(clock, policy, at)
    else if (change === 'cancelled') lapse(clock)
    else {
      const verdict = stop(clock, policy, at)
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
      if (change !== null) deeds.push({ metric, change })
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
    const before = metrics.flatMap(metric => {
      const clock = this.clocks[metric]!
      return clock === null ? [] : wholeOf(clock, this.rack.policy)
    })
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
      this.clocks[this.rack.names.indexOf(clock.metric)] = leanOf(clock, policy)
    }
    return { isTurned, changes }
  }

  /** How the clocks stand, as one number. */
  private standing(): number {
    let standing = 0
    for (const clock of this.clocks) standing = standing * 6 + (clock === null ? 0 : clock.state)
    return standing
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
