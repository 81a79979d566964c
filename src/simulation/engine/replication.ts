import { Untold } from '../charted/twin.js'
import type { Run } from '../run.js'
import type { CaseRoute } from './case-route.js'
import { Engine, type EngineOptions } from './engine.js'
import type { Plan } from './plan.js'
import { StraightEngine } from './straight-engine.js'
import { isStraight } from './straight-queue.js'

/** One replication: an engine, begun anew where a stream turns out to have cases that cannot be charted. */
export class Replication {
  private engine: Engine | StraightEngine

  constructor(
    private readonly plan: Plan,
    private readonly options: EngineOptions,
  ) {
    this.engine =
      isStraight(plan) && !options.spans ? new StraightEngine(plan, options) : new Engine(plan, options)
  }

  get progress(): number {
    return this.engine.progress
  }

  /** Goes on for so many events at most; answers whether there are more. */
  advance(events: number): boolean {
    try {
      return this.engine.advance(events)
    } catch (thrown) {
      if (!(thrown instanceof Untold)) throw thrown
      for (const { route } of this.plan.streams) if (route !== null) forgetCharts(route)
      this.engine = new Engine(this.plan, this.options)
      return true
    }
  }

  run(): Run {
    return this.engine.run()
  }
}

function forgetCharts(route: CaseRoute): void {
  route.chart = null
  route.linked.clear()
}
