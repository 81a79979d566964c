import type { StageTally, StreamRun, StreamSlots, TargetTally } from '../run.js'
import type { Place } from './case-route.js'
import { grown } from './event-heap.js'
import { none } from './jobs.js'
import type { Ask } from './linked-case.js'
import type { Plan, PlannedStream } from './plan.js'
import type { Template } from './template.js'

/** How far somebody who came has got: those who were answered last. */
const Fate = { waiting: 0, abandoned: 1, closedUnanswered: 2, answered: 3, served: 4 } as const

const isAnswered = (fate: number): boolean => fate >= Fate.answered
const isServed = (fate: number): boolean => fate === Fate.served || fate === Fate.closedUnanswered

interface StageSum {
  readonly stage: string
  count: number
  sumMs: number
}

interface EventCount {
  readonly type: string
  count: number
}

/** What becomes of those who arrive in a stream. */
export class StreamTally {
  /** What cases ask to be opened, until it is. */
  readonly asked: Ask[] = []
  private arrivals = 0
  private retried = 0
  private linked = 0
  private arrivedAt: Float64Array
  /** From arrival to the first answer, or to giving up. */
  private waits: Float64Array
  private throughputs: Float64Array
  private fates: Uint8Array
  /** By place, and in the order in which they were first left. */
  private readonly sums: (StageSum | undefined)[] = []
  private readonly stages: StageSum[] = []
  private readonly targets = new Map<string, { met: number; breached: number; open: number }>()
  /** By template, and in the order in which they were first taken. */
  private readonly counts: (EventCount | undefined)[] = []
  private readonly taken: EventCount[] = []
  private readonly unopened = new Map<string, number>()
  private handled = 0
  private handledMs = 0
  private readonly answerWithinMs: number
  private readonly countFrom: number
  private readonly slotMs: number
  private readonly bySlot: Omit<StreamSlots, 'waiting'>
  private slot = 0
  private slotFrom = Infinity
  private slotTo = -Infinity

  constructor(
    private readonly stream: PlannedStream,
    private readonly plan: Plan,
  ) {
    const { countFrom, slotMs, slots } = plan
    const room = roomFor(stream, plan)
    this.arrivedAt = new Float64Array(room)
    this.waits = new Float64Array(room)
    this.throughputs = new Float64Array(room)
    this.fates = new Uint8Array(room)
    this.answerWithinMs = stream.answerWithinMs ?? Infinity
    this.countFrom = countFrom
    this.slotMs = slotMs
    const column = () => new Float64Array(slots)
    this.bySlot = { arrivals: column(), answered: column(), inTarget: column(), abandoned: column() }
  }

  /** Somebody comes; answers their place among those who are counted. */
  arrive(at: number, isRetry: boolean, isLinked = false): number {
    if (at < this.countFrom) return none
    const arrival = this.arrivals++
    if (arrival === this.waits.length) this.grow()
    this.arrivedAt[arrival] = at
    if (isRetry) this.retried++
    if (isLinked) this.linked++
    this.bySlot.arrivals[this.slotOf(at)]!++
    return arrival
  }

  /** Somebody is answered for the first time. */
  answer(arrival: number, waitMs: number): void {
    if (arrival === none) return
    this.waits[arrival] = waitMs
    this.fates[arrival] = Fate.answered
    const slot = this.slotOf(this.arrivedAt[arrival]!)
    this.bySlot.answered[slot]!++
    if (waitMs <= this.answerWithinMs) this.bySlot.inTarget[slot]!++
  }

  abandon(arrival: number, waitMs: number): void {
    if (arrival === none) return
    this.waits[arrival] = waitMs
    this.fates[arrival] = Fate.abandoned
    this.bySlot.abandoned[this.slotOf(this.arrivedAt[arrival]!)]!++
  }

  /** An agent is done with a contact. */
  handle(arrival: number, lengthMs: number): void {
    if (arrival === none) return
    this.handled++
    this.handledMs += lengthMs
  }

  /** Somebody's matter is done; what was said of it before no longer counts. */
  serve(arrival: number, throughputMs: number): void {
    if (arrival === none || this.fates[arrival] === Fate.abandoned) return
    this.throughputs[arrival] = throughputMs
    this.fates[arrival] = isAnswered(this.fates[arrival]!) ? Fate.served : Fate.closedUnanswered
  }

  /** A matter that was done is not, after all. */
  reopen(arrival: number): void {
    if (arrival !== none && isServed(this.fates[arrival]!))
      this.fates[arrival] = this.fates[arrival] === Fate.served ? Fate.answered : Fate.waiting
  }

  /** A stage is left. */
  leave(arrival: number, { index, stage }: Place, lengthMs: number): void {
    if (arrival === none) return
    let sum = this.sums[index]
    if (sum === undefined) {
      sum = { stage, count: 0, sumMs: 0 }
      this.sums[index] = sum
      this.stages.push(sum)
    }
    sum.count++
    sum.sumMs += lengthMs
  }

  /** A target is kept or missed, or its clock runs on at the end. */
  judge(arrival: number, target: string, verdict: keyof TargetTally): void {
    if (arrival === none) return
    let tally = this.targets.get(target)
    if (tally === undefined) {
      tally = { met: 0, breached: 0, open: 0 }
      this.targets.set(target, tally)
    }
    tally[verdict]++
  }

