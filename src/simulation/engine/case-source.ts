import type { Party } from '../../vocabulary/party.js'
import { mix } from '../chance/mix.js'
import type { CaseRoute, Place, PlannedStep } from './case-route.js'
import { CaseRows } from './case-rows.js'
import { type CustomerChance, patienceSeed, retryAfter } from './contact-source.js'
import { type CaseListener, customerOf, nameOf, stuck } from './course.js'
import { Courses } from './courses.js'
import type { EventHeap } from './event-heap.js'
import type { Floor } from './floor.js'
import { none } from './jobs.js'
import { Kind } from './kinds.js'
import { linkedRoute, linkedSeeds, linkOf, type Origin } from './linked-case.js'
import { agentsOf, partyOf } from './parties.js'
import type { Plan } from './plan.js'
import type { StreamTally } from './stream-tally.js'
import type { Template } from './template.js'

/** The cases of all streams, led through their steps. */
export class CaseSource {
  private readonly cases = new CaseRows()
  /** By stream; `null` of contacts. */
  private readonly courses: readonly (Courses | null)[]
  /** Of linked cases, by how they are asked for. */
  private readonly linkedCourses = new WeakMap<CaseRoute, Courses>()
  /** By stream: how many cases came. */
  private readonly opened: number[]
  /** By row, and by job of those who gave up and try again: the case that theirs comes of. */
  private readonly origins = new Map<number, Origin>()
  private readonly retrying = new Map<number, Origin>()
  private readonly agentParties: readonly Party[]

  constructor(
    private readonly plan: Plan,
    private readonly floor: Floor,
    private readonly heap: EventHeap,
    private readonly tallies: readonly StreamTally[],
    private readonly chances: readonly CustomerChance[],
    private readonly listener: CaseListener | null,
  ) {
    this.opened = plan.streams.map(() => 0)
    this.courses = plan.streams.map(
      ({ route }, index) => route && new Courses(route, plan, tallies[index]!, listener),
    )
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

  /** Somebody who gave up tries again: the row holds what they were drawn. */
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
    const { cases } = this
    const { jobs } = this.floor
    const row = jobs.item[job]!
    cases.agent[row] = jobs.agent[job]!
    if (cases.isAnswered[row] === 1) return
    cases.isAnswered[row] = 1
    this.tallies[jobs.stream[job]!]!.answer(cases.arrival[row]!, now - cases.arrivedAt[row]!)
  }

  /** An agent is done with a step. */
  done(job: number, now: number): void {
    const { jobs } = this.floor
    const row = jobs.item[job]!
    const agent = jobs.agent[job]!
    this.cases.agent[row] = agent
    this.conclude(row, this.agentParties[agent]!, agent, now)
  }

  /** Somebody who is no agent is done with a step. */
  partyDone(row: number, token: number, now: number): void {
    const { cases } = this
    if (cases.token[row] === token) this.conclude(row, partyOf(cases.place[row]!.step!.by!), none, now)
  }

  /** Time may move a case. */
  caseDue(row: number, now: number): void {
    const { cases } = this
    if (cases.dueAt[row] !== now) return
    this.coursesOf(row).elapse(row, Math.floor(now))
    cases.dueAt[row] = Infinity
    this.moved(row, false, now)
  }

  /** Patience is over, and there was no answer. */
  giveUp(row: number, generation: number, now: number): void {
    const { cases } = this
    const isWaiting = cases.isUnderWay[row] === 1 && cases.isAnswered[row] === 0
    if (cases.generation[row] !== generation || !isWaiting) return
    const stream = cases.stream[row]!
    const planned = this.plan.streams[stream]!
    const outcomeSeed = cases.outcomeSeed[row]!
    this.tallies[stream]!.abandon(cases.arrival[row]!, now - cases.arrivedAt[row]!)
    const afterMs = retryAfter(planned, cases.attempt[row]!, outcomeSeed)
    if (afterMs !== null) {
      const job = this.floor.jobs.take()
      const { jobs } = this.floor
      jobs.stream[job] = stream
      jobs.item[job] = 0
      jobs.attempt[job] = cases.attempt[row]! + 1
      jobs.seed[job] = outcomeSeed
      jobs.workMs[job] = cases.handlingSeed[row]!
      const origin = this.origins.get(row)
      if (origin !== undefined) this.retrying.set(job, origin)
      this.heap.push(now + afterMs, Kind.retry, job)
    }
    this.coursesOf(row).act(row, planned.route!.givingUp, Math.floor(now), null, none, none)
    this.moved(row, true, now)
  }

