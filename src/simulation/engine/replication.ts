import { CasewrightError } from '../../vocabulary/errors.js'
import { Untold } from '../charted/twin.js'
import type { Run } from '../run.js'
import { isStraight } from '../straight/is-straight.js'
import { StraightEngine } from '../straight/straight-engine.js'
import type { CaseRoute } from './case-route.js'
import type { CaseListener } from './course.js'
import { Engine, type EngineOptions } from './engine.js'
import type { Plan } from './plan.js'

/** One replication: an engine, begun anew where a stream turns out to have cases that cannot be charted. */
export class Replication {
  private engine: Engine | StraightEngine
  private readonly options: EngineOptions
  private hasTold = false

  constructor(
    private readonly plan: Plan,
    options: EngineOptions,
  ) {
    const { onCase } = options
    const tell: CaseListener = kept => {
      this.hasTold = true
      onCase?.(kept)
    }
    this.options = { ...options, onCase: onCase && tell }
    this.engine =
      !options.spans && isStraight(plan)
        ? new StraightEngine(plan, this.options)
        : new Engine(plan, this.options)
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
      if (this.hasTold) throw cannotBeginAnew(this.plan)
      for (const { route } of this.plan.streams) if (route !== null) forgetCharts(route)
      this.engine = new Engine(this.plan, this.options)
      return true
    }
  }

  run(): Run {
    return this.engine.run()
  }
}

/** What somebody was told of cases may not have been so. */
function cannotBeginAnew({ streams }: Plan): CasewrightError {
  const led = streams.flatMap(({ route }) => (route?.detail === 'records' ? [`${route.field}.detail`] : []))
  const reason = 'as it turned out on the way that cases differ by more than their chart says'
  return new CasewrightError(
    'invalid-parameter',
    `simulate: ${led.join(', ')}: expected "cases", ${reason}, got "records"`,
  )
}

function forgetCharts(route: CaseRoute): void {
  route.chart = null
  route.linked.clear()
}
