import { AuditedCase, isAudited } from '../charted/audited-case.js'
import { ChartedCases } from '../charted/charted-case.js'
import { CourseChart } from '../charted/course-chart.js'
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
    if (route.detail === 'cases' || route.chart === null || !isTold) {
      return steppedCase(route, tally, opening, listener)
    }
    route.chart ??= new CourseChart(route, plan)
    if (isAudited(++this.led)) return new AuditedCase(route.chart, route, tally, opening, listener)
    this.charted ??= new ChartedCases(route.chart, route, tally, listener)
    return this.charted.open(opening)
  }
}
