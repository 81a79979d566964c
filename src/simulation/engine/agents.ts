import { none } from './jobs.js'
import type { PlannedGroup } from './plan.js'

/** Where an agent can be. Whoever works on after the end of the shift is in `overtime`. */
export const Duty = { off: 0, atWork: 1, onBreak: 2, absent: 3, overtime: 4 } as const

/** All agents, in columns, and who of each group is free: those with the fewest contacts in hand first, the longest so first. */
export class Agents {
  readonly group: Int32Array
  /** Which of the group, counted from 0. */
  readonly number: Int32Array
  readonly duty: Uint8Array
  /** How many contacts each has in hand. */
  readonly load: Int32Array
  /** The first of the jobs in hand; the others follow by `Jobs.next`. */
  readonly inHand: Int32Array
  /** The break that is to begin when the work in hand is done, in ms; 0 for none. */
  readonly breakDueMs: Float64Array
  /** Whether nothing new is begun before the shift ends. */
  readonly isClosing: Uint8Array
  /** Counts up with each shift, so that what was planned for an earlier one is known to be over. */
  readonly token: Int32Array
  readonly capacity: Int32Array
  /** The first agent of each group. */
  readonly firstOf: Int32Array

  private readonly isFree: Uint8Array
  private readonly next: Int32Array
  private readonly previous: Int32Array
  /** By group and load: the first and the last who are free. */
  private readonly heads: Int32Array
  private readonly tails: Int32Array
  private readonly levelsOf: Int32Array

  constructor(groups: readonly PlannedGroup[]) {
    const size = groups.reduce((sum, { agents }) => sum + agents, 0)
    const column = () => new Int32Array(size)
    this.group = column()
    this.number = column()
    this.load = column()
    this.token = column()
    this.inHand = column().fill(none)
    this.next = column().fill(none)
    this.previous = column().fill(none)
    this.duty = new Uint8Array(size)
    this.isClosing = new Uint8Array(size)
    this.isFree = new Uint8Array(size)
    this.breakDueMs = new Float64Array(size)
    this.capacity = Int32Array.from(groups, ({ capacity }) => capacity)
    this.firstOf = new Int32Array(groups.length)
    this.levelsOf = new Int32Array(groups.length + 1)
    let agent = 0
    for (const [index, { agents, capacity }] of groups.entries()) {
      this.firstOf[index] = agent
      this.levelsOf[index + 1] = this.levelsOf[index]! + capacity
      for (let number = 0; number < agents; number++, agent++) {
        this.group[agent] = index
        this.number[agent] = number
      }
    }
    this.heads = new Int32Array(this.levelsOf[groups.length]!).fill(none)
    this.tails = new Int32Array(this.levelsOf[groups.length]!).fill(none)
  }

  /** Whether somebody can begin something new now. */
  canTake(agent: number): boolean {
    return (
      this.duty[agent] === Duty.atWork &&
      this.load[agent]! < this.capacity[this.group[agent]!]! &&
      this.breakDueMs[agent] === 0 &&
      this.isClosing[agent] === 0
    )
  }

  isListed(agent: number): boolean {
    return this.isFree[agent] === 1
  }

  /** Who of a group is next, or {@link none}. */
  nextOf(group: number): number {
    const { heads, levelsOf } = this
    const end = levelsOf[group + 1]!
    for (let level = levelsOf[group]!; level < end; level++) {
      if (heads[level] !== none) return heads[level]!
    }
    return none
  }

  /** Puts somebody last among those of the group who have as much in hand. */
  list(agent: number): void {
    const level = this.levelOf(agent)
    const last = this.tails[level]!
    this.previous[agent] = last
    this.next[agent] = none
    if (last === none) this.heads[level] = agent
    else this.next[last] = agent
    this.tails[level] = agent
    this.isFree[agent] = 1
  }

  /** Takes somebody off the list, if they are on it; before their load changes. */
  unlist(agent: number): void {
    if (this.isFree[agent] === 0) return
    const level = this.levelOf(agent)
    const before = this.previous[agent]!
    const after = this.next[agent]!
    if (before === none) this.heads[level] = after
    else this.next[before] = after
    if (after === none) this.tails[level] = before
    else this.previous[after] = before
    this.isFree[agent] = 0
  }

  private levelOf(agent: number): number {
    return this.levelsOf[this.group[agent]!]! + this.load[agent]!
  }
}
