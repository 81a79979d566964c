import type { EventWith } from '../define-path.js'
import { type CaseFile, withDeadline, withoutDeadline } from '../stages/case-file.js'
import type { StageEffect } from '../stages/stage-effects.js'
import type { DeadlineReach } from '../stages/stage-events.js'
import { writing } from '../stages/writing.js'
import type {
  AssignedAction,
  IncidentRecord,
  SafetyIncidentEffect,
  safetyIncidentEvents,
} from './safety-incident.schema.js'

type File = CaseFile & IncidentRecord
type Event = EventWith<(typeof safetyIncidentEvents)[number]>

const { change, tell } = writing<File, Event | DeadlineReach, StageEffect | SafetyIncidentEffect>()

const isOpen = ({ done }: AssignedAction): boolean => done === null

/** The actions, in which the one of this number is changed. */
const withAction = ({ actions }: File, number: number, change: Partial<AssignedAction>) =>
  actions.map((action, index) => (index === number - 1 ? { ...action, ...change } : action))

/** What a safety incident writes down and asks for, beside what every path does. */
export const safetyIncidentActions = {
  startPlan: tell(({ place, occurredAt }) => ({ type: 'emergency.start', place, occurredAt })),
  takeMeasure: change<'measure.take'>(({ measures }, { measure, how, at, by }) => ({
    measures: { ...measures, [measure]: { how, at, by } },
  })),

  // An investigation that is under way has its deadline; one that begins anew counts from now.
  beginInvestigation: change((file, { at }) => ({
    lessons: null,
    ...(!('findings' in file.deadlines || 'report' in file.deadlines) && {
      dueFrom: at,
      deadlines: withDeadline(file, 'findings', at + file.limits.incidentFindingsMs),
    }),
  })),
  noteFindings: change<'findings.submit'>((file, { findings }) => ({
    findings,
    deadlines: withReportDue(file),
  })),
  awaitReport: change(file => ({ deadlines: withReportDue(file) })),
  escalateFindings: tell(() => ({
    type: 'case.escalate',
    to: 'manager',
    reason: 'The preliminary investigation is overdue (T10)',
  })),
  awaitReportLonger: change((file, { at }) => ({
    deadlines: withDeadline(file, 'report', at + file.limits.incidentFindingsMs),
  })),
  escalateReport: tell(() => ({
    type: 'case.escalate',
    to: 'general-manager',
    reason: 'The report of the incident is overdue (T10)',
  })),
  noteReport: change<'report.submit'>((file, { course, cause, liable }) => ({
    course,
    cause,
    liable,
    deadlines: withoutDeadline(file, 'report'),
  })),

  assignCorrections: change<'corrections.assign'>((file, { responsibilities, actions }) => ({
    responsibilities,
    earlierActions: [...file.earlierActions, ...file.actions],
    actions: actions.map(action => ({ ...action, done: null })),
  })),
  tellAssigned: tell<'corrections.assign'>((_file, { actions }) => ({
    type: 'corrections.notify',
    about: 'assigned',
    actions,
  })),
  completeAction: change<'action.complete'>((file, { number, result, at, by }) => ({
    actions: withAction(file, number, { done: { how: result, at, by } }),
  })),
  postponeAction: change<'action.postpone'>((file, { number, dueAt }) => ({
    actions: withAction(file, number, { dueAt }),
  })),
  /** The next open action falls due; one that is late, again after a while. */
  awaitActions: change((file, { at }) => {
    const dues = file.actions
      .filter(isOpen)
      .map(({ dueAt }) => (dueAt > at ? dueAt : at + file.limits.departmentSilenceMs))
    return { deadlines: withDeadline(file, 'action', Math.min(...dues)) }
  }),
  stopAwaitingActions: change(file => ({ deadlines: withoutDeadline(file, 'action') })),
  tellOverdue: tell<'deadline.reach'>(({ actions }, { at }) => ({
    type: 'corrections.notify',
    about: 'overdue',
    actions: actions
      .filter(action => isOpen(action) && action.dueAt <= at)
      .map(({ done: _, ...action }) => action),
  })),
  escalateActions: tell(() => ({
    type: 'case.escalate',
    to: 'manager',
    reason: 'A corrective action is overdue (P13)',
  })),
  noteLessons: change<'review.record'>((_file, { lessons }) => ({ lessons })),
}

/** The report comes after the findings; both are due from the incident on. */
const withReportDue = (file: File) => ({
  report: file.dueFrom + file.limits.incidentReportMs,
  ...withoutDeadline(file, 'findings'),
})
