import { stageRules } from '../stages/stage-rules.js'
import { writing } from '../stages/writing.js'
import type { DisputeEffect, DisputeEvent, DisputeFile, Remedy, Side } from './dispute.schema.js'

const { rule, condition } = writing<DisputeFile, DisputeEvent, DisputeEffect>()

type Decision = Extract<DisputeEvent, { type: 'verdict.give' | 'appeal.decide' }>

/** The side that a person is on, or `null` for somebody from outside. */
export function sideOf(file: DisputeFile, partyId: string): Side | null {
  if (partyId === file.buyer.id) return 'buyer'
  return partyId === file.seller.id ? 'seller' : null
}

/** Whether what was carried out is what the verdict asks for; also nothing, where an appeal takes a remedy back. */
const isSettled = ({ verdict, settled }: DisputeFile): boolean =>
  verdict === null || isSameRemedy(verdict.remedy, settled ?? { kind: 'none' })

const isSameRemedy = (a: Remedy, b: Remedy): boolean => a.kind === b.kind && sumOf(a) === sumOf(b)

const sumOf = (remedy: Remedy): string | null =>
  'currency' in remedy ? `${remedy.amountMinor} ${remedy.currency}` : null

const addsOwnEvidence = rule<'evidence.add'>(
  'R7',
  'a party gives evidence for their own side',
  (file, { by, side }) => by.role !== 'customer' || sideOf(file, by.id) === side,
)

const isImpartial = condition(
  'P2',
  'whoever accepted the case for a party of it, or is one, cannot judge it',
  (file, { by }) => by.id !== file.owner?.id && sideOf(file, by.id) === null,
)

const remedyFitsVerdict = rule<Decision['type']>(
  'P2',
  'a verdict for the seller carries no remedy; one for the buyer carries one',
  (_file, { favours, remedy }) => favours === 'split' || (favours === 'seller') === (remedy.kind === 'none'),
)

const refundsAtMostTheOrder = rule<Decision['type']>(
  'P2',
  "a refund is at most the order's amount, in its currency",
  ({ order: { amount } }, { remedy }) =>
    remedy.kind !== 'refund' ||
    (remedy.currency === amount.currency && remedy.amountMinor <= amount.amountMinor),
)

/** The rules a dispute keeps beside those of every path. */
export const disputeRules = {
  isImpartial,
  addsOwnEvidence,
  isFromTheSideAsked: [
    addsOwnEvidence,
    rule<'evidence.add'>('R7', 'the other side was asked', (file, { side }) => file.asked === side),
  ],
  asksForEvidenceAhead: rule<'evidence.request'>(
    'R9',
    'evidence is asked for by a date ahead',
    (_file, { at, dueAt }) => dueAt > at,
  ),
  canJudge: [
    condition(
      'R7',
      'both sides show evidence, or were asked for it in vain, before anyone judges',
      ({ heard }) => heard.buyer && heard.seller,
    ),
    isImpartial,
    remedyFitsVerdict,
    refundsAtMostTheOrder,
  ],
  canDecideAppeal: [
    condition(
      'P2',
      'whoever gave the verdict cannot decide the appeal',
      (file, { by }) => by.id !== file.verdict?.givenBy.id,
    ),
    isImpartial,
    remedyFitsVerdict,
    refundsAtMostTheOrder,
  ],
  canAppeal: condition(
    'P2',
    'a verdict can be appealed once',
    ({ verdict, appealed }) => verdict !== null && !appealed,
  ),
  needsNoSettling: condition('P2', 'the remedy is yet to be carried out', isSettled),
  canHearAgain: [
    condition('P2', 'the case has a verdict', ({ verdict }) => verdict === null),
    stageRules.canReopen,
  ],
  canReopen: [
    condition(
      'P2',
      'only a remedy is taken up again; the verdict itself is appealed',
      ({ verdict }) => verdict !== null && verdict.remedy.kind !== 'none',
    ),
    stageRules.canReopen,
  ],
}
