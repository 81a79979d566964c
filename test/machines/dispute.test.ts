import { type Customer, nextDueAt, paths, type Remedy } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, inputs } from './cast.js'
import { chronicle } from './laws.js'
import { Story } from './story.js'

const { agent, colleague, customer, finance, manager, orderAgent, shop, specialist, stranger } = cast
const accept = { type: 'case.accept' } as const
const reply = { type: 'reply.send', text: 'This is how it was decided.' } as const
const feedback = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const
const refund = { kind: 'refund', amountMinor: 10_000, currency: 'CNY' } as const
const none = { kind: 'none' } as const
const receipt = { type: 'evidence.add', side: 'buyer', kind: 'document', summary: 'The receipt' } as const
const dispatch = { type: 'evidence.add', side: 'seller', kind: 'log', summary: 'The dispatch log' } as const
const settle = { type: 'remedy.settle', reference: 'transfer 7' } as const
const appeal = { type: 'verdict.appeal', grounds: 'The log is of another order' } as const

const verdict = (favours: 'buyer' | 'seller' | 'split', remedy: Remedy, liable = false) =>
  ({ type: 'verdict.give', favours, reasons: 'The evidence says so', remedy, liable }) as const
const decide = (favours: 'buyer' | 'seller' | 'split', remedy: Remedy, liable = false) =>
  ({ ...verdict(favours, remedy, liable), type: 'appeal.decide' }) as const
const request = (side: 'buyer' | 'seller', dueAt: number) =>
  ({ type: 'evidence.request', side, what: 'The dispatch log', dueAt }) as const

const told = chronicle()
const aDispute = () => told.tell(new Story(paths.dispute, inputs.dispute))
const aVerified = () => aDispute().does(agent, accept).does(specialist, accept)
const aHeard = () => aVerified().does(customer, receipt).does(shop, dispatch)
const aJudged = (...given: Parameters<typeof verdict>) => aHeard().does(specialist, verdict(...given))
const aRefunded = () => aJudged('buyer', refund).does(finance, settle).does(specialist, reply)

afterEach(told.keepTheLaws)

describe('A dispute (P2)', () => {
  it('is for the complaint desk, and knows no other to hand it over to (R3)', () => {
    const refusal = aVerified().refuses(specialist, { type: 'case.handOver' } as never)

    expect(refusal).toMatchObject({ code: 'unknown-event' })
  })

  it('goes from the desk to the complaint specialist, is judged, settled, answered and fed back (P2, R2)', () => {
    const story = aDispute()

    story.does(agent, accept).does(specialist, accept)
    story.does(customer, receipt).does(shop, dispatch)
    story.does(specialist, verdict('buyer', refund)).does(finance, settle)
    story.does(specialist, reply).does(specialist, feedback)
    story.waits(7 * day)

    expect(story.recorded.map(({ event, to }) => [event.type, to])).toEqual([
      ['case.open', { open: 'accepting' }],
      ['case.accept', { open: 'referred' }],
      ['case.accept', { open: 'verifying' }],
      ['evidence.add', { open: 'verifying' }],
      ['evidence.add', { open: 'verifying' }],
      ['verdict.give', { open: 'settling' }],
      ['remedy.settle', { open: 'replying' }],
      ['reply.send', 'feedingBack'],
      ['feedback.record', 'closed'],
      ['deadline.reach', 'ended'],
    ])
    expect(story.case.state.output).toMatchObject({
      ending: 'closed',
      reply: { text: reply.text },
      verdict: { favours: 'buyer', remedy: refund, givenBy: specialist },
    })
    expect(story.file).toMatchObject({ owner: agent, handler: specialist, desk: 'complaint-specialist' })
  })

  it('knows buyer and seller whichever of them comes', () => {
    const story = told.tell(new Story(paths.dispute, { ...inputs.dispute, side: 'seller' }))

    expect(story.file).toMatchObject({ buyer: shop, seller: customer, customer, side: 'seller' })
  })

  it('is worked on by the complaint desk alone (R3)', () => {
    const story = aDispute().does(agent, accept)

    expect(story.refuses(agent, accept)).toMatchObject({
      code: 'not-your-role',
      roles: ['complaint-specialist'],
    })
    story.does(specialist, accept)
    expect(story.refuses(agent, verdict('seller', none))).toMatchObject({ code: 'not-your-role' })
  })

  it('is not answered before there is a verdict (P2)', () => {
    const refusals = [aDispute().refuses(agent, reply), aHeard().refuses(specialist, reply)]

    expect(refusals).toMatchObject([{ code: 'not-now' }, { code: 'not-now' }])
  })

  it('is answered without a verdict when the customer stays silent (P2, R2)', () => {
    const story = aVerified().does(specialist, { type: 'customer.ask', question: 'Which card was it?' })

    story.waits(6 * day).does(specialist, { type: 'reply.send', text: 'We could not go on without you.' })

    expect(story.stands).toBe('feedingBack')
    expect(story.file).toMatchObject({ verdict: null, silent: true })
  })

  it('is heard on when the customer speaks after all', () => {
    const story = aVerified().does(specialist, { type: 'customer.ask', question: 'Which card was it?' })

    story.waits(6 * day).does(customer, { type: 'message.receive', text: 'The blue one' })

    expect(story.stands).toBe('open.verifying')
    expect(story.refuses(specialist, reply)).toMatchObject({ code: 'not-now' })
  })
})

