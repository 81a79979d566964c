import { withDeadline, withoutDeadline } from '../stages/case-file.js'
import type { DeadlineReach } from '../stages/stage-events.js'
import { writing } from '../stages/writing.js'
import { sideOf } from './dispute.rules.js'
import type { DisputeEffect, DisputeEvent, DisputeFile, Side } from './dispute.schema.js'

const { change, tell } = writing<DisputeFile, DisputeEvent | DeadlineReach, DisputeEffect>()

const notify = (
  file: DisputeFile,
  side: Side,
  about: Extract<DisputeEffect, { type: 'party.notify' }>['about'],
  text: string,
  dueAt: number | null = null,
): DisputeEffect => ({ type: 'party.notify', side, partyId: file[side].id, about, text, dueAt })

const otherSide = (side: Side): Side => (side === 'buyer' ? 'seller' : 'buyer')

/** What a dispute writes down and asks for, beside what every path does. */
export const disputeActions = {
  addEvidence: change<'evidence.add'>((file, { at, by, side, kind, summary, reference }) => ({
    evidence: {
      ...file.evidence,
      [side]: [
        ...file.evidence[side],
        { kind, summary, reference: reference ?? null, recordedAt: at, recordedBy: by },
      ],
    },
  })),
  hear: change<'evidence.add'>((file, { side }) => ({ heard: { ...file.heard, [side]: true } })),
  awaitEvidence: change<'evidence.request'>((file, { side, dueAt }) => ({
    asked: side,
    deadlines: withDeadline(file, 'evidence', dueAt),
  })),
  askForEvidence: tell<'evidence.request'>((file, { side, what, dueAt }) =>
    notify(file, side, 'evidence-request', what, dueAt),
  ),
  noteHearing: change(file => ({
    heard: file.asked === null ? file.heard : { ...file.heard, [file.asked]: true },
  })),
  stopAwaitingEvidence: change(file => ({ deadlines: withoutDeadline(file, 'evidence') })),
  endHearing: change(() => ({ asked: null })),
  judge: change<'verdict.give' | 'appeal.decide'>((_file, { at, by, favours, reasons, remedy, liable }) => ({
    verdict: { favours, reasons, remedy, liable, givenAt: at, givenBy: by },
    liable,
  })),
  orderRemedy: tell(file => ({
    type: 'remedy.order',
    orderNumber: file.order.number,
    remedy: file.verdict?.remedy ?? { kind: 'none' },
    alreadySettled: file.settled,
  })),
  awaitSettlement: change((file, { at }) => ({
    deadlines: withDeadline(file, 'settlement', at + file.limits.departmentSilenceMs),
  })),
  escalateSettlement: tell(() => ({
    type: 'case.escalate',
    to: 'supervisor',
    reason: 'The remedy has not been carried out (P2)',
  })),
  stopAwaitingSettlement: change(file => ({ deadlines: withoutDeadline(file, 'settlement') })),
  settle: change(file => ({ settled: file.verdict?.remedy ?? null })),
  unsettle: change(() => ({ settled: null })),
  // Both sides hear the verdict: the one who came by the reply, the other by this.
  tellOtherSide: tell<'reply.send'>((file, { text }) =>
    notify(file, otherSide(file.side), 'verdict', file.verdict?.reasons ?? text),
  ),
  appeal: change(file => ({
    appealed: true,
    ending: null,
    deadlines: withoutDeadline(file, 'reopening'),
  })),
  tellAppealed: tell<'verdict.appeal'>((file, { by, grounds }) =>
    notify(file, otherSide(sideOf(file, by.id) ?? file.side), 'appealed', grounds),
  ),
  escalateAppeal: tell<'verdict.appeal'>((_file, { grounds }) => ({
    type: 'case.escalate',
    to: 'manager',
    reason: grounds,
  })),
}
