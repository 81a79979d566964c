import { definePath } from '../define-path.js'
import type { EventOf } from '../path.js'
import { type CaseFile, defaultLimits } from '../stages/case-file.js'
import { stageRules } from '../stages/stage-rules.js'
import { deadline, whileOpen } from '../stages/stage-states.js'
import { safetyIncidentActions } from './safety-incident.actions.js'
import {
  type IncidentRecord,
  type SafetyIncidentEffect,
  SafetyIncidentInput,
  safetyIncidentEvents,
} from './safety-incident.schema.js'
import { safetyIncidentSelectors } from './safety-incident.selectors.js'

const path = definePath({
  id: 'safetyIncident',
  version: 1,
  description:
    'Somebody is or might have been hurt: emergency plan, preliminary investigation, report, corrective actions, review (P13).',
  input: SafetyIncidentInput,
  events: safetyIncidentEvents,
  effects: {} as SafetyIncidentEffect,
  desk: ['supervisor'],
  senders: {
    // In an emergency whoever is there acts.
    'measure.take': ['supervisor', 'manager'],
    // What happened is not taken back by whoever reported it; a false alarm is called off.
    'case.withdraw': ['supervisor'],
  },
  opens: ({
    place,
    occurredAt,
    at,
    limits = defaultLimits,
    carried,
  }): IncidentRecord & Pick<CaseFile, 'deadlines'> => {
    const dueFrom = Math.min(occurredAt, at)
    return {
      place,
      occurredAt,
      dueFrom,
      measures: { notify: null, record: null, secure: null, 'offer-alternative': null },
      findings: null,
      course: null,
      cause: null,
      responsibilities: [],
      actions: [],
      earlierActions: [],
      lessons: null,
      deadlines: { ...carried?.deadlines, findings: dueFrom + limits.incidentFindingsMs },
    }
  },
  rules: ({ rule, condition }) => {
    const isActionOpen = rule<'action.complete' | 'action.postpone'>(
      'P13',
      'there is no open corrective action of that number',
      ({ actions }, { number }) => actions[number - 1]?.done === null,
    )
    return {
      isMeasureLeft: rule<'measure.take'>(
        'P13',
        'that measure of the emergency plan was taken',
        ({ measures }, { measure }) => measures[measure] === null,
      ),
      areDueAhead: rule<'corrections.assign'>(
        'R9',
        'a corrective action is due at a date ahead',
        (_file, { at, actions }) => actions.every(({ dueAt }) => dueAt > at),
      ),
      isActionOpen,
      canPostpone: [
        isActionOpen,
        rule<'action.postpone'>(
          'R9',
          'a corrective action is postponed to a date ahead',
          (_file, { at, dueAt }) => dueAt > at,
        ),
      ],
      mayReply: [
        condition('P13', 'an incident is answered once it is reviewed', ({ lessons }) => lessons !== null),
        stageRules.mayReply,
      ],
    }
  },
  choices: ({ choice }) => ({
    completesPlan: choice<'measure.take'>(({ measures }, { measure }) =>
      Object.entries(measures).every(([name, done]) => name === measure || done !== null),
    ),
    completesActions: choice<'action.complete'>(({ actions }, { number }) =>
      actions.every(({ done }, index) => index === number - 1 || done !== null),
    ),
    suffices: choice<'review.record'>((_file, { suffices }) => suffices),
  }),
  actions: () => safetyIncidentActions,
  outcome: ({ cause, actions, lessons }) => ({ cause, actions, lessons }),
  selectors: safetyIncidentSelectors,
}).through(
  {
    investigating: {
      id: 'investigating',
      description: 'What happened, as far as can be said within 24 hours (T10)?',
      entry: 'beginInvestigation',
      on: { 'findings.submit': { target: 'reporting', actions: 'noteFindings' } },
    },
    reporting: {
      description: 'How and why it came about, within 72 hours (T10).',
      on: { 'report.submit': { target: 'assigning', actions: 'noteReport' } },
    },
    assigning: {
      description: 'The manager says who answers for what, and what is done by whom until when.',
      meta: { holder: 'manager' },
      on: {
        'corrections.assign': {
          guard: 'areDueAhead',
          target: 'correcting',
          actions: ['assignCorrections', 'awaitActions', 'tellAssigned'],
        },
      },
    },
    correcting: {
      description: 'It is made sure that it does not happen again.',
      on: {
        'action.complete': [
          {
            guard: 'completesActions',
            target: 'reviewing',
            actions: ['completeAction', 'stopAwaitingActions'],
          },
          { guard: 'isActionOpen', actions: ['completeAction', 'awaitActions'] },
        ],
        'action.postpone': { guard: 'canPostpone', actions: ['postponeAction', 'awaitActions'] },
      },
    },
    reviewing: {
      description: 'The manager reviews what was done, and what is learnt from it.',
      meta: { holder: 'manager' },
      on: {
        'review.record': [
          { guard: 'suffices', target: '#replying', actions: 'noteLessons' },
          { target: 'assigning' },
        ],
      },
    },
  },
  {
    answers: 'when-known',
    beside: {
      responding: {
        id: 'responding',
        description:
          'The emergency plan: notify, record, secure, offer customers an alternative. It is not put off.',
        tags: ['awaitingAgent'],
        on: {
          'case.accept': { actions: 'accept' },
          'measure.take': [
            { guard: 'completesPlan', target: '#working', actions: 'takeMeasure' },
            { guard: 'isMeasureLeft', actions: 'takeMeasure' },
          ],
        },
      },
    },
    takes: {
      accepting: {
        'case.accept': { target: '#responding', actions: ['accept', 'tellAccepted', 'startPlan'] },
      },
      open: {
        'deadline.reach': [
          whileOpen['deadline.reach'],
          { guard: deadline('findings'), actions: ['awaitReport', 'escalateFindings'] },
          { guard: deadline('report'), actions: ['awaitReportLonger', 'escalateReport'] },
          { guard: deadline('action'), actions: ['awaitActions', 'tellOverdue', 'escalateActions'] },
        ],
      },
      // The reporter's silence does not end an investigation.
      replying: { 'case.resume': { guard: 'isSilent', target: '#latest', actions: 'noteAnswer' } },
    },
    resumes: { asked: '#replying' },
  },
)

type Inferred = typeof path
/** The safety incident path (P13). @category Paths */
export interface SafetyIncidentPath extends Inferred {}
/** The safety incident path (P13). @category Paths */
export const safetyIncidentPath: SafetyIncidentPath = path

/** What can be asked of a safety incident. @category Safety incident */
export const SafetyIncidentEvent = path.event
/** What can be asked of a safety incident. @category Safety incident */
export type SafetyIncidentEvent = EventOf<SafetyIncidentPath>

type Machine = typeof path.machine
/** One safety incident, from the emergency plan to what was learnt (P13). @category Safety incident */
export interface SafetyIncidentMachine extends Machine {}
/** One safety incident, from the emergency plan to what was learnt (P13). @category Safety incident */
export const safetyIncidentMachine: SafetyIncidentMachine = path.machine
