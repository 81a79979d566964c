import { AuditedCase, isAudited } from '../charted/audited-case.js'
import { ChartedCases } from '../charted/charted-case.js'
import { CourseChart } from '../charted/course-chart.js'
import { Untold } from '../charted/twin.js'
import type { CaseRoute } from './case-route.js'
import type { CaseListener, CaseTally, Course, CourseOpening } from './course.js'
import { linkedRoute, type Origin } from './linked-case.js'
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

/** What leads the cases of all streams; linked ones, by how they are asked for. */
export class AllCourses {
  private readonly ofStreams: readonly (Courses | null)[]
  private readonly ofLinked = new WeakMap<CaseRoute, Courses>()

  constructor(
    private readonly plan: Plan,
    private readonly tallies: readonly CaseTally[],
    private readonly listener: CaseListener | null,
  ) {
    this.ofStreams = plan.streams.map(
      ({ route }, index) => route && new Courses(route, plan, tallies[index]!, listener),
    )
  }

  /**
   * What leads a case that comes in.
   * @param origin - The case that it comes of, or `null`.
   */
  of(stream: number, origin: Origin | null, at: number): Courses {
    if (origin === null) return this.ofStreams[stream]!
    const route = linkedRoute(this.plan.streams[stream]!.route!, origin, at)
    let courses = this.ofLinked.get(route)
    if (courses === undefined) {
      courses = new Courses(route, this.plan, this.tallies[stream]!, this.listener)
      this.ofLinked.set(route, courses)
    }
    return courses
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