  /** The end: what is under way is told as it stands. */
  close(until: number): void {
    for (const row of this.cases.underWay()) this.finish(row, until)
  }

  /** A case comes in; its row is answered. */
  private come(
    stream: number,
    handlingSeed: number,
    outcomeSeed: number,
    attempt: number,
    patienceMs: number,
    origin: Origin | null,
    now: number,
  ): number {
    const { cases } = this
    const at = Math.floor(now)
    const courses = origin === null ? this.courses[stream]! : this.linkedCoursesOf(stream, origin, at)
    const row = cases.take(stream, now)
    const arrival = this.tallies[stream]!.arrive(now, attempt > 0, origin !== null)
    cases.arrival[row] = arrival
    cases.attempt[row] = attempt
    cases.handlingSeed[row] = handlingSeed
    cases.outcomeSeed[row] = outcomeSeed
    cases.number[row] = ++this.opened[stream]!
    cases.courses[row] = courses
    courses.open(row, cases.number[row]!, at, arrival, origin === null ? null : origin.customer)
    if (origin !== null) {
      this.origins.set(row, origin)
      courses.tie(row, linkOf(origin, this.nameOf(row)), at)
    }
    cases.place[row] = courses.placeOf(row)
    this.moved(row, true, now)
    if (patienceMs !== Infinity && cases.isAnswered[row] === 0) {
      this.heap.push(now + patienceMs, Kind.patienceEnds, row * 2 + 1, cases.generation[row])
    }
    return row
  }

  /** What a case asked for is opened: a case of the stream that it joins. */
  private openLinked(row: number, tally: StreamTally, now: number): void {
    const { cases } = this
    const courses = this.coursesOf(row)
    const { route } = courses
    const at = Math.floor(now)
    for (const ask of tally.asked.splice(0)) {
      const seeds = linkedSeeds(cases.handlingSeed[row]!, cases.outcomeSeed[row]!, cases.linked[row]!++)
      const stream = route.joined.get(ask.path)
      if (stream === undefined) {
        tally.leaveUnopened(cases.arrival[row]!, ask.path)
        continue
      }
      const { patience } = this.plan.streams[stream]!
      const patienceMs = patience === null ? Infinity : patience(seeds.patience)
      const origin = { ask, caseId: this.nameOf(row), customer: this.customerOf(row), field: route.field }
      const linked = this.come(stream, seeds.handling, seeds.outcome, 0, patienceMs, origin, now)
      courses.tie(row, linkOf(origin, this.nameOf(linked)), at)
    }
  }

  private linkedCoursesOf(stream: number, origin: Origin, at: number): Courses {
    const route = linkedRoute(this.plan.streams[stream]!.route!, origin, at)
    const known = this.linkedCourses.get(route)
    if (known !== undefined) return known
    const courses = new Courses(route, this.plan, this.tallies[stream]!, this.listener)
    this.linkedCourses.set(route, courses)
    return courses
  }

  private nameOf(row: number): string {
    return nameOf(this.coursesOf(row).route, { number: this.cases.number[row]! })
  }

  private customerOf(row: number): Party {
    const { cases } = this
    const at = Math.floor(cases.arrivedAt[row]!)
    const customer = this.origins.get(row)?.customer ?? null
    return customerOf(this.coursesOf(row).route, { number: cases.number[row]!, at, customer })
  }

  /** A step is over: what comes of it is sent, or nothing is. */
  private conclude(row: number, by: Party | null, agent: number, now: number): void {
    const { cases } = this
    const event = this.eventOf(row, cases.place[row]!.step!)
    const group = agent === none ? none : this.floor.agents.group[agent]!
    const isTaken = event !== null && this.coursesOf(row).act(row, event, Math.floor(now), by, agent, group)
    if (isTaken) {
      this.moved(row, true, now)
      return
    }
    this.putDown(row, now)
    this.planDue(row, now)
  }

  /** A case may be somewhere else; `isOver`: what was done there is over in any case. */
  private moved(row: number, isOver: boolean, now: number): void {
    const { cases } = this
    const courses = this.coursesOf(row)
    const tally = this.tallies[cases.stream[row]!]!
    while (tally.asked.length > 0) this.openLinked(row, tally, now)
    const before = cases.place[row]!
    const place = courses.placeOf(row)
    if (place !== before) this.enter(row, before, place, now)
    if (courses.isDone(row)) {
      this.putDown(row, now)
      this.finish(row, now)
      return
    }
    if (isOver || place !== before) this.next(row, now)
    else this.planDue(row, now)
  }

