import { CasewrightError } from '../../vocabulary/errors.js'
import type { CaseLink } from '../../vocabulary/link.js'
import type { Party } from '../../vocabulary/party.js'
import { mix } from '../chance/mix.js'
import { AuditedCase, isAudited } from '../charted/audited-case.js'
import { ChartedCase } from '../charted/charted-case.js'
import { CourseChart } from '../charted/course-chart.js'
import type { CaseRoute, Place, PlannedOutcome, PlannedStep } from './case-route.js'
import { type CustomerChance, patienceSeed, retryAfter } from './contact-source.js'
import {
  type CaseListener,
  type CaseTally,
  type Course,
  type CourseOpening,
  customerOf,
  nameOf,
  WholeCase,
} from './course.js'
import type { EventHeap } from './event-heap.js'
import type { Floor } from './floor.js'
import { FlowCase } from './flow-case.js'
import { none } from './jobs.js'
import { Kind } from './kinds.js'
import { linkedRoute, linkedSeeds, linkOf, type Origin } from './linked-case.js'
import type { Plan } from './plan.js'
import type { StreamTally } from './stream-tally.js'

/** One case under way on the floor. */
interface Item {
  readonly route: CaseRoute
  readonly opening: CourseOpening
  readonly course: Course
  readonly arrival: number
  readonly arrivedAt: number
  readonly attempt: number
  /** What its handling times and outcomes are drawn from. */
  readonly handlingSeed: number
  readonly outcomeSeed: number
  /** The case it comes of, if it does. */
  readonly origin: Origin | null
  /** How many cases have come of it. */
  linked: number
  /** How many steps it has taken: each draws numbers of its own. */
  steps: number
  place: Place
  placeSince: number
  /** What an agent has in hand of it, or waits for one; or {@link none}. */
  job: number
  isAnswered: boolean
  /** The agent who last worked on it. */
  agent: number
  /** Counts up whenever what was planned for somebody else no longer holds. */
  token: number
  /** When time is planned to move it. */
  dueAt: number
  closedAt: number
}

/** Somebody who comes, by what was drawn for them. */
interface Coming {
  readonly handling: number
  readonly outcome: number
  readonly patienceMs: number
  readonly attempt: number
  readonly origin: Origin | null
}

