import {
  act,
  type CaseOf,
  defineCharter,
  elapse,
  LedgerEntry,
  nextDueAt,
  openCase,
  type Party,
  permittedEvents,
} from 'casewright'
import { type AppealEvent, type AppealInput, type AppealPath, appealPath } from 'casewright/machines'
import { bonusRules, statementsOf } from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { createActor } from 'xstate'

const charter = defineCharter(
  { id: 'quality', version: 1, title: 'Quality', timeZone: 'Asia/Shanghai', paths: ['appeal'] },
  { paths: { appeal: appealPath } },
)
const at = Date.parse('2026-07-02T09:00:00+08:00')
const hour = 3_600_000
const agent: Party = { id: 'a-3', role: 'service-agent' }
const first: Party = { id: 'q-1', role: 'quality-reviewer' }
const second: Party = { id: 'q-2', role: 'quality-reviewer' }
const supervisor: Party = { id: 's-1', role: 'supervisor' }

const records = ['f-1', 'f-2'].map(entryId => ({
  entryId,
  recordId: `chat-${entryId}`,
  reviewId: `r-${entryId}`,
  score: 0.4,
  reviewer: first,
}))
const input: AppealInput = { agent, contestUntil: at + hour, records, grounds: 'The greeting was there' }
const rescored: Extract<AppealEvent, { type: 'review.give' }> = {
  type: 'review.give',
  scores: records.map(({ entryId }, index) => ({
    entryId,
    score: 0.8,
    failing: index > 0,
    reasons: 'Read anew',
  })),
}
const decided: AppealEvent & { type: 'appeal.decide' } = {
  type: 'appeal.decide',
  clears: ['f-1'],
  reasons: 'The greeting stands in the second line',
}
const fedBack = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const

type Deed = readonly [AppealEvent, Party]
type AppealCase = CaseOf<AppealPath>

const open = (changes: Partial<AppealInput> = {}) =>
  openCase(appealPath, { ...input, ...changes }, { id: 'AP-1', at, by: agent, charter })
const ledBy = (...deeds: readonly Deed[]) => led(open().case, ...deeds)
function led(item: AppealCase, ...deeds: readonly Deed[]): AppealCase {
  return deeds.reduce((current, [event, by]) => {
    const step = act(current, event, { at, by, charter })
    if (!step.ok) throw new Error(step.refusal.message)
    return step.case
  }, item)
}
const refusalOf = (item: AppealCase, event: AppealEvent, by: Party) => {
  const step = act(item, event, { at, by, charter })
  return step.ok ? null : [step.refusal.code, step.refusal.message]
}
const accepted: Deed = [{ type: 'appeal.accept' }, second]
const reviewed: Deed = [rescored, second]