describe('The other side of a dispute (R8)', () => {
  it('speaks for itself', () => {
    const story = aVerified().does(shop, { type: 'message.receive', text: 'It was sent on Friday' })

    expect(story.lately).toMatchObject([{ type: 'agent.notify', about: 'message' }])
  })

  it('does not withdraw what it is accused of', () => {
    const refusal = aVerified().refuses(shop, { type: 'case.withdraw', reason: 'All is well' })

    expect(refusal).toMatchObject({ code: 'against-a-rule', rule: 'R8' })
  })
})

describe('Evidence (R7)', () => {
  it('is recorded for both sides, with who recorded it and when', () => {
    const story = aVerified()
    const firstAt = story.now

    story.does(customer, { ...receipt, reference: 'file 9' })
    story.later(day).does(specialist, dispatch)

    expect(paths.dispute.selectors.evidence(story.case.state)).toEqual({
      buyer: [
        {
          kind: 'document',
          summary: 'The receipt',
          reference: 'file 9',
          recordedAt: firstAt,
          recordedBy: customer,
        },
      ],
      seller: [
        {
          kind: 'log',
          summary: 'The dispatch log',
          reference: null,
          recordedAt: firstAt + day,
          recordedBy: specialist,
        },
      ],
    })
    expect(paths.dispute.selectors.isHeard(story.case.state)).toBe(true)
  })

  it.each([
    ['the other side', shop, receipt],
    ['the customer for the other side', customer, dispatch],
  ])('is not given by %s (R7)', (_, by, event) => {
    expect(aVerified().refuses(by, event)).toMatchObject({ code: 'against-a-rule', rule: 'R7' })
  })

  it('can be given before anybody has accepted the dispute', () => {
    const story = aDispute().does(customer, receipt)

    expect(story.stands).toBe('open.accepting')
    expect(story.file.heard).toEqual({ buyer: true, seller: false })
  })

  it.each([
    ['neither side', []],
    ['the buyer', [receipt]],
    ['the seller', [dispatch]],
  ])('of %s alone allows no verdict (R7)', (_, shown) => {
    const story = aVerified()

    for (const event of shown) story.does(specialist, event)

    expect(story.refuses(specialist, verdict('seller', none))).toMatchObject({
      code: 'against-a-rule',
      rule: 'R7',
    })
  })

  it('is asked of one side by a date (R7)', () => {
    const story = aVerified()
    const dueAt = story.now + 2 * day

    story.does(specialist, request('seller', dueAt))

    expect(story.stands).toBe('open.awaitingEvidence')
    expect(story.lately).toEqual([
      {
        type: 'party.notify',
        side: 'seller',
        partyId: 'shop',
        about: 'evidence-request',
        text: 'The dispatch log',
        dueAt,
      },
    ])
    expect(nextDueAt(story.case)).toBe(dueAt)
  })

  it('is not asked for by a date that has passed (R9)', () => {
    const story = aVerified()

    const refusal = story.refuses(specialist, request('seller', story.now))

    expect(refusal).toMatchObject({ code: 'against-a-rule', rule: 'R9' })
  })

  it('that is given when asked brings the case back to the specialist (R7)', () => {
    const story = aVerified()

    story.does(specialist, request('seller', story.now + 2 * day)).does(shop, dispatch)

    expect(story.stands).toBe('open.verifying')
    expect(story.file).toMatchObject({ asked: null, deadlines: {} })
  })

  it('of the side that was not asked is taken, and the other one still awaited (R7)', () => {
    const story = aVerified().does(specialist, request('seller', aVerified().now + 2 * day))

    story.does(customer, receipt)

    expect(story.stands).toBe('open.awaitingEvidence')
    expect(story.file.evidence.buyer).toHaveLength(1)
    expect(story.refuses(shop, receipt)).toMatchObject({ rule: 'R7' })
    expect(story.refuses(customer, dispatch)).toMatchObject({ rule: 'R7' })
  })

  it('that was asked for in vain counts as heard when its date passes (R7)', () => {
    const story = aVerified().does(customer, receipt)

    story.does(specialist, request('seller', story.now + 2 * day)).waits(2 * day)

    expect(story.stands).toBe('open.verifying')
    expect(story.file).toMatchObject({ heard: { buyer: true, seller: true }, evidence: { seller: [] } })
    story.does(specialist, verdict('buyer', refund))
  })

  it('that is no longer awaited does not count as heard (R7)', () => {
    const story = aVerified().does(specialist, request('seller', aVerified().now + 2 * day))

    story.does(specialist, { type: 'case.resume' }).waits(3 * day)

    expect(story.stands).toBe('open.verifying')
    expect(story.file.heard).toEqual({ buyer: false, seller: false })
  })
})

