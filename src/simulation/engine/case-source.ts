import { CasewrightError } from '../../vocabulary/errors.js'
import type { Party } from '../../vocabulary/party.js'
import { mix } from '../chance/mix.js'
import { CaseItem, type Drawn } from './case-item.js'
import type { PlannedOutcome, PlannedStep } from './case-route.js'
import { type CustomerChance, patienceSeed, retryAfter } from './contact-source.js'
import type { CaseListener } from './course.js'
import type { EventHeap } from './event-heap.js'
import type { Floor } from './floor.js'
import { none } from './jobs.js'
import { Kind } from './kinds.js'
import { Leading } from './leading.js'
import { agentOf, partyOf } from './parties.js'
import type { Plan } from './plan.js'
import type { StreamTally } from './stream-tally.js'

/** The cases of all streams, led through their steps. */
export class CaseSource {
  private readonly items: CaseItem[] = []
  /** By stream: those that are done, to be used again. */
  private readonly freed: readonly CaseItem[][]
  private readonly leading: readonly (Leading | null)[]
  private lastToken = 0
  private readonly agentParties: readonly Party[]

  constructor(
    private readonly plan: Plan,
    private readonly floor: Floor,
    private readonly heap: EventHeap,
    private readonly tallies: readonly StreamTally[],
    private readonly chances: readonly CustomerChance[],
    listener: CaseListener | null,
  ) {
    this.freed = plan.streams.map(() => [])
    this.leading = plan.streams.map(
      ({ route }, index) => route && new Leading(route, plan, tallies[index]!, listener),
    )
    this.agentParties = plan.groups.flatMap(group =>
      Array.from({ length: group.agents }, (_, number) => agentOf(group, `${group.id}-${number + 1}`)),
    )
  }

  /** A case comes in. */
  arrive(stream: number, now: number): void {
    const { patience } = this.plan.streams[stream]!
    const chance = this.chances[stream]!
    const drawn = { handlingSeed: chance.handling(), outcomeSeed: chance.outcome(), attempt: 0 }
    this.come(stream, drawn, patience === null ? Infinity : patience(chance.patience()), now)
  }

  /** Somebody who gave up tries again: the row holds what they were drawn. */
  retry(job: number, now: number): void {
    const { jobs } = this.floor
    const stream = jobs.stream[job]!
    const attempt = jobs.attempt[job]!
    const outcomeSeed = jobs.seed[job]!
    const handlingSeed = jobs.workMs[job]!
    jobs.drop(job)
    const patienceMs = this.plan.streams[stream]!.patience!(patienceSeed(outcomeSeed, attempt))
    this.come(stream, { handlingSeed, outcomeSeed, attempt }, patienceMs, now)
  }

  /** An agent takes up a case. */
  begun(job: number, now: number): void {
    const { jobs } = this.floor
    const item = this.items[jobs.item[job]!]!
    item.agent = jobs.agent[job]!
    if (item.isAnswered) return
    item.isAnswered = true
    this.tallies[jobs.stream[job]!]!.answer(item.arrival, now - item.arrivedAt)
  }

  /** An agent is done with a step. */
  done(job: number, now: number): void {
    const { jobs } = this.floor
    const item = this.items[jobs.item[job]!]!
    item.agent = jobs.agent[job]!
    this.conclude(item, this.agentParties[item.agent]!, item.agent, now)
  }

  /** Somebody who is no agent is done with a step. */
  partyDone(row: number, token: number, now: number): void {
    const item = this.items[row]!
    if (item.token === token) this.conclude(item, partyOf(item.place.step!.by!), none, now)
  }

  /** Time may move a case. */
  caseDue(row: number, now: number): void {
    const item = this.items[row]!
    if (item.dueAt !== now) return
    item.course.elapse(Math.floor(now))
    item.dueAt = Infinity
    this.moved(item, false, now)
  }

  /** Patience is over, and there was no answer. */
  giveUp(row: number, generation: number, now: number): void {
    const item = this.items[row]!
    if (item.generation !== generation || !item.isUnderWay || item.isAnswered) return
    const { stream } = item
    const planned = this.plan.streams[stream]!
    const tally = this.tallies[stream]!
    tally.abandon(item.arrival, now - item.arrivedAt)
    const afterMs = retryAfter(planned, item.attempt, item.outcomeSeed)
    if (afterMs !== null) {
      const job = this.floor.jobs.take()
      const { jobs } = this.floor
      jobs.stream[job] = stream
      jobs.item[job] = 0
      jobs.attempt[job] = item.attempt + 1
      jobs.seed[job] = item.outcomeSeed
      jobs.workMs[job] = item.handlingSeed
      this.heap.push(now + afterMs, Kind.retry, job)
    }
    item.course.act(planned.route!.givingUp, Math.floor(now), null, none, none)
    this.moved(item, true, now)
  }

  /** The end: what is under way is told as it stands. */
  close(until: number): void {
    for (const item of this.items) if (item.isUnderWay) this.finish(item, until)
  }

