import { setup } from 'xstate'
import { defaultLimits } from '../stages/case-file.js'
import { guardsOf, isDeadline, type StageMeta, type StageTag } from '../stages/path-setup.js'
import type { DeadlineReach, Stamped } from '../stages/stage-events.js'
import { deadline } from '../stages/stage-states.js'
import { appealActions } from './appeal.actions.js'
import { appealRules } from './appeal.rules.js'
import type { AppealEffect, AppealEvent, AppealFile, AppealOpening, AppealOutcome } from './appeal.schema.js'

const reviewOverdue = {
  'deadline.reach': {
    guard: deadline('review'),
    actions: ['awaitReview', 'remindReviewers', 'escalateReview'],
  },
} as const

const decisionOverdue = {
  'deadline.reach': {
    guard: deadline('decision'),
    actions: ['awaitDecision', 'escalateDecision'],
  },
} as const

const machine = setup({
  types: {
    context: {} as AppealFile,
    events: {} as Stamped<AppealEvent | DeadlineReach>,
    emitted: {} as AppealEffect,
    input: {} as AppealOpening,
    output: {} as AppealOutcome,
    tags: {} as StageTag,
    meta: {} as StageMeta,
  },
  guards: { ...guardsOf(appealRules), isDeadline },
  actions: appealActions,
}).createMachine({
  id: 'appeal',
  description:
    'An agent contests what costs them a point: second review, decision, correction of the ledger (Q1, Q2).',
  context: ({ input }) => ({
    id: input.id,
    agent: input.agent,
    contestedAt: input.at,
    contestedBy: input.by,
    contestUntil: input.contestUntil,
    records: input.records,
    grounds: [input.grounds],
    secondReviewer: null,
    scores: [],
    decision: null,
    feedback: null,
    withdrawnBecause: null,
    deadlines: {},
    limits: input.limits ?? defaultLimits,
  }),
  output: ({ context: { decision, feedback, withdrawnBecause } }) => ({
    ending: withdrawnBecause === null ? (decision?.ending ?? 'upheld') : 'withdrawn',
    decision,
    feedback,
    withdrawnBecause,
  }),
  initial: 'open',
  states: {
    open: {
      initial: 'contested',
      on: {
        'grounds.add': { guard: 'isOwn', actions: 'addGrounds' },
        'appeal.withdraw': { guard: 'isOwn', target: '#withdrawn', actions: ['withdraw', 'tellWithdrawn'] },
      },
      states: {
        contested: {
          description: 'Is it contested in time?',
          always: [{ guard: 'isInTime', target: 'awaitingReviewer' }, { target: 'late' }],
        },
        late: {
          description: 'Contested too late; the supervisor hears it all the same, or does not.',
          tags: ['awaitingAgent'],
          meta: { holder: 'supervisor' },
          entry: ['awaitDecision', 'tellLate'],
          on: {
            'appeal.admit': { guard: 'mayJudge', target: 'awaitingReviewer', actions: 'tellAdmitted' },
            'appeal.dismiss': {
              guard: 'mayJudge',
              target: '#feedingBack',
              actions: ['dismiss', 'tellDismissed'],
            },
            ...decisionOverdue,
          },
        },
        awaitingReviewer: {
          description: 'A second reviewer is to take it up, one who has not seen the records.',
          tags: ['awaitingAgent'],
          meta: { holder: 'quality-reviewer' },
          entry: ['awaitReview', 'tellContested'],
          on: {
            'appeal.accept': { guard: 'isImpartial', target: 'reviewing', actions: 'takeUp' },
            ...reviewOverdue,
          },
        },
        reviewing: {
          description: 'The second reviewer reads each contested record anew.',
          tags: ['awaitingAgent'],
          meta: { holder: 'quality-reviewer' },
          on: {
            'review.give': { guard: 'canRescore', target: 'deciding', actions: ['rescore', 'tellRescored'] },
            'appeal.release': { guard: 'isTheReviewer', target: 'awaitingReviewer', actions: 'release' },
            ...reviewOverdue,
          },
        },
        deciding: {
          description: 'Both reviews are there; the supervisor decides which records count no more.',
          tags: ['awaitingAgent'],
          meta: { holder: 'supervisor' },
          entry: 'awaitDecision',
          on: {
            'appeal.decide': { guard: 'canDecide', target: 'decided', actions: 'decide' },
            ...decisionOverdue,
          },
        },
        decided: {
          description: 'It is decided; is there anything to correct?',
          always: [
            { guard: 'clearsAny', target: '#feedingBack', actions: ['correctLedger', 'tellDecided'] },
            { target: '#feedingBack', actions: 'tellDecided' },
          ],
        },
      },
    },
    feedingBack: {
      id: 'feedingBack',
      description: 'The agent has the answer; the department writes down what it learnt (R2).',
      tags: ['answered'],
      meta: { holder: ['supervisor', 'quality-reviewer'] },
      on: { 'feedback.record': { target: 'closed', actions: 'feedBack' } },
    },
    closed: {
      type: 'final',
      description: 'Answered, and fed back.',
      tags: ['answered', 'closed'],
      meta: { holder: 'records-clerk' },
    },
    withdrawn: {
      id: 'withdrawn',
      type: 'final',
      description: 'The agent no longer contests, and so needs no answer.',
      tags: ['withdrawn', 'closed'],
      meta: { holder: 'records-clerk' },
    },
  },
})

type Inferred = typeof machine
/** One appeal against failing records, from contesting to feedback. @category Appeal */
export interface AppealMachine extends Inferred {}
/** One appeal against failing records, from contesting to feedback. @category Appeal */
export const appealMachine: AppealMachine = machine
