import { openFile, outcomeOf } from '../stages/case-file.js'
import { stagesFor } from '../stages/path-setup.js'
import { frontDesk } from '../stages/stage-events.js'
import {
  accepting,
  answersAtOnce,
  aside,
  closed,
  deadline,
  endings,
  feedingBack,
  handedOver,
  handsOver,
  replies,
  silence,
  whileOpen,
  whileWorking,
} from '../stages/stage-states.js'
import { faultActions } from './fault.actions.js'
import { faultRules } from './fault.rules.js'
import type { FaultEffect, FaultEvent, FaultFile, FaultOpening, FaultOutcome } from './fault.schema.js'

const { setup, guardsOf } = stagesFor<FaultFile, FaultEvent, FaultEffect, FaultOpening, FaultOutcome>()

const answered = feedingBack({ asked: '#replying', reopened: '#diagnosing' })

const machine = setup
  .extend({
    guards: {
      ...guardsOf(faultRules),
      isNoFault: ({ event }) => event.type === 'fault.diagnose' && event.blame === 'nobody',
      isQuestion: ({ event }) => event.type === 'department.answer' && event.answer === 'question',
      isSomethingToTry: ({ event }) =>
        event.type === 'department.answer' && (event.answer === 'fixed' || event.answer === 'workaround'),
    },
    actions: faultActions,
  })
  .createMachine({
    id: 'fault',
    description:
      'Something technical fails: accept, a tech-leaning agent verifies and fixes (P3) or reports to the technical department (P4), reply, feed back.',
    context: ({ input }) =>
      Object.assign(openFile(input), {
        product: input.product ?? null,
        reproduced: null,
        cause: null,
        tried: [],
        fix: null,
        departmentSaid: null,
        resolution: null,
      }),
    output: ({ context }) => Object.assign(outcomeOf(context), { resolution: context.resolution }),
    initial: 'open',
    states: {
      open: {
        meta: { holder: frontDesk },
        initial: 'accepting',
        on: whileOpen,
        states: {
          accepting: accepting('referred', {
            ...answersAtOnce,
            'case.accept': [
              { guard: 'isTechLeaning', target: 'working', actions: ['accept', 'tellAccepted'] },
              { target: 'referred', actions: ['accept', 'tellAccepted'] },
            ],
          }),
          referred: {
            description: 'A technical fault is for a tech-leaning agent, and none has taken it up yet (R4).',
            tags: ['awaitingAgent', 'handedOver'],
            meta: { holder: ['service-agent', 'technical-support-engineer'], leaning: 'tech' },
            on: { 'case.accept': { guard: 'isTechLeaning', target: 'working', actions: 'accept' } },
          },
          working: {
            id: 'working',
            description: 'The agent verifies and fixes (P3).',
            tags: ['awaitingAgent'],
            meta: { holder: frontDesk, leaning: 'tech' },
            initial: 'reproducing',
            on: {
              ...whileWorking,
              ...replies,
              ...handsOver,
              'visit.request': { actions: 'requestVisit' },
              'department.report': {
                target: '#awaitingDepartment',
                actions: ['report', 'awaitDepartment', 'tellReport'],
              },
            },
            states: {
              reproducing: {
                description: "Does it happen again in the agent's hands?",
                on: { 'fault.reproduce': { target: 'diagnosing', actions: 'noteReproduction' } },
              },
              diagnosing: {
                id: 'diagnosing',
                description: 'What does it come from, and whose is it?',
                entry: 'startAnew',
                on: {
                  'fault.diagnose': [
                    { guard: 'isNoFault', target: '#replying', actions: 'noteDiagnosis' },
                    { target: 'fixing', actions: 'noteDiagnosis' },
                  ],
                },
              },
              fixing: {
                id: 'fixing',
                description: 'The cause is known; a fix or a workaround is made.',
                on: { 'fix.apply': { target: '#verifyingFix', actions: ['applyFix', 'askToVerify'] } },
              },
              latest: { id: 'latest', type: 'history' },
            },
          },
          verifyingFix: {
            id: 'verifyingFix',
            description: 'The customer tries it; one reminder, then the case is answered without.',
            tags: ['awaitingCustomer'],
            meta: { holder: 'customer' },
            exit: 'stopAwaiting',
            on: {
              'fix.confirm': { target: 'replying', actions: 'confirmFix' },
              'fix.reject': '#diagnosing',
              'message.receive': { actions: ['awaitAnew', 'tellMessage'] },
              'deadline.reach': silence,
            },
          },
          reported: {
            description:
              'The agent could not solve it: the technical department has it, the owner stays (P4, R1).',
            meta: { holder: frontDesk },
            initial: 'awaitingDepartment',
            on: {
              'case.accept': whileWorking['case.accept'],
              'reply.promise': whileWorking['reply.promise'],
              // The agent found the answer first, or there is none to wait for.
              'reply.send': { ...replies['reply.send'], actions: ['reply', 'tellReply', 'recallReport'] },
            },
            states: {
              awaitingDepartment: {
                id: 'awaitingDepartment',
                description:
                  'The technical department looks into it; it is reminded, each time in sight of a supervisor.',
                tags: ['awaitingDepartment'],
                meta: { holder: 'technical-department' },
                exit: 'stopAwaitingDepartment',
                on: {
                  'department.answer': [
                    {
                      guard: 'isQuestion',
                      target: 'answeringDepartment',
                      actions: ['noteDepartmentAnswer', 'tellDepartmentQuestion'],
                    },
                    { guard: 'isSomethingToTry', target: '#fixing', actions: 'noteDepartmentAnswer' },
                    { target: '#replying', actions: 'noteDepartmentAnswer' },
                  ],
                  'deadline.reach': {
                    guard: deadline('department-answer'),
                    actions: ['awaitDepartment', 'remindDepartment', 'escalateDepartmentSilence'],
                  },
                },
              },
              answeringDepartment: {
                description:
                  'The technical department asks back; the agent answers, and may ask the customer.',
                tags: ['awaitingAgent'],
                on: {
                  'customer.ask': { actions: 'askCustomer' },
                  'department.inform': {
                    target: 'awaitingDepartment',
                    actions: ['awaitDepartment', 'tellInformation'],
                  },
                },
              },
            },
          },
          handedOver: handedOver('#latest'),
          ...aside('#latest', replies),
        },
      },
      feedingBack: {
        ...answered,
        entry: 'noteResolution',
        on: {
          ...answered.on,
          'reply.send': {
            ...answered.on['reply.send'],
            actions: [...answered.on['reply.send'].actions, 'noteResolution'],
          },
        },
      },
      closed: closed({ reopened: '#diagnosing' }),
      ...endings,
    },
  })

type Inferred = typeof machine
/** One technical fault, from acceptance to feedback (P3, P4). @category Fault */
export interface FaultMachine extends Inferred {}
/** One technical fault, from acceptance to feedback (P3, P4). @category Fault */
export const faultMachine: FaultMachine = machine