describe('An appeal', () => {
  it('goes from the agent to a second reviewer, to the supervisor, and back with what was learnt', () => {
    const opened = open()
    expect(opened.case.state.value).toEqual({ open: 'awaitingReviewer' })
    expect(opened.emitted).toMatchObject([
      { type: 'party.notify', role: 'quality-reviewer', about: 'contested' },
    ])

    const item = ledBy(accepted, reviewed, [decided, supervisor], [fedBack, supervisor])

    expect(item.state).toMatchObject({ value: 'closed', status: 'done' })
    expect(item.state.output).toMatchObject({
      ending: 'corrected',
      decision: { clears: ['f-1'], decidedBy: supervisor },
      feedback: { improvement: 'i' },
    })
  })

  it('corrects the ledger by an entry that names what it strikes, and why', () => {
    const step = act(ledBy(accepted, reviewed), decided, { at, by: supervisor, charter })

    expect(step.ok && step.emitted).toEqual([
      {
        type: 'ledger.correct',
        entry: {
          kind: 'correction',
          id: 'AP-1:correction',
          agentId: 'a-3',
          recordedAt: at,
          corrects: ['f-1'],
          because: decided.reasons,
          appealId: 'AP-1',
        },
      },
      {
        type: 'party.notify',
        role: 'service-agent',
        partyId: 'a-3',
        about: 'decided',
        text: decided.reasons,
      },
    ])
  })

  it('gives the point back', () => {
    const failed = ['f-1', 'f-2', 'f-3', 'f-4'].map(
      (id): LedgerEntry => ({
        kind: 'failed',
        id,
        agentId: agent.id,
        date: '2026-06-09',
        recordId: `chat-${id}`,
        reviewId: `r-${id}`,
        recordedAt: at - hour,
      }),
    )
    const step = act(ledBy(accepted, reviewed), decided, { at, by: supervisor, charter })
    const corrections = (step.ok ? step.emitted : []).flatMap(effect =>
      effect.type === 'ledger.correct' ? [LedgerEntry.parse(effect.entry)] : [],
    )
    const lostIn = (ledger: readonly LedgerEntry[]) =>
      statementsOf(ledger, [{ agentId: agent.id, month: '2026-06', issuedAt: at }], {
        bonus: bonusRules({ amountMinor: 60_000, currency: 'CNY' }),
      })[0]!.lost

    expect(lostIn(failed)).toBe(1)
    expect(lostIn([...failed, ...corrections])).toBe(0)
  })

  it('leaves the ledger alone where nothing is cleared', () => {
    const step = act(ledBy(accepted, reviewed), { ...decided, clears: [] }, { at, by: supervisor, charter })

    expect(step.ok && step.emitted.map(({ type }) => type)).toEqual(['party.notify'])
    expect(appealPath.selectors.decision(step.case.state)?.ending).toBe('upheld')
  })

  it('records each step', () => {
    const step = act(ledBy(accepted), rescored, { at: at + 1, by: second, charter })

    expect(step.ok && step.recorded).toMatchObject([{ rev: 3, by: second, event: rescored, at: at + 1 }])
  })

  it('can be given back by its reviewer to the others', () => {
    const item = ledBy(accepted, [{ type: 'appeal.release', reasons: 'On leave' }, second])

    expect(item.state.value).toEqual({ open: 'awaitingReviewer' })
    expect(appealPath.selectors.secondReviewer(item.state)).toBeNull()
  })

  it('takes further grounds from the agent until it is decided', () => {
    const item = ledBy(accepted, reviewed, [{ type: 'grounds.add', text: 'And the closing' }, agent])

    expect(item.state.context.grounds).toEqual(['The greeting was there', 'And the closing'])
  })

  it('ends when the agent no longer contests', () => {
    const item = ledBy(accepted, [{ type: 'appeal.withdraw', reason: 'Understood' }, agent])

    expect(item.state).toMatchObject({
      status: 'done',
      output: { ending: 'withdrawn', withdrawnBecause: 'Understood' },
    })
  })

  it('runs under a plain XState actor', () => {
    const actor = createActor(appealPath.machine, { input: { ...input, id: 'AP-1', at, by: agent } }).start()

    actor.send({ type: 'appeal.accept', at, by: second })

    expect(actor.getSnapshot().value).toEqual({ open: 'reviewing' })
  })
})

describe('An appeal that comes late', () => {
  const late = open({ contestUntil: at - 1 })

  it('is for the supervisor to admit', () => {
    expect(appealPath.selectors.isLate(late.case.state)).toBe(true)
    expect(permittedEvents(late.case, supervisor, charter)).toEqual(['appeal.admit', 'appeal.dismiss'])
    expect(permittedEvents(late.case, second, charter)).toEqual([])

    const admitted = led(late.case, [{ type: 'appeal.admit', reasons: 'Was ill' }, supervisor])

    expect(admitted.state.value).toEqual({ open: 'awaitingReviewer' })
  })

  it('or to dismiss, with the reasons for the agent', () => {
    const step = act(
      late.case,
      { type: 'appeal.dismiss', reasons: 'Three weeks late' },
      { at, by: supervisor, charter },
    )

    expect(step.ok && step.emitted).toMatchObject([
      { about: 'dismissed', partyId: 'a-3', text: 'Three weeks late' },
    ])
    expect(led(step.case, [fedBack, supervisor]).state.output).toMatchObject({ ending: 'dismissed' })
  })

  it('is in time at its last instant', () => {
    expect(open({ contestUntil: at }).case.state.value).toEqual({ open: 'awaitingReviewer' })
  })
})

