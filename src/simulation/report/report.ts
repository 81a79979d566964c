import type { SpanKind } from '../run.js'
import type { Estimate } from '../statistics/estimate.js'

/** An estimate, and where queueing theory knows what endless simulation would give. @category Simulation */
export interface Figure extends Estimate {
  /** What the formulas of `casewright/policies` give; only where the scenario is a queue that they describe. */
  readonly exact?: number
}

/** A figure of each slot, as columns. @category Simulation */
export interface SlotFigures {
  /** `null` where nothing was there to count. */
  readonly value: readonly (number | null)[]
  /** `null` of fewer than two replications. */
  readonly low: readonly (number | null)[]
  readonly high: readonly (number | null)[]
}

/** How many, in all replications together, of whom quantiles only know that it took longer than was seen. @category Simulation */
export interface Censored {
  /** It was not over at the end of their replication. */
  readonly atEnd: number
  /** They gave up before. */
  readonly gaveUp: number
}

/** How long something took, by the product-limit estimate. @category Simulation */
export interface Quantiles {
  /** Half took at most so long; `value` is `null` where too many are censored to tell. */
  readonly p50Ms: Figure
  readonly p90Ms: Figure
  readonly p95Ms: Figure
  readonly censored: Censored
}

/** How long something took. @category Simulation */
export interface Durations extends Quantiles {
  /** Of those who are not censored. */
  readonly meanMs: Figure
}

/** How many waited how long. @category Simulation */
export interface Histogram {
  /** The share of all who do not wait at all, 0–1. */
  readonly atOnceShare: number
  /** How wide each bar is, in ms. */
  readonly binMs: number
  /** Of those who wait, the share of all whose wait falls in each bar, 0–1; the last bar holds all that is longer. */
  readonly shares: readonly number[]
}

/** How a target was kept. @category Simulation */
export interface TargetFigures {
  /** Met in time, of those met or breached, 0–1. */
  readonly attainment: Figure
  /** Breached in a replication. */
  readonly breaches: Figure
  /** Neither at the end of a replication: censored, counted in neither. */
  readonly open: Figure
}

/** What the customers of a stream met with. @category Simulation */
export interface StreamFigures {
  /** The time within which somebody counts as answered in time, where the stream names one. */
  readonly answerWithinMs?: number
  /** Who came in a replication, each attempt counted. */
  readonly arrivals: Figure
  /** Of them, cases that came of others, which asked to open them. */
  readonly linked: Figure
  /** Cases that these asked to open in a replication and that no stream was there for, by path. */
  readonly unopened: Readonly<Record<string, Figure>>
  /** Contacts handled and cases closed in a replication. */
  readonly served: Figure
  /** Who gave up, of all whose wait is over, 0–1. */
  readonly abandonment: Figure
  /** From arrival until answered or given up; who still waits at the end is censored. */
  readonly waits: Durations & {
    /** The share that waits at all, 0–1. */
    readonly waitedShare: Figure
    /** The mean of those who were answered (speed of answer). */
    readonly answeredMeanMs: Figure
    readonly histogram: Histogram
  }
  /**
   * How long somebody would wait who never gives up (offered wait): whoever gives up is censored, and so is who still waits at the
   * end. As `waits` where nobody gives up.
   */
  readonly offeredWaits: Quantiles
  /** From arrival to the end; who gives up is censored, and so is who is not served at the end. */
  readonly throughput: Durations
  /** Mean time in each stage, by its name, in ms. */
  readonly stages: Readonly<Record<string, Figure>>
  /** By its name. */
  readonly targets: Readonly<Record<string, TargetFigures>>
  /** Mean number who wait. */
  readonly queueLength: Figure
  /** Neither served nor gone at the end of a replication: censored. */
  readonly backlog: {
    readonly open: Figure
    /** Of the open, those whom nobody has answered. */
    readonly waiting: Figure
    /** How long these have waited so far, on average, in ms. */
    readonly waitedSoFarMs: Figure
  }
  readonly bySlot: {
    readonly arrivals: SlotFigures
    /** Of those who came in the slot, answered in time, 0–1. */
    readonly inTarget: SlotFigures
    /** Of those who came in the slot, who gave up, 0–1. */
    readonly abandonment: SlotFigures
    /** Mean number who wait. */
    readonly waiting: SlotFigures
  }
}

/** How a group of agents spent their time. @category Simulation */
export interface GroupFigures {
  readonly agents: number
  /** Shares of all their time, 0–1; together 1. */
  readonly utilisation: {
    readonly busy: Figure
    readonly idle: Figure
    readonly break: Figure
    /** On the rota and not there. */
    readonly absent: Figure
    readonly overtime: Figure
    readonly off: Figure
  }
  /** Busy, of the time at work, 0–1. */
  readonly occupancy: Figure
  /** Pieces of work in hand while busy: more than 1 where agents have several chats at once. */
  readonly concurrency: Figure
  /** Pieces of work begun in a replication. */
  readonly handled: Figure
  /** Of a replication, in the currency of the scenario. */
  readonly cost: Figure
  readonly bySlot: {
    /** Agents at work. */
    readonly staffed: SlotFigures
    readonly busy: SlotFigures
    /** Who waits with this group first on their list. */
    readonly queue: SlotFigures
  }
}

/** The agents whom Erlang A asks for, for comparison with those who were there. @category Simulation */
export interface StaffingFigures {
  /** Who is to be answered in time, as a share of all. */
  readonly answeredShare: number
  /** Of each slot, by the id of the group; `null` of a slot without work. Groups that answer within no time have none. */
  readonly agents: Readonly<Record<string, readonly (number | null)[]>>
}

/** What an agent did in the first replication. @category Simulation */
export interface AgentDay {
  readonly group: string
  /** Counted from 0 within the group. */
  readonly agent: number
  readonly spans: readonly { readonly kind: SpanKind; readonly from: number; readonly to: number }[]
}

/** What the replications of a scenario come to, as plain data: it goes through JSON unchanged. @category Simulation */
export interface SimulationReport {
  readonly seed: string
  readonly replications: number
  /** Of every interval, 0–1. */
  readonly confidence: number
  /** When counting begins, epoch ms. */
  readonly from: number
  /** When it ends, epoch ms. */
  readonly until: number
  /** The zone in which half hours are told. */
  readonly timeZone: string
  /** The queue that the scenario is, where queueing theory knows it; its figures then have `exact`. */
  readonly model: QueueModel | null
  /** Slots of half an hour, to which `bySlot` has a figure each. */
  readonly slots: {
    readonly lengthMs: number
    readonly startsAt: readonly number[]
    /** Each stands for the same half hour of all weeks, from Monday on: where the scenario is longer than a week. */
    readonly isWeek: boolean
  }
  /** All streams together. */
  readonly all: StreamFigures
  /** By the id of the stream. */
  readonly streams: Readonly<Record<string, StreamFigures>>
  /** By the id of the group. */
  readonly groups: Readonly<Record<string, GroupFigures>>
  /** Of a replication, in the currency of the scenario. */
  readonly cost: Figure
  readonly staffing: StaffingFigures
  /** The first day of the first replication; none where the engine was not asked to keep spans. */
  readonly agents: readonly AgentDay[]
}

/** A queue that queueing theory knows. @category Simulation */
export type QueueModel = 'M/M/c' | 'M/M/c+M' | 'M/M/c with priorities' | 'M/G/1'
