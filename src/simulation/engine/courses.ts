import type { CaseLink } from '../../vocabulary/link.js'
import type { Party } from '../../vocabulary/party.js'
import { AuditedCase, isAudited } from '../charted/audited-case.js'
import { ChartedCases } from '../charted/charted-cases.js'
import { CourseChart } from '../charted/course-chart.js'
import type { CaseRoute, Place } from './case-route.js'
import type { CaseListener, CaseTally, Course, CourseOpening } from './course.js'
import type { Plan } from './plan.js'
import { steppedCase } from './stepped-case.js'
import type { Template } from './template.js'

/**
 * Leads the cases of a stream, each in its row: along their chart, as a rule; by a course of its own where it is kept whole or
 * audited, or where there can be no chart.
 */
export class Courses {
  private led = 0
  private charted: ChartedCases | null = null
  private readonly own: (Course | null)[] = []

  constructor(
    readonly route: CaseRoute,
    private readonly plan: Plan,
    private readonly tally: CaseTally,
    private readonly listener: CaseListener | null,
  ) {}

  /** A case comes in. */
  open(row: number, number: number, at: number, arrival: number, customer: Party | null): void {
    while (this.own.length <= row) this.own.push(null)
    const opening = { number, at, arrival, customer }
    const own = this.ownFor(opening)
    this.own[row] = own
    if (own === null) this.charted!.open(row, opening)
  }

  placeOf(row: number): Place {
    const own = this.own[row]!
    return own === null ? this.charted!.placeOf(row) : own.place
  }

  isDone(row: number): boolean {
    const own = this.own[row]!
    return own === null ? this.charted!.isDone(row) : own.isDone
  }

  dueAt(row: number): number {
    const own = this.own[row]!
    return own === null ? this.charted!.dueAt(row) : own.dueAt
  }

  levelDueAt(row: number): number {
    const own = this.own[row]!
    return own === null ? this.charted!.levelDueAt(row) : own.levelDueAt
  }

  act(row: number, event: Template, at: number, by: Party | null, agent: number, group: number): boolean {
    const own = this.own[row]!
    if (own === null) return this.charted!.act(row, event, at, by, agent, group)
    return own.act(event, at, by, agent, group)
  }

  elapse(row: number, at: number): void {
    const own = this.own[row]!
    if (own === null) this.charted!.elapse(row, at)
    else own.elapse(at)
  }

  /** A link is written down where records are kept; what fell due by then happens first in any case. */
  tie(row: number, link: CaseLink, at: number): void {
    this.elapse(row, at)
    const own = this.own[row]!
    if (own === null) this.charted!.tie(row, link, at)
    else own.tie?.(link, at)
  }

  end(row: number, at: number): void {
    const own = this.own[row]!
    if (own === null) this.charted!.end(row, at)
    else own.end(at)
    this.own[row] = null
  }

  private ownFor(opening: CourseOpening): Course | null {
    const { route, plan, tally, listener } = this
    // Whoever listens is told once of each case: what nobody is told of is not to have the replication begin anew.
    const isTold = route.detail === 'records' || listener === null
    if (route.detail === 'cases' || route.chart === null || !isTold)
      return steppedCase(route, tally, opening, listener)
    route.chart ??= new CourseChart(route, plan)
    if (isAudited(++this.led)) return new AuditedCase(route.chart, route, tally, opening, listener)
    this.charted ??= new ChartedCases(route.chart, route, tally, listener)
    return null
  }
}
