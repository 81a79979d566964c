import type { CaseLink } from '../../vocabulary/link.js'
import type { Party } from '../../vocabulary/party.js'
import { type CaseItem, CaseItems, enter, eventOf, nextTakes } from './case-item.js'
import type { PlannedStep } from './case-route.js'
import { type CustomerChance, patienceSeed, retryAfter } from './contact-source.js'
import { type CaseListener, customerOf, nameOf, stuck } from './course.js'
import { AllCourses } from './courses.js'
import type { EventHeap } from './event-heap.js'
import type { Floor } from './floor.js'
import { none } from './jobs.js'
import { Kind } from './kinds.js'
import { followUpOf, linkedSeeds, linkOf, type Origin } from './linked-case.js'
import { agentsOf, partyOf } from './parties.js'
import type { Plan } from './plan.js'
import type { StreamTally } from './stream-tally.js'

/** The cases of all streams, led through their steps. */
export class CaseSource {
  private readonly items = new CaseItems()
  private readonly courses: AllCourses
  /** By stream: how many cases came. */
  private readonly opened: number[]
  /** By job of those who gave up and try again: the case that theirs comes of. */
  private readonly retrying = new Map<number, Origin>()
  private readonly agentParties: readonly Party[]

  constructor(
    private readonly plan: Plan,
    private readonly floor: Floor,
    private readonly heap: EventHeap,
    private readonly tallies: readonly StreamTally[],
    private readonly chances: readonly CustomerChance[],
    listener: CaseListener | null,
  ) {
    this.opened = plan.streams.map(() => 0)
    this.courses = new AllCourses(plan, tallies, listener)
    this.agentParties = agentsOf(plan.groups)
  }

  /** A case comes in. */
  arrive(stream: number, now: number): void {
    const { patience } = this.plan.streams[stream]!
    const chance = this.chances[stream]!
    const handlingSeed = chance.handling()
    const outcomeSeed = chance.outcome()
    const patienceMs = patience === null ? Infinity : patience(chance.patience())
    this.come(stream, handlingSeed, outcomeSeed, 0, patienceMs, null, now)
  }

  /** Somebody who gave up tries again: the job holds what they were drawn. */
  retry(job: number, now: number): void {
    const { jobs } = this.floor
    const stream = jobs.stream[job]!
    const attempt = jobs.attempt[job]!
    const outcomeSeed = jobs.seed[job]!
    const handlingSeed = jobs.workMs[job]!
    jobs.drop(job)
    const patienceMs = this.plan.streams[stream]!.patience!(patienceSeed(outcomeSeed, attempt))
    const origin = this.retrying.get(job) ?? null
    this.retrying.delete(job)
    this.come(stream, handlingSeed, outcomeSeed, attempt, patienceMs, origin, now)
  }

  /** An agent takes up a case. */
  begun(job: number, now: number): void {
    const { jobs } = this.floor
    const item = this.items.at(jobs.item[job]!)
    item.agent = jobs.agent[job]!
    if (item.isAnswered) return
    item.isAnswered = true
    item.tally.answer(item.arrival, now - item.arrivedAt)
  }

  /** An agent is done with a step. */
  done(job: number, now: number): void {
    const { jobs } = this.floor
    const item = this.items.at(jobs.item[job]!)
    const agent = jobs.agent[job]!
    item.agent = agent
    this.conclude(item, this.agentParties[agent]!, agent, now)
  }

  /** Somebody who is no agent is done with a step. */
  partyDone(row: number, token: number, now: number): void {
    const item = this.items.at(row)
    if (item.token === token) this.conclude(item, partyOf(item.place.step!.by!), none, now)
  }

  /** Time may move a case. */
  caseDue(row: number, now: number): void {
    const item = this.items.at(row)
    if (item.dueAt !== now) return
    item.course.elapse(Math.floor(now))
    item.dueAt = Infinity
    this.moved(item, false, now)
  }

