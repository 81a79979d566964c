import type { GroupRun, GroupSlots, SpanKind } from '../run.js'
import { Duty } from './agents.js'
import { Integrals } from './integrals.js'
import type { Plan } from './plan.js'
import { SpanLog } from './span-log.js'

/** What is counted of a group: a number each that changes in steps. */
const Column = { atWork: 0, busy: 1, onBreak: 2, absent: 3, overtime: 4, load: 5, queue: 6 } as const
const columnOfDuty = [-1, Column.atWork, Column.onBreak, Column.absent, Column.overtime]
const spanOfDuty: readonly (SpanKind | null)[] = [null, 'idle', 'break', 'absent', 'overtime']
const hourMs = 3_600_000

/** How the agents spend their time, and how many wait for them. */
export class GroupTallies {
  private readonly integrals: Integrals
  private readonly streamsWaiting: Integrals
  private readonly slots: readonly GroupSlots[]
  private readonly waitingSlots: readonly Float64Array[]
  private readonly handled: Float64Array
  private readonly spans: SpanLog | null

  constructor(
    private readonly plan: Plan,
    hasSpans: boolean,
  ) {
    const { groups, streams, from, slots } = plan
    this.integrals = new Integrals(groups.length, from)
    this.streamsWaiting = new Integrals(streams.length, from)
    this.handled = new Float64Array(groups.length)
    this.slots = groups.map(() => ({
      staffed: new Float64Array(slots),
      busy: new Float64Array(slots),
      queue: new Float64Array(slots),
    }))
    this.waitingSlots = streams.map(() => new Float64Array(slots))
    this.spans = hasSpans ? new SpanLog(groups.map(({ agents }) => agents)) : null
  }

  /** Somebody has one more in hand, or one less (`change`): `load` now. */
  load(agent: number, group: number, duty: number, load: number, change: number, at: number): void {
    this.integrals.add(group, Column.load, change, at)
    if (change > 0) this.handled[group]!++
    if (duty !== Duty.atWork || load !== (change > 0 ? 1 : 0)) return
    this.integrals.add(group, Column.busy, change, at)
    this.spans?.turn(agent, group, load === 0 ? 'idle' : 'busy', at)
  }

  /** Somebody with `load` in hand goes from one duty to another. */
  turn(agent: number, group: number, before: number, duty: number, load: number, at: number): void {
    const { integrals } = this
    if (before !== Duty.off) integrals.add(group, columnOfDuty[before]!, -1, at)
    if (duty !== Duty.off) integrals.add(group, columnOfDuty[duty]!, 1, at)
    if (load > 0 && before === Duty.atWork) integrals.add(group, Column.busy, -1, at)
    if (load > 0 && duty === Duty.atWork) integrals.add(group, Column.busy, 1, at)
    const kind = load > 0 && duty === Duty.atWork ? 'busy' : spanOfDuty[duty]!
    this.spans?.turn(agent, group, kind, at)
  }

  /** More wait with a group, or fewer. */
  queue(group: number, change: number, at: number): void {
    this.integrals.add(group, Column.queue, change, at)
  }

  /** More of a stream wait, or fewer. */
  waiting(stream: number, change: number, at: number): void {
    this.streamsWaiting.add(stream, 0, change, at)
  }

  /** Counting begins. */
  reset(at: number): void {
    for (const row of this.plan.groups.keys()) this.integrals.upTo(row, 0, at)
    for (const row of this.plan.streams.keys()) this.streamsWaiting.upTo(row, 0, at)
    this.integrals.reset(at)
    this.streamsWaiting.reset(at)
    this.handled.fill(0)
    this.spans?.reset(at)
  }

  /** A slot ends: of what was counted so far, what is in no slot yet is in this one. */
  endSlot(slot: number, lengthMs: number, at: number): void {
    for (const [row, { staffed, busy, queue }] of this.slots.entries()) {
      const overtime = this.integrals.upTo(row, Column.overtime, at)
      staffed[slot] = this.integrals.upTo(row, Column.atWork, at) + overtime
      busy[slot] = this.integrals.upTo(row, Column.busy, at) + overtime
      queue[slot] = this.integrals.upTo(row, Column.queue, at)
      settle([staffed, busy, queue], slot, lengthMs, this.sumsOf(row))
    }
    for (const [row, waiting] of this.waitingSlots.entries()) {
      waiting[slot] = this.streamsWaiting.upTo(row, 0, at)
      settle([waiting], slot, lengthMs, this.sumsOf(this.slots.length + row))
    }
  }

  private readonly sums: number[][] = []
  private sumsOf(row: number): number[] {
    this.sums[row] ??= [0, 0, 0]
    return this.sums[row]
  }

  waitingOf(stream: number): { readonly waitingMs: number; readonly waiting: Float64Array } {
    const { until } = this.plan
    return { waitingMs: this.streamsWaiting.upTo(stream, 0, until), waiting: this.waitingSlots[stream]! }
  }

  /** What a group did. */
  runOf(group: number): GroupRun {
    const { countFrom, until, groups } = this.plan
    const { agents, costPerHour, overtimeCostPerHour } = groups[group]!
    const of = (column: number) => this.integrals.upTo(group, column, until)
    const busyMs = of(Column.busy)
    const atWorkMs = of(Column.atWork)
    const breakMs = of(Column.onBreak)
    const absentMs = of(Column.absent)
    const overtimeMs = of(Column.overtime)
    const paidMs = atWorkMs + breakMs + absentMs
    return {
      agents,
      busyMs,
      idleMs: atWorkMs - busyMs,
      breakMs,
      absentMs,
      overtimeMs,
      offMs: agents * (until - countFrom) - paidMs - overtimeMs,
      loadMs: of(Column.load),
      handled: this.handled[group]!,
      cost: (paidMs * costPerHour + overtimeMs * overtimeCostPerHour) / hourMs,
      bySlot: this.slots[group]!,
      ...(this.spans && { spans: this.spans.of(group, until) }),
    }
  }
}

/** Makes means of a slot out of integrals since counting began. */
function settle(columns: readonly Float64Array[], slot: number, lengthMs: number, before: number[]): void {
  for (const [index, column] of columns.entries()) {
    const sum = column[slot]!
    column[slot] = (sum - before[index]!) / lengthMs
    before[index] = sum
  }
}