  private come(stream: number, drawn: Drawn, patienceMs: number, now: number): void {
    const item = this.freed[stream]!.pop() ?? this.itemFor(stream)
    const arrival = this.tallies[stream]!.arrive(now, drawn.attempt > 0)
    const course = this.leading[stream]!.open(item, Math.floor(now), arrival)
    item.open(course, arrival, drawn, now)
    this.moved(item, true, now)
    if (patienceMs !== Infinity && !item.isAnswered) {
      this.heap.push(now + patienceMs, Kind.patienceEnds, item.row * 2 + 1, item.generation)
    }
  }

  private itemFor(stream: number): CaseItem {
    const item = new CaseItem(this.items.length, stream)
    this.items.push(item)
    return item
  }

  /** A step is over: what comes of it is sent, or nothing is. */
  private conclude(item: CaseItem, by: Party | null, agent: number, now: number): void {
    const { outcomes } = item.place.step!
    const outcome = outcomeOf(outcomes, mix(item.outcomeSeed, item.steps))
    const group = agent === none ? none : this.floor.agents.group[agent]!
    const isTaken =
      outcome !== null &&
      outcome.event !== null &&
      item.course.act(outcome.event, Math.floor(now), by, agent, group)
    if (!isTaken) {
      this.putDown(item, now)
      return
    }
    this.moved(item, true, now)
  }

  /** A case may be somewhere else; `isOver`: what was done there is over in any case. */
  private moved(item: CaseItem, isOver: boolean, now: number): void {
    const { course } = item
    const before = item.place
    const place = course.place
    if (place !== before) {
      const tally = this.tallies[item.stream]!
      tally.leave(item.arrival, before, now - item.placeSince)
      item.place = place
      item.placeSince = now
      if (place.isClosed && !before.isClosed) tally.serve(item.arrival, now - item.arrivedAt)
      if (!place.isClosed && before.isClosed) tally.reopen(item.arrival)
    }
    if (course.isDone) {
      this.putDown(item, now)
      this.finish(item, now)
      return
    }
    const { dueAt } = course
    if (dueAt !== item.dueAt) {
      item.dueAt = Math.max(dueAt, now)
      if (dueAt !== Infinity) this.heap.push(item.dueAt, Kind.caseDue, item.row)
    }
    if (isOver || place !== before) this.next(item, now)
  }

  /** What is to be done where the case is now begins, or waits for somebody. */
  private next(item: CaseItem, now: number): void {
    const { step } = item.place
    item.token = ++this.lastToken
    if (step === null) {
      if (item.place.isAwaitingAgent || item.course.dueAt === Infinity) throw this.stuck(item)
      this.putDown(item, now)
      return
    }
    item.steps++
    const takesMs = step.takes(mix(item.handlingSeed, item.steps))
    if (step.by !== null) {
      this.putDown(item, now)
      this.heap.push(now + takesMs, Kind.partyDone, item.row, item.token)
      return
    }
    if (this.isInHand(item) && this.canGoOn(item, step)) {
      this.floor.jobs.queue[item.job] = step.queue
      this.floor.goOn(item.job, takesMs, now)
      return
    }
    this.putDown(item, now)
    this.submit(item, step, takesMs, now)
  }

  private submit(item: CaseItem, step: PlannedStep, takesMs: number, now: number): void {
    const job = this.floor.jobs.take()
    const { jobs } = this.floor
    const { stream } = item
    const { answerWithinMs } = this.plan.streams[stream]!
    jobs.stream[job] = stream
    jobs.queue[job] = step.queue
    jobs.item[job] = item.row
    jobs.preferred[job] = item.agent
    jobs.arrivedAt[job] = item.arrivedAt
    jobs.workMs[job] = takesMs
    const answerDueAt =
      answerWithinMs === null || item.isAnswered ? Infinity : item.arrivedAt + answerWithinMs
    jobs.dueAt[job] = Math.min(item.dueAt, item.course.levelDueAt, answerDueAt)
    item.job = job
    this.floor.submit(job, now)
  }

  /** Whether the agent who has a case in hand goes on with the next step. */
  private canGoOn(item: CaseItem, step: PlannedStep): boolean {
    const { jobs, agents } = this.floor
    const group = agents.group[jobs.agent[item.job]!]!
    for (const choice of this.plan.queues[step.queue]!.choices) if (choice.group === group) return true
    return false
  }

  /** Nobody has the case in hand any more, nor waits for anybody. */
  private putDown(item: CaseItem, now: number): void {
    const { job } = item
    if (job === none) return
    const isInHand = this.isInHand(item)
    item.job = none
    if (isInHand) this.floor.release(job, now)
    else this.floor.withdraw(job, now)
    this.floor.jobs.drop(job)
  }

  private isInHand({ job }: CaseItem): boolean {
    return job !== none && this.floor.jobs.agent[job] !== none
  }

  private finish(item: CaseItem, now: number): void {
    item.course.end(Math.floor(now))
    item.close()
    this.freed[item.stream]!.push(item)
  }

  private stuck({ stream, place: { stage } }: CaseItem): CasewrightError {
    const { field } = this.plan.streams[stream]!.route!
    return new CasewrightError(
      'invalid-parameter',
      `simulate: ${field}.steps: expected a step for ${stage}, which nothing else leads out of, got none`,
    )
  }
}

/** What a step comes to. */
function outcomeOf(outcomes: readonly PlannedOutcome[], share: number): PlannedOutcome | null {
  for (const outcome of outcomes) if (share < outcome.below) return outcome
  return null
}