  /** Patience is over, and there was no answer. */
  giveUp(row: number, generation: number, now: number): void {
    const item = this.items.at(row)
    const isWaiting = item.isUnderWay && !item.isAnswered
    if (item.generation !== generation || !isWaiting) return
    const { stream, outcomeSeed, attempt } = item
    item.tally.abandon(item.arrival, now - item.arrivedAt)
    const afterMs = retryAfter(this.plan.streams[stream]!, attempt, outcomeSeed)
    if (afterMs !== null) {
      const job = this.floor.jobs.take()
      const { jobs } = this.floor
      jobs.stream[job] = stream
      jobs.item[job] = 0
      jobs.attempt[job] = attempt + 1
      jobs.seed[job] = outcomeSeed
      jobs.workMs[job] = item.handlingSeed
      if (item.origin !== null) this.retrying.set(job, item.origin)
      this.heap.push(now + afterMs, Kind.retry, job)
    }
    item.course.act(item.route.givingUp, Math.floor(now), null, none, none)
    this.moved(item, true, now)
  }

  /** The end: what is under way is told as it stands. */
  close(until: number): void {
    for (const item of this.items.underWay()) this.finish(item, until)
  }

  /** A case comes in. */
  private come(
    stream: number,
    handlingSeed: number,
    outcomeSeed: number,
    attempt: number,
    patienceMs: number,
    origin: Origin | null,
    now: number,
  ): CaseItem {
    const at = Math.floor(now)
    const courses = this.courses.of(stream, origin, at)
    const tally = this.tallies[stream]!
    const item = this.items.take(now)
    item.stream = stream
    item.tally = tally
    item.route = courses.route
    item.number = ++this.opened[stream]!
    item.arrival = tally.arrive(now, attempt > 0, origin !== null)
    item.attempt = attempt
    item.origin = origin
    item.handlingSeed = handlingSeed
    item.outcomeSeed = outcomeSeed
    const { number, arrival } = item
    item.course = courses.open({ number, at, arrival, customer: origin === null ? null : origin.customer })
    if (origin !== null) this.tie(item, linkOf(origin, nameOf(item.route, item)), at)
    item.place = item.course.place
    this.moved(item, true, now)
    if (patienceMs !== Infinity && !item.isAnswered) {
      this.heap.push(now + patienceMs, Kind.patienceEnds, item.row * 2 + 1, item.generation)
    }
    return item
  }

  /** What a case asked for is opened: a case of the stream that it joins. */
  private openLinked(item: CaseItem, now: number): void {
    const { route, tally } = item
    const at = Math.floor(now)
    const caseId = nameOf(route, item)
    for (const asked of tally.asked.splice(0)) {
      const isFollowUp = 'occasion' in asked
      const ask = isFollowUp ? followUpOf(route, asked, caseId, item.outcomeSeed) : asked
      if (ask === null) continue
      const seeds = linkedSeeds(item.handlingSeed, item.outcomeSeed, item.linked++)
      const stream = isFollowUp ? route.followUps!.stream : route.joined.get(ask.path)
      if (stream === undefined) {
        tally.leaveUnopened(item.arrival, ask.path)
        continue
      }
      const { patience } = this.plan.streams[stream]!
      const patienceMs = patience === null ? Infinity : patience(seeds.patience)
      const origin = { ask, caseId, customer: customerOfItem(item), field: route.field }
      const linked = this.come(stream, seeds.handling, seeds.outcome, 0, patienceMs, origin, now)
      this.tie(item, linkOf(origin, nameOf(linked.route, linked)), at)
    }
  }

  /** A link is written down where records are kept; what fell due by then happens first in any case. */
  private tie({ course }: CaseItem, link: CaseLink, at: number): void {
    course.elapse(at)
    course.tie?.(link, at)
  }

  /** A step is over: what comes of it is sent, or nothing is. */
  private conclude(item: CaseItem, by: Party | null, agent: number, now: number): void {
    const event = eventOf(item, item.place.step!)
    const group = agent === none ? none : this.floor.agents.group[agent]!
    if (event !== null && item.course.act(event, Math.floor(now), by, agent, group)) {
      this.moved(item, true, now)
      return
    }
    this.putDown(item, now)
    this.planDue(item, now)
  }

