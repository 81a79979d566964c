/** Below all sequence numbers a run can come to. */
const sequences = 2 ** 48

/** Into how many stretches a scenario is cut. */
const stretches = 2 ** 15
const none = -1

/**
 * What is to happen, ordered by time, then by priority, then by when it was planned. Numbers alone: a kind of event (0–15), a
 * subject, and a token by which whoever planned it can tell that it no longer counts.
 *
 * Only what falls into the stretch of time under way is in order, in a heap of four children a parent; what comes later lies in
 * a list for each stretch until then. All that is known of an event rests in a row.
 */
export class EventHeap {
  /** When the first happens, in ms, once {@link next} was asked. */
  time = Infinity
  kind = 0
  subject = 0
  token = 0

  private size = 0
  private sequence = 0
  private times = new Float64Array(64)
  private rows = new Int32Array(64)

  private readonly perMs: number
  private readonly later = new Int32Array(stretches).fill(none)
  private stretch = 0

  private used = 0
  private firstFree = none
  /** By row: the next in its stretch, or of those that are free. */
  private following = new Int32Array(64)
  private timeOf = new Float64Array(64)
  private orders = new Float64Array(64)
  private whats = new Int32Array(64)
  private tokens = new Int32Array(64)

  /** @param until - What would happen then or after is not planned. */
  constructor(
    private readonly from: number,
    private readonly until: number,
  ) {
    this.perMs = stretches / (until - from)
  }

  /**
   * Plans an event.
   * @param kind - From 0 to 15: of events at the same time the lower happens first.
   * @param subject - A whole number from 0 to 2²⁷ − 1.
   */
  push(time: number, kind: number, subject: number, token = 0): void {
    if (time >= this.until) return
    const row = this.take()
    this.timeOf[row] = time
    this.orders[row] = kind * sequences + this.sequence++
    this.whats[row] = (subject << 4) | kind
    this.tokens[row] = token
    const stretch = this.stretchOf(time)
    if (stretch <= this.stretch) this.rise(row)
    else {
      this.following[row] = this.later[stretch]!
      this.later[stretch] = row
    }
  }

  /** Takes out the first; answers whether there was one. */
  next(): boolean {
    while (this.size === 0) if (!this.turn()) return false
    const row = this.rows[0]!
    const what = this.whats[row]!
    this.time = this.times[0]!
    this.kind = what & 15
    this.subject = what >> 4
    this.token = this.tokens[row]!
    this.sink()
    this.following[row] = this.firstFree
    this.firstFree = row
    return true
  }

  /** Goes on to the next stretch, and puts what falls into it in order. */
  private turn(): boolean {
    if (this.stretch === stretches) return false
    const stretch = ++this.stretch
    let row = stretch === stretches ? none : this.later[stretch]!
    while (row !== none) {
      const following = this.following[row]!
      this.rise(row)
      row = following
    }
    return true
  }

  private stretchOf(time: number): number {
    return Math.min(stretches - 1, Math.floor((time - this.from) * this.perMs))
  }

  /** Finds the place of a row from the end up. */
  private rise(row: number): void {
    if (this.size === this.times.length) this.growHeap()
    const { times, rows, orders } = this
    const time = this.timeOf[row]!
    const order = orders[row]!
    let index = this.size++
    while (index > 0) {
      const parent = (index - 1) >> 2
      const parentTime = times[parent]!
      if (parentTime < time || (parentTime === time && orders[rows[parent]!]! < order)) break
      times[index] = parentTime
      rows[index] = rows[parent]!
      index = parent
    }
    times[index] = time
    rows[index] = row
  }

  /** Puts the last in the place of the first, and finds where it belongs from the front down. */
  private sink(): void {
    const size = --this.size
    const { times, rows, orders } = this
    const time = times[size]!
    const row = rows[size]!
    const order = orders[row]!
    let index = 0
    for (let child = 1; child < size; child = 4 * index + 1) {
      let first = child
      let firstTime = times[child]!
      const end = Math.min(child + 4, size)
      for (let other = child + 1; other < end; other++) {
        const otherTime = times[other]!
        if (
          otherTime < firstTime ||
          (otherTime === firstTime && orders[rows[other]!]! < orders[rows[first]!]!)
        ) {
          first = other
          firstTime = otherTime
        }
      }
      if (time < firstTime || (time === firstTime && order < orders[rows[first]!]!)) break
      times[index] = firstTime
      rows[index] = rows[first]!
      index = first
    }
    times[index] = time
    rows[index] = row
  }

  /** A row to fill. */
  private take(): number {
    const row = this.firstFree
    if (row !== none) {
      this.firstFree = this.following[row]!
      return row
    }
    if (this.used === this.timeOf.length) this.growRows()
    return this.used++
  }

  private growHeap(): void {
    this.times = grown(this.times)
    this.rows = grown(this.rows)
  }

  private growRows(): void {
    this.following = grown(this.following)
    this.timeOf = grown(this.timeOf)
    this.orders = grown(this.orders)
    this.whats = grown(this.whats)
    this.tokens = grown(this.tokens)
  }
}

/** Twice as long, with the same at its beginning. */
export function grown<Numbers extends Float64Array | Int32Array | Uint8Array>(numbers: Numbers): Numbers {
  const longer = new (numbers.constructor as new (length: number) => Numbers)(numbers.length * 2)
  longer.set(numbers)
  return longer
}