  private enter(row: number, before: Place, place: Place, now: number): void {
    const { cases } = this
    const tally = this.tallies[cases.stream[row]!]!
    const arrival = cases.arrival[row]!
    tally.leave(arrival, before, now - cases.placeSince[row]!)
    cases.place[row] = place
    cases.placeSince[row] = now
    if (place.isClosed && !before.isClosed) tally.serve(arrival, now - cases.arrivedAt[row]!)
    if (!place.isClosed && before.isClosed) tally.reopen(arrival)
  }

  /** What is to be done where the case is now begins, or waits for somebody. */
  private next(row: number, now: number): void {
    const { cases, floor } = this
    const { step, isAwaitingAgent } = cases.place[row]!
    const token = ++cases.token[row]!
    if (step === null) {
      this.planDue(row, now)
      if (isAwaitingAgent || this.coursesOf(row).dueAt(row) === Infinity) {
        throw stuck(this.plan.streams[cases.stream[row]!]!.route!, cases.place[row]!)
      }
      this.putDown(row, now)
      return
    }
    const takesMs = step.takes(mix(cases.handlingSeed[row]!, ++cases.steps[row]!))
    if (step.by !== null) {
      this.putDown(row, now)
      this.await(row, step, token, now + takesMs, now)
      return
    }
    this.planDue(row, now)
    const job = cases.job[row]!
    if (this.isInHand(job) && this.canGoOn(job, step)) {
      floor.jobs.queue[job] = step.queue
      floor.goOn(job, takesMs, now)
      return
    }
    this.putDown(row, now)
    this.submit(row, step, takesMs, now)
  }

  /** Somebody who is no agent will have done a step; where nothing comes of it, there is only time to wait for. */
  private await(row: number, step: PlannedStep, token: number, doneAt: number, now: number): void {
    const isFruitless = this.eventOf(row, step) === null
    if (!isFruitless) this.heap.push(doneAt, Kind.partyDone, row, token)
    // What falls due later is planned once the step is done.
    if (isFruitless || this.coursesOf(row).dueAt(row) <= doneAt) this.planDue(row, now)
    else this.cases.dueAt[row] = Infinity
  }

  /** Time is planned to move a case. */
  private planDue(row: number, now: number): void {
    const { cases } = this
    const dueAt = this.coursesOf(row).dueAt(row)
    if (dueAt === cases.dueAt[row]) return
    const planned = dueAt > now ? dueAt : now
    cases.dueAt[row] = planned
    if (dueAt !== Infinity) this.heap.push(planned, Kind.caseDue, row)
  }

  /** The event that a step comes to, or `null`. */
  private eventOf(row: number, { outcomes }: PlannedStep): Template | null {
    const [first] = outcomes
    if (first!.below === Infinity) return first!.event
    const share = mix(this.cases.outcomeSeed[row]!, this.cases.steps[row]!)
    for (const { below, event } of outcomes) if (share < below) return event
    return null
  }

  private submit(row: number, step: PlannedStep, takesMs: number, now: number): void {
    const { cases } = this
    const job = this.floor.jobs.take()
    const { jobs } = this.floor
    const stream = cases.stream[row]!
    const { answerWithinMs } = this.plan.streams[stream]!
    const arrivedAt = cases.arrivedAt[row]!
    jobs.stream[job] = stream
    jobs.queue[job] = step.queue
    jobs.item[job] = row
    jobs.preferred[job] = cases.agent[row]!
    jobs.arrivedAt[job] = arrivedAt
    jobs.workMs[job] = takesMs
    const answerDueAt =
      answerWithinMs === null || cases.isAnswered[row] === 1 ? Infinity : arrivedAt + answerWithinMs
    jobs.dueAt[job] = Math.min(cases.dueAt[row]!, this.coursesOf(row).levelDueAt(row), answerDueAt)
    cases.job[row] = job
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
  private putDown(row: number, now: number): void {
    const job = this.cases.job[row]!
    if (job === none) return
    this.cases.job[row] = none
    if (this.isInHand(job)) this.floor.release(job, now)
    else this.floor.withdraw(job, now)
    this.floor.jobs.drop(job)
  }

  private isInHand(job: number): boolean {
    return job !== none && this.floor.jobs.agent[job] !== none
  }

  private finish(row: number, now: number): void {
    this.coursesOf(row).end(row, Math.floor(now))
    if (this.origins.size > 0) this.origins.delete(row)
    this.cases.drop(row)
  }

  private coursesOf(row: number): Courses {
    return this.cases.courses[row]!
  }
}
