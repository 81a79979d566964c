import type { Party } from '../../vocabulary/party.js'
import { Untold } from '../charted/twin.js'
import { CaseItem, enter, eventOf, nextTakes } from '../engine/case-item.js'
import type { CustomerChance } from '../engine/contact-source.js'
import { stuck } from '../engine/course.js'
import type { Courses } from '../engine/courses.js'
import { none } from '../engine/jobs.js'
import { agentsOf } from '../engine/parties.js'
import type { Plan, PlannedStream } from '../engine/plan.js'
import type { StreamTally } from '../engine/stream-tally.js'
import type { StraightGroup } from './straight-group.js'

/** The cases of a stream with a group to itself, of which an agent who takes one up is done for good once they put it down. */
export class StraightCases {
  private readonly item = new CaseItem(0)
  private readonly parties: readonly Party[]
  private opened = 0
  private events = 0

  /** @param index - The place of the group in the plan. */
  constructor(
    private readonly plan: Plan,
    private readonly stream: PlannedStream,
    private readonly group: StraightGroup,
    private readonly index: number,
    private readonly tally: StreamTally,
    private readonly chance: CustomerChance,
    private readonly courses: Courses,
  ) {
    this.parties = agentsOf([plan.groups[index]!])
    this.item.tally = tally
    this.item.route = courses.route
  }

  /** A case comes in, and all that becomes of it; answers how many events that makes. */
  come(at: number): number {
    const { item, chance, tally, courses } = this
    item.handlingSeed = chance.handling()
    item.outcomeSeed = chance.outcome()
    item.arrival = tally.arrive(at, false)
    const { arrival } = item
    item.course = courses.open({ number: ++this.opened, at: Math.floor(at), arrival, customer: null })
    item.arrivedAt = at
    item.place = item.course.place
    item.placeSince = at
    item.steps = 0
    this.events = 1
    this.wait(this.work(at))
    return this.events
  }

  /** An agent takes it up and goes on as long as it wants one; answers when that is over. */
  private work(at: number): number {
    const { item, group, tally, index, chance } = this
    const { until } = this.plan
    const { patience } = this.stream
    const { course } = item
    if (course.isDone || item.place.step === null) return at
    let now = group.beginsAt(at)
    const leavesAt = patience === null ? Infinity : at + patience(chance.patience())
    if (leavesAt < now) return this.giveUp(at, leavesAt)
    group.wait(at, now)
    if (now >= until) return until
    const begunAt = now
    const agent = group.first
    const by = this.parties[agent]!
    tally.answer(item.arrival, begunAt - at)
    for (let { step } = item.place; step !== null && !course.isDone; step = item.place.step) {
      now += nextTakes(item, step)
      if (now >= until) break
      this.events++
      if (!course.act(eventOf(item, step)!, Math.floor(now), by, agent, index)) throw new Untold()
      this.move(now)
    }
    group.work(begunAt, now)
    return now
  }

  /** Its customer does not wait for the agent; answers when they are gone. */
  private giveUp(at: number, leavesAt: number): number {
    const { item, group, tally, plan } = this
    group.wait(at, leavesAt)
    if (leavesAt >= plan.until) return plan.until
    this.events++
    tally.abandon(item.arrival, leavesAt - at)
    item.course.act(item.route.givingUp, Math.floor(leavesAt), null, none, none)
    this.move(leavesAt)
    return leavesAt
  }

  /** Nothing but time moves it any more. */
  private wait(since: number): void {
    const { course, route } = this.item
    const { until } = this.plan
    let now = since
    while (now < until && !course.isDone) {
      if (this.item.place.isAwaitingAgent || course.dueAt === Infinity) throw stuck(route, this.item.place)
      now = Math.max(course.dueAt, now)
      if (now >= until) break
      this.events++
      course.elapse(Math.floor(now))
      this.move(now)
    }
    course.end(Math.floor(Math.min(now, until)))
  }

  private move(now: number): void {
    const { item } = this
    const { place } = item.course
    if (place !== item.place) enter(item, place, now)
  }
}
