import { definePath } from '../define-path.js'
import type { CaseFile } from '../stages/case-file.js'
import { deadline, replies, whileWorking } from '../stages/stage-states.js'
import { orderActions } from './order.actions.js'
import { orderRules } from './order.rules.js'
import { type OrderEffect, type OrderFile, OrderInput, orderEvents } from './order.schema.js'
import { orderSelectors } from './order.selectors.js'

type Own = Omit<OrderFile, keyof CaseFile>

const held = { holder: 'order-agent' } as const

const path = definePath({
  id: 'order',
  version: 1,
  description:
    'A customer asks about an order, wants it changed or cancelled, or a top-up failed: the order desk answers first (P7).',
  input: OrderInput,
  events: orderEvents,
  effects: {} as OrderEffect,
  opens: ({ matter, orderNumber }): Own => ({
    matter,
    orderNumber: orderNumber ?? null,
    orderStatus: null,
    settled: null,
    suppliers: [],
  }),
  rules: () => orderRules,
  choices: ({ choice }) => ({ isAdjusted: choice<'channel.adjust'>((_file, { adjusted }) => adjusted) }),
  actions: () => orderActions,
  outcome: ({ settled }) => ({ settled }),
  selectors: orderSelectors,
}).through(
  {
    finding: {
      description: 'Which order is it, and is it theirs? It is discussed with nobody else (R8).',
      meta: held,
      on: {
        'order.find': { target: 'handling', actions: 'noteOrder' },
      },
    },
    handling: {
      id: 'handling',
      description: 'The order is there: it is explained, changed, cancelled, or topped up again.',
      meta: held,
      on: {
        'order.find': { actions: 'noteOrder' },
        'order.change': {
          target: '#replying',
          actions: ['changeOrder', 'carryOutChange'],
        },
        'order.cancel': {
          target: '#replying',
          actions: ['cancelOrder', 'carryOutCancel'],
        },
        'topUp.check': { actions: 'noteCause' },
        'topUp.repeat': { target: '#replying', actions: ['topUp', 'carryOutTopUp'] },
        'channel.report': {
          target: '#reported',
          actions: ['noteChannel', 'awaitChannel', 'tellTrouble'],
        },
      },
    },
  },
  {
    beside: {
      referred: {
        id: 'referred',
        description: 'Orders are for the order desk, where nobody has taken it up yet (P7, R3).',
        tags: ['awaitingAgent', 'handedOver'],
        meta: held,
        on: { 'case.accept': { target: '#working', actions: 'accept' } },
      },
      reported: {
        id: 'reported',
        description: 'A supply channel gives trouble; the owner stays (P7, R1).',
        initial: 'awaitingChannel',
        on: {
          'case.accept': whileWorking['case.accept'],
          'reply.promise': whileWorking['reply.promise'],
          // The agent found another way, or there is none to wait for.
          'reply.send': { ...replies['reply.send'], actions: ['reply', 'tellReply', 'recallTrouble'] },
        },
        states: {
          awaitingChannel: {
            description: 'A manager has the channel adjusted; silence is told above, each time.',
            tags: ['awaitingDepartment'],
            meta: { holder: ['manager', 'supervisor'] },
            exit: 'stopAwaitingChannel',
            on: {
              'channel.adjust': [
                {
                  guard: 'isAdjusted',
                  target: '#handling',
                  actions: ['noteAdjustment', 'tellNote'],
                },
                { target: '#replying', actions: ['noteAdjustment', 'tellNote'] },
              ],
              'deadline.reach': {
                guard: deadline('channel-answer'),
                actions: ['awaitChannel', 'remindChannel', 'escalateChannel'],
              },
            },
          },
        },
      },
    },
    takes: {
      accepting: {
        'case.accept': [
          { guard: 'isOrderDesk', target: '#working', actions: ['accept', 'tellAccepted'] },
          { target: '#referred', actions: ['accept', 'tellAccepted'] },
        ],
        'reply.send': {
          guard: 'mayReplyAtOnce',
          target: '#feedingBack',
          actions: ['accept', 'reply', 'tellReply'],
        },
      },
      working: { 'customer.ask': { ...whileWorking['customer.ask'], guard: 'mayAsk' } },
    },
  },
)

type Inferred = typeof path
/** The order path (P7). @category Paths */
export interface OrderPath extends Inferred {}
/** The order path (P7). @category Paths */
export const orderPath: OrderPath = path

type Machine = typeof path.machine
/** One matter of an order, from acceptance to feedback (P7). @category Order */
export interface OrderMachine extends Machine {}
/** One matter of an order, from acceptance to feedback (P7). @category Order */
export const orderMachine: OrderMachine = path.machine
