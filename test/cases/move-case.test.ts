import { act, charters, explainClock, moveCase, openCase, type Party, paths } from 'casewright'
import { describe, expect, it } from 'vitest'
import { cast, hour, minute, monday } from '../machines/cast.js'
import { deepFreeze } from '../machines/story.js'

const { agent, customer, shop, supervisor } = cast
const charter = charters.topUp
const contact = { channel: 'chat', address: 'u-1' } as const
const trade = {
  side: 'buyer',
  counterparty: shop,
  order: { number: 'T-1', amount: { amountMinor: 9_900, currency: 'CNY' } },
} as const
const at = monday + minute

const opened = openCase(
  paths.inquiry,
  { customer, contact, subject: 'Where are my goods?' },
  { id: 'c-1', at: monday, by: customer, charter },
)
const accepted = act(opened.case, { type: 'case.accept' }, { at: monday + 30_000, by: agent, charter })
const promised = act(
  accepted.case,
  { type: 'reply.promise', dueAt: monday + hour },
  { at: monday + 40_000, by: agent, charter },
)
const inquiry = deepFreeze(promised.case)
const move = (by: Party = agent, input: object = trade, when = at) =>
  moveCase(inquiry, paths.dispute, input as never, { at: when, by, charter })

describe('moveCase', () => {
  it('keeps the case, its history, its owner and its promise (R1)', () => {
    const moved = move()

    expect(moved).toMatchObject({ ok: true, case: { id: 'c-1', path: 'dispute', openedAt: monday } })
    expect(moved.case.rev).toBe(inquiry.rev + 1)
    expect(moved.case.state.context).toMatchObject({
      owner: agent,
      handler: null,
      subject: 'Where are my goods?',
      promise: { dueAt: monday + hour, madeBy: agent },
      deadlines: { promise: monday + hour },
      buyer: customer,
      seller: shop,
    })
    expect(moved.ok && moved.recorded).toMatchObject([
      {
        caseId: 'c-1',
        by: agent,
        event: { type: 'case.move', path: 'dispute', input: trade },
        from: inquiry.state.value,
      },
    ])
  })

  it('leaves the owner as it is when the other desk accepts (R1)', () => {
    const moved = move()
    if (!moved.ok) throw new Error(moved.refusal.message)

    const taken = act(moved.case, { type: 'case.accept' }, { at: at + minute, by: cast.specialist, charter })

    expect(taken.case.state.context).toMatchObject({ owner: agent, handler: cast.specialist })
  })

  it('does not start the first response anew, and lets it be explained over both paths', () => {
    const moved = move()
    const records = [opened, accepted, promised, moved].flatMap(step =>
      'recorded' in step ? step.recorded : [],
    )

    const clock = moved.case.clocks.find(({ metric }) => metric === 'first-response')

    expect(clock).toEqual(inquiry.clocks.find(({ metric }) => metric === 'first-response'))
    expect(explainClock(records, 'first-response', { charter }).text).toContain('met (case.accept)')
  })

  it('moves for a supervisor too', () => {
    expect(move(supervisor).ok).toBe(true)
  })

  it.each([
    ['a customer', customer, trade, at, 'not-your-role'],
    ['another department', cast.department, trade, at, 'not-your-role'],
    ['without what the path needs', agent, {}, at, 'invalid-payload'],
    ['before the last record', agent, trade, monday, 'out-of-order'],
  ] as const)('is refused: %s', (_, by, input, when, code) => {
    const refused = move(by, input, when)

    expect(refused).toMatchObject({ ok: false, refusal: { code, event: 'case.move' } })
    expect(refused.case).toBe(inquiry)
  })

  it('is refused once the customer has the reply', () => {
    const replied = act(inquiry, { type: 'reply.send', text: 'Tomorrow' }, { at, by: agent, charter })

    const refused = moveCase(replied.case, paths.dispute, trade, { at, by: agent, charter })

    expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-now' } })
  })

  it('is refused on a closed case and onto the path the case is on', () => {
    const withdrawn = act(
      inquiry,
      { type: 'case.withdraw', reason: 'Found it' },
      { at, by: customer, charter },
    )

    const closed = moveCase(withdrawn.case, paths.dispute, trade, { at, by: agent, charter })
    const same = moveCase(inquiry, paths.inquiry, {}, { at, by: agent, charter })

    expect(closed).toMatchObject({ ok: false, refusal: { code: 'closed' } })
    expect(same).toMatchObject({ ok: false, refusal: { code: 'not-now' } })
  })
})