  /** A case may be somewhere else; `isOver`: what was done there is over in any case. */
  private moved(item: CaseItem, isOver: boolean, now: number): void {
    while (item.tally.asked.length > 0) this.openLinked(item, now)
    const { course, place: before } = item
    const { place } = course
    if (place !== before) enter(item, place, now)
    if (course.isDone) {
      this.putDown(item, now)
      this.finish(item, now)
      return
    }
    if (isOver || place !== before) this.next(item, now)
    else this.planDue(item, now)
  }

  /** What is to be done where the case is now begins, or waits for somebody. */
  private next(item: CaseItem, now: number): void {
    const { floor } = this
    const { step, isAwaitingAgent } = item.place
    const token = ++item.token
    if (step === null) {
      this.planDue(item, now)
      if (isAwaitingAgent || item.course.dueAt === Infinity) throw stuck(item.route, item.place)
      this.putDown(item, now)
      return
    }
    const takesMs = nextTakes(item, step)
    if (step.by !== null) {
      this.putDown(item, now)
      this.await(item, step, token, now + takesMs, now)
      return
    }
    this.planDue(item, now)
    const { job } = item
    if (this.isInHand(job) && this.canGoOn(job, step)) {
      floor.jobs.queue[job] = step.queue
      floor.goOn(job, takesMs, now)
      return
    }
    this.putDown(item, now)
    this.submit(item, step, takesMs, now)
  }

  /** Somebody who is no agent will have done a step; where nothing comes of it, there is only time to wait for. */
  private await(item: CaseItem, step: PlannedStep, token: number, doneAt: number, now: number): void {
    const isFruitless = eventOf(item, step) === null
    if (!isFruitless) this.heap.push(doneAt, Kind.partyDone, item.row, token)
    // What falls due later is planned once the step is done.
    if (isFruitless || item.course.dueAt <= doneAt) this.planDue(item, now)
    else item.dueAt = Infinity
  }

  /** Time is planned to move a case. */
  private planDue(item: CaseItem, now: number): void {
    const { dueAt } = item.course
    if (dueAt === item.dueAt) return
    const planned = dueAt > now ? dueAt : now
    item.dueAt = planned
    if (dueAt !== Infinity) this.heap.push(planned, Kind.caseDue, item.row)
  }

  private submit(item: CaseItem, step: PlannedStep, takesMs: number, now: number): void {
    const job = this.floor.jobs.take()
    const { jobs } = this.floor
    const { stream, arrivedAt } = item
    const { answerWithinMs } = this.plan.streams[stream]!
    jobs.stream[job] = stream
    jobs.queue[job] = step.queue
    jobs.item[job] = item.row
    jobs.preferred[job] = item.agent
    jobs.arrivedAt[job] = arrivedAt
    jobs.workMs[job] = takesMs
    const answerDueAt = answerWithinMs === null || item.isAnswered ? Infinity : arrivedAt + answerWithinMs
    jobs.dueAt[job] = Math.min(item.dueAt, item.course.levelDueAt, answerDueAt)
    item.job = job
    this.floor.submit(job, now)
  }

  /** Whether the agent who has a case in hand goes on with the next step. */
  private canGoOn(job: number, step: PlannedStep): boolean {
    const { jobs, agents } = this.floor
    const group = agents.group[jobs.agent[job]!]!
    for (const choice of this.plan.queues[step.queue]!.choices) if (choice.group === group) return true
    return false
  }

  /** Nobody has the case in hand any more, nor waits for anybody. */
  private putDown(item: CaseItem, now: number): void {
    const { job } = item
    if (job === none) return
    item.job = none
    if (this.isInHand(job)) this.floor.release(job, now)
    else this.floor.withdraw(job, now)
    this.floor.jobs.drop(job)
  }

  private isInHand(job: number): boolean {
    return job !== none && this.floor.jobs.agent[job] !== none
  }

  private finish(item: CaseItem, now: number): void {
    item.course.end(Math.floor(now))
    this.items.drop(item)
  }
}

function customerOfItem({ route, number, arrivedAt, origin }: CaseItem): Party {
  return customerOf(route, { number, at: Math.floor(arrivedAt), customer: origin?.customer ?? null })
}
