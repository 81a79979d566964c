import { mix } from '../chance/mix.js'
import type { CaseRoute, Place, PlannedStep } from './case-route.js'
import type { Course } from './course.js'
import { none } from './jobs.js'
import type { Origin } from './linked-case.js'
import type { StreamTally } from './stream-tally.js'
import type { Template } from './template.js'

/** A case under way on the floor. One that is over holds another case after it, so that numbers stay where they are. */
export class CaseItem {
  /** The stream it came in by. */
  stream = 0
  tally!: StreamTally
  route!: CaseRoute
  /** What leads it. */
  course!: Course
  /** Its number among the cases of its stream, counted from 1. */
  number = 0
  /** Its place among the arrivals of the stream that are counted, or {@link none}. */
  arrival = none
  arrivedAt = Number.NaN
  /** How often its customer has tried before. */
  attempt = 0
  /** The case it comes of, or `null`. */
  origin: Origin | null = null
  /** How many cases have come of it. */
  linked = 0
  /** What its handling times and outcomes are drawn from. */
  handlingSeed = Number.NaN
  outcomeSeed = Number.NaN
  /** How many steps it has taken: each draws numbers of its own. */
  steps = 0
  place!: Place
  placeSince = Number.NaN
  /** What an agent has in hand of it, or waits for one; or {@link none}. */
  job = none
  isAnswered = false
  /** The agent who last worked on it, or {@link none}. */
  agent = none
  /** Counts up whenever what was planned for somebody else no longer holds. */
  token = 0
  /** When time is planned to move it; `Infinity` for never. */
  dueAt = Infinity
  /** How many cases it has held. */
  generation = 0
  isUnderWay = false

  /** @param row - The number by which events and jobs name it. */
  constructor(readonly row: number) {}
}

/** How long the next step of a case takes, in ms. */
export const nextTakes = (item: CaseItem, { takes }: PlannedStep): number =>
  takes(mix(item.handlingSeed, ++item.steps))

/** The event that the step comes to which a case is at, or `null`. */
export function eventOf({ outcomeSeed, steps }: CaseItem, { outcomes }: PlannedStep): Template | null {
  const [first] = outcomes
  if (first!.below === Infinity) return first!.event
  const share = mix(outcomeSeed, steps)
  for (const { below, event } of outcomes) if (share < below) return event
  return null
}

/** A case is somewhere else. */
export function enter(item: CaseItem, place: Place, now: number): void {
  const { tally, arrival, place: before } = item
  tally.leave(arrival, before, now - item.placeSince)
  item.place = place
  item.placeSince = now
  if (place.isClosed && !before.isClosed) tally.serve(arrival, now - item.arrivedAt)
  if (!place.isClosed && before.isClosed) tally.reopen(arrival)
}

/** The cases under way. */
export class CaseItems {
  private readonly all: CaseItem[] = []
  private readonly free: CaseItem[] = []

  /** That of a row. */
  at(row: number): CaseItem {
    return this.all[row]!
  }

  /** One for a case that comes in. */
  take(now: number): CaseItem {
    const item = this.free.pop() ?? this.add()
    item.arrivedAt = now
    item.placeSince = now
    item.steps = 0
    item.linked = 0
    item.job = none
    item.isAnswered = false
    item.agent = none
    item.dueAt = Infinity
    item.generation++
    item.isUnderWay = true
    return item
  }

  /** Gives one back; what was planned for its case no longer holds. */
  drop(item: CaseItem): void {
    item.isUnderWay = false
    item.token++
    item.dueAt = Infinity
    item.origin = null
    this.free.push(item)
  }

  /** Those that hold a case. */
  underWay(): readonly CaseItem[] {
    return this.all.filter(({ isUnderWay }) => isUnderWay)
  }

  private add(): CaseItem {
    const item = new CaseItem(this.all.length)
    this.all.push(item)
    return item
  }
}
