import { type SpanKind, type Spans, spanKinds } from '../run.js'

/** What one agent is doing, and since when; `null` off the rota. */
interface Current {
  kind: SpanKind | null
  since: number
}

/** What each agent does when, group by group. */
export class SpanLog {
  private readonly firstOf: readonly number[]
  private readonly current: readonly Current[]
  private readonly rows: { agent: number; kind: number; from: number; to: number }[][]

  /** @param sizes - How many agents there are in each group. */
  constructor(sizes: readonly number[]) {
    this.firstOf = sizes.map((_, group) => sizes.slice(0, group).reduce((sum, size) => sum + size, 0))
    const agents = sizes.reduce((sum, size) => sum + size, 0)
    this.current = Array.from({ length: agents }, () => ({ kind: null, since: 0 }))
    this.rows = sizes.map(() => [])
  }

  /** Somebody does something else. */
  turn(agent: number, group: number, kind: SpanKind | null, at: number): void {
    const current = this.current[agent]!
    if (current.kind === kind) return
    this.close(agent, group, at)
    current.kind = kind
    current.since = at
  }

  /** What was before counts no longer. */
  reset(at: number): void {
    for (const rows of this.rows) rows.length = 0
    for (const current of this.current) current.since = at
  }

  /** The rows of a group; what is under way ends with them. */
  of(group: number, until: number): Spans {
    const first = this.firstOf[group]!
    const last = this.firstOf[group + 1] ?? this.current.length
    for (let agent = first; agent < last; agent++) this.close(agent, group, until)
    const rows = this.rows[group]!
    return {
      agent: Int32Array.from(rows, ({ agent }) => agent),
      kind: Uint8Array.from(rows, ({ kind }) => kind),
      from: Float64Array.from(rows, ({ from }) => from),
      to: Float64Array.from(rows, ({ to }) => to),
    }
  }

  private close(agent: number, group: number, at: number): void {
    const { kind, since } = this.current[agent]!
    if (kind === null || since === at) return
    this.rows[group]!.push({
      agent: agent - this.firstOf[group]!,
      kind: spanKinds.indexOf(kind),
      from: since,
      to: at,
    })
  }
}
