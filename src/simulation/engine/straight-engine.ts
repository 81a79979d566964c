import type { Run } from '../run.js'
import { chanceOf, nextOf, seedOf } from './chances.js'
import type { EngineOptions } from './engine.js'
import { frameOf, type Plan } from './plan.js'
import { StraightQueue } from './straight-queue.js'
import { StreamTally } from './stream-tally.js'

/** One replication of a scenario whose streams have a group each to themselves: the same customers, without events. */
export class StraightEngine {
  private readonly queues: readonly StraightQueue[]
  private events = 0

  constructor(
    private readonly plan: Plan,
    private readonly options: EngineOptions,
  ) {
    const seed = seedOf(options)
    this.queues = plan.streams.map(stream => {
      const { handling, patience } = chanceOf(stream, seed)
      const group = plan.groups[plan.queues[stream.handling!.queue]!.choices[0]!.group]!
      const tally = new StreamTally(stream, plan)
      return new StraightQueue(plan, stream, group, tally, nextOf(stream, plan, seed), handling, patience)
    })
  }

  get progress(): number {
    const { from, until } = this.plan
    const sum = this.queues.reduce((sum, { now }) => sum + Math.min(1, (now - from) / (until - from)), 0)
    return sum / this.queues.length
  }

  /** Goes on for so many events at most, an arrival and an end each; answers whether there are more. */
  advance(events: number): boolean {
    let left = events / 2
    for (const queue of this.queues) {
      const came = queue.advance(left)
      this.events += 2 * came
      left -= came
    }
    return left <= 0
  }

  run(): Run {
    const { plan, options, events, queues } = this
    const { streams, groups } = plan
    const all = queues.map((queue, index) => ({ queue, id: streams[index]!.id, ...queue.runs() }))
    return {
      ...frameOf(plan, options, events),
      streams: Object.fromEntries(all.map(({ id, stream }) => [id, stream])),
      groups: Object.fromEntries(
        groups.map(group => [group.id, all.find(({ queue }) => queue.group === group)!.group]),
      ),
    }
  }
}