  /** An event was taken. */
  take(arrival: number, { index, type }: Template): void {
    if (arrival === none) return
    let count = this.counts[index]
    if (count === undefined) {
      count = { type, count: 0 }
      this.counts[index] = count
      this.taken.push(count)
    }
    count.count++
  }

  /** A case asks for another to be opened. */
  ask(ask: Ask): void {
    this.asked.push(ask)
  }

  /** There is no stream for the case that was asked for. */
  leaveUnopened(arrival: number, path: string): void {
    if (arrival !== none) this.unopened.set(path, (this.unopened.get(path) ?? 0) + 1)
  }

  /** What became of them all. */
  run(waiting: { readonly waitingMs: number; readonly waiting: Float64Array }): StreamRun {
    const { arrivals, retried, linked, fates, waits, throughputs, arrivedAt } = this
    const { until } = this.plan
    const met = new Uint32Array(Object.keys(Fate).length)
    for (let arrival = 0; arrival < arrivals; arrival++) met[fates[arrival]!]!++
    const of = (...fates: readonly number[]) => fates.reduce((sum, fate) => sum + met[fate]!, 0)
    const all = {
      waits: of(Fate.answered, Fate.served),
      abandoned: of(Fate.abandoned),
      open: of(Fate.waiting),
      served: of(Fate.served, Fate.closedUnanswered),
    }
    const lists = {
      waits: new Float64Array(all.waits),
      abandonedWaits: new Float64Array(all.abandoned),
      openWaits: new Float64Array(all.open),
      throughputs: new Float64Array(all.served),
      openThroughputs: new Float64Array(arrivals - all.served - all.abandoned),
    }
    const at = { waits: 0, abandoned: 0, open: 0, served: 0, unserved: 0 }
    for (let arrival = 0; arrival < arrivals; arrival++) {
      if (isAnswered(fates[arrival]!)) lists.waits[at.waits++] = waits[arrival]!
      else if (fates[arrival] === Fate.waiting) lists.openWaits[at.open++] = until - arrivedAt[arrival]!
      if (fates[arrival] === Fate.abandoned) lists.abandonedWaits[at.abandoned++] = waits[arrival]!
      else if (isServed(fates[arrival]!)) lists.throughputs[at.served++] = throughputs[arrival]!
      else lists.openThroughputs[at.unserved++] = until - arrivedAt[arrival]!
    }
    return {
      path: this.stream.path,
      arrivals,
      retried,
      linked,
      unopened: Object.fromEntries(this.unopened),
      answered: all.waits,
      served: all.served,
      abandoned: all.abandoned,
      open: lists.openThroughputs.length,
      ...lists,
      stages: this.stagesOf(lists.waits),
      targets: this.targetsOf(lists.openWaits),
      taken: this.takenByType(),
      waitingMs: waiting.waitingMs,
      bySlot: { ...this.bySlot, waiting: waiting.waiting },
    }
  }

  private takenByType(): Readonly<Record<string, number>> {
    const taken: Record<string, number> = {}
    for (const { type, count } of this.taken) taken[type] = (taken[type] ?? 0) + count
    return taken
  }

  private stagesOf(waits: Float64Array): Readonly<Record<string, StageTally>> {
    if (this.stream.path !== null) {
      return Object.fromEntries(this.stages.map(({ stage, ...sum }) => [stage, sum]))
    }
    let waitedMs = 0
    for (let index = 0; index < waits.length; index++) waitedMs += waits[index]!
    return {
      waiting: { count: waits.length, sumMs: waitedMs },
      handling: { count: this.handled, sumMs: this.handledMs },
    }
  }

  /** The targets of the charter, and the stream's own: whoever gives up counts against it. */
  private targetsOf(openWaits: Float64Array): Readonly<Record<string, TargetTally>> {
    const targets = Object.fromEntries(this.targets)
    if (this.stream.answerWithinMs === null) return targets
    const met = this.bySlot.inTarget.reduce((sum, count) => sum + count, 0)
    const open = openWaits.filter(waitMs => waitMs <= this.answerWithinMs).length
    return { ...targets, answer: { met, breached: this.arrivals - met - open, open } }
  }

  /** The slot of an instant, as a rule that which was asked for last. */
  private slotOf(at: number): number {
    if (at < this.slotFrom || at >= this.slotTo) {
      this.slot = Math.floor((at - this.countFrom) / this.slotMs)
      this.slotFrom = this.countFrom + this.slot * this.slotMs
      this.slotTo = this.slotFrom + this.slotMs
    }
    return this.slot
  }

  private grow(): void {
    this.arrivedAt = grown(this.arrivedAt)
    this.waits = grown(this.waits)
    this.throughputs = grown(this.throughputs)
    this.fates = grown(this.fates)
  }
}

/** For how many there is room at first: for nearly as many as can come, where their rate never changes. */
function roomFor({ arrivals, calendar }: PlannedStream, { countFrom, until }: Plan): number {
  const isSteady = arrivals?.kind === 'poisson' && calendar === null
  const expected = isSteady ? (arrivals.perHour * (until - countFrom)) / 3_600_000 : 0
  return Math.ceil(64 + expected + 5 * Math.sqrt(expected))
}
