import { definePath } from '../define-path.js'
import type { CaseFile } from '../stages/case-file.js'
import { frontDesk } from '../stages/stage-events.js'
import { deadline } from '../stages/stage-states.js'
import { repairVisitActions, unvisited } from './repair-visit.actions.js'
import { repairVisitRules } from './repair-visit.rules.js'
import {
  type RepairVisitEffect,
  type RepairVisitFile,
  RepairVisitInput,
  repairVisitEvents,
} from './repair-visit.schema.js'
import { repairVisitSelectors } from './repair-visit.selectors.js'

type Own = Omit<RepairVisitFile, keyof CaseFile>

const held = { holder: 'repair-technician' } as const
const signers = ['customer', 'repair-technician'] as const

const cancels = { 'visit.cancel': { target: '#replying', actions: 'handBack' } } as const
const arranges = {
  'visit.arrange': {
    guard: 'arrangesAhead',
    target: '#appointed',
    actions: ['arrange', 'tellAppointment'],
  },
} as const
const misses = {
  'call.miss': { guard: 'callsAtAnotherTime', target: '#unreached', actions: 'noteAttempt' },
} as const
const breaksOff = { 'visit.cancel': '#returning' } as const
const takesAway = {
  'device.take': { guard: 'canTakeAway', target: '#away', actions: 'takeAway' },
} as const
const explains = { 'cause.explain': { target: '#signing', actions: 'noteCause' } } as const
const unfinished = { ...breaksOff, ...takesAway, ...explains } as const

/** One area is looked at: with the fault found it is repaired, else the next area follows, if there is one. */
const looks = <const Area extends 'Connections' | 'Software' | 'Hardware'>(area: Area, next?: string) =>
  ({
    'diagnosis.record': [
      { guard: `findsIn${area}`, target: '#repairing', actions: 'noteFinding' },
      { guard: `looksIn${area}`, ...(next && { target: next }), actions: 'noteFinding' },
    ],
  }) as const