describe('A verdict (P2)', () => {
  const goods = { kind: 'exchange' } as const
  const compensation = { kind: 'compensation', amountMinor: 500, currency: 'CNY' } as const

  it.each([
    ['the buyer', 'a refund', 'buyer', refund, 'open.settling'],
    ['the buyer', 'a refund in part', 'buyer', { ...refund, amountMinor: 1 }, 'open.settling'],
    ['the buyer', 'an exchange', 'buyer', goods, 'open.settling'],
    ['the buyer', 'a compensation', 'buyer', compensation, 'open.settling'],
    [
      'the buyer',
      'a compensation above the order',
      'buyer',
      { ...compensation, amountMinor: 20_000 },
      'open.settling',
    ],
    ['both', 'a refund', 'split', refund, 'open.settling'],
    ['both', 'nothing', 'split', none, 'open.replying'],
    ['the seller', 'nothing', 'seller', none, 'open.replying'],
  ] as const)('for %s may bring %s', (_, __, favours, remedy, stands) => {
    const story = aHeard()

    story.does(specialist, verdict(favours, remedy))

    expect(story.stands).toBe(stands)
    expect(paths.dispute.selectors.verdict(story.case.state)).toEqual({
      favours,
      remedy,
      reasons: 'The evidence says so',
      liable: false,
      givenAt: story.now,
      givenBy: specialist,
    })
  })

  it.each([
    ['for the seller with a refund', 'seller', refund],
    ['for the seller with an exchange', 'seller', goods],
    ['for the buyer with nothing', 'buyer', none],
    ['that refunds more than the order', 'buyer', { ...refund, amountMinor: 10_001 }],
    ['that refunds in another currency', 'buyer', { ...refund, currency: 'USD' }],
  ] as const)('is not given %s (P2)', (_, favours, remedy) => {
    const refusal = aHeard().refuses(specialist, verdict(favours, remedy))

    expect(refusal).toMatchObject({ code: 'against-a-rule', rule: 'P2' })
  })

  it.each([
    ['without an amount', { kind: 'refund', currency: 'CNY' }],
    ['of nothing', { ...refund, amountMinor: 0 }],
    ['of a fraction of the minor unit', { ...refund, amountMinor: 0.5 }],
    ['below nothing', { ...refund, amountMinor: -1 }],
    ['without a currency', { kind: 'refund', amountMinor: 100 }],
    ['in no currency', { ...refund, currency: 'yuan' }],
    ['of an unknown kind', { kind: 'apology' }],
  ])('has no remedy %s', (_, remedy) => {
    const refusal = aHeard().refuses(specialist, verdict('buyer', remedy as Remedy))

    expect(refusal).toMatchObject({ code: 'invalid-payload' })
    expect(refusal.issues?.[0]?.path).toMatch(/^remedy/)
  })

  it('is not given by the specialist who accepted the case for a party of it (P2)', () => {
    const story = aDispute().does(specialist, accept)

    expect(story.refuses(specialist, accept)).toMatchObject({ code: 'against-a-rule', rule: 'P2' })
    story.does(colleague, accept).does(customer, receipt).does(shop, dispatch)
    expect(story.refuses(specialist, verdict('buyer', refund))).toMatchObject({ rule: 'P2' })
    story.does(colleague, verdict('buyer', refund))
    expect(story.file.verdict?.givenBy).toEqual(colleague)
  })

  it('is not given by a specialist who is a party of the case (P2)', () => {
    const counterparty: Customer = { id: specialist.id, role: 'customer' }
    const story = told.tell(new Story(paths.dispute, { ...inputs.dispute, counterparty })).does(agent, accept)

    expect(story.refuses(specialist, accept)).toMatchObject({ code: 'against-a-rule', rule: 'P2' })
  })

  it('is told to both sides: to the one who came by the reply, to the other with the reasons', () => {
    const story = aJudged('seller', none)

    story.does(specialist, reply)

    expect(story.lately).toEqual([
      { type: 'customer.notify', about: 'reply', text: reply.text },
      {
        type: 'party.notify',
        side: 'seller',
        partyId: 'shop',
        about: 'verdict',
        text: 'The evidence says so',
        dueAt: null,
      },
    ])
  })
})

