import type { Random } from '../../policies/random.js'
import { mix } from '../chance/mix.js'
import type { EventHeap } from './event-heap.js'
import type { Floor } from './floor.js'
import { none } from './jobs.js'
import { Kind } from './kinds.js'
import type { PlannedStream } from './plan.js'
import type { StreamTally } from './stream-tally.js'

/** What the customers of a stream are drawn from, a number each, when they arrive. */
export interface CustomerChance {
  readonly handling: Random
  readonly patience: Random
  /** Stands for whatever else may have to be drawn for the customer. */
  readonly outcome: Random
}

/** Whether somebody who gave up for the `attempt`-th time tries again, and after how long; `null` if not. */
export function retryAfter({ retries }: PlannedStream, attempt: number, seed: number): number | null {
  if (retries === null || attempt >= retries.most) return null
  if (mix(seed, 3 * attempt) >= retries.share) return null
  return retries.after(mix(seed, 3 * attempt + 1))
}

/** The patience of an attempt after the first. */
export const patienceSeed = (seed: number, attempt: number): number => mix(seed, 3 * attempt + 2)

/** The customers of a bare stream: they come, wait, are seen to, and leave. */
export class ContactSource {
  private readonly handling: NonNullable<PlannedStream['handling']>

  constructor(
    private readonly index: number,
    private readonly stream: PlannedStream,
    private readonly floor: Floor,
    private readonly heap: EventHeap,
    private readonly tally: StreamTally,
    private readonly chance: CustomerChance,
  ) {
    this.handling = stream.handling!
  }

  /** Somebody comes for the first time. */
  arrive(now: number): void {
    const { stream, chance, handling } = this
    const job = this.floor.jobs.take()
    const { jobs } = this.floor
    jobs.stream[job] = this.index
    jobs.queue[job] = handling.queue
    jobs.item[job] = none
    jobs.preferred[job] = none
    jobs.attempt[job] = 0
    jobs.workMs[job] = handling.takes(chance.handling())
    const patienceMs = stream.patience === null ? Infinity : stream.patience(chance.patience())
    if (stream.retries !== null) jobs.seed[job] = chance.outcome()
    this.come(job, patienceMs, now)
  }

  /** Somebody tries again. */
  retry(job: number, now: number): void {
    const { attempt, seed } = this.floor.jobs
    this.come(job, this.stream.patience!(patienceSeed(seed[job]!, attempt[job]!)), now)
  }

  /** The first answer; nothing new where a colleague goes on. */
  begun(job: number, now: number): void {
    const { jobs } = this.floor
    if (!Number.isNaN(jobs.answeredAt[job])) return
    jobs.answeredAt[job] = now
    this.tally.answer(jobs.arrival[job]!, now - jobs.arrivedAt[job]!)
  }

  done(job: number, now: number): void {
    const { jobs } = this.floor
    this.tally.handle(jobs.arrival[job]!, now - jobs.answeredAt[job]!)
    this.tally.serve(jobs.arrival[job]!, now - jobs.arrivedAt[job]!)
    this.floor.release(job, now)
    jobs.drop(job)
  }

  /** Patience is over, and there was no answer. */
  giveUp(job: number, now: number): void {
    const { jobs } = this.floor
    this.tally.abandon(jobs.arrival[job]!, now - jobs.arrivedAt[job]!)
    this.floor.withdraw(job, now)
    const attempt = jobs.attempt[job]!
    const afterMs = retryAfter(this.stream, attempt, jobs.seed[job]!)
    if (afterMs === null) {
      jobs.drop(job)
      return
    }
    jobs.attempt[job] = attempt + 1
    this.heap.push(now + afterMs, Kind.retry, job)
  }

  private come(job: number, patienceMs: number, now: number): void {
    const { jobs } = this.floor
    const { answerWithinMs } = this.stream
    jobs.arrivedAt[job] = now
    jobs.answeredAt[job] = Number.NaN
    jobs.dueAt[job] = answerWithinMs === null ? Infinity : now + answerWithinMs
    jobs.arrival[job] = this.tally.arrive(now, jobs.attempt[job]! > 0)
    this.floor.submit(job, now)
    if (patienceMs !== Infinity && Number.isNaN(jobs.answeredAt[job])) {
      this.heap.push(now + patienceMs, Kind.patienceEnds, job * 2, jobs.token[job])
    }
  }
}
