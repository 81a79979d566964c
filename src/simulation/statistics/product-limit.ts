/** What one replication measured, ascending: to the end, or cut short. */
export interface SortedSample {
  readonly observed: Float64Array
  readonly censored: Float64Array
}

/**
 * Kaplan and Meier's estimate of how much is left after a time, of several replications together.
 *
 * Stretch `i` goes from one time at which something is cut short, which it leaves out, to the next, which it takes in. Within
 * it what is left falls in equal steps, and over it by a ratio of sums: of those who stayed to those at risk.
 */
export class ProductLimit {
  private readonly all: SortedSample
  /** Before each stretch, and after the last: how many were measured to the end, and what is left. */
  private readonly done: Float64Array
  private readonly left: Float64Array
  /** By then, how much each of those at risk throughout has pulled up what is left, of it. */
  private readonly pull: Float64Array

  constructor(private readonly samples: readonly SortedSample[]) {
    const observed = together(samples.map(sample => sample.observed))
    const censored = together(samples.map(sample => sample.censored))
    this.all = { observed, censored }
    this.done = new Float64Array(censored.length + 2)
    this.left = new Float64Array(censored.length + 2).fill(1)
    this.pull = new Float64Array(censored.length + 2)
    for (let stretch = 0; stretch <= censored.length; stretch++) {
      const until = censored[stretch] ?? Infinity
      const done = firstAbove(observed, until, this.done[stretch]!)
      const atRisk = this.remaining(stretch, this.done[stretch]!)
      const stayed = this.remaining(stretch, done)
      this.done[stretch + 1] = done
      this.left[stretch + 1] = atRisk === 0 ? this.left[stretch]! : (this.left[stretch]! * stayed) / atRisk
      this.pull[stretch + 1] = this.pull[stretch]! + pullOf(atRisk, stayed)
    }
  }

  /** The least measurement that a share does not exceed; `null` where it is not reached before the last are cut short. */
  at(share: number): number | null {
    const { observed, censored } = this.all
    let low = 0
    let high = censored.length + 1
    while (low < high) {
      const middle = (low + high) >>> 1
      // A share such as 0.9 of 10 is a hair off in binary; what is a whole number but for that is not rounded up.
      if (this.left[middle + 1]! - (1 - share) <= hair) high = middle
      else low = middle + 1
    }
    if (low > censored.length) return this.left.at(-1) === 0 ? observed.at(-1)! : null
    const [left, done, end] = [this.left[low]!, this.done[low]!, this.done[low + 1]!]
    const rank = Math.ceil(((left - 1 + share) / left) * this.remaining(low, done) * (1 - hair / 2))
    return observed[Math.max(1, Math.min(end, done + rank)) - 1] ?? null
  }

  /**
   * How far each replication pulls the share that is left after a time to its side: the first-order term of Taylor's series, in
   * the sums over replications of those who stayed and of those at risk.
   */
  residualsAt(time: number): readonly number[] {
    const { observed, censored } = this.all
    const last = firstFrom(censored, time, 0)
    const done = firstAbove(observed, time, this.done[last]!)
    const [atRisk, stayed] = [this.remaining(last, this.done[last]!), this.remaining(last, done)]
    if (stayed === 0) return this.samples.map(() => 0)
    const left = (this.left[last]! * stayed) / atRisk
    const pullAfter = (stretch: number) =>
      stretch < last ? this.pull[stretch + 1]! : this.pull[last]! + pullOf(atRisk, stayed)
    const stayedIn = (stretch: number) =>
      stretch < last ? this.remaining(stretch, this.done[stretch + 1]!) : stayed

    return this.samples.map(sample => {
      let pull = 0
      let its = 0
      for (let stretch = 0; its < sample.observed.length && sample.observed[its]! <= time; ) {
        stretch = firstFrom(censored, sample.observed[its]!, stretch)
        const next = firstAbove(sample.observed, Math.min(time, censored[stretch] ?? time), its)
        pull += (next - its) * (pullAfter(stretch) - 1 / stayedIn(stretch))
        its = next
      }
      let cut = 0
      for (let stretch = 0; cut < sample.censored.length && sample.censored[cut]! < time; cut++) {
        stretch = firstFrom(censored, sample.censored[cut]!, stretch)
        pull += pullAfter(stretch)
      }
      const rest = sample.observed.length - its + sample.censored.length - cut
      return (pull + rest * pullAfter(last)) * left * this.samples.length
    })
  }

  /** Who is still at it in a stretch where so many are done. */
  private remaining(stretch: number, done: number): number {
    return this.all.observed.length - done + this.all.censored.length - stretch
  }
}

const hair = 4 * Number.EPSILON

const pullOf = (atRisk: number, stayed: number): number => (stayed === atRisk ? 0 : 1 / stayed - 1 / atRisk)

/** Ascending lists as one. */
function together(lists: readonly Float64Array[]): Float64Array {
  if (lists.length < 2) return lists[0] ?? new Float64Array()
  const half = lists.length >> 1
  const [some, others] = [together(lists.slice(0, half)), together(lists.slice(half))]
  const all = new Float64Array(some.length + others.length)
  for (let one = 0, other = 0; one + other < all.length; ) {
    const isOnes = other === others.length || (one < some.length && some[one]! <= others[other]!)
    all[one + other] = isOnes ? some[one]! : others[other]!
    if (isOnes) one++
    else other++
  }
  return all
}

/** The place of the first of ascending values above a limit, no sooner than `start`. */
const firstAbove = (ascending: Float64Array, limit: number, start: number): number =>
  firstPast(ascending, value => value <= limit, start)

/** The place of the first of ascending values from a limit on, no sooner than `start`. */
const firstFrom = (ascending: Float64Array, limit: number, start: number): number =>
  firstPast(ascending, value => value < limit, start)

/** The first that lies no longer behind, found by strides that double and then by halving. */
function firstPast(ascending: Float64Array, isBehind: (value: number) => boolean, start: number): number {
  let low = start
  let stride = 1
  for (; low + stride <= ascending.length && isBehind(ascending[low + stride - 1]!); stride *= 2)
    low += stride
  let high = Math.min(ascending.length, low + stride - 1)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBehind(ascending[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
