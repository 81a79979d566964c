import type { NextArrival } from '../chance/arrival-times.js'
import type { Run } from '../run.js'
import { CaseSource } from './case-source.js'
import { chanceOf, nextOf, seedOf } from './chances.js'
import { ContactSource } from './contact-source.js'
import type { CaseListener } from './course.js'
import { EventHeap } from './event-heap.js'
import { type Bringer, Floor } from './floor.js'
import { GroupTallies } from './group-tallies.js'
import { Kind } from './kinds.js'
import { frameOf, type Plan } from './plan.js'
import { Rota } from './rota.js'
import { StreamTally } from './stream-tally.js'

/** Which run of a scenario it is, and what is told of it on the way. */
export interface EngineOptions {
  readonly seed: string
  readonly replication: number
  readonly spans: boolean
  readonly onCase: CaseListener | null
}

/** One replication of a scenario under way. */
export class Engine implements Bringer {
  private readonly heap: EventHeap
  private readonly floor: Floor
  private readonly rota: Rota
  private readonly groups: GroupTallies
  private readonly tallies: readonly StreamTally[]
  private readonly next: readonly NextArrival[]
  private readonly contacts: readonly (ContactSource | null)[]
  private readonly cases: CaseSource
  private now: number
  private slot = 0
  private events = 0
  private isOver = false

  constructor(
    private readonly plan: Plan,
    private readonly options: EngineOptions,
  ) {
    const { streams } = plan
    const seed = seedOf(options)
    this.now = plan.from
    this.heap = new EventHeap(plan.from, plan.until)
    this.groups = new GroupTallies(plan, options.spans)
    this.floor = new Floor(plan, this.heap, this.groups, this)
    this.rota = new Rota(plan, this.heap, this.floor, seed)
    this.tallies = streams.map(stream => new StreamTally(stream, plan))
    const chances = streams.map(stream => chanceOf(stream, seed))
    this.next = streams.map(stream => nextOf(stream, plan, seed))
    this.contacts = streams.map((stream, index) =>
      stream.handling === null
        ? null
        : new ContactSource(index, stream, this.floor, this.heap, this.tallies[index]!, chances[index]!),
    )
    this.cases = new CaseSource(plan, this.floor, this.heap, this.tallies, chances, options.onCase)
    this.rota.open()
    this.heap.push(plan.countFrom, Kind.slot, 0)
    for (const stream of streams.keys()) this.planArrival(stream)
  }

  /** How much of the scenario has gone by, 0–1. */
  get progress(): number {
    const { from, until } = this.plan
    return this.isOver ? 1 : Math.min(1, (this.now - from) / (until - from))
  }

  /** Goes on for so many events at most; answers whether there are more. */
  advance(events: number): boolean {
    const { heap } = this
    const stop = this.events + events
    while (this.events < stop) {
      if (!heap.next()) {
        this.close()
        return false
      }
      this.events++
      this.now = heap.time
      this.happen(heap.kind, heap.subject, heap.token)
    }
    return true
  }

  /** What was counted. */
  run(): Run {
    const { plan, options, events } = this
    const { streams, groups } = plan
    return {
      ...frameOf(plan, options, events),
      streams: Object.fromEntries(
        streams.map(({ id }, index) => [id, this.tallies[index]!.run(this.groups.waitingOf(index))]),
      ),
      groups: Object.fromEntries(groups.map(({ id }, index) => [id, this.groups.runOf(index)])),
    }
  }

  begun(job: number): void {
    this.sourceOf(this.floor.jobs.stream[job]!).begun(job, this.now)
  }

  done(job: number): void {
    this.sourceOf(this.floor.jobs.stream[job]!).done(job, this.now)
  }

  private happen(kind: number, subject: number, token: number): void {
    const { now, floor, cases, rota } = this
    switch (kind) {
      case Kind.slot:
        this.turnSlot(subject)
        break
      case Kind.shiftBegins:
        rota.shiftBegins(subject, now)
        break
      case Kind.breakEnds:
        rota.breakEnds(subject, token, now)
        break
      case Kind.caseDue:
        cases.caseDue(subject, now)
        break
      case Kind.workDone:
        floor.workDone(subject, token)
        break
      case Kind.partyDone:
        cases.partyDone(subject, token, now)
        break
      case Kind.arrival:
        this.arrive(subject)
        break
      case Kind.retry:
        this.sourceOf(floor.jobs.stream[subject]!).retry(subject, now)
        break
      case Kind.overflow:
        floor.overflow(subject, token, now)
        break
      case Kind.patienceEnds:
        this.patienceEnds(subject, token)
        break
      case Kind.breakDue:
        rota.breakDue(subject, token, now)
        break
      case Kind.closing:
        rota.closing(subject)
        break
      case Kind.shiftEnds:
        rota.shiftEnds(subject, now)
        break
    }
  }

  private sourceOf(stream: number): ContactSource | CaseSource {
    return this.contacts[stream] ?? this.cases
  }

  private arrive(stream: number): void {
    const contacts = this.contacts[stream]!
    if (contacts === null) this.cases.arrive(stream, this.now)
    else contacts.arrive(this.now)
    this.planArrival(stream)
  }

  /** Of contacts the subject is twice the job; of cases it is twice the row, and one. */
  private patienceEnds(subject: number, token: number): void {
    const row = subject >> 1
    const { jobs } = this.floor
    if ((subject & 1) === 1) this.cases.giveUp(row, token, this.now)
    else if (jobs.token[row] === token) this.contacts[jobs.stream[row]!]!.giveUp(row, this.now)
  }

  private planArrival(stream: number): void {
    const at = this.next[stream]!()
    if (at < this.plan.until) this.heap.push(at, Kind.arrival, stream)
  }

  /** Counting begins with slot 0; each event after that ends one slot and begins the next. */
  private turnSlot(slot: number): void {
    const { countFrom, slotMs, slots } = this.plan
    if (slot === 0) this.groups.reset(this.now)
    else this.groups.endSlot(slot - 1, slotMs, this.now)
    this.slot = slot
    if (slot + 1 < slots) this.heap.push(countFrom + (slot + 1) * slotMs, Kind.slot, slot + 1)
  }

  private close(): void {
    if (this.isOver) return
    this.isOver = true
    const { until, countFrom, slotMs } = this.plan
    this.now = until
    this.groups.endSlot(this.slot, until - countFrom - this.slot * slotMs, until)
    this.cases.close(until)
  }
}
