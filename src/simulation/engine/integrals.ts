const width = 8

/** Numbers that change in steps, each with its integral over time. */
export class Integrals {
  readonly now: Float64Array
  private readonly sums: Float64Array
  private readonly since: Float64Array

  /** @param rows - How many rows of eight numbers. */
  constructor(rows: number, from: number) {
    this.now = new Float64Array(rows * width)
    this.sums = new Float64Array(rows * width)
    this.since = new Float64Array(rows).fill(from)
  }

  /** A number of a row changes. */
  add(row: number, column: number, change: number, at: number): void {
    if (this.since[row]! < at) this.pass(row, at)
    this.now[row * width + column]! += change
  }

  /** The integral up to `at`. */
  upTo(row: number, column: number, at: number): number {
    if (this.since[row]! < at) this.pass(row, at)
    return this.sums[row * width + column]!
  }

  /** What was before counts no longer. */
  reset(at: number): void {
    this.sums.fill(0)
    this.since.fill(at)
  }

  private pass(row: number, at: number): void {
    const { now, sums, since } = this
    const length = at - since[row]!
    since[row] = at
    for (let index = row * width; index < row * width + width; index++) sums[index]! += now[index]! * length
  }
}
