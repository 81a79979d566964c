import { writing } from '../stages/writing.js'
import type { AppealEffect, AppealEvent, AppealFile } from './appeal.schema.js'

const { rule, condition } = writing<AppealFile, AppealEvent, AppealEffect>()

const isReviewer = ({ records, secondReviewer }: AppealFile, id: string): boolean =>
  secondReviewer?.id === id || records.some(({ reviewer }) => reviewer.id === id)

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set(a).size === a.length && a.every(item => b.includes(item))

const isImpartial = rule<'appeal.accept'>(
  'appeal',
  'the second reviewer is neither the first nor the agent',
  (file, { by }) => by.id !== file.agent.id && file.records.every(({ reviewer }) => reviewer.id !== by.id),
)

const mayJudge = rule<'appeal.decide' | 'appeal.admit' | 'appeal.dismiss'>(
  'appeal',
  'who reviewed a record, or is the agent, does not decide on the appeal',
  (file, { by }) => by.id !== file.agent.id && !isReviewer(file, by.id),
)

const isTheReviewer = rule<'review.give' | 'appeal.release'>(
  'appeal',
  'another reviewer has taken it up',
  (file, { by }) => by.id === file.secondReviewer?.id,
)

/** The rules an appeal keeps. */
export const appealRules = {
  isInTime: condition(
    'appeal',
    'the statement can be contested no longer',
    ({ contestedAt, contestUntil }) => contestedAt <= contestUntil,
  ),
  isImpartial,
  mayJudge,
  isOwn: rule<'grounds.add' | 'appeal.withdraw'>(
    'appeal',
    'an appeal is the own of the agent who contests',
    (file, { by }) => by.id === file.agent.id,
  ),
  isTheReviewer,
  canRescore: [
    isTheReviewer,
    rule<'review.give'>(
      'appeal',
      'each contested record is scored anew, once, and no other',
      ({ records }, { scores }) =>
        isSameSet(
          scores.map(({ entryId }) => entryId),
          records.map(({ entryId }) => entryId),
        ),
    ),
  ],
  canDecide: [
    mayJudge,
    rule<'appeal.decide'>(
      'appeal',
      'only contested records are cleared, each once',
      ({ records }, { clears }) =>
        new Set(clears).size === clears.length &&
        clears.every(id => records.some(({ entryId }) => entryId === id)),
    ),
  ],
  clearsAny: condition(
    'appeal',
    'no record was cleared',
    ({ decision }) => decision !== null && decision.clears.length > 0,
  ),
}
