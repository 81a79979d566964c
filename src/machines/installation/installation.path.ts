import { definePath } from '../define-path.js'
import type { CaseFile } from '../stages/case-file.js'
import { frontDesk } from '../stages/stage-events.js'
import { deadline } from '../stages/stage-states.js'
import { installationActions } from './installation.actions.js'
import { installationRules } from './installation.rules.js'
import {
  type InstallationEffect,
  type InstallationFile,
  InstallationInput,
  installationEvents,
} from './installation.schema.js'
import { installationSelectors } from './installation.selectors.js'

type Own = Omit<InstallationFile, keyof CaseFile>

const cancels = { 'installation.cancel': '#replying' } as const
const returns = { 'installation.cancel': '#returningEquipment' } as const
const setsDate = { guard: 'isAhead', actions: ['setDate', 'tellDate'] } as const

const path = definePath({
  id: 'installation',
  version: 1,
  description:
    'Something is installed at a customer: fees and date, equipment, installation, papers and payment, code (P9).',
  input: InstallationInput,
  events: installationEvents,
  effects: {} as InstallationEffect,
  desk: [...frontDesk, 'repair-technician'],
  opens: ({ product }): Own => ({
    product: product ?? null,
    place: null,
    details: null,
    proposedAt: null,
    appointment: null,
    official: null,
    equipment: [],
    spares: [],
    installed: [],
    agreement: null,
    registrationForm: null,
    payment: null,
    handedIn: null,
    code: null,
  }),
  rules: () => installationRules,
  choices: ({ choice }) => ({
    isPaid: choice<'fees.check'>((_file, { paid }) => paid),
    isGood: choice<'sample.print'>((_file, { good }) => good),
  }),
  actions: () => installationActions,
  outcome: ({ installed, code }) => ({ installed, code }),
  selectors: installationSelectors,
}).through(
  {
    collecting: {
      description: 'What is to be installed, and where?',
      on: { ...cancels, 'information.collect': { target: 'checkingFees', actions: 'noteInformation' } },
    },
    checkingFees: {
      description: 'Are the fees paid?',
      on: {
        ...cancels,
        'fees.check': [
          { guard: 'isPaid', target: '#scheduling' },
          { target: '#awaitingCustomer', actions: ['awaitAnswer', 'askForFees'] },
        ],
      },
    },
  },
  {
    answers: 'when-known',
    beside: {
      scheduling: {
        id: 'scheduling',
        description: 'The date is set with the authority.',
        tags: ['awaitingAgent'],
        on: {
          ...cancels,
          'date.request': {
            guard: 'proposesAhead',
            target: 'awaitingAuthority',
            actions: ['requestDate', 'tellAuthority', 'awaitAuthority'],
          },
          'date.set': { ...setsDate, target: 'installing' },
        },
      },
      awaitingAuthority: {
        description:
          'The authority was asked for a date, and is reminded, each time in sight of a supervisor.',
        tags: ['awaitingDepartment'],
        exit: 'stopAwaitingAuthority',
        on: {
          ...cancels,
          'date.set': { ...setsDate, target: 'installing' },
          'date.decline': 'scheduling',
          'deadline.reach': {
            guard: deadline('authority-answer'),
            actions: ['awaitAuthority', 'remindAuthority', 'escalateAuthority'],
          },
        },
      },
      installing: {
        description: 'It is installed on the date; one that will not do is set anew.',
        tags: ['awaitingAgent'],
        meta: { holder: 'repair-technician' },
        exit: 'endDate',
        initial: 'drawing',
        on: {
          'date.set': setsDate,
          'deadline.reach': {
            guard: deadline('installation'),
            actions: ['endDate', 'missDate', 'escalateMissedDate'],
          },
        },
        states: {
          drawing: {
            description: 'Equipment is drawn, with spares.',
            on: { ...cancels, 'equipment.draw': { target: 'issuing', actions: 'draw' } },
          },
          issuing: {
            description: 'It is issued with the official present.',
            on: { ...returns, 'equipment.issue': { guard: 'isWitnessed', target: 'onSite' } },
          },
          onSite: {
            id: 'onSite',
            description: 'It is installed, once the customer confirms a backup.',
            on: {
              ...returns,
              'equipment.install': { guard: 'isBackedUp', target: '#completing', actions: 'install' },
            },
          },
        },
      },
      completing: {
        id: 'completing',
        description: 'It is installed: the papers, the money, and what the department has to know.',
        tags: ['awaitingAgent'],
        meta: { holder: 'repair-technician' },
        initial: 'sampling',
        states: {
          sampling: {
            description: 'A sample is printed.',
            on: {
              'sample.print': [
                { guard: 'isGood', target: 'signing' },
                { target: '#onSite', actions: 'uninstall' },
              ],
            },
          },
          signing: {
            description: 'Agreement and registration form are signed.',
            on: { 'agreement.sign': { target: 'collecting', actions: 'sign' } },
          },
          collecting: {
            description: 'Payment is collected.',
            on: {
              'payment.collect': { target: 'handingIn', actions: ['collect', 'scheduleFollowUp'] },
            },
          },
          handingIn: {
            description: 'Finance, store and service have what is theirs.',
            on: { 'installation.handIn': { target: '#telling', actions: 'handIn' } },
          },
        },
      },
      telling: {
        id: 'telling',
        description: 'The customer is told the code.',
        tags: ['awaitingAgent'],
        on: { 'code.tell': { target: '#replying', actions: ['noteCode', 'tellCode'] } },
      },
      returningEquipment: {
        id: 'returningEquipment',
        description: 'What was drawn goes back to the store.',
        tags: ['awaitingAgent'],
        meta: { holder: 'repair-technician' },
        on: { 'equipment.return': { target: '#replying', actions: 'returnEquipment' } },
      },
    },
    resumes: { asked: '#replying' },
  },
)

type Inferred = typeof path
/** The installation path (P9). @category Paths */
export interface InstallationPath extends Inferred {}
/** The installation path (P9). @category Paths */
export const installationPath: InstallationPath = path

type Machine = typeof path.machine
/** One installation, from acceptance to feedback (P9). @category Installation */
export interface InstallationMachine extends Machine {}
/** One installation, from acceptance to feedback (P9). @category Installation */
export const installationMachine: InstallationMachine = path.machine
