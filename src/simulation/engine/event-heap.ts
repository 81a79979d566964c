/** Below all sequence numbers a run can come to. */
const sequences = 2 ** 48

/**
 * What is to happen, ordered by time, then by priority, then by when it was planned. Numbers alone: a kind of event (0–15), a
 * subject, and a token by which whoever planned it can tell that it no longer counts.
 *
 * A heap of four children a parent over times and rows; what else is known of an event rests in its row.
 */
export class EventHeap {
  private size = 0
  private sequence = 0
  private times = new Float64Array(64)
  private rows = Int32Array.from({ length: 64 }, (_, row) => row)
  private orders = new Float64Array(64)
  private whats = new Int32Array(64)
  private tokens = new Int32Array(64)

  /** When the first happens, in ms; `Infinity` where nothing is planned. */
  get time(): number {
    return this.size === 0 ? Infinity : this.times[0]!
  }

  get kind(): number {
    return this.whats[this.rows[0]!]! & 15
  }

  get subject(): number {
    return this.whats[this.rows[0]!]! >> 4
  }

  get token(): number {
    return this.tokens[this.rows[0]!]!
  }

  /**
   * Plans an event.
   * @param kind - From 0 to 15: of events at the same time the lower happens first.
   * @param subject - A whole number from 0 to 2²⁷ − 1.
   */
  push(time: number, kind: number, subject: number, token = 0): void {
    if (this.size === this.times.length) this.grow()
    const { times, rows, orders } = this
    let index = this.size++
    // Rows that are not in use stand behind those that are.
    const row = rows[index]!
    const order = kind * sequences + this.sequence++
    orders[row] = order
    this.whats[row] = (subject << 4) | kind
    this.tokens[row] = token
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

  /** Takes out the first. */
  pop(): void {
    const last = --this.size
    const { times, rows, orders } = this
    const freed = rows[0]!
    const time = times[last]!
    const row = rows[last]!
    const order = orders[row]!
    let index = 0
    for (let child = 1; child < last; child = 4 * index + 1) {
      let first = child
      let firstTime = times[child]!
      const end = Math.min(child + 4, last)
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
    rows[last] = freed
  }

  private grow(): void {
    const { length } = this.times
    this.times = grown(this.times)
    this.rows = grown(this.rows)
    for (let row = length; row < 2 * length; row++) this.rows[row] = row
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
