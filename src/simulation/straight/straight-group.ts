import type { Plan, PlannedGroup } from '../engine/plan.js'

/**
 * A group that is always there for one stream, each with one in hand at a time, first come, first served: so at arrival it is
 * known who will be free first and when, and no event has to be planned.
 * @see Kiefer & Wolfowitz, *On the theory of queues with many servers* (1955), on the recursion
 */
export class StraightGroup {
  /** When each agent is free next, and who it is: a heap, the first on top; of several, the lowest number. */
  private readonly freeAt: Float64Array
  private readonly agents: Int32Array
  private readonly busy: Float64Array
  private readonly waiting: Float64Array
  private handled = 0
  private busyMs = 0
  private waitingMs = 0
  /** The slot in which the last stretch began: the next one mostly does too. */
  private slot = 0
  private slotFrom = Infinity
  private slotTo = -Infinity

  constructor(
    private readonly plan: Plan,
    private readonly group: PlannedGroup,
  ) {
    const { agents } = group
    this.freeAt = new Float64Array(agents).fill(plan.from)
    this.agents = new Int32Array(agents).map((_, agent) => agent)
    this.busy = new Float64Array(plan.slots)
    this.waiting = new Float64Array(plan.slots)
  }

  /** Who is free first, counted from 0. */
  get first(): number {
    return this.agents[0]!
  }

  /** When somebody begins who is wanted then. */
  beginsAt(at: number): number {
    const first = this.freeAt[0]!
    return first > at ? first : at
  }

  /** Somebody is seen to for so long, as soon as there is somebody to do it; answers when that begins. */
  see(at: number, workMs: number): number {
    const begunAt = this.beginsAt(at)
    this.wait(at, begunAt)
    this.work(begunAt, begunAt + workMs)
    return begunAt
  }

  /** Somebody waits in the queue. */
  wait(from: number, to: number): void {
    if (to > from) this.waitingMs += this.lay(this.waiting, from, to)
  }

  /** The first who is free is busy. */
  work(from: number, to: number): void {
    this.sink(to)
    const { countFrom, until } = this.plan
    if (from >= until) return
    if (from >= countFrom) this.handled++
    this.busyMs += this.lay(this.busy, from, to)
  }

  /** How the queue went. */
  queueRun(): { readonly waitingMs: number; readonly waiting: Float64Array } {
    return { waitingMs: this.waitingMs, waiting: this.means(this.waiting) }
  }

  /** What the group came to. */
  run() {
    const { plan, busy, waiting, busyMs, handled } = this
    const { agents, costPerHour } = this.group
    const lengthMs = plan.until - plan.countFrom
    return {
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
      bySlot: { staffed: busy.map(() => agents), busy: this.means(busy), queue: this.means(waiting) },
    }
  }

  /** Puts the first at the place of one who is free again then. */
  private sink(at: number): void {
    const { freeAt, agents } = this
    const { length } = freeAt
    const agent = agents[0]!
    let index = 0
    for (let child = 1; child < length; child = 2 * index + 1) {
      let first = freeAt[child]!
      const other = child + 1
      if (other < length) {
        const its = freeAt[other]!
        if (its < first || (its === first && agents[other]! < agents[child]!)) {
          child = other
          first = its
        }
      }
      if (first > at || (first === at && agents[child]! > agent)) break
      freeAt[index] = first
      agents[index] = agents[child]!
      index = child
    }
    freeAt[index] = at
    agents[index] = agent
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

  private means(sums: Float64Array): Float64Array {
    const { countFrom, until, slotMs } = this.plan
    const lengthMs = until - countFrom
    return sums.map((sum, slot) => sum / Math.min(slotMs, lengthMs - slot * slotMs))
  }
}
