import { definePath } from '../define-path.js'
import type { EventOf } from '../path.js'
import { withDeadline, withoutDeadline } from '../stages/case-file.js'
import { deadline, silence } from '../stages/stage-states.js'
import {
  approvers,
  type ExpenseClaim,
  type ExpenseClaimEffect,
  ExpenseClaimInput,
  expenseClaimEvents,
  isEachOnce,
  isTotalled,
} from './expense-claim.schema.js'
import { expenseClaimSelectors } from './expense-claim.selectors.js'

/** Who has it: the next level, and finance when all have approved. */
const levelOf = ({ approvals }: ExpenseClaim) => approvers[approvals.length] ?? 'finance'

const sendsBack = { guard: 'isNotOwn', target: '#revising', actions: ['reject', 'sendBack'] } as const

const path = definePath({
  id: 'expenseClaim',
  version: 1,
  description:
    'A colleague claims expenses: department head, finance, general manager, paid; a rejection goes back with its reason (P14).',
  input: ExpenseClaimInput,
  events: expenseClaimEvents,
  effects: {} as ExpenseClaimEffect,
  desk: ['manager'],
  senders: { 'claim.resubmit': ['customer'] },
  opens: ({ invoices, total }): ExpenseClaim => ({
    invoices,
    total,
    approvals: [],
    rejections: [],
    payments: [],
  }),
  rules: ({ rule, condition }) => {
    const isNotOwn = condition(
      'P14',
      'nobody decides on or pays a claim of their own',
      ({ customer }, { by }) => by.id !== customer.id,
    )
    const sum = ['P14', 'the total is the sum of the invoices, in one currency'] as const
    const once = ['P14', 'an invoice is claimed once'] as const
    return {
      isNotOwn,
      mayApprove: [
        isNotOwn,
        condition('P14', 'each level is approved by somebody else', ({ approvals }, { by }) =>
          approvals.every(approval => approval.by.id !== by.id),
        ),
        condition(...sum, isTotalled),
        condition(...once, isEachOnce),
      ],
      isInOrder: [
        rule<'claim.resubmit'>(...sum, (_file, event) => isTotalled(event)),
        rule<'claim.resubmit'>(...once, (_file, event) => isEachOnce(event)),
      ],
    }
  },
  actions: ({ change, tell }) => ({
    startAnew: change(() => ({ approvals: [] })),
    approve: change<'claim.approve'>((file, { at, by, remark }) => ({
      approvals: [...file.approvals, { by, at, remark: remark ?? null }],
    })),
    reject: change<'claim.reject'>((file, { at, by, reason }) => ({
      rejections: [...file.rejections, { by, at, reason }],
      reminded: false,
      deadlines: withDeadline(file, 'customer-reply', at + file.limits.customerSilenceMs),
    })),
    sendBack: tell<'claim.reject'>((_file, { by, reason }) => ({
      type: 'claim.return',
      by: by.role,
      reason,
    })),
    resubmit: change<'claim.resubmit'>((_file, { invoices, total }) => ({ invoices, total })),
    askLevel: tell(file => ({
      type: 'department.notify',
      department: levelOf(file),
      about: file.approvals.length < approvers.length ? 'approval' : 'payment',
      total: file.total,
    })),
    awaitLevel: change((file, { at }) => ({
      deadlines: withDeadline(file, 'department-answer', at + file.limits.departmentSilenceMs),
    })),
    remindLevel: tell(file => ({
      type: 'department.notify',
      department: levelOf(file),
      about: 'reminder',
      total: file.total,
    })),
    escalateLevel: tell(file => ({
      type: 'case.escalate',
      to: 'manager',
      reason: `The claim still waits for the ${levelOf(file)} (P14)`,
    })),
    stopAwaitingLevel: change(file => ({ deadlines: withoutDeadline(file, 'department-answer') })),
    pay: change<'payment.make'>((file, { at, by, reference }) => ({
      payments: [...file.payments, { reference, by, at }],
    })),
  }),
  outcome: ({ total, approvals, payments }) => ({ total, approvals, payment: payments.at(-1) ?? null }),
  selectors: expenseClaimSelectors,
}).through(
  {
    departmentHead: {
      description: 'The department head looks at the form and its invoices.',
      entry: 'startAnew',
      on: {
        'claim.approve': { guard: 'mayApprove', target: '#approving', actions: 'approve' },
        'claim.reject': sendsBack,
      },
    },
  },
  {
    answers: 'when-known',
    beside: {
      approving: {
        id: 'approving',
        description: 'It is beyond the department; who has it is reminded, each time in sight of its head.',
        tags: ['awaitingDepartment'],
        initial: 'finance',
        exit: 'stopAwaitingLevel',
        on: {
          'deadline.reach': {
            guard: deadline('department-answer'),
            actions: ['awaitLevel', 'remindLevel', 'escalateLevel'],
          },
        },
        states: {
          finance: {
            description: 'Finance checks the invoices.',
            meta: { holder: 'finance' },
            entry: ['awaitLevel', 'askLevel'],
            on: {
              'claim.approve': { guard: 'mayApprove', target: 'generalManager', actions: 'approve' },
              'claim.reject': sendsBack,
            },
          },
          generalManager: {
            description: 'The general manager decides.',
            meta: { holder: 'general-manager' },
            entry: ['awaitLevel', 'askLevel'],
            on: {
              'claim.approve': { guard: 'mayApprove', target: 'paying', actions: 'approve' },
              'claim.reject': sendsBack,
            },
          },
          paying: {
            description: 'Finance pays.',
            meta: { holder: 'finance' },
            entry: ['awaitLevel', 'askLevel'],
            on: { 'payment.make': { guard: 'isNotOwn', target: '#replying', actions: 'pay' } },
          },
        },
      },
      revising: {
        id: 'revising',
        description: 'The colleague puts it right, and it starts again from the first level; one reminder.',
        tags: ['awaitingCustomer'],
        meta: { holder: 'customer' },
        exit: 'stopAwaiting',
        on: {
          'claim.resubmit': { guard: 'isInOrder', target: '#working', actions: 'resubmit' },
          'deadline.reach': silence,
        },
      },
    },
    resumes: { asked: '#replying' },
  },
)

type Inferred = typeof path
/** The expense claim path (P14). @category Paths */
export interface ExpenseClaimPath extends Inferred {}
/** The expense claim path (P14). @category Paths */
export const expenseClaimPath: ExpenseClaimPath = path

/** What can be asked of an expense claim. @category Expense claim */
export const ExpenseClaimEvent = path.event
/** What can be asked of an expense claim. @category Expense claim */
export type ExpenseClaimEvent = EventOf<ExpenseClaimPath>

type Machine = typeof path.machine
/** One expense claim, from its form to its payment (P14). @category Expense claim */
export interface ExpenseClaimMachine extends Machine {}
/** One expense claim, from its form to its payment (P14). @category Expense claim */
export const expenseClaimMachine: ExpenseClaimMachine = path.machine