const path = definePath({
  id: 'repairVisit',
  version: 1,
  description: 'A technician goes to the customer: arranged, diagnosed, repaired, signed and reported (P8).',
  input: RepairVisitInput,
  events: repairVisitEvents,
  effects: {} as RepairVisitEffect,
  desk: [...frontDesk, 'repair-technician'],
  senders: { 'form.sign': signers, 'form.refuse': signers },
  opens: ({ askedBy, place, product }): Own => ({
    ...unvisited,
    askedBy,
    consented: false,
    place: place ?? null,
    product: product ?? null,
    repairs: [],
  }),
  rules: () => repairVisitRules,
  choices: ({ choice }) => ({
    needsConsent: choice(({ askedBy, consented }) => askedBy === 'caller' && !consented),
    isGranted: choice<'visit.consent'>((_file, { granted }) => granted),
    isValid: choice<'contract.check'>((_file, { valid }) => valid),
    isAgreed: choice<'charge.explain'>((_file, { agreed }) => agreed),
    isRepaired: choice<'device.bring'>((_file, { repaired }) => repaired),
    hasPassed: choice<'repair.test'>((_file, { passed }) => passed),
  }),
  actions: () => repairVisitActions,
  outcome: ({ cause, repairs }) => ({ cause, repairs }),
  selectors: repairVisitSelectors,
}).through(
  {
    calling: {
      id: 'calling',
      description: 'The customer is called: fault, contract, backup, place and time.',
      meta: held,
      on: { ...cancels, ...arranges, ...misses },
    },
  },
  {
    answers: 'when-known',
    takes: {
      accepting: { 'case.accept': { target: '#assigning', actions: ['accept', 'tellAccepted'] } },
    },
    resumes: { asked: '#replying', reopened: '#assigning' },
    beside: {
      assigning: {
        id: 'assigning',
        description: 'Does the visit need consent?',
        always: [{ guard: 'needsConsent', target: '#consenting' }, { target: 'taking' }],
      },
      taking: {
        id: 'taking',
        description: 'A technician takes the job, and fills the service form.',
        tags: ['awaitingAgent', 'handedOver'],
        meta: held,
        on: { ...cancels, 'job.take': { target: '#working', actions: 'takeJob' } },
      },
      consenting: {
        id: 'consenting',
        description: 'A visit that a caller asks for needs the consent of the lead (R10).',
        tags: ['awaitingDepartment'],
        meta: { holder: 'supervisor' },
        entry: ['awaitConsent', 'askConsent'],
        exit: 'stopAwaitingConsent',
        on: {
          'visit.consent': [
            { guard: 'isGranted', target: '#taking', actions: ['noteConsent', 'tellConsent'] },
            { target: '#replying', actions: ['noteConsent', 'tellConsent'] },
          ],
          'deadline.reach': { guard: deadline('consent'), actions: ['awaitConsent', 'escalateConsent'] },
        },
      },
      unreached: {
        id: 'unreached',
        description: 'The customer was not reached, and is called again at another time of day (F6).',
        tags: ['awaitingCustomer'],
        meta: held,
        exit: 'endPause',
        on: {
          ...cancels,
          ...arranges,
          'message.receive': { target: '#calling', actions: 'tellMessage' },
          'deadline.reach': { guard: deadline('next-call'), target: '#calling', actions: 'tellHoldOver' },
        },
      },
      appointed: {
        id: 'appointed',
        description: 'The customer knows when the technician comes.',
        tags: ['onHold'],
        meta: held,
        exit: 'endAppointment',
        on: {
          ...cancels,
          ...arranges,
          'visit.begin': '#visiting',
          'deadline.reach': {
            guard: deadline('visit'),
            target: '#calling',
            actions: ['missAppointment', 'escalateMissedVisit'],
          },
        },
      },
      visiting: {
        id: 'visiting',
        description: 'The technician is with the customer.',
        tags: ['awaitingAgent'],
        meta: held,
        initial: 'checkingContract',
        states: {
          checkingContract: {
            description: 'Does the contract hold?',
            on: {
              ...breaksOff,
              'contract.check': [
                { guard: 'isValid', target: 'checkingBackup', actions: 'noteContract' },
                { target: 'charging', actions: ['noteContract', 'reportExpiry'] },
              ],
            },
          },
          charging: {
            description: 'The contract expired: it is explained what the work costs.',
            on: {
              'charge.explain': [
                { guard: 'isAgreed', target: 'checkingBackup', actions: 'noteCharge' },
                { target: '#returning' },
              ],
            },
          },
          checkingBackup: {
            description: "Are the customer's data safe?",
            on: { ...breaksOff, 'backup.check': { target: 'diagnosing', actions: 'noteBackup' } },
          },
          diagnosing: {
            description: 'Where is the fault? Diagnosis has a fixed order.',
            entry: 'startDiagnosis',
            initial: 'connections',
            on: unfinished,
            states: {
              connections: {
                description: 'First the connections.',
                on: looks('Connections', 'software'),
              },
              software: { description: 'Then the software.', on: looks('Software', 'hardware') },
              hardware: {
                description:
                  'Then the hardware, opened with consent; what is not found is explained, or taken away.',
                on: looks('Hardware'),
              },
            },
          },
          repairing: {
            id: 'repairing',
            description: 'The fault is found, and repaired.',
            on: { ...unfinished, 'repair.apply': { target: 'testing', actions: 'noteRepair' } },
          },
          testing: {
            id: 'testing',
            description: 'Does it work, before the eyes of the customer?',
            on: { 'repair.test': [{ guard: 'hasPassed', target: 'explaining' }, { target: 'diagnosing' }] },
          },
          explaining: {
            id: 'explaining',
            description: 'The customer hears what it came from, and how to use it.',
            on: explains,
          },
          signing: {
            id: 'signing',
            description: 'The customer signs the form.',
            on: {
              'form.sign': { target: 'returning', actions: 'scheduleFollowUp' },
              'form.refuse': 'diagnosing',
            },
          },
          returning: {
            id: 'returning',
            description: 'Form and replaced parts are handed in.',
            on: { 'form.return': { guard: 'returnsParts', target: 'reporting', actions: 'handInParts' } },
          },
          reporting: {
            description: 'The manager is told how it went.',
            on: { 'visit.report': { target: '#replying', actions: ['report', 'handBack'] } },
          },
        },
      },
      away: {
        id: 'away',
        description: 'It could not be repaired on the spot; the customer has a receipt, and a date.',
        tags: ['awaitingDepartment'],
        meta: held,
        exit: 'bringBack',
        on: {
          'device.bring': [
            { guard: 'isRepaired', target: '#testing', actions: 'noteRepair' },
            { target: '#explaining', actions: 'noteRepair' },
          ],
          'deadline.reach': { guard: deadline('bring-back'), actions: ['bringLater', 'escalateDelay'] },
        },
      },
    },
  },
)

type Inferred = typeof path
/** The repair visit path (P8). @category Paths */
export interface RepairVisitPath extends Inferred {}
/** The repair visit path (P8). @category Paths */
export const repairVisitPath: RepairVisitPath = path

type Machine = typeof path.machine
/** One repair at the place of a customer, from acceptance to feedback (P8). @category Repair visit */
export interface RepairVisitMachine extends Machine {}
/** One repair at the place of a customer, from acceptance to feedback (P8). @category Repair visit */
export const repairVisitMachine: RepairVisitMachine = path.machine
