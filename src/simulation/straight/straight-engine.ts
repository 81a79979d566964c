import type { NextArrival } from '../chance/arrival-times.js'
import { chanceOf, nextOf, seedOf } from '../engine/chances.js'
import { Courses } from '../engine/courses.js'
import type { EngineOptions } from '../engine/engine.js'
import { frameOf, type Plan, type PlannedStream } from '../engine/plan.js'
import { StreamTally } from '../engine/stream-tally.js'
import type { Run } from '../run.js'
import { groupOf } from './is-straight.js'
import { StraightCases } from './straight-cases.js'
import { StraightContacts } from './straight-contacts.js'
import { StraightGroup } from './straight-group.js'

/** A stream with the group that it has to itself. */
interface Pair {
  readonly id: string
  readonly index: number
  readonly group: StraightGroup
  readonly tally: StreamTally
  readonly comers: StraightContacts | StraightCases
  readonly next: NextArrival
  /** When the next arrives, in epoch ms. */
  arrivesAt: number
}

/** One replication of a scenario whose streams have a group each to themselves: the same customers, without events. */
export class StraightEngine {
  private readonly pairs: readonly Pair[]
  private events = 0

  constructor(
    private readonly plan: Plan,
    private readonly options: EngineOptions,
  ) {
    this.pairs = plan.streams.map(stream => this.pairOf(stream))
  }

  get progress(): number {
    const { from, until } = this.plan
    const shares = this.pairs.map(({ arrivesAt }) => Math.min(1, (arrivesAt - from) / (until - from)))
    return shares.reduce((sum, share) => sum + share, 0) / shares.length
  }

  /** Goes on for some so many events; answers whether there are more. */
  advance(events: number): boolean {
    const { until } = this.plan
    let left = events
    for (const pair of this.pairs) {
      const { comers, next } = pair
      let { arrivesAt } = pair
      while (arrivesAt < until && left > 0) {
        left -= comers.come(arrivesAt)
        arrivesAt = next()
      }
      pair.arrivesAt = arrivesAt
    }
    this.events += events - left
    return left <= 0
  }

  run(): Run {
    const { plan, options, events, pairs } = this
    const groups = plan.groups.map(({ id }, index) => [
      id,
      pairs.find(pair => pair.index === index)!.group.run(),
    ])
    return {
      ...frameOf(plan, options, events),
      streams: Object.fromEntries(pairs.map(({ id, tally, group }) => [id, tally.run(group.queueRun())])),
      groups: Object.fromEntries(groups),
    }
  }

  private pairOf(stream: PlannedStream): Pair {
    const { plan, options } = this
    const { id, route } = stream
    const seed = seedOf(options)
    const index = groupOf(plan, stream)!
    const group = new StraightGroup(plan, plan.groups[index]!)
    const tally = new StreamTally(stream, plan)
    const chance = chanceOf(stream, seed)
    const next = nextOf(stream, plan, seed)
    const comers =
      route === null
        ? new StraightContacts(plan, stream, group, tally, chance)
        : new StraightCases(
            plan,
            stream,
            group,
            index,
            tally,
            chance,
            new Courses(route, plan, tally, options.onCase),
          )
    return { id, index, group, tally, comers, next, arrivesAt: next() }
  }
}
