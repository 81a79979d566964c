import type { Place } from './case-route.js'
import type { Courses } from './courses.js'
import { grown } from './event-heap.js'
import { none } from './jobs.js'

/** Cases under way on the floor, in columns. A row that is done is used again. */
export class CaseRows {
  /** The stream it came in by. */
  stream = new Int32Array(64)
  /** Its place among the arrivals of the stream that are counted, or {@link none}. */
  arrival = new Int32Array(64)
  arrivedAt = new Float64Array(64)
  /** How often its customer has tried before. */
  attempt = new Int32Array(64)
  /** What its handling times and outcomes are drawn from. */
  handlingSeed = new Float64Array(64)
  outcomeSeed = new Float64Array(64)
  /** How many steps it has taken: each draws numbers of its own. */
  steps = new Int32Array(64)
  /** Its number among the cases of its stream, counted from 1. */
  number = new Int32Array(64)
  /** How many cases have come of it. */
  linked = new Int32Array(64)
  /** What leads it. */
  courses: Courses[] = []
  place: Place[] = []
  placeSince = new Float64Array(64)
  /** What an agent has in hand of it, or waits for one; or {@link none}. */
  job = new Int32Array(64)
  isAnswered = new Uint8Array(64)
  /** The agent who last worked on it, or {@link none}. */
  agent = new Int32Array(64)
  /** Counts up whenever what was planned for somebody else no longer holds. */
  token = new Int32Array(64)
  /** When time is planned to move it; `Infinity` for never. */
  dueAt = new Float64Array(64)
  /** How many cases the row has held. */
  generation = new Int32Array(64)
  isUnderWay = new Uint8Array(64)

  private used = 0
  private readonly freed: number[] = []

  /** A row for a case that comes in. */
  take(stream: number, now: number): number {
    const row = this.freed.pop() ?? this.used++
    if (row === this.stream.length) this.grow()
    this.stream[row] = stream
    this.arrivedAt[row] = now
    this.placeSince[row] = now
    this.steps[row] = 0
    this.linked[row] = 0
    this.job[row] = none
    this.isAnswered[row] = 0
    this.agent[row] = none
    this.dueAt[row] = Infinity
    this.generation[row]!++
    this.isUnderWay[row] = 1
    return row
  }

  /** Gives a row back; what was planned for its case no longer holds. */
  drop(row: number): void {
    this.isUnderWay[row] = 0
    this.token[row]!++
    this.dueAt[row] = Infinity
    this.freed.push(row)
  }

  /** The rows that hold a case. */
  *underWay(): Iterable<number> {
    for (let row = 0; row < this.used; row++) if (this.isUnderWay[row] === 1) yield row
  }

  private grow(): void {
    this.stream = grown(this.stream)
    this.arrival = grown(this.arrival)
    this.arrivedAt = grown(this.arrivedAt)
    this.attempt = grown(this.attempt)
    this.handlingSeed = grown(this.handlingSeed)
    this.outcomeSeed = grown(this.outcomeSeed)
    this.steps = grown(this.steps)
    this.number = grown(this.number)
    this.linked = grown(this.linked)
    this.placeSince = grown(this.placeSince)
    this.job = grown(this.job)
    this.isAnswered = grown(this.isAnswered)
    this.agent = grown(this.agent)
    this.token = grown(this.token)
    this.dueAt = grown(this.dueAt)
    this.generation = grown(this.generation)
    this.isUnderWay = grown(this.isUnderWay)
  }
}
