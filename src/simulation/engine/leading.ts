import { AuditedCase, isAudited } from '../charted/audited-case.js'
import { ChartedCase } from '../charted/charted-case.js'
import { CourseChart } from '../charted/course-chart.js'
import type { CaseItem } from './case-item.js'
import type { CaseRoute } from './case-route.js'
import { type CaseListener, type CaseTally, type Course, type CourseOpening, WholeCase } from './course.js'
import { FlowCase } from './flow-case.js'
import type { Plan } from './plan.js'

/** Leads the cases of a stream: all of each, or along their chart, or by their machine where there can be no chart. */
export class Leading {
  private opened = 0

  constructor(
    private readonly route: CaseRoute,
    private readonly plan: Plan,
    private readonly tally: CaseTally,
    private readonly listener: CaseListener | null,
  ) {}

  /** The course of a case that comes in. */
  open(item: CaseItem, at: number, arrival: number): Course {
    const { route, plan, tally, listener } = this
    const opening: CourseOpening = { number: ++this.opened, at, arrival }
    if (route.detail === 'cases') return new WholeCase(route, tally, opening, listener)
    // Whoever listens is told once of each case, and so nothing may begin anew.
    if (route.chart === null || listener !== null) return new FlowCase(route, tally, opening)
    route.chart ??= new CourseChart(route, plan)
    if (isAudited(opening.number)) return new AuditedCase(route.chart, route, tally, opening)
    if (item.charted === null) item.charted = new ChartedCase(route.chart, route, tally, opening)
    else item.charted.open(opening)
    return item.charted
  }
}
