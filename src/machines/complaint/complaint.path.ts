import type { Role } from '../../vocabulary/party.js'
import type { Severity } from '../../vocabulary/priority.js'
import { definePath } from '../define-path.js'
import type { EventOf, FileOf, OutcomeOf } from '../path.js'
import {
  concerned,
  departmentActions,
  departmentOverdue,
  isConcerned,
  withDepartment,
} from '../stages/department.js'
import { frontDesk } from '../stages/stage-events.js'
import { replies, silence, whileWorking } from '../stages/stage-states.js'
import {
  type ComplaintAbout,
  type ComplaintEffect,
  ComplaintInput,
  type ComplaintNotes,
  complaintEvents,
} from './complaint.schema.js'
import { complaintSelectors } from './complaint.selectors.js'

/** Who is told that the company is responsible, by how severe the matter is (R6). */
const toldOf = {
  low: 'supervisor',
  medium: 'supervisor',
  high: 'manager',
  critical: 'general-manager',
} as const satisfies Record<Severity, Role>

const customerOrDesk: readonly Role[] = ['customer', ...frontDesk]

const classifies = {
  'complaint.classify': [
    { guard: 'isGeneral', target: 'solving', actions: 'classify' },
    { target: 'preparing', actions: 'classify' },
  ],
} as const

const starts = {
  'investigation.start': [
    { guard: 'canRaise', target: '#atSupervisor', actions: 'start' },
    { guard: 'canVerify', target: '#verifying', actions: 'start' },
    { guard: 'canStart', target: '#investigating', actions: 'start' },
  ],
} as const

/** Whoever is to find out what happened shows evidence of it (R7). */
const shows = { 'evidence.add': { actions: ['addEvidence', 'noteEvidence'] } } as const

/** Those who have it find out what happened; where the company is responsible, somebody above is told (R6). */
const reports = {
  'investigation.report': [
    {
      guard: 'findsLiable',
      target: '#proposing',
      actions: ['noteFinding', 'reportLiability', 'propose'],
    },
    { guard: 'mayFind', target: '#proposing', actions: ['noteFinding', 'propose'] },
  ],
  ...shows,
  ...departmentOverdue,
} as const

const passesUp = <const Level extends string>(target: Level) =>
  ({ 'complaint.passUp': { target, actions: 'passUp' } }) as const

