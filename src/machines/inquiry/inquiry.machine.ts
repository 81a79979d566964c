import { openFile, outcomeOf } from '../stages/case-file.js'
import { stagesFor } from '../stages/path-setup.js'
import { frontDesk } from '../stages/stage-events.js'
import {
  accepting,
  answersAtOnce,
  aside,
  closed,
  endings,
  feedingBack,
  handedOver,
  handsOver,
  replies,
  whileOpen,
  whileWorking,
} from '../stages/stage-states.js'
import type {
  InquiryEffect,
  InquiryEvent,
  InquiryFile,
  InquiryOpening,
  InquiryOutcome,
} from './inquiry.schema.js'

const { setup, change } = stagesFor<
  InquiryFile,
  InquiryEvent,
  InquiryEffect,
  InquiryOpening,
  InquiryOutcome
>()

const machine = setup
  .extend({
    actions: {
      noteFinding: change<'answer.find'>((_file, { answer }) => ({ answer })),
    },
  })
  .createMachine({
    id: 'inquiry',
    description: 'A customer asks: accept, resolve, reply, feed back (P1).',
    context: ({ input }) => ({ ...openFile(input), answer: null }),
    output: ({ context }) => outcomeOf(context),
    initial: 'open',
    states: {
      open: {
        meta: { holder: frontDesk },
        initial: 'accepting',
        on: whileOpen,
        states: {
          accepting: accepting('#working', answersAtOnce),
          working: {
            id: 'working',
            description: 'The answer is given at once, or looked for (P1).',
            tags: ['awaitingAgent'],
            meta: { holder: frontDesk },
            initial: 'resolving',
            on: {
              ...whileWorking,
              ...replies,
              ...handsOver,
              'answer.find': { target: '#replying', actions: 'noteFinding' },
            },
            states: {
              resolving: {
                description: 'Answered at once where the answer is at hand.',
                on: { 'reply.promise': { ...whileWorking['reply.promise'], target: 'promised' } },
              },
              promised: {
                description: 'The answer is looked up; the customer knows by when they have it (T12).',
                tags: ['promised'],
              },
              latest: { id: 'latest', type: 'history' },
            },
          },
          handedOver: handedOver('#latest'),
          ...aside('#latest', replies),
        },
      },
      feedingBack: feedingBack({ asked: '#working', reopened: '#working' }),
      closed: closed({ reopened: '#working' }),
      ...endings,
    },
  })

type Inferred = typeof machine
/** One inquiry, from acceptance to feedback (P1). @category Inquiry */
export interface InquiryMachine extends Inferred {}
/** One inquiry, from acceptance to feedback (P1). @category Inquiry */
export const inquiryMachine: InquiryMachine = machine
