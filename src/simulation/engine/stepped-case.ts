import type { CaseRoute } from './case-route.js'
import { type CaseListener, type CaseTally, type Course, type CourseOpening, WholeCase } from './course.js'
import { FlowCase } from './flow-case.js'

/** A case led step by step, so much of it kept as its stream asks for. */
export const steppedCase = (
  route: CaseRoute,
  tally: CaseTally,
  opening: CourseOpening,
  listener: CaseListener | null,
): Course =>
  route.detail === 'cases' || route.detail === 'records'
    ? new WholeCase(route, tally, opening, listener)
    : new FlowCase(route, tally, opening)