describe('A remedy (P2)', () => {
  it('is ordered with its amount and currency', () => {
    const story = aJudged('buyer', refund)

    expect(story.case.state.tags).toEqual(['awaitingDepartment'])
    expect(story.lately).toEqual([
      { type: 'remedy.order', orderNumber: 'A-1001', remedy: refund, alreadySettled: null },
    ])
    expect(paths.dispute.selectors.isSettling(story.case.state)).toBe(true)
  })

  it.each([
    ['finance', finance],
    ['the order desk', orderAgent],
  ])('is carried out by %s (R3)', (_, by) => {
    const story = aJudged('buyer', refund)

    story.does(by, settle)

    expect(story.stands).toBe('open.replying')
    expect(story.file.settled).toEqual(refund)
  })

  it('is not carried out by whoever judged (R3)', () => {
    const refusal = aJudged('buyer', refund).refuses(specialist, settle)

    expect(refusal).toMatchObject({ code: 'not-your-role', roles: ['order-agent', 'finance'] })
  })

  it('that is not carried out within two days is told to a supervisor, each time', () => {
    const story = aJudged('buyer', refund)

    const overdue = [2 * day - 1, 1, 2 * day].map(ms => story.waits(ms).lately)

    const escalation = {
      type: 'case.escalate',
      to: 'supervisor',
      reason: 'The remedy has not been carried out (P2)',
    }
    expect(overdue).toEqual([[], [escalation], [escalation]])
    expect(story.does(finance, settle).file.deadlines).toEqual({})
  })

  it('that did not arrive is ordered anew when the case is reopened', () => {
    const story = aRefunded().does(specialist, feedback)

    story.later(day).does(customer, { type: 'case.reopen', reason: 'Nothing has arrived' })

    expect(story.stands).toBe('open.settling')
    expect(story.lately).toContainEqual({
      type: 'remedy.order',
      orderNumber: 'A-1001',
      remedy: refund,
      alreadySettled: refund,
    })
    expect(story.file.settled).toBeNull()
    story.does(finance, settle).does(specialist, reply).does(specialist, feedback)
    expect(story.file.feedback).toHaveLength(2)
  })

  it('is what a case is reopened for, and never the verdict itself (P2)', () => {
    const story = aJudged('seller', none).does(specialist, reply).does(specialist, feedback)

    const refusal = story.refuses(customer, { type: 'case.reopen', reason: 'This is unjust' })

    expect(refusal).toMatchObject({ code: 'against-a-rule', rule: 'P2' })
  })
})

describe('An apology (R6)', () => {
  const apology = { ...reply, apology: true }

  it('is given where the department is liable', () => {
    const story = aJudged('split', none, true).does(specialist, apology)

    expect(story.file).toMatchObject({ liable: true, replies: [{ apology: true }] })
  })

  it('is not given where it is not', () => {
    const refusal = aJudged('split', none, false).refuses(specialist, apology)

    expect(refusal).toMatchObject({ code: 'against-a-rule', rule: 'R6' })
  })

  it("follows from the manager's decision when that finds the department liable", () => {
    const story = aJudged('seller', none).does(specialist, reply).does(customer, appeal)

    story.does(manager, decide('split', none, true)).does(specialist, apology)

    expect(story.file.replies).toMatchObject([{ apology: false }, { apology: true }])
  })
})

