import { definePath } from '../define-path.js'
import type { EventOf, FileOf, OutcomeOf } from '../path.js'
import { withoutDeadline } from '../stages/case-file.js'
import { departmentActions, departmentOverdue, withDepartment } from '../stages/department.js'
import { stageRules } from '../stages/stage-rules.js'
import { deadline, replies, whileOpen } from '../stages/stage-states.js'
import {
  type Opinion,
  type ReturnVisitEffect,
  ReturnVisitInput,
  type ReturnVisitNotes,
  returnVisitEvents,
} from './return-visit.schema.js'
import { returnVisitSelectors } from './return-visit.selectors.js'

const raises = { 'matter.raise': { actions: ['noteMatter', 'openMatter'] } } as const

const isOpen = ({ answer }: Opinion): boolean => answer === null

const path = definePath({
  id: 'returnVisit',
  version: 1,
  description:
    'The department asks a customer how it went: reach them in time, record, answer everything, sign, reply, feed back (P11).',
  input: ReturnVisitInput,
  events: returnVisitEvents,
  effects: {} as ReturnVisitEffect,
  opens: ({ rule, followsUp, earliestAt, latestAt, maxAttempts }): ReturnVisitNotes => ({
    rule,
    followsUp: followsUp ?? null,
    latestAt,
    isDue: false,
    attempts: [],
    attemptsLeft: maxAttempts ?? 3,
    lastTried: null,
    reached: null,
    late: false,
    satisfaction: null,
    opinions: [],
    pending: false,
    raised: [],
    // The head of the department, to whom the record of the visit goes.
    department: 'manager',
    signed: null,
    deadlines: { 'visit-opens': earliestAt, 'visit-due': latestAt },
  }),
  rules: ({ rule, condition }) => {
    const isAnotherTime = rule<'contact.attempt'>(
      'F6',
      'the customer is tried again in another part of the day',
      ({ lastTried }, { dayPart }) => dayPart !== lastTried,
    )
    return {
      isAnotherTime,
      isLastTime: [
        isAnotherTime,
        condition('F6', 'the customer can be tried again', ({ attemptsLeft }) => attemptsLeft <= 1),
      ],
      isUnanswered: rule<'opinion.answer'>(
        'P11',
        'there is no such opinion without an answer',
        ({ pending, opinions }, { opinion }) =>
          opinion === undefined ? pending : opinions[opinion - 1]?.answer === null,
      ),
      canEnd: condition(
        'T12',
        'what cannot be answered yet gets a promised reply time',
        ({ pending, promise }) => !pending || promise?.answeredAt === null,
      ),
      mayReply: [
        condition(
          'P11',
          'everything that was said is answered before the visit is closed',
          ({ pending }) => !pending,
        ),
        stageRules.mayReply,
      ],
    }
  },
  choices: ({ choice }) => ({
    isDue: choice(({ isDue }) => isDue),
    isReached: choice<'contact.attempt'>((_file, { reached }) => reached),
    isAnswered: choice(({ pending }) => !pending),
  }),
  actions: ({ change, tell }) => ({
    ...departmentActions,
    openWindow: change(file => ({ isDue: true, deadlines: withoutDeadline(file, 'visit-opens') })),
    tellDue: tell(({ handler, latestAt }) => ({ type: 'visit.due', agentId: handler?.id ?? null, latestAt })),
    closeWindow: change(file => ({ late: true, deadlines: withoutDeadline(file, 'visit-due') })),
    escalateVisit: tell(() => ({
      type: 'case.escalate',
      to: 'supervisor',
      reason: 'The return visit is overdue (P11)',
    })),
    noteAttempt: change<'contact.attempt'>((file, { at, by, via, dayPart, reached }) => ({
      attempts: [...file.attempts, { via, dayPart, reached, at, by }],
    })),
    tryAgain: change<'contact.attempt'>((file, { dayPart }) => ({
      attemptsLeft: file.attemptsLeft - 1,
      lastTried: dayPart,
    })),
    endAttempts: change<'contact.attempt'>((file, { reached }) => ({
      reached,
      lastTried: null,
      deadlines: withoutDeadline(file, 'visit-due'),
    })),
    noteOpinion: change<'opinion.record'>((file, { text, answer }) => ({
      opinions: [...file.opinions, { text, answer: answer ?? null }],
      pending: file.pending || answer === undefined,
    })),
    answer: change<'opinion.answer'>((file, { answer, opinion }) => {
      const answered = opinion === undefined ? file.opinions.findIndex(isOpen) : opinion - 1
      const opinions = file.opinions.map((each, index) => (index === answered ? { ...each, answer } : each))
      return { opinions, pending: opinions.some(isOpen) }
    }),
    noteMatter: change<'matter.raise'>((file, { path, subject }) => ({
      raised: [...file.raised, { path, subject }],
    })),
    openMatter: tell<'matter.raise'>(({ customer, contact }, { path, subject, details }) => ({
      type: 'linkedCase.open',
      kind: 'raised-by',
      path,
      input: { ...details, customer, contact, subject },
    })),
    noteSatisfaction: change<'visit.end'>((_file, { satisfaction }) => ({ satisfaction })),
    sign: change<'visit.sign'>((_file, { at, by, reply }) => ({ signed: { reply, at, by } })),
    tellReturned: tell<'visit.return'>(({ handler, desk }, { reason }) => ({
      type: 'agent.notify',
      agentId: handler?.id ?? null,
      desk,
      about: 'note',
      text: reason,
    })),
    endVisit: change(({ deadlines: { 'visit-opens': _, 'visit-due': __, ...deadlines } }) => ({ deadlines })),
  }),
  outcome: ({ rule, followsUp, reached, late, attempts, satisfaction, opinions, raised, signed }) => ({
    rule,
    followsUp,
    reached,
    late,
    attempts,
    satisfaction,
    opinions,
    raised,
    signed,
  }),
  selectors: returnVisitSelectors,
}).through(
  {
    planned: {
      description: 'The window has yet to open; nobody is visited before.',
      tags: ['onHold'],
      always: { guard: 'isDue', target: 'contacting' },
    },
    contacting: {
      description: 'The customer is tried at different times of day; in vain, a written note is left (F6).',
      on: {
        'contact.attempt': [
          { guard: 'isReached', target: 'visiting', actions: ['noteAttempt', 'endAttempts'] },
          {
            guard: 'isLastTime',
            target: '#replying',
            actions: ['noteAttempt', 'endAttempts', 'noteSilence', 'tellSilence'],
          },
          { guard: 'isAnotherTime', actions: ['noteAttempt', 'tryAgain'] },
        ],
      },
    },
    visiting: {
      id: 'visiting',
      description: 'The customer says how satisfied they are, and what they think.',
      on: {
        ...raises,
        'opinion.record': { actions: 'noteOpinion' },
        'visit.end': { guard: 'canEnd', target: 'answering', actions: 'noteSatisfaction' },
      },
    },
    answering: {
      description: 'What could not be answered on the visit is, by the time that was promised (T12).',
      on: raises,
      always: { guard: 'isAnswered', target: '#signing' },
    },
  },
  {
    answers: 'when-known',
    beside: {
      signing: {
        ...withDepartment,
        id: 'signing',
        description: 'The head of the department replies and signs, or returns what is not answered.',
        meta: { holder: 'manager' },
        on: {
          'visit.sign': { target: '#replying', actions: 'sign' },
          'visit.return': { target: '#visiting', actions: 'tellReturned' },
          ...departmentOverdue,
        },
      },
    },
    takes: {
      open: {
        'opinion.answer': { guard: 'isUnanswered', actions: 'answer' },
        'deadline.reach': [
          whileOpen['deadline.reach'],
          { guard: deadline('visit-opens'), actions: ['openWindow', 'tellDue'] },
          { guard: deadline('visit-due'), actions: ['closeWindow', 'escalateVisit'] },
        ],
      },
      replying: {
        'reply.send': {
          ...replies['reply.send'],
          actions: [...replies['reply.send'].actions, 'endVisit'],
        },
      },
    },
    resumes: { asked: '#replying', reopened: '#visiting' },
  },
)

type Inferred = typeof path
/** The return-visit path (P11). @category Paths */
export interface ReturnVisitPath extends Inferred {}
/** The return-visit path (P11). @category Paths */
export const returnVisitPath: ReturnVisitPath = path

type Machine = typeof path.machine
/** One return visit, from its planning to feedback (P11). @category Return visit */
export interface ReturnVisitMachine extends Machine {}
/** One return visit, from its planning to feedback (P11). @category Return visit */
export const returnVisitMachine: ReturnVisitMachine = path.machine

/** What can be asked of a return visit. @category Return visit */
export const ReturnVisitEvent = path.event
/** What can be asked of a return visit. @category Return visit */
export type ReturnVisitEvent = EventOf<ReturnVisitPath>

/** What a return visit writes down. @category Return visit */
export type ReturnVisitFile = FileOf<ReturnVisitPath>

/** What a finished return visit leaves behind. @category Return visit */
export type ReturnVisitOutcome = OutcomeOf<ReturnVisitPath>
