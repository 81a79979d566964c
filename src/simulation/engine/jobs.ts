import { grown } from './event-heap.js'

/** Nobody, nothing, nowhere. */
export const none = -1

/**
 * Pieces of work on their way through the floor, in columns: a contact from its arrival to its end, or what a case wants of an
 * agent in one state. A row that is done is used again.
 */
export class Jobs {
  /** The stream it came in by. */
  stream = new Int32Array(64)
  /** Its place among the arrivals of the stream that are counted, or {@link none}. */
  arrival = new Int32Array(64)
  arrivedAt = new Float64Array(64)
  /** When it was first begun; `NaN` while it was not. */
  answeredAt = new Float64Array(64)
  /** Since when it waits. */
  queuedAt = new Float64Array(64)
  /** By when it should be begun; `Infinity` where nothing says. */
  dueAt = new Float64Array(64)
  /** How long it takes from here, in ms. */
  workMs = new Float64Array(64)
  /** When it will be done; of a job in hand. */
  doneAt = new Float64Array(64)
  /** What the queue is ordered by. */
  key = new Float64Array(64)
  /** The queue it is for. */
  queue = new Int32Array(64)
  /** The agent who has it in hand, or {@link none}. */
  agent = new Int32Array(64)
  /** The agent who is to have it if they are free, or {@link none}. */
  preferred = new Int32Array(64)
  /** The case it is of, or {@link none} of a contact. */
  item = new Int32Array(64)
  /** Neighbours in the queue, or in the agent's hands. */
  next = new Int32Array(64)
  previous = new Int32Array(64)
  /** Counts up whenever what was planned for the job no longer holds. */
  token = new Int32Array(64)
  /** How often its customer has tried before. */
  attempt = new Int32Array(64)
  /** What else is drawn for its customer comes from here. */
  seed = new Float64Array(64)

  private used = 0
  private firstFree = none

  /** A row to fill. */
  take(): number {
    const job = this.firstFree
    if (job !== none) {
      this.firstFree = this.next[job]!
      return job
    }
    if (this.used === this.stream.length) this.grow()
    return this.used++
  }

  /** Gives a row back. */
  drop(job: number): void {
    this.token[job]!++
    this.next[job] = this.firstFree
    this.firstFree = job
  }

  private grow(): void {
    this.stream = grown(this.stream)
    this.arrival = grown(this.arrival)
    this.arrivedAt = grown(this.arrivedAt)
    this.answeredAt = grown(this.answeredAt)
    this.queuedAt = grown(this.queuedAt)
    this.dueAt = grown(this.dueAt)
    this.workMs = grown(this.workMs)
    this.doneAt = grown(this.doneAt)
    this.key = grown(this.key)
    this.queue = grown(this.queue)
    this.agent = grown(this.agent)
    this.preferred = grown(this.preferred)
    this.item = grown(this.item)
    this.next = grown(this.next)
    this.previous = grown(this.previous)
    this.token = grown(this.token)
    this.attempt = grown(this.attempt)
    this.seed = grown(this.seed)
  }
}
