import type { PickRule } from '../scenario/scenario.js'
import { type Jobs, none } from './jobs.js'
import type { PlannedQueue } from './plan.js'

/** A queue as a group sees it. */
interface Outlook {
  readonly queue: number
  readonly rank: number
  /** How long work has to have waited in it before the group takes it. */
  readonly afterMs: number
}

/** Work that waits: a queue for each list of groups and rank, each in order. */
export class Queues {
  private readonly heads: Int32Array
  private readonly tails: Int32Array
  /** The queues each group serves. */
  private readonly outlooks: readonly (readonly Outlook[])[]
  /** How much waits in the queues each group serves. */
  private readonly waiting: Int32Array
  private readonly isByDeadline: boolean
  private readonly isByRank: boolean
  private readonly riseEveryMs: number

  constructor(
    private readonly jobs: Jobs,
    private readonly queues: readonly PlannedQueue[],
    groups: number,
    pick: PickRule,
  ) {
    this.heads = new Int32Array(queues.length).fill(none)
    this.tails = new Int32Array(queues.length).fill(none)
    this.waiting = new Int32Array(groups)
    this.outlooks = Array.from({ length: groups }, (_, group) =>
      queues.flatMap(({ rank, choices }, queue) =>
        choices.filter(choice => choice.group === group).map(({ afterMs }) => ({ queue, rank, afterMs })),
      ),
    )
    this.isByDeadline = pick.rule === 'earliest-deadline'
    this.isByRank = pick.rule === 'priority'
    this.riseEveryMs = pick.rule === 'priority' ? (pick.riseEveryMs ?? Infinity) : Infinity
  }

  /** Puts a job in its place: behind all that are not after it, as a rule at the end. */
  add(job: number): void {
    const { jobs, heads, tails } = this
    const { key, next, previous, queue: queueOf } = jobs
    const queue = queueOf[job]!
    const place = this.isByDeadline ? jobs.dueAt[job]! : jobs.queuedAt[job]!
    key[job] = place
    let before = tails[queue]!
    while (before !== none && key[before]! > place) before = previous[before]!
    const after = before === none ? heads[queue]! : next[before]!
    previous[job] = before
    next[job] = after
    if (before === none) heads[queue] = job
    else next[before] = job
    if (after === none) tails[queue] = job
    else previous[after] = job
    for (const { group } of this.queues[queue]!.choices) this.waiting[group]!++
  }

  remove(job: number): void {
    const { jobs, heads, tails } = this
    const queue = jobs.queue[job]!
    const before = jobs.previous[job]!
    const after = jobs.next[job]!
    if (before === none) heads[queue] = after
    else jobs.next[before] = after
    if (after === none) tails[queue] = before
    else jobs.previous[after] = before
    for (const { group } of this.queues[queue]!.choices) this.waiting[group]!--
  }

  /** The job that somebody of a group takes up now, or {@link none}. */
  pick(group: number, now: number): number {
    if (this.waiting[group] === 0) return none
    const { jobs } = this
    let best = none
    let bestRank = 0
    for (const { queue, rank, afterMs } of this.outlooks[group]!) {
      const job = this.firstIn(queue, now - afterMs)
      if (job === none) continue
      const its = this.isByRank
        ? Math.max(1, rank - Math.floor((now - jobs.queuedAt[job]!) / this.riseEveryMs))
        : 0
      if (best !== none) {
        const isLater = its > bestRank || (its === bestRank && this.isAfter(job, best))
        if (isLater) continue
      }
      best = job
      bestRank = its
    }
    return best
  }

  /** The first of a queue of those who have waited since `since` or longer. */
  private firstIn(queue: number, since: number): number {
    const { queuedAt, next } = this.jobs
    let job = this.heads[queue]!
    while (job !== none && queuedAt[job]! > since) job = this.isByDeadline ? next[job]! : none
    return job
  }

  /** Whether a job comes no sooner than another of the same rank; what was looked at first comes first. */
  private isAfter(job: number, other: number): boolean {
    const { key, queuedAt } = this.jobs
    const ahead = key[job]! - key[other]!
    return ahead > 0 || (!(ahead < 0) && queuedAt[job]! >= queuedAt[other]!)
  }
}
