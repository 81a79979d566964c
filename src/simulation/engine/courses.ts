import { AuditedCase, isAudited } from '../charted/audited-case.js'
import { ChartedCases } from '../charted/charted-case.js'
import { CourseChart } from '../charted/course-chart.js'
import { Untold } from '../charted/twin.js'
import type { CaseRoute } from './case-route.js'
import type { CaseListener, CaseTally, Course, CourseOpening } from './course.js'
import type { Plan } from './plan.js'
import { steppedCase } from './stepped-case.js'

/**
 * Leads the cases of a stream: along their chart, as a rule; step by step where they are kept whole or audited, or where there can
 * be no chart.
 */
export class Courses {
  private led = 0
  private charted: ChartedCases | null = null

  constructor(
    readonly route: CaseRoute,
    private readonly plan: Plan,
    private readonly tally: CaseTally,
    private readonly listener: CaseListener | null,
  ) {}

  /** A case comes in. */
  open(opening: CourseOpening): Course {
    const { route, plan, tally, listener } = this
    // Whoever listens is told once of each case: what nobody is told of is not to have the replication begin anew.
    const isTold = route.detail === 'records' || listener === null
    const chart = route.detail === 'cases' || !isTold ? null : chartOf(route, plan)
    if (chart === null) return steppedCase(route, tally, opening, listener)
    if (isAudited(++this.led)) return new AuditedCase(chart, route, tally, opening, listener)
    this.charted ??= new ChartedCases(chart, route, tally, listener)
    return this.charted.open(opening)
  }
}

/** The chart of the cases of a stream, made on first use; `null` where there can be none. */
export function chartOf(route: CaseRoute, plan: Plan): CourseChart | null {
  if (route.chart !== undefined) return route.chart
  try {
    route.chart = new CourseChart(route, plan)
  } catch (thrown) {
    if (!(thrown instanceof Untold)) throw thrown
    route.chart = null
  }
  return route.chart
}
