import { definePath } from '../define-path.js'
import type { EventOf, FileOf, OutcomeOf } from '../path.js'
import { withDeadline, withoutDeadline } from '../stages/case-file.js'
import {
  concerned,
  departmentActions,
  departmentOverdue,
  isConcerned,
  withDepartment,
} from '../stages/department.js'
import { frontDesk } from '../stages/stage-events.js'
import { deadline, replies, whileOpen } from '../stages/stage-states.js'
import {
  type SuggestionEffect,
  SuggestionInput,
  type SuggestionNotes,
  suggestionEvents,
} from './suggestion.schema.js'
import { suggestionSelectors } from './suggestion.selectors.js'

/** What is valuable goes up; `first` is done where a department has it already. */
const judges = (...first: 'recallDepartment'[]) =>
  ({
    'suggestion.judge': [
      { guard: 'isValuable', target: '#deciding', reenter: true, actions: [...first, 'judge'] },
      { target: '#replying', actions: [...first, 'judge', 'decline'] },
    ],
  }) as const

const planOverdue = {
  guard: deadline('plan'),
  actions: ['endPlan', 'tellOverdue', 'escalatePlan'],
} as const

const planned = {
  'plan.report': { guard: 'canReport', actions: ['noteResult', 'endPlan', 'tellResult'] },
} as const

const path = definePath({
  id: 'suggestion',
  version: 1,
  description:
    'A customer suggests something: judge, pass up what is valuable, adopt with a plan or decline, tell and thank, feed back (P6).',
  input: SuggestionInput,
  events: suggestionEvents,
  effects: {} as SuggestionEffect,
  senders: { 'suggestion.judge': frontDesk, 'plan.report': [...concerned, ...frontDesk] },
  opens: (): SuggestionNotes => ({
    department: null,
    kind: null,
    valuable: null,
    feasible: null,
    decision: null,
    reasons: null,
    plan: null,
    result: null,
  }),
  rules: ({ rule, condition }) => ({
    isConcerned,
    canAdopt: [
      isConcerned,
      rule<'suggestion.adopt'>(
        'R9',
        'a plan ends ahead, and not before it starts',
        (_file, { at, startsAt, endsAt }) => endsAt > at && endsAt >= startsAt,
      ),
    ],
    canReport: condition(
      'P6',
      'there is no plan that is yet to be reported on',
      ({ plan, result }) => plan !== null && result === null,
    ),
  }),
  choices: ({ choice }) => ({ isValuable: choice<'suggestion.judge'>((_file, { valuable }) => valuable) }),
  actions: ({ change, tell }) => ({
    ...departmentActions,
    judge: change<'suggestion.judge'>((file, { kind, valuable, feasible, reasons, department }) => ({
      kind,
      valuable,
      feasible,
      reasons,
      department: department ?? 'supervisor',
      decision: null,
      plan: null,
      result: null,
      deadlines: withoutDeadline(file, 'plan'),
    })),
    decline: change<'suggestion.judge' | 'suggestion.decline'>((_file, { reasons }) => ({
      decision: 'declined' as const,
      reasons,
    })),
    adopt: change<'suggestion.adopt'>((file, { what, owner, startsAt, endsAt }) => ({
      decision: 'adopted' as const,
      plan: { what, owner, startsAt, endsAt },
      deadlines: withDeadline(file, 'plan', endsAt),
    })),
    tellAdopted: tell(({ plan }) => ({ type: 'plan.notify', about: 'adopted', plan })),
    thank: tell(({ decision }) => ({ type: 'customer.thank', decision })),
    endPlan: change(file => ({ deadlines: withoutDeadline(file, 'plan') })),
    tellOverdue: tell(({ plan }) => ({ type: 'plan.notify', about: 'overdue', plan })),
    escalatePlan: tell(() => ({
      type: 'case.escalate',
      to: 'supervisor',
      reason: 'Nobody has reported the plan of a suggestion carried out (P6)',
    })),
    noteResult: change<'plan.report'>((_file, { result }) => ({ result })),
    tellResult: tell(({ plan }) => ({ type: 'plan.notify', about: 'carried-out', plan })),
  }),
  outcome: ({ kind, valuable, feasible, decision, reasons, plan, result }) => ({
    kind,
    valuable,
    feasible,
    decision,
    reasons,
    plan,
    result,
  }),
  selectors: suggestionSelectors,
}).through(
  {
    judging: {
      description: 'What is it worth, and can it be done?',
      on: judges(),
    },
  },
  {
    answers: 'when-known',
    beside: {
      deciding: {
        ...withDepartment,
        id: 'deciding',
        description:
          'Valuable: the department concerned adopts it with a plan, or declines it with a reason.',
        meta: { holder: concerned },
        on: {
          // The desk finds that another department is concerned, or none.
          ...judges('recallDepartment'),
          'suggestion.adopt': { guard: 'canAdopt', target: '#replying', actions: ['adopt', 'tellAdopted'] },
          'suggestion.decline': { guard: 'isConcerned', target: '#replying', actions: 'decline' },
          ...departmentOverdue,
        },
      },
    },
    takes: {
      open: { 'deadline.reach': [whileOpen['deadline.reach'], planOverdue] },
      replying: {
        'reply.send': {
          ...replies['reply.send'],
          actions: [...replies['reply.send'].actions, 'thank'],
        },
      },
      feedingBack: { ...planned, 'deadline.reach': planOverdue },
      closed: planned,
    },
    resumes: { asked: '#replying' },
  },
)

type Inferred = typeof path
/** The suggestion path (P6). @category Paths */
export interface SuggestionPath extends Inferred {}
/** The suggestion path (P6). @category Paths */
export const suggestionPath: SuggestionPath = path

type Machine = typeof path.machine
/** One suggestion, from acceptance to feedback (P6). @category Suggestion */
export interface SuggestionMachine extends Machine {}
/** One suggestion, from acceptance to feedback (P6). @category Suggestion */
export const suggestionMachine: SuggestionMachine = path.machine

/** What can be asked of a suggestion. @category Suggestion */
export const SuggestionEvent = path.event
/** What can be asked of a suggestion. @category Suggestion */
export type SuggestionEvent = EventOf<SuggestionPath>

/** What a suggestion writes down. @category Suggestion */
export type SuggestionFile = FileOf<SuggestionPath>

/** What a finished suggestion leaves behind. @category Suggestion */
export type SuggestionOutcome = OutcomeOf<SuggestionPath>
