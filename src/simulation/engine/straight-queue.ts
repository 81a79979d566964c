import type { Random } from '../../policies/random.js'
import type { NextArrival } from '../chance/arrival-times.js'
import type { Plan, PlannedGroup, PlannedStream } from './plan.js'
import type { StreamTally } from './stream-tally.js'

/**
 * A stream with a group to itself, always there and one contact at a time each. First come, first served: so at arrival it is
 * known who will be free first and when, and no event has to be planned.
 * @see Kiefer & Wolfowitz, *On the theory of queues with many servers* (1955), on the recursion
 */
export class StraightQueue {
  /** When each agent is free next: a heap, the first on top. */
  private readonly freeAt: Float64Array
  private readonly busy: Float64Array
  private readonly waiting: Float64Array
  private readonly takes: NonNullable<PlannedStream['handling']>['takes']
  private arrivesAt: number
  private handled = 0
  private busyMs = 0
  private waitingMs = 0
  /** The slot in which the last stretch began: the next one mostly does too. */
  private slot = 0
  private slotFrom = Infinity
  private slotTo = -Infinity

  constructor(
    private readonly plan: Plan,
    private readonly stream: PlannedStream,
    readonly group: PlannedGroup,
    private readonly tally: StreamTally,
    private readonly next: NextArrival,
    private readonly handling: Random,
    private readonly patience: Random,
  ) {
    this.freeAt = new Float64Array(group.agents).fill(plan.from)
    this.busy = new Float64Array(plan.slots)
    this.waiting = new Float64Array(plan.slots)
    this.takes = stream.handling!.takes
    this.arrivesAt = next()
  }

  /** When the next arrives, in epoch ms. */
  get now(): number {
    return this.arrivesAt
  }

  /** Lets so many arrive at most; answers how many did. */
  advance(customers: number): number {
    const { until } = this.plan
    let came = 0
    while (came < customers && this.arrivesAt < until) {
      this.come(this.arrivesAt)
      this.arrivesAt = this.next()
      came++
    }
    return came
  }

  private come(at: number): void {
    const { freeAt, tally, plan, stream } = this
    const { until, countFrom } = plan
    const workMs = this.takes(this.handling())
    const leavesAt = stream.patience === null ? Infinity : at + stream.patience(this.patience())
    const arrival = tally.arrive(at, false)
    const first = freeAt[0]!
    const begunAt = first > at ? first : at
    if (leavesAt < begunAt) {
      if (leavesAt < until) tally.abandon(arrival, leavesAt - at)
      this.waitingMs += this.lay(this.waiting, at, leavesAt)
      return
    }
    const doneAt = begunAt + workMs
    this.sink(doneAt)
    if (begunAt > at) this.waitingMs += this.lay(this.waiting, at, begunAt)
    if (begunAt >= until) return
    if (begunAt >= countFrom) this.handled++
    this.busyMs += this.lay(this.busy, begunAt, doneAt)
    tally.answer(arrival, begunAt - at)
    if (doneAt >= until) return
    tally.handle(arrival, doneAt - begunAt)
    tally.serve(arrival, doneAt - at)
  }

  /** Puts when somebody is free again in the place of the first. */
  private sink(at: number): void {
    const { freeAt } = this
    const { length } = freeAt
    let index = 0
    for (let child = 1; child < length; child = 2 * index + 1) {
      if (child + 1 < length && freeAt[child + 1]! < freeAt[child]!) child++
      if (freeAt[child]! >= at) break
      freeAt[index] = freeAt[child]!
      index = child
    }
    freeAt[index] = at
  }

  /** Lays a stretch of time over the slots it falls in; answers how much of it counts. */
  private lay(slots: Float64Array, from: number, to: number): number {
    const { countFrom, until, slotMs } = this.plan
    const start = from > countFrom ? from : countFrom
    const end = to < until ? to : until
    if (end <= start) return 0
    if (start < this.slotFrom || start >= this.slotTo) this.turnTo(start)
    const { slot: first, slotTo } = this
    if (end < slotTo) slots[first]! += end - start
    else {
      const last = Math.floor((end - countFrom) / slotMs)
      slots[first]! += slotTo - start
      for (let slot = first + 1; slot < last; slot++) slots[slot]! += slotMs
      if (last < slots.length) slots[last]! += end - countFrom - last * slotMs
    }
    return end - start
  }

  private turnTo(at: number): void {
    const { countFrom, slotMs } = this.plan
    this.slot = Math.floor((at - countFrom) / slotMs)
    this.slotFrom = countFrom + this.slot * slotMs
    this.slotTo = countFrom + (this.slot + 1) * slotMs
  }

  /** What the stream and its group came to. */
  runs() {
    const { plan, group, busy, waiting, busyMs, waitingMs, handled } = this
    const { countFrom, until, slotMs } = plan
    const lengthMs = until - countFrom
    const means = (sums: Float64Array) =>
      sums.map((sum, slot) => sum / Math.min(slotMs, lengthMs - slot * slotMs))
    const { agents, costPerHour } = group
    return {
      stream: this.tally.run({ waitingMs, waiting: means(waiting) }),
      group: {
        agents,
        busyMs,
        idleMs: agents * lengthMs - busyMs,
        breakMs: 0,
        absentMs: 0,
        overtimeMs: 0,
        offMs: 0,
        loadMs: busyMs,
        handled,
        cost: (agents * lengthMs * costPerHour) / 3_600_000,
        bySlot: { staffed: busy.map(() => agents), busy: means(busy), queue: means(waiting) },
      },
    }
  }
}

/** Whether each stream of a plan has a group to itself, in which nothing but its queue matters. */
export function isStraight({ streams, groups, queues }: Plan): boolean {
  const own = streams.map(({ handling, retries }) => {
    const choices = handling === null || retries !== null ? [] : queues[handling.queue]!.choices
    return choices.length === 1 && choices[0]!.afterMs === 0 ? choices[0]!.group : -1
  })
  const isPaired = !own.includes(-1) && new Set(own).size === groups.length && own.length === groups.length
  return isPaired && groups.every(isAlwaysThere)
}

const isAlwaysThere = ({ capacity, shrinkage, shifts }: PlannedGroup): boolean =>
  capacity === 1 &&
  shrinkage === 0 &&
  shifts.length === 1 &&
  shifts[0]!.calendar === null &&
  shifts[0]!.breaks.length === 0
