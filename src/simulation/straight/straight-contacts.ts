import type { CustomerChance } from '../engine/contact-source.js'
import type { Plan, PlannedStream } from '../engine/plan.js'
import type { StreamTally } from '../engine/stream-tally.js'
import type { StraightGroup } from './straight-group.js'

/** The customers of a stream with a group to itself: they come, wait, are seen to, and leave. */
export class StraightContacts {
  private readonly takes: NonNullable<PlannedStream['handling']>['takes']

  constructor(
    private readonly plan: Plan,
    private readonly stream: PlannedStream,
    private readonly group: StraightGroup,
    private readonly tally: StreamTally,
    private readonly chance: CustomerChance,
  ) {
    this.takes = stream.handling!.takes
  }

  /** Somebody comes; answers how many events that makes. */
  come(at: number): number {
    const { group, tally, plan, stream, chance } = this
    const { until } = plan
    const workMs = this.takes(chance.handling())
    const leavesAt = stream.patience === null ? Infinity : at + stream.patience(chance.patience())
    const arrival = tally.arrive(at, false)
    if (leavesAt !== Infinity && leavesAt < group.beginsAt(at)) {
      if (leavesAt < until) tally.abandon(arrival, leavesAt - at)
      group.wait(at, leavesAt)
      return 2
    }
    const begunAt = group.see(at, workMs)
    const doneAt = begunAt + workMs
    if (begunAt < until) tally.answer(arrival, begunAt - at)
    if (doneAt < until) {
      tally.handle(arrival, doneAt - begunAt)
      tally.serve(arrival, doneAt - at)
    }
    return 2
  }
}
