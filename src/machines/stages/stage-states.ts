import type { Role } from '../../vocabulary/party.js'
import { frontDesk } from './stage-events.js'

/*
 * The states that paths share, each under the `open` state of its path, whose holder they have where they name none.
 */

/** The name of a deadline in the file, as the guard that recognises it. */
export const deadline = <const Name extends string>(name: Name) =>
  ({ type: 'isDeadline', params: { name } }) as const

/** The customer is answered. */
export const replies = {
  'reply.send': {
    guard: 'mayReply',
    target: '#feedingBack',
    actions: ['reply', 'tellReply'],
  },
} as const

/** What can happen to any case that has no reply yet. */
export const whileOpen = {
  'case.withdraw': {
    guard: 'withdrawsOwnCase',
    target: '#withdrawn',
    actions: ['withdraw', 'tellWithdrawn'],
  },
  'case.merge': {
    guard: 'isAnotherCase',
    target: '#merged',
    actions: ['merge', 'linkDuplicate', 'tellMerged'],
  },
  'case.escalate': { actions: 'escalate' },
  'message.receive': { actions: 'tellMessage' },
  'note.add': { actions: 'tellNote' },
  'priority.set': { actions: 'prioritise' },
  'promise.renew': { guard: 'canRenewPromise', actions: ['renewPromise', 'tellPromiseRenewed'] },
  'deadline.reach': {
    guard: deadline('promise'),
    actions: ['breakPromise', 'tellPromiseBroken', 'escalateBrokenPromise'],
  },
} as const

/** What whoever works on a case can do at any stage of the work. */
export const whileWorking = {
  'case.accept': { actions: 'accept' },
  'case.hold': { guard: 'endsHoldAhead', target: '#onHold', actions: 'hold' },
  'customer.ask': { target: '#awaitingCustomer', actions: ['awaitAnswer', 'askCustomer'] },
  'reply.promise': { guard: 'canPromise', actions: ['promise', 'tellPromise'] },
} as const

/** A desk that finds it has the wrong case passes it to the right one; the owner stays (R1). */
export const handsOver = {
  'case.handOver': { guard: 'isAnotherDesk', target: '#handedOver', actions: ['handOver', 'tellDesk'] },
} as const

/** Answered at the first touch: who answers has accepted. */
export const answersAtOnce = {
  'reply.send': { ...replies['reply.send'], actions: ['accept', 'reply', 'tellReply'] },
} as const

/** Nobody has taken the case on yet; `alsoTakes` is what else may be done then. */
export const accepting = <const Next extends string, const Also extends object>(
  next: Next,
  alsoTakes: Also,
) =>
  ({
    description: 'Nobody has taken the case on yet. Whoever does owns it until it is answered (R1).',
    tags: ['awaitingAgent'],
    on: { 'case.accept': { target: next, actions: ['accept', 'tellAccepted'] }, ...alsoTakes },
  }) as const

/** Another desk has it, and has not taken it up. */
export const handedOver = <const Resumed extends string>(resumed: Resumed) =>
  ({
    id: 'handedOver',
    description: 'The case was passed to the right desk, which has not taken it up yet (R1, R3).',
    tags: ['awaitingAgent', 'handedOver'],
    on: { 'case.accept': { target: resumed, actions: 'accept' }, ...handsOver },
  }) as const

/** The customer does not answer: one reminder, then the case is answered without. */
export const silence = [
  { guard: 'isFirstSilence', actions: ['awaitLonger', 'remindCustomer'] },
  { guard: deadline('customer-reply'), target: '#replying', actions: ['noteSilence', 'tellSilence'] },
] as const

/**
 * Where a case waits aside from the work and goes back to it, and where what is known is told; `onHoldTakes` is what else
 * may be done while it is on hold.
 */
export const aside = <const Resumed extends string, const Also extends object>(
  resumed: Resumed,
  onHoldTakes: Also,
) =>
  ({
    awaitingCustomer: {
      id: 'awaitingCustomer',
      description: 'The customer was asked something; one reminder, then the case is answered without.',
      tags: ['awaitingCustomer'],
      meta: { holder: 'customer' },
      exit: 'stopAwaiting',
      on: {
        'message.receive': { target: resumed, actions: 'tellMessage' },
        'case.resume': resumed,
        'deadline.reach': silence,
      },
    },
    onHold: {
      id: 'onHold',
      description: 'Nothing can be done until later.',
      tags: ['onHold'],
      exit: 'endHold',
      on: {
        'case.resume': resumed,
        'case.accept': { target: resumed, actions: 'accept' },
        'case.hold': { guard: 'endsHoldAhead', actions: 'hold' },
        'deadline.reach': { guard: deadline('hold'), target: resumed, actions: 'tellHoldOver' },
        ...onHoldTakes,
      },
    },
    replying: {
      id: 'replying',
      description: 'What there is to say is known; the customer is to hear it (R2).',
      tags: ['awaitingAgent'],
      on: {
        'case.accept': { actions: 'accept' },
        'message.receive': [
          { guard: 'isSilent', target: resumed, actions: ['noteAnswer', 'tellMessage'] },
          { actions: 'tellMessage' },
        ],
        ...replies,
      },
    },
  }) as const

/** The customer has the answer; the department writes down what it learnt. */
export const feedingBack = <const Asked extends string, const Reopened extends string>(to: {
  asked: Asked
  reopened: Reopened
  holder?: readonly Role[]
}) =>
  ({
    id: 'feedingBack',
    description: 'The customer has the answer; the department writes down what it learnt (R2).',
    tags: ['answered'],
    meta: { holder: to.holder ?? frontDesk },
    on: {
      'feedback.record': { target: '#closed', actions: 'feedBack' },
      'question.ask': { target: to.asked, actions: ['noteAnswer', 'tellQuestion'] },
      'message.receive': { actions: 'tellMessage' },
      'reply.send': { guard: 'mayReply', actions: ['reply', 'tellReply'] },
      ...reopens(to.reopened),
    },
  }) as const

/** Answered and fed back, but not beyond recall. */
export const closed = <const Reopened extends string>(to: { reopened: Reopened }) =>
  ({
    id: 'closed',
    description: 'Answered and fed back; it can be reopened for a while.',
    tags: ['answered', 'closed'],
    meta: { holder: 'records-clerk' },
    on: {
      'deadline.reach': { guard: deadline('reopening'), target: '#ended', actions: 'endReopening' },
      'followUp.make': { actions: 'followUp' },
      ...reopens(to.reopened),
    },
  }) as const

const reopens = <const Reopened extends string>(reopened: Reopened) =>
  ({
    'case.reopen': {
      guard: 'canReopen',
      target: reopened,
      actions: ['reopen', 'tellHandlerReopened', 'tellReopened'],
    },
  }) as const

/** The three ways a case ends: fed back, or for a reason why the customer needs no reply (R2). */
export const endings = {
  ended: {
    id: 'ended',
    type: 'final',
    description: 'Answered, fed back, and past reopening.',
    tags: ['answered', 'closed'],
    meta: { holder: 'records-clerk' },
  },
  withdrawn: {
    id: 'withdrawn',
    type: 'final',
    description: 'The customer no longer wants it, and so needs no reply.',
    tags: ['withdrawn', 'closed'],
    meta: { holder: 'records-clerk' },
  },
  merged: {
    id: 'merged',
    type: 'final',
    description: 'The same matter as another case, where the customer has their reply.',
    tags: ['merged', 'closed'],
    meta: { holder: 'records-clerk' },
  },
} as const
