import type { DeadlineReach } from '../stages/stage-events.js'
import { writing } from '../stages/writing.js'
import type { AppealEffect, AppealEvent, AppealFile } from './appeal.schema.js'

const { change, tell } = writing<AppealFile, AppealEvent | DeadlineReach, AppealEffect>()

type About = Extract<AppealEffect, { type: 'party.notify' }>['about']

const notifyAgent = ({ agent }: AppealFile, about: About, text: string): AppealEffect => ({
  type: 'party.notify',
  role: agent.role,
  partyId: agent.id,
  about,
  text,
})

const notifyReviewers = ({ secondReviewer }: AppealFile, about: About, text: string): AppealEffect => ({
  type: 'party.notify',
  role: 'quality-reviewer',
  partyId: secondReviewer?.id ?? null,
  about,
  text,
})

const notifySupervisor = (about: About, text: string): AppealEffect => ({
  type: 'party.notify',
  role: 'supervisor',
  partyId: null,
  about,
  text,
})

/** What an appeal writes down and asks for. A state that is entered at the opening has no event to take the instant from. */
export const appealActions = {
  tellLate: tell(({ grounds }) => notifySupervisor('late', grounds[0]!)),
  tellContested: tell(file => notifyReviewers(file, 'contested', file.grounds[0]!)),
  tellAdmitted: tell<'appeal.admit'>((file, { reasons }) => notifyAgent(file, 'admitted', reasons)),
  addGrounds: change<'grounds.add'>((file, { text }) => ({ grounds: [...file.grounds, text] })),

  awaitReview: change<AppealEvent['type'] | 'deadline.reach'>((file, { at }) => ({
    deadlines: { review: (at ?? file.contestedAt) + file.limits.departmentSilenceMs },
  })),
  remindReviewers: tell(file => notifyReviewers(file, 'overdue', file.grounds[0]!)),
  escalateReview: tell(() => ({
    type: 'case.escalate',
    to: 'supervisor',
    reason: 'The second review of an appeal is overdue',
  })),
  takeUp: change<'appeal.accept'>((_file, { by }) => ({ secondReviewer: by })),
  release: change(() => ({ secondReviewer: null })),
  rescore: change<'review.give'>((_file, { scores }) => ({ scores })),

  awaitDecision: change<AppealEvent['type'] | 'deadline.reach'>((file, { at }) => ({
    deadlines: { decision: (at ?? file.contestedAt) + file.limits.departmentSilenceMs },
  })),
  tellRescored: tell(({ scores }) =>
    notifySupervisor('rescored', scores.map(({ reasons }) => reasons).join('\n')),
  ),
  escalateDecision: tell(() => ({
    type: 'case.escalate',
    to: 'manager',
    reason: 'The decision on an appeal is overdue',
  })),
  decide: change<'appeal.decide'>((_file, { at, by, clears, reasons }) => ({
    decision: {
      ending: clears.length === 0 ? 'upheld' : 'corrected',
      clears,
      reasons,
      decidedAt: at,
      decidedBy: by,
    },
    deadlines: {},
  })),
  dismiss: change<'appeal.dismiss'>((_file, { at, by, reasons }) => ({
    decision: { ending: 'dismissed', clears: [], reasons, decidedAt: at, decidedBy: by },
    deadlines: {},
  })),
  correctLedger: tell(file => ({
    type: 'ledger.correct',
    entry: {
      kind: 'correction',
      id: `${file.id}:correction`,
      agentId: file.agent.id,
      recordedAt: file.decision!.decidedAt,
      corrects: [...file.decision!.clears],
      because: file.decision!.reasons,
      appealId: file.id,
    },
  })),
  tellDecided: tell(file => notifyAgent(file, 'decided', file.decision!.reasons)),
  tellDismissed: tell(file => notifyAgent(file, 'dismissed', file.decision!.reasons)),

  feedBack: change<'feedback.record'>((_file, { at, by, problem, cause, improvement }) => ({
    feedback: { problem, cause, improvement, recordedAt: at, recordedBy: by },
  })),
  withdraw: change<'appeal.withdraw'>((_file, { reason }) => ({ withdrawnBecause: reason, deadlines: {} })),
  tellWithdrawn: tell<'appeal.withdraw'>((file, { reason }) => notifyReviewers(file, 'withdrawn', reason)),
}
