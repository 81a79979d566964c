import type { ServiceLevelFact } from '../../policies/service-levels/facts.js'
import type { CaseLink } from '../../vocabulary/link.js'
import type { Party } from '../../vocabulary/party.js'
import type { ChartEdge } from './chart-node.js'

/** What is written down of a case: a step along its chart, what its clocks said, or that it is tied to another. */
type Line = ChartEdge | ServiceLevelFact | ({ readonly type: 'case.link' } & CaseLink)

/** What has happened to a case under way, until its records are written. It keeps its room for the next case. */
export class Diary {
  private readonly lines: Line[] = []
  /** Who did it; `null`: the customer. */
  private readonly by: (Party | null)[] = []
  private readonly at: number[] = []
  private length = 0

  write(line: Line, by: Party | null, at: number): void {
    const { length } = this
    this.lines[length] = line
    this.by[length] = by
    this.at[length] = at
    this.length++
  }

  /** Reads out all lines, in the order in which they were written, and forgets them. */
  read(tell: (line: Line, by: Party | null, at: number) => void): void {
    const { length, lines, by, at } = this
    this.length = 0
    for (let place = 0; place < length; place++) tell(lines[place]!, by[place]!, at[place]!)
  }
}