describe('An appeal (P2)', () => {
  it.each([
    ['before the feedback record', aRefunded],
    ['after it', () => aRefunded().does(specialist, feedback).later(day)],
  ])('goes to the manager, %s', (_, answered) => {
    const story = answered()

    story.does(shop, appeal)

    expect(story.stands).toBe('open.appealing')
    expect(story.lately).toEqual([
      {
        type: 'party.notify',
        side: 'buyer',
        partyId: 'customer',
        about: 'appealed',
        text: appeal.grounds,
        dueAt: null,
      },
      { type: 'case.escalate', to: 'manager', reason: appeal.grounds },
    ])
    expect(story.file).toMatchObject({ appealed: true, ending: null, deadlines: {} })
    expect(paths.dispute.selectors.isAppealing(story.case.state)).toBe(true)
    expect(story.refuses(specialist, decide('seller', none))).toMatchObject({
      code: 'not-your-role',
      roles: ['manager'],
    })
  })

  it('through an agent is one of the side that came', () => {
    const story = aRefunded().does(agent, appeal)

    expect(story.lately).toContainEqual(expect.objectContaining({ type: 'party.notify', partyId: 'shop' }))
  })

  it('is not for a stranger (R8)', () => {
    expect(aRefunded().refuses(stranger, appeal)).toMatchObject({ code: 'not-your-case', rule: 'R8' })
  })

  it('is decided once, and that stands', () => {
    const story = aRefunded().does(shop, appeal)

    story.does(manager, decide('seller', none)).does(finance, settle).does(specialist, reply)

    expect(story.file.verdict).toMatchObject({ favours: 'seller', remedy: none, givenBy: manager })
    expect(story.refuses(customer, appeal)).toMatchObject({ code: 'against-a-rule', rule: 'P2' })
    story.does(specialist, feedback)
    expect(story.refuses(customer, appeal)).toMatchObject({ code: 'against-a-rule', rule: 'P2' })
  })

  it('that changes the remedy has it ordered, with what was carried out before', () => {
    const story = aRefunded().does(shop, appeal)
    const half = { ...refund, amountMinor: 5_000 }

    story.does(manager, decide('split', half))

    expect(story.stands).toBe('open.settling')
    expect(story.lately).toEqual([
      { type: 'remedy.order', orderNumber: 'A-1001', remedy: half, alreadySettled: refund },
    ])
  })

  it('that takes the remedy back has that ordered too', () => {
    const story = aRefunded().does(shop, appeal)

    story.does(manager, decide('seller', none))

    expect(story.stands).toBe('open.settling')
    expect(story.lately).toEqual([
      { type: 'remedy.order', orderNumber: 'A-1001', remedy: none, alreadySettled: refund },
    ])
    story.does(finance, settle).does(specialist, reply)
    expect(story.file.settled).toEqual(none)
  })

  it('that upholds the remedy has nothing carried out twice', () => {
    const story = aRefunded().does(shop, appeal)

    story.does(manager, decide('buyer', refund))

    expect(story.stands).toBe('open.replying')
    expect(story.lately).toEqual([])
  })

  it.each([
    ['a refund above the order', decide('buyer', { ...refund, amountMinor: 10_001 })],
    ['a remedy for the seller', decide('seller', refund)],
  ])('brings no %s either (P2)', (_, event) => {
    expect(aRefunded().does(shop, appeal).refuses(manager, event)).toMatchObject({ rule: 'P2' })
  })

  it('is not decided by whoever gave the verdict, in whatever role (P2)', () => {
    const promoted = { ...specialist, role: 'manager' } as const

    const refusal = aRefunded().does(shop, appeal).refuses(promoted, decide('seller', none))

    expect(refusal).toMatchObject({ code: 'against-a-rule', rule: 'P2' })
  })

  it('is not decided by a manager who is a party of the case (P2)', () => {
    const counterparty: Customer = { id: manager.id, role: 'customer' }
    const story = told.tell(new Story(paths.dispute, { ...inputs.dispute, counterparty }))
    story.does(agent, accept).does(specialist, accept).does(specialist, receipt).does(specialist, dispatch)
    story.does(specialist, verdict('split', none)).does(specialist, reply).does(customer, appeal)

    expect(story.refuses(manager, decide('split', none))).toMatchObject({ rule: 'P2' })
  })

  it('comes too late when the case has ended', () => {
    const story = aRefunded()
      .does(specialist, feedback)
      .waits(7 * day)

    expect(story.refuses(shop, appeal)).toMatchObject({ code: 'closed' })
  })
})
