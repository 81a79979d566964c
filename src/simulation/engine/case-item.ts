import type { ChartedCase } from '../charted/charted-case.js'
import type { Place } from './case-route.js'
import type { Course } from './course.js'
import { none } from './jobs.js'

/** What is drawn for a customer who comes with a case. */
export interface Drawn {
  readonly handlingSeed: number
  readonly outcomeSeed: number
  /** How often they have tried before. */
  readonly attempt: number
}

/** One case under way on the floor; one that is done makes room for the next of its stream. */
export class CaseItem {
  course!: Course
  /** What leads it, or led one before it, along the chart of its stream. */
  charted: ChartedCase | null = null
  isUnderWay = false
  /** How many cases the row has held. */
  generation = 0
  arrival: number = none
  arrivedAt = Number.NaN
  attempt = 0
  /** What its handling times and outcomes are drawn from. */
  handlingSeed = Number.NaN
  outcomeSeed = Number.NaN
  /** How many steps it has taken: each draws numbers of its own. */
  steps = 0
  place!: Place
  placeSince = Number.NaN
  /** What an agent has in hand of it, or waits for one; or {@link none}. */
  job: number = none
  isAnswered = false
  /** The agent who last worked on it. */
  agent: number = none
  /** Counts up whenever what was planned for somebody else no longer holds. */
  token = 0
  /** When time is planned to move it. */
  dueAt = Infinity

  constructor(
    readonly row: number,
    readonly stream: number,
  ) {}

  /** A case comes in. */
  open(course: Course, arrival: number, { handlingSeed, outcomeSeed, attempt }: Drawn, now: number): void {
    this.course = course
    this.isUnderWay = true
    this.generation++
    this.arrival = arrival
    this.arrivedAt = now
    this.attempt = attempt
    this.handlingSeed = handlingSeed
    this.outcomeSeed = outcomeSeed
    this.steps = 0
    this.place = course.place
    this.placeSince = now
    this.job = none
    this.isAnswered = false
    this.agent = none
    this.token = 0
    this.dueAt = Infinity
  }

  /** It is done, and what was planned for it no longer holds. */
  close(): void {
    this.isUnderWay = false
    this.token = 0
    this.dueAt = Infinity
  }
}