describe('An appeal refuses', () => {
  const own = (party: Party, role: Party['role']): Party => ({ ...party, role })

  it.each<[string, AppealCase, AppealEvent, Party, string]>([
    ['the first reviewer', open().case, { type: 'appeal.accept' }, first, 'against-a-rule'],
    [
      'the agent as reviewer',
      open().case,
      { type: 'appeal.accept' },
      own(agent, 'quality-reviewer'),
      'against-a-rule',
    ],
    ['a supervisor as reviewer', open().case, { type: 'appeal.accept' }, supervisor, 'not-your-role'],
    ['scores of a third reviewer', ledBy(accepted), rescored, { ...second, id: 'q-3' }, 'against-a-rule'],
    [
      'scores that leave a record out',
      ledBy(accepted),
      { ...rescored, scores: rescored.scores.slice(1) },
      second,
      'against-a-rule',
    ],
    [
      'scores of a record twice',
      ledBy(accepted),
      { ...rescored, scores: [rescored.scores[0]!, rescored.scores[0]!] },
      second,
      'against-a-rule',
    ],
    ['a decision before the second review', ledBy(accepted), decided, supervisor, 'not-now'],
    [
      'a decision by the first reviewer',
      ledBy(accepted, reviewed),
      decided,
      own(first, 'supervisor'),
      'against-a-rule',
    ],
    [
      'a decision by the second',
      ledBy(accepted, reviewed),
      decided,
      own(second, 'supervisor'),
      'against-a-rule',
    ],
    [
      'a decision by the agent',
      ledBy(accepted, reviewed),
      decided,
      own(agent, 'supervisor'),
      'against-a-rule',
    ],
    [
      'to clear what was not contested',
      ledBy(accepted, reviewed),
      { ...decided, clears: ['f-9'] },
      supervisor,
      'against-a-rule',
    ],
    [
      'to clear a record twice',
      ledBy(accepted, reviewed),
      { ...decided, clears: ['f-1', 'f-1'] },
      supervisor,
      'against-a-rule',
    ],
    [
      'a colleague who withdraws it',
      open().case,
      { type: 'appeal.withdraw', reason: '-' },
      { ...agent, id: 'a-4' },
      'against-a-rule',
    ],
    [
      'to be withdrawn once decided',
      ledBy(accepted, reviewed, [decided, supervisor]),
      { type: 'appeal.withdraw', reason: '-' },
      agent,
      'not-now',
    ],
  ])('%s', (_, item, event, by, code) => {
    expect(refusalOf(item, event, by)?.[0]).toBe(code)
  })

  it('to be opened over nothing, or over a record twice', () => {
    expect(() => open({ records: [] })).toThrow('openCase: appeal')
    expect(() => open({ records: [records[0]!, records[0]!] })).toThrow('expected each record once')
  })
})

describe('An appeal that rests', () => {
  const silence = 48 * hour

  it('reminds the reviewers and tells the supervisor, each time anew', () => {
    const { case: item } = open()
    expect(nextDueAt(item)).toBe(at + silence)

    const step = elapse(item, { at: at + 2 * silence, charter })

    expect(step.emitted.map(({ type }) => type)).toEqual(
      Array(2).fill(['party.notify', 'case.escalate']).flat(),
    )
    expect(nextDueAt(step.case)).toBe(at + 3 * silence)
  })

  it('with the supervisor tells the manager', () => {
    const step = elapse(ledBy(accepted, reviewed), { at: at + silence, charter })

    expect(step.emitted).toMatchObject([{ type: 'case.escalate', to: 'manager' }])
  })

  it('waits for nothing once it is decided', () => {
    expect(nextDueAt(ledBy(accepted, reviewed, [decided, supervisor]))).toBeNull()
  })
})

describe('Every way through an appeal', () => {
  const everyone = [agent, first, second, supervisor]
  const events: readonly AppealEvent[] = [
    { type: 'appeal.admit', reasons: '-' },
    { type: 'appeal.dismiss', reasons: '-' },
    { type: 'appeal.accept' },
    { type: 'appeal.release', reasons: '-' },
    rescored,
    decided,
    { ...decided, clears: [] },
    { type: 'appeal.withdraw', reason: '-' },
    fedBack,
  ]

  it('ends with an answer and a feedback record, or with the agent who withdraws', () => {
    const seen = new Map<string, AppealCase>()
    const queue = [open().case, open({ contestUntil: at - 1 }).case]
    const endings: unknown[] = []
    for (const item of queue) {
      const key = JSON.stringify(item.state)
      if (seen.has(key)) continue
      seen.set(key, item)
      if (item.state.status === 'done') endings.push(item.state.output)
      for (const by of everyone) {
        for (const event of events) {
          const step = act(item, event, { at, by, charter })
          if (step.ok) queue.push(step.case)
        }
      }
    }

    const values = new Set([...seen.values()].map(({ state }) => JSON.stringify(state.value)))
    expect([...values].sort()).toEqual(
      [
        '"closed"',
        '"feedingBack"',
        '"withdrawn"',
        ...['awaitingReviewer', 'deciding', 'late', 'reviewing'].map(open => `{"open":"${open}"}`),
      ].sort(),
    )
    expect(new Set(endings.map(output => (output as { ending: string }).ending))).toEqual(
      new Set(['corrected', 'upheld', 'dismissed', 'withdrawn']),
    )
    for (const output of endings) {
      expect(output).toSatisfy(
        ({ ending, decision, feedback }: { ending: string; decision: unknown; feedback: unknown }) =>
          ending === 'withdrawn' || (decision !== null && feedback !== null),
      )
    }
  })
})