/** The cases of all streams, led through their steps. */
export class CaseSource {
  private readonly items: (Item | null)[] = []
  private readonly freed: number[] = []
  /** By row of `items`: the stream of the case, and how many the row has held. */
  private readonly streams: number[] = []
  private readonly generations: number[] = []
  private readonly opened: number[]
  /** How many cases were led along a chart of the route, or could have been. */
  private readonly led = new Map<CaseRoute, number>()
  /** By job of those who gave up and try again: the case that theirs comes of. */
  private readonly origins = new Map<number, Origin>()
  private lastToken = 0
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
    this.agentParties = plan.groups.flatMap(({ id, agents, desk, leaning }) =>
      Array.from(
        { length: agents },
        (_, number): Party => ({
          id: `${id}-${number + 1}`,
          role: desk ?? 'service-agent',
          ...(leaning !== null && { leaning }),
        }),
      ),
    )
  }

  /** A case comes in. */
  arrive(stream: number, now: number): void {
    const { patience } = this.plan.streams[stream]!
    const chance = this.chances[stream]!
    const seeds = { handling: chance.handling(), outcome: chance.outcome() }
    const patienceMs = patience === null ? Infinity : patience(chance.patience())
    this.come(stream, { ...seeds, patienceMs, attempt: 0, origin: null }, now)
  }

  /** Somebody who gave up tries again: the row holds what they were drawn. */
  retry(job: number, now: number): void {
    const { jobs } = this.floor
    const stream = jobs.stream[job]!
    const attempt = jobs.attempt[job]!
    const outcome = jobs.seed[job]!
    const handling = jobs.workMs[job]!
    jobs.drop(job)
    const patienceMs = this.plan.streams[stream]!.patience!(patienceSeed(outcome, attempt))
    const origin = this.origins.get(job) ?? null
    this.origins.delete(job)
    this.come(stream, { handling, outcome, patienceMs, attempt, origin }, now)
  }

  /** An agent takes up a case. */
  begun(job: number, now: number): void {
    const { jobs } = this.floor
    const item = this.itemOf(jobs.item[job]!)
    item.agent = jobs.agent[job]!
    if (item.isAnswered) return
    item.isAnswered = true
    this.tallies[jobs.stream[job]!]!.answer(item.arrival, now - item.arrivedAt)
  }

  /** An agent is done with a step. */
  done(job: number, now: number): void {
    const { jobs } = this.floor
    const index = jobs.item[job]!
    const item = this.itemOf(index)
    item.agent = jobs.agent[job]!
    this.conclude(index, item, this.agentParties[item.agent]!, item.agent, now)
  }

  /** Somebody who is no agent is done with a step. */
  partyDone(index: number, token: number, now: number): void {
    const item = this.items[index]
    if (item == null || item.token !== token) return
    const { by } = item.place.step!
    const party: Party | null = by === 'customer' ? null : { id: by!, role: by! }
    this.conclude(index, item, party, none, now)
  }

  /** Time may move a case. */
  caseDue(index: number, now: number): void {
    const item = this.items[index]
    if (item == null || item.dueAt !== now) return
    item.course.elapse(Math.floor(now))
    item.dueAt = Infinity
    this.moved(index, item, this.streamOf(index), false, now)
  }

  /** Patience is over, and there was no answer. */
  giveUp(index: number, token: number, now: number): void {
    const item = this.items[index]
    if (item == null || this.generations[index] !== token || item.isAnswered) return
    const stream = this.streamOf(index)
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
      if (item.origin !== null) this.origins.set(job, item.origin)
      this.heap.push(now + afterMs, Kind.retry, job)
    }
    item.course.act(planned.route!.givingUp, Math.floor(now), null, none, none)
    this.moved(index, item, stream, true, now)
  }

  /** The end: what is under way is told as it stands. */
  close(until: number): void {
    for (const [index, item] of this.items.entries()) {
      if (item !== null) this.finish(index, item, until)
    }
  }

  /** A case comes in; answers what it was opened with. */
  private come(stream: number, drawn: Coming, now: number): CourseOpening {
    const { origin } = drawn
    const at = Math.floor(now)
    const own = this.plan.streams[stream]!.route!
    const route = origin === null ? own : linkedRoute(own, origin, at)
    const tally = this.tallies[stream]!
    const number = ++this.opened[stream]!
    const arrival = tally.arrive(now, drawn.attempt > 0, origin !== null)
    const opening = { number, at, arrival, customer: origin === null ? null : origin.customer }
    const course = this.courseOf(route, tally, opening)
    if (origin !== null) tie(course, linkOf(origin, nameOf(route, opening)), at)
    const index = this.freed.pop() ?? this.items.length
    this.streams[index] = stream
    this.generations[index] = (this.generations[index] ?? 0) + 1
    const item: Item = {
      route,
      opening,
      course,
      arrival,
      arrivedAt: now,
      attempt: drawn.attempt,
      handlingSeed: drawn.handling,
      outcomeSeed: drawn.outcome,
      origin,
      linked: 0,
      steps: 0,
      place: course.place,
      placeSince: now,
      job: none,
      isAnswered: false,
      agent: none,
      token: 0,
      dueAt: Infinity,
      closedAt: Number.NaN,
    }
    this.items[index] = item
    this.moved(index, item, stream, true, now)
    if (drawn.patienceMs !== Infinity && !item.isAnswered) {
      this.heap.push(now + drawn.patienceMs, Kind.patienceEnds, index * 2 + 1, this.generations[index])
    }
    return opening
  }

  /** What a case asked for is opened: a case of the stream that it joins. */
  private openLinked(item: Item, tally: StreamTally, now: number): void {
    const { route, opening, course } = item
    for (const ask of tally.asked.splice(0)) {
      const seeds = linkedSeeds(item.handlingSeed, item.outcomeSeed, item.linked++)
      const stream = route.joined.get(ask.path)
      if (stream === undefined) {
        tally.leaveUnopened(item.arrival, ask.path)
        continue
      }
      const joined = this.plan.streams[stream]!
      const patienceMs = joined.patience === null ? Infinity : joined.patience(seeds.patience)
      const customer = customerOf(route, opening)
      const origin = { ask, caseId: nameOf(route, opening), customer, field: route.field }
      const linked = this.come(stream, { ...seeds, patienceMs, attempt: 0, origin }, now)
      tie(course, linkOf(origin, nameOf(joined.route!, linked)), linked.at)
    }
  }

  /** What leads a case: all of it, or the chart of its stream, or its machine step by step where there can be no chart. */
  private courseOf(route: CaseRoute, tally: StreamTally, opening: CourseOpening): Course {
    if (route.detail === 'cases') return new WholeCase(route, tally, opening, this.listener)
    const lead = (tally: CaseTally) => new FlowCase(route, tally, opening)
    // Whoever listens is told once of each case, and so nothing may begin anew.
    if (route.chart === null || this.listener !== null) return lead(tally)
    route.chart ??= new CourseChart(route, this.plan.from)
    const { chart } = route
    const follow = (tally: CaseTally) => new ChartedCase(chart, route, tally, opening)
    const number = (this.led.get(route) ?? 0) + 1
    this.led.set(route, number)
    return isAudited(number) ? new AuditedCase(tally, follow, lead) : follow(tally)
  }

  /** A step is over: what comes of it is sent, or nothing is. */
  private conclude(index: number, item: Item, by: Party | null, agent: number, now: number): void {
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
    this.moved(index, item, this.streamOf(index), true, now)
  }

  /** A case may be somewhere else; `isOver`: what was done there is over in any case. */
  private moved(index: number, item: Item, stream: number, isOver: boolean, now: number): void {
    const { course } = item
    const tally = this.tallies[stream]!
    while (tally.asked.length > 0) this.openLinked(item, tally, now)
    const before = item.place
    const place = course.place
    if (place !== before) {
      tally.leave(item.arrival, before.stage, now - item.placeSince)
      item.place = place
      item.placeSince = now
      if (place.isClosed && !before.isClosed) tally.serve(item.arrival, now - item.arrivedAt)
      if (!place.isClosed && before.isClosed) tally.reopen(item.arrival)
    }
    if (course.isDone) {
      this.putDown(item, now)
      this.finish(index, item, now)
      return
    }
    const { dueAt } = course
    if (dueAt !== item.dueAt) {
      item.dueAt = Math.max(dueAt, now)
      if (dueAt !== Infinity) this.heap.push(item.dueAt, Kind.caseDue, index)
    }
    if (isOver || place !== before) this.next(index, item, stream, now)
  }

  /** What is to be done where the case is now begins, or waits for somebody. */
  private next(index: number, item: Item, stream: number, now: number): void {
    const { step } = item.place
    item.token = ++this.lastToken
    if (step === null) {
      if (item.place.isAwaitingAgent || item.course.dueAt === Infinity) throw this.stuck(stream, item.place)
      this.putDown(item, now)
      return
    }
    item.steps++
    const takesMs = step.takes(mix(item.handlingSeed, item.steps))
    if (step.by !== null) {
      this.putDown(item, now)
      this.heap.push(now + takesMs, Kind.partyDone, index, item.token)
      return
    }
    if (this.isInHand(item) && this.canGoOn(item, step)) {
      this.floor.jobs.queue[item.job] = step.queue
      this.floor.goOn(item.job, takesMs, now)
      return
    }
    this.putDown(item, now)
    this.submit(index, item, stream, step, takesMs, now)
  }

  private submit(
    index: number,
    item: Item,
    stream: number,
    step: PlannedStep,
    takesMs: number,
    now: number,
  ): void {
    const job = this.floor.jobs.take()
    const { jobs } = this.floor
    const { answerWithinMs } = this.plan.streams[stream]!
    jobs.stream[job] = stream
    jobs.queue[job] = step.queue
    jobs.item[job] = index
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
  private canGoOn(item: Item, step: PlannedStep): boolean {
    const { jobs, agents } = this.floor
    const group = agents.group[jobs.agent[item.job]!]!
    for (const choice of this.plan.queues[step.queue]!.choices) if (choice.group === group) return true
    return false
  }

  /** Nobody has the case in hand any more, nor waits for anybody. */
  private putDown(item: Item, now: number): void {
    const { job } = item
    if (job === none) return
    const isInHand = this.isInHand(item)
    item.job = none
    if (isInHand) this.floor.release(job, now)
    else this.floor.withdraw(job, now)
    this.floor.jobs.drop(job)
  }

  private isInHand({ job }: Item): boolean {
    return job !== none && this.floor.jobs.agent[job] !== none
  }

  private finish(index: number, item: Item, now: number): void {
    item.course.end(Math.floor(now))
    this.items[index] = null
    this.freed.push(index)
  }

  private stuck(stream: number, { stage }: Place): CasewrightError {
    const { field } = this.plan.streams[stream]!.route!
    return new CasewrightError(
      'invalid-parameter',
      `simulate: ${field}.steps: expected a step for ${stage}, which nothing else leads out of, got none`,
    )
  }

  private streamOf(index: number): number {
    return this.streams[index]!
  }

  private itemOf(index: number): Item {
    return this.items[index]!
  }
}

/** A link is written down; what fell due by then happens first, whether or not records are kept. */
function tie(course: Course, link: CaseLink, at: number): void {
  course.elapse(at)
  course.tie?.(link, at)
}

/** What a step comes to. */
function outcomeOf(outcomes: readonly PlannedOutcome[], share: number): PlannedOutcome | null {
  for (const outcome of outcomes) if (share < outcome.below) return outcome
  return null
}