const path = definePath({
  id: 'complaint',
  version: 1,
  description:
    'A customer complains: accept, solve on the spot or investigate by a promised time, agree on it, reply, feed back cause and prevention (P5).',
  input: ComplaintInput,
  events: complaintEvents,
  effects: {} as ComplaintEffect,
  senders: {
    'evidence.add': [...customerOrDesk, ...concerned, 'manager', 'general-manager'],
    'note.add': [...frontDesk, ...concerned, 'manager', 'general-manager'],
    'proposal.accept': customerOrDesk,
    'proposal.reject': customerOrDesk,
  },
  opens: ({ about, concerns }): ComplaintNotes => ({
    about,
    concerns: concerns ?? null,
    kind: null,
    evidence: [],
    evidenced: false,
    department: null,
    cause: null,
    proposal: null,
    objections: [],
    settlement: null,
  }),
  rules: ({ rule, condition }) => {
    const mayFind = [
      isConcerned,
      condition('R7', 'what is found is backed by evidence of it', ({ evidenced }) => evidenced),
    ]
    const canStart = [
      condition(
        'T12',
        'the customer is promised a reply time before the investigation starts',
        ({ promise }) => promise?.answeredAt === null,
      ),
      rule<'investigation.start'>(
        'P5',
        'a department is named where the complaint is about service, and only there',
        (_file, { about, department }) => about === 'service' || department === undefined,
      ),
    ]
    const isAbout = (matter: ComplaintAbout) =>
      rule<'investigation.start'>('P5', `it is not about a ${matter}`, (_file, { about }) => about === matter)
    return {
      mayFind,
      findsLiable: [
        ...mayFind,
        rule<'liability.find' | 'investigation.report' | 'decision.give'>(
          'R6',
          'the company is not responsible',
          (_file, { liable }) => liable,
        ),
      ],
      canStart,
      canRaise: [...canStart, isAbout('product')],
      canVerify: [...canStart, isAbout('subordinate-company')],
    }
  },
  choices: ({ choice }) => ({
    isGeneral: choice<'complaint.classify'>((_file, { kind }) => kind === 'general'),
  }),
  actions: ({ change, tell }) => ({
    ...departmentActions,
    classify: change<'complaint.classify'>((_file, { kind }) => ({ kind })),
    addEvidence: change<'evidence.add'>((file, { at, by, kind, summary, reference }) => ({
      evidence: [
        ...file.evidence,
        { kind, summary, reference: reference ?? null, recordedAt: at, recordedBy: by },
      ],
    })),
    noteEvidence: change(() => ({ evidenced: true })),
    // Each investigation brings evidence of its own (R7).
    start: change<'investigation.start'>((_file, { about, department }) => ({
      about,
      department: department ?? (about === 'subordinate-company' ? null : 'supervisor'),
      evidenced: false,
    })),
    passUp: change<'complaint.passUp'>(({ department }) => ({
      department: department === 'supervisor' ? 'manager' : 'general-manager',
    })),
    refer: change<'complaint.refer'>(() => ({ department: 'manager', evidenced: false })),
    noteFinding: change<'liability.find' | 'investigation.report' | 'decision.give'>(
      (_file, { liable, cause }) => ({ liable, cause, department: null, evidenced: false }),
    ),
    reportLiability: tell<'liability.find' | 'investigation.report' | 'decision.give'>(
      ({ priority }, { cause }) => ({ type: 'case.escalate', to: toldOf[priority.severity], reason: cause }),
    ),
    propose: change<'investigation.report' | 'proposal.make'>((_file, { proposal }) => ({ proposal })),
    askConsent: tell<'proposal.make'>((_file, { proposal }) => ({ type: 'customer.agree', text: proposal })),
    agree: change(() => ({ settlement: 'agreed' as const })),
    decide: change<'decision.give'>((_file, { decision }) => ({
      proposal: decision,
      settlement: 'decided' as const,
    })),
    settleOnTheSpot: change(() => ({ settlement: 'on-the-spot' as const })),
    noteObjection: change<'proposal.reject' | 'case.reopen'>((file, { reason }) => ({
      objections: [...file.objections, reason],
      settlement: null,
    })),
    scheduleVisit: tell((_file, { at }) => ({
      type: 'followUp.schedule',
      occasion: 'complaint',
      endedAt: at,
    })),
  }),
  outcome: ({ about, kind, liable, cause, settlement, objections }) => ({
    about,
    kind,
    liable,
    cause,
    settlement,
    objections,
  }),
  selectors: complaintSelectors,
}).through(
  {
    classifying: {
      description: 'The customer has finished, and the matter is recorded: can it be solved on the spot?',
      on: classifies,
    },
    solving: {
      description: 'A general complaint is solved on the spot.',
      on: {
        ...classifies,
        ...shows,
        'liability.find': [
          { guard: 'findsLiable', actions: ['noteFinding', 'reportLiability'] },
          { guard: 'mayFind', actions: 'noteFinding' },
        ],
        'reply.send': {
          ...replies['reply.send'],
          actions: [...replies['reply.send'].actions, 'settleOnTheSpot'],
        },
      },
    },
    preparing: {
      description:
        'A complex complaint: the customer is promised a reply time, and it is investigated (T12).',
      on: starts,
    },
    proposing: {
      id: 'proposing',
      description: 'What happened is known; what is proposed is to be agreed with the customer.',
      on: {
        ...starts,
        'proposal.make': { target: '#awaitingConsent', actions: ['propose', 'awaitAnswer', 'askConsent'] },
      },
    },
    objected: {
      id: 'objected',
      description: 'The customer is not satisfied; why is written down, and the proposal adjusted to it.',
      entry: 'noteObjection',
      always: { target: 'proposing' },
    },
  },
  {
    answers: 'when-known',
    takes: {
      open: { 'evidence.add': { actions: 'addEvidence' } },
      working: { 'complaint.refer': { target: '#deciding', actions: 'refer' } },
    },
    beside: {
      investigated: {
        description: 'Those concerned find out what happened and make a proposal; the owner stays (R1).',
        meta: { holder: frontDesk },
        initial: 'investigating',
        on: {
          'case.accept': whileWorking['case.accept'],
          'complaint.refer': { target: '#deciding', actions: ['recallDepartment', 'refer'] },
        },
        states: {
          investigating: {
            ...withDepartment,
            id: 'investigating',
            description: 'Service: the department concerned.',
            meta: { holder: concerned },
            on: reports,
          },
          verifying: {
            ...withDepartment,
            id: 'verifying',
            description: 'A subordinate company: the desk verifies it with them.',
            on: reports,
          },
          atSupervisor: {
            ...withDepartment,
            id: 'atSupervisor',
            description: 'Goods: level by level, each answers or passes it on.',
            meta: { holder: 'supervisor' },
            on: { ...reports, ...passesUp('atManager') },
          },
          atManager: {
            ...withDepartment,
            description: 'Goods: the supervisor passed it on.',
            meta: { holder: 'manager' },
            on: { ...reports, ...passesUp('atGeneralManager') },
          },
          atGeneralManager: {
            ...withDepartment,
            description: 'Goods: nobody is above who could answer.',
            meta: { holder: 'general-manager' },
            on: reports,
          },
        },
      },
      awaitingConsent: {
        id: 'awaitingConsent',
        description: 'Is the customer satisfied with it? One reminder, then the case is answered without.',
        tags: ['awaitingCustomer'],
        meta: { holder: 'customer' },
        exit: 'stopAwaiting',
        on: {
          'proposal.accept': { target: '#replying', actions: 'agree' },
          'proposal.reject': '#objected',
          'message.receive': { actions: ['awaitAnew', 'tellMessage'] },
          'deadline.reach': silence,
        },
      },
      deciding: {
        ...withDepartment,
        id: 'deciding',
        description: 'What the desk cannot solve the manager decides, and that stands.',
        meta: { holder: 'manager' },
        on: {
          'decision.give': [
            {
              guard: 'findsLiable',
              target: '#replying',
              actions: ['noteFinding', 'reportLiability', 'decide'],
            },
            { guard: 'mayFind', target: '#replying', actions: ['noteFinding', 'decide'] },
          ],
          ...shows,
          ...departmentOverdue,
        },
      },
    },
    resumes: { asked: '#replying', reopened: '#objected' },
    afterFeedback: 'scheduleVisit',
  },
)

type Inferred = typeof path
/** The complaint path (P5). @category Paths */
export interface ComplaintPath extends Inferred {}
/** The complaint path (P5). @category Paths */
export const complaintPath: ComplaintPath = path

type Machine = typeof path.machine
/** One complaint, from acceptance to feedback (P5). @category Complaint */
export interface ComplaintMachine extends Machine {}
/** One complaint, from acceptance to feedback (P5). @category Complaint */
export const complaintMachine: ComplaintMachine = path.machine

/** What can be asked of a complaint. @category Complaint */
export const ComplaintEvent = path.event
/** What can be asked of a complaint. @category Complaint */
export type ComplaintEvent = EventOf<ComplaintPath>

/** What a complaint writes down. @category Complaint */
export type ComplaintFile = FileOf<ComplaintPath>

/** What a finished complaint leaves behind. @category Complaint */
export type ComplaintOutcome = OutcomeOf<ComplaintPath>
