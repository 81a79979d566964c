import { defineCharter } from 'casewright'
import { type AppealFile, type AppealInput, appealPath } from 'casewright/machines'
import {
  everyCaseCanBeAnswered,
  everyEndingIsAccountedFor,
  type Invariant,
  prove,
  readyInvariants,
} from 'casewright/testing'
import { describe, expect, it } from 'vitest'
import { day, hour, monday } from '../cast.js'
import { laws } from '../laws.js'
import { Story } from '../story.js'

const agent = { id: 'service-agent-1', role: 'service-agent' } as const
const first = { id: 'quality-reviewer-1', role: 'quality-reviewer' } as const
const second = { id: 'quality-reviewer-2', role: 'quality-reviewer' } as const
const supervisor = { id: 'supervisor-1', role: 'supervisor' } as const

const records = ['f-1', 'f-2'].map(entryId => ({
  entryId,
  recordId: `chat ${entryId}`,
  reviewId: `review ${entryId}`,
  score: 0.4,
  reviewer: first,
}))
const input: AppealInput = { agent, contestUntil: monday + day, records, grounds: 'The greeting was there' }
const late: AppealInput = { ...input, contestUntil: monday - 1 }
const scores = records.map(({ entryId }) => ({ entryId, score: 0.8, failing: false, reasons: 'Read anew' }))
const reasons = 'The greeting stands in the second line'
const fedBack = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const

const fileIn = (state: { readonly context: object }) => state.context as AppealFile

/** What an appeal promises in place of a reply to a customer (R2). */
const endsDecidedOrWithdrawn: Invariant = {
  name: 'every appeal ends decided and fed back, or withdrawn for a reason',
  reads: ['decision', 'feedback', 'withdrawnBecause'],
  onMove: (_move, state) => {
    const { decision, feedback, withdrawnBecause } = fileIn(state)
    const isAnswered = decision !== null && feedback !== null
    return state.status !== 'done' || isAnswered || withdrawnBecause ? null : 'it ends without an answer'
  },
}
const reviewedByAnother: Invariant = {
  name: 'who reviewed a record does not review it again',
  reads: ['secondReviewer.id'],
  onMove: (_move, state) =>
    fileIn(state).secondReviewer?.id === first.id ? 'the first reviewer is the second, too' : null,
}

describe('An appeal, wherever it is led', () => {
  // These two look for a reply to a customer, of whom an appeal has none.
  const ofCustomers = [everyCaseCanBeAnswered, everyEndingIsAccountedFor]
  const promises = [
    ...readyInvariants.filter(invariant => !ofCustomers.includes(invariant)),
    endsDecidedOrWithdrawn,
    reviewedByAnother,
  ]

  it('is proved to keep what every path promises, and what an appeal does', () => {
    const proof = prove(appealPath, promises, {
      inputs: [input, late],
      events: {
        'review.give': [{ scores }],
        'appeal.decide': [
          { clears: ['f-1'], reasons },
          { clears: [], reasons },
        ],
      },
    })

    expect(proof).toMatchObject({ ok: true })
  }, 60_000)
})

describe('An appeal keeps the laws of all paths', () => {
  const charter = defineCharter(
    { id: 'quality', version: 1, title: 'Quality', timeZone: 'Asia/Shanghai', paths: ['appeal'] },
    { paths: { appeal: appealPath } },
  )
  const appeal = (from = input) => new Story(appealPath, from, { charter, id: 'AP-1', by: agent })
  const review = (story = appeal()) =>
    story.does(second, { type: 'appeal.accept' }).does(second, { type: 'review.give', scores })
  const stories = {
    corrected: () =>
      review()
        .later(hour)
        .does(supervisor, { type: 'appeal.decide', clears: ['f-1'], reasons }),
    'upheld after a release, and fed back': () =>
      review(
        appeal().does(second, { type: 'appeal.accept' }).does(second, { type: 'appeal.release', reasons }),
      )
        .does(supervisor, { type: 'appeal.decide', clears: [], reasons })
        .does(supervisor, fedBack),
    'dismissed as late, after the manager heard of it': () =>
      appeal(late)
        .waits(3 * day)
        .does(supervisor, { type: 'appeal.dismiss', reasons }),
    withdrawn: () =>
      appeal()
        .does(agent, { type: 'grounds.add', text: 'And the closing' })
        .does(agent, { type: 'appeal.withdraw', reason: 'Settled' }),
    'refused to the first reviewer, and left to rest': () => {
      const story = appeal()
      story.refuses(first, { type: 'appeal.accept' })
      return story.waits(5 * day)
    },
  }
  // The last law speaks of a reply to a customer; the proof above says what stands in its place.
  const { 'ends in a reply and a feedback record, or in the reason why not (R2)': _, ...ofAll } = laws

  describe.each(Object.entries(stories))('%s', (_, tell) => {
    it.each(Object.entries(ofAll))('%s', (_, law) => {
      law(tell() as never)
    })
  })
})
