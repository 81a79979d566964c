import type { ServiceLevelFact } from '../../policies/service-levels/facts.js'
import type { CaseLink } from '../../vocabulary/link.js'
import type { Party } from '../../vocabulary/party.js'
import { grown } from '../engine/event-heap.js'
import { none } from '../engine/jobs.js'
import type { ChartEdge } from './chart-node.js'

/** What is written down of a case: a step along its chart, what its clocks said, or that it is tied to another. */
type Line = ChartEdge | ServiceLevelFact | ({ readonly type: 'case.link' } & CaseLink)

/** What has happened to cases under way, in columns, until their records are written. A line that was read is used again. */
export class Diary {
  private readonly lines: Line[] = []
  /** Who did it; `null`: the customer. */
  private readonly by: (Party | null)[] = []
  private at = new Float64Array(64)
  private following = new Int32Array(64)
  private firstFree = none
  /** By row of a case. */
  private first = new Int32Array(64)
  private last = new Int32Array(64)

  /** Begins anew with the case of a row. */
  open(row: number): void {
    while (row >= this.first.length) {
      this.first = grown(this.first)
      this.last = grown(this.last)
    }
    this.first[row] = none
  }

  write(row: number, line: Line, by: Party | null, at: number): void {
    const place = this.take()
    this.lines[place] = line
    this.by[place] = by
    this.at[place] = at
    this.following[place] = none
    if (this.first[row] === none) this.first[row] = place
    else this.following[this.last[row]!] = place
    this.last[row] = place
  }

  /** Reads out all lines of a case, in the order in which they were written, and forgets them. */
  read(row: number, tell: (line: Line, by: Party | null, at: number) => void): void {
    let place = this.first[row]!
    if (place === none) return
    const first = place
    for (; place !== none; place = this.following[place]!) {
      tell(this.lines[place]!, this.by[place]!, this.at[place]!)
    }
    this.following[this.last[row]!] = this.firstFree
    this.firstFree = first
    this.first[row] = none
  }

  private take(): number {
    const place = this.firstFree
    if (place !== none) {
      this.firstFree = this.following[place]!
      return place
    }
    if (this.lines.length === this.at.length) {
      this.at = grown(this.at)
      this.following = grown(this.following)
    }
    return this.lines.length
  }
}
