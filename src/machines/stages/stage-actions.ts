import type { Reply } from '../../vocabulary/reply.js'
import { type CaseFile, withDeadline, withoutDeadline } from './case-file.js'
import type { StageEffect } from './stage-effects.js'
import type { DeadlineReach, StageEvent } from './stage-events.js'
import { writing } from './writing.js'

const { change, tell } = writing<CaseFile, StageEvent | DeadlineReach, StageEffect>()

/** Whoever works on the case is told, or their desk where nobody in particular does. */
export const tellHandler = (
  file: CaseFile,
  about: Extract<StageEffect, { type: 'agent.notify' }>['about'],
  text: string | null = null,
): StageEffect => ({ type: 'agent.notify', agentId: file.handler?.id ?? null, desk: file.desk, about, text })

/** What every path can write down or ask for, by the name its states use. */
export const stageActions = {
  accept: change<'case.accept' | 'reply.send'>((file, { by }) => ({
    owner: file.owner ?? by,
    handler: by,
    desk: by.role,
  })),
  tellAccepted: tell<'case.accept'>(() => ({ type: 'customer.notify', about: 'accepted' })),

  handOver: change<'case.handOver'>((_file, { to }) => ({ desk: to, handler: null })),
  tellDesk: tell<'case.handOver'>((_file, { to, reason }) => ({
    type: 'agent.notify',
    agentId: null,
    desk: to,
    about: 'handed-over',
    text: reason,
  })),

  hold: change<'case.hold'>((file, { at, until }) => ({
    deadlines: withDeadline(file, 'hold', until ?? at + file.limits.holdMs),
  })),
  endHold: change(file => ({ deadlines: withoutDeadline(file, 'hold') })),
  tellHoldOver: tell(file => tellHandler(file, 'hold-over')),

  awaitAnswer: change<'customer.ask'>((file, { at }) => ({
    reminded: false,
    deadlines: withDeadline(file, 'customer-reply', at + file.limits.customerSilenceMs),
  })),
  askCustomer: tell<'customer.ask'>((_file, { question }) => ({
    type: 'customer.notify',
    about: 'question',
    text: question,
  })),
  awaitAnew: change<'message.receive'>((file, { at }) => ({
    reminded: false,
    deadlines: withDeadline(file, 'customer-reply', at + file.limits.customerSilenceMs),
  })),
  awaitLonger: change<'deadline.reach'>((file, { at }) => ({
    reminded: true,
    deadlines: withDeadline(file, 'customer-reply', at + file.limits.customerSilenceMs),
  })),
  remindCustomer: tell(file => ({ type: 'customer.notify', about: 'reminder', text: file.subject })),
  stopAwaiting: change(file => ({ deadlines: withoutDeadline(file, 'customer-reply') })),
  noteSilence: change(() => ({ silent: true })),
  tellSilence: tell(file => tellHandler(file, 'silence')),
  noteAnswer: change(() => ({ silent: false })),
  tellMessage: tell<'message.receive'>((file, { text }) => tellHandler(file, 'message', text)),

  promise: change<'reply.promise'>((file, { at, by, dueAt, address }) => ({
    contact: address === undefined ? file.contact : { ...file.contact, address },
    promise: { dueAt, madeAt: at, madeBy: by, renewals: 0, brokenAt: null, answeredAt: null },
    deadlines: withDeadline(file, 'promise', dueAt),
  })),
  tellPromise: tell<'reply.promise'>((_file, { dueAt }) => ({
    type: 'customer.notify',
    about: 'promised',
    dueAt,
  })),
  renewPromise: change<'promise.renew'>((file, { dueAt }) => ({
    promise: file.promise && { ...file.promise, dueAt, renewals: file.promise.renewals + 1 },
    deadlines: withDeadline(file, 'promise', dueAt),
  })),
  tellPromiseRenewed: tell<'promise.renew'>((_file, { dueAt, reason, toldVia }) => ({
    type: 'customer.notify',
    about: 'promise-renewed',
    dueAt,
    text: reason,
    toldVia,
  })),
  breakPromise: change<'deadline.reach'>((file, { at }) => ({
    promise: file.promise && { ...file.promise, brokenAt: file.promise.brokenAt ?? at },
    deadlines: withoutDeadline(file, 'promise'),
  })),
  tellPromiseBroken: tell(() => ({ type: 'customer.notify', about: 'promise-broken' })),
  escalateBrokenPromise: tell(() => ({
    type: 'case.escalate',
    to: 'supervisor',
    reason: 'The reply promised to the customer is overdue (R9)',
  })),

  reply: change<'reply.send'>((file, { at, by, text, apology }) => ({
    replies: [...file.replies, { text, apology: apology ?? false, sentAt: at, sentBy: by } satisfies Reply],
    promise: file.promise && { ...file.promise, answeredAt: file.promise.answeredAt ?? at },
    deadlines: withoutDeadline(file, 'promise'),
  })),
  tellReply: tell<'reply.send'>((_file, { text }) => ({ type: 'customer.notify', about: 'reply', text })),
  tellQuestion: tell<'question.ask'>((file, { text }) => tellHandler(file, 'question', text)),

  feedBack: change<'feedback.record'>((file, { at, by, problem, cause, improvement }) => ({
    feedback: [...file.feedback, { problem, cause, improvement, recordedAt: at, recordedBy: by }],
    ending: 'closed' as const,
    deadlines: { reopening: at + file.limits.reopenWindowMs },
  })),
  followUp: change<'followUp.make'>((_file, { at }) => ({ followedUpAt: at })),
  endReopening: change(file => ({ deadlines: withoutDeadline(file, 'reopening') })),
  reopen: change(file => ({
    reopened: file.reopened + 1,
    ending: null,
    silent: false,
    promise: null,
    deadlines: withoutDeadline(file, 'reopening'),
  })),
  tellReopened: tell(() => ({ type: 'customer.notify', about: 'reopened' })),
  tellHandlerReopened: tell<'case.reopen'>((file, { reason }) => tellHandler(file, 'reopened', reason)),

  withdraw: change<'case.withdraw'>((_file, { reason }) => ({
    ending: 'withdrawn' as const,
    withdrawnBecause: reason,
    deadlines: {},
  })),
  tellWithdrawn: tell(() => ({ type: 'customer.notify', about: 'withdrawn' })),
  merge: change<'case.merge'>((_file, { into }) => ({
    ending: 'merged' as const,
    mergedInto: into,
    deadlines: {},
  })),
  tellMerged: tell(() => ({ type: 'customer.notify', about: 'merged' })),
  linkDuplicate: tell<'case.merge'>((_file, { into }) => ({
    type: 'case.link',
    kind: 'duplicate-of',
    to: into,
  })),

  tellNote: tell<'note.add'>((file, { text }) => tellHandler(file, 'note', text)),
  prioritise: change<'priority.set'>((_file, { severity, urgency }) => ({ priority: { severity, urgency } })),
  escalate: tell<'case.escalate'>((_file, { to, reason }) => ({ type: 'case.escalate', to, reason })),
}
