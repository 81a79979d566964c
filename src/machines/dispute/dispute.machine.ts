import { openFile, outcomeOf } from '../stages/case-file.js'
import { stagesFor } from '../stages/path-setup.js'
import { frontDesk } from '../stages/stage-events.js'
import {
  accepting,
  aside,
  closed,
  deadline,
  endings,
  feedingBack,
  whileOpen,
  whileWorking,
} from '../stages/stage-states.js'
import { disputeActions } from './dispute.actions.js'
import { disputeRules } from './dispute.rules.js'
import type {
  DisputeEffect,
  DisputeEvent,
  DisputeFile,
  DisputeOpening,
  DisputeOutcome,
} from './dispute.schema.js'

const { setup, guardsOf } = stagesFor<
  DisputeFile,
  DisputeEvent,
  DisputeEffect,
  DisputeOpening,
  DisputeOutcome
>()

const answered = feedingBack({ asked: '#replying', reopened: '#settling' })
const fedBack = closed({ reopened: '#settling' })

// What was answered without a verdict, since the customer stayed silent, is heard after all.
const reopens = [
  { ...answered.on['case.reopen'], guard: 'canHearAgain', target: '#verifying' },
  answered.on['case.reopen'],
] as const

const appeals = {
  'case.reopen': reopens,
  'verdict.appeal': {
    guard: 'canAppeal',
    target: '#appealing',
    actions: ['appeal', 'tellAppealed', 'escalateAppeal'],
  },
} as const

const machine = setup
  .extend({
    guards: guardsOf(disputeRules),
    actions: disputeActions,
  })
  .createMachine({
    id: 'dispute',
    description:
      'Buyer and seller disagree: accept, complaint desk, verify and settle, reply, feed back (P2).',
    context: ({ input }) =>
      Object.assign(openFile(input), {
        buyer: input.side === 'buyer' ? input.customer : input.counterparty,
        seller: input.side === 'buyer' ? input.counterparty : input.customer,
        side: input.side,
        order: input.order,
        evidence: { buyer: [], seller: [] },
        asked: null,
        heard: { buyer: false, seller: false },
        verdict: null,
        appealed: false,
        settled: null,
      }),
    output: ({ context }) => Object.assign(outcomeOf(context), { verdict: context.verdict }),
    initial: 'open',
    states: {
      open: {
        meta: { holder: frontDesk },
        initial: 'accepting',
        on: {
          ...whileOpen,
          'evidence.add': { guard: 'addsOwnEvidence', actions: ['addEvidence', 'hear'] },
        },
        states: {
          accepting: accepting('referred', {}),
          referred: {
            description: 'A trade dispute is for the complaint desk, where nobody has taken it up yet.',
            tags: ['awaitingAgent', 'handedOver'],
            meta: { holder: 'complaint-specialist' },
            on: { 'case.accept': { guard: 'isImpartial', target: 'verifying', actions: 'accept' } },
          },
          verifying: {
            id: 'verifying',
            description: 'What happened? The complaint specialist hears both sides, and records it (R7).',
            tags: ['awaitingAgent'],
            meta: { holder: 'complaint-specialist' },
            // Not on leaving awaitingEvidence, since noteHearing has yet to know who was asked.
            entry: 'endHearing',
            on: {
              ...whileWorking,
              'evidence.request': {
                guard: 'asksForEvidenceAhead',
                target: 'awaitingEvidence',
                actions: ['awaitEvidence', 'askForEvidence'],
              },
              'verdict.give': { guard: 'canJudge', target: 'judged', actions: 'judge' },
            },
          },
          awaitingEvidence: {
            description: 'One side was asked for evidence; when the date passes, it has had its hearing.',
            tags: ['awaitingCustomer'],
            meta: { holder: 'customer' },
            exit: 'stopAwaitingEvidence',
            on: {
              'evidence.add': [
                { guard: 'isFromTheSideAsked', target: 'verifying', actions: ['addEvidence', 'hear'] },
                { guard: 'addsOwnEvidence', actions: ['addEvidence', 'hear'] },
              ],
              'case.resume': 'verifying',
              'deadline.reach': {
                guard: deadline('evidence'),
                target: 'verifying',
                actions: 'noteHearing',
              },
            },
          },
          judged: {
            id: 'judged',
            description: 'The verdict is given; is there anything to carry out?',
            always: [{ guard: 'needsNoSettling', target: 'replying' }, { target: 'settling' }],
          },
          settling: {
            id: 'settling',
            description:
              'The remedy is carried out: refund, exchange or compensation; delay is told to a supervisor, each time.',
            tags: ['awaitingDepartment'],
            meta: { holder: ['order-agent', 'finance'] },
            entry: ['orderRemedy', 'unsettle', 'awaitSettlement'],
            exit: 'stopAwaitingSettlement',
            on: {
              'remedy.settle': { target: 'replying', actions: 'settle' },
              'deadline.reach': {
                guard: deadline('settlement'),
                actions: ['awaitSettlement', 'escalateSettlement'],
              },
            },
          },
          appealing: {
            id: 'appealing',
            description: 'A side does not accept the verdict; the manager decides, and that stands.',
            tags: ['awaitingAgent'],
            meta: { holder: 'manager' },
            on: { 'appeal.decide': { guard: 'canDecideAppeal', target: 'judged', actions: 'judge' } },
          },
          ...aside('#verifying', {}),
        },
      },
      feedingBack: {
        ...answered,
        entry: 'tellOtherSide',
        on: { ...answered.on, ...appeals },
      },
      closed: {
        ...fedBack,
        on: { ...fedBack.on, ...appeals },
      },
      ...endings,
    },
  })

type Inferred = typeof machine
/** One trade dispute, from acceptance to feedback (P2). @category Dispute */
export interface DisputeMachine extends Inferred {}
/** One trade dispute, from acceptance to feedback (P2). @category Dispute */
export const disputeMachine: DisputeMachine = machine
