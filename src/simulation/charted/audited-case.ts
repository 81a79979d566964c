import type { CaseLink } from '../../vocabulary/link.js'
import type { Party } from '../../vocabulary/party.js'
import type { CaseRecord } from '../../vocabulary/record.js'
import type { CaseRoute, Place } from '../engine/case-route.js'
import type { CaseListener, CaseTally, Course, CourseOpening, KeptCase } from '../engine/course.js'
import type { Ask } from '../engine/linked-case.js'
import { steppedCase } from '../engine/stepped-case.js'
import type { Template } from '../engine/template.js'
import { ChartedCases } from './charted-case.js'
import type { CourseChart } from './course-chart.js'
import { Untold } from './twin.js'

/** The first so many cases of a stream are audited, and after them one in so many. */
const first = 100
const oneIn = 512

/** Whether the case of this number, counted from 1, is audited. */
export const isAudited = (number: number): boolean => number <= first || number % oneIn === 0

/**
 * A case led along the chart of its stream and, beside it, step by step: where the two come apart there can be no chart, and the
 * replication begins anew without one.
 */
export class AuditedCase implements Course {
  private readonly told: CaseLog
  private readonly led: CaseLog
  private readonly charted: Course
  private readonly stepped: Course
  /** What was written of it along the chart, and step by step. */
  private written: readonly CaseRecord[] | null = null
  private kept: KeptCase | null = null

  constructor(
    chart: CourseChart,
    route: CaseRoute,
    tally: CaseTally,
    opening: CourseOpening,
    private readonly listener: CaseListener | null,
  ) {
    this.told = new CaseLog(tally)
    this.led = new CaseLog(null)
    const write: CaseListener = ({ records }) => {
      this.written = records
    }
    const keep: CaseListener = kept => {
      this.kept = kept
    }
    this.charted = new ChartedCases(chart, route, this.told, listener && write).open(opening)
    this.stepped = steppedCase(route, this.led, opening, listener && keep)
    this.compare()
  }

  get place(): Place {
    return this.charted.place
  }

  get isDone(): boolean {
    return this.charted.isDone
  }

  get dueAt(): number {
    return this.charted.dueAt
  }

  get levelDueAt(): number {
    return this.charted.levelDueAt
  }

  act(event: Template, at: number, by: Party | null, agent: number, group: number): boolean {
    const isTaken = this.charted.act(event, at, by, agent, group)
    if (this.stepped.act(event, at, by, agent, group) !== isTaken) throw new Untold()
    this.compare()
    return isTaken
  }

  elapse(at: number): void {
    this.charted.elapse(at)
    this.stepped.elapse(at)
    this.compare()
  }

  tie(link: CaseLink, at: number): void {
    this.charted.tie?.(link, at)
    this.stepped.tie?.(link, at)
  }

  end(at: number): void {
    this.charted.end(at)
    this.stepped.end(at)
    this.comparePlaces()
    if (!this.told.isLike(this.led)) throw new Untold()
    if (this.kept === null) return
    if (JSON.stringify(this.written) !== JSON.stringify(this.kept.records)) throw new Untold()
    this.listener?.(this.kept)
  }

  private compare(): void {
    this.comparePlaces()
    if (this.charted.levelDueAt !== this.stepped.levelDueAt) throw new Untold()
  }

  private comparePlaces(): void {
    const { charted, stepped } = this
    const isAlike =
      charted.place === stepped.place && charted.isDone === stepped.isDone && charted.dueAt === stepped.dueAt
    if (!isAlike) throw new Untold()
  }
}

/** What is counted of one case, kept besides. */
class CaseLog implements CaseTally {
  private readonly lines: string[] = []

  constructor(private readonly tally: CaseTally | null) {}

  judge(arrival: number, target: string, verdict: Parameters<CaseTally['judge']>[2]): void {
    this.lines.push(`${target} ${verdict}`)
    this.tally?.judge(arrival, target, verdict)
  }

  take(arrival: number, event: Template): void {
    this.lines.push(event.type)
    this.tally?.take(arrival, event)
  }

  ask(ask: Ask): void {
    this.lines.push(JSON.stringify(ask))
    this.tally?.ask(ask)
  }

  /** Whether the same was counted, in whatever order. */
  isLike({ lines }: CaseLog): boolean {
    return this.lines.toSorted().join('\n') === lines.toSorted().join('\n')
  }
}
