import { nextDueAt, type OrderEvent, paths } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, hour, inputs, monday } from './cast.js'
import { chronicle } from './laws.js'
import { Story } from './story.js'

const { agent, customer, manager, orderAgent, specialist, supervisor } = cast
const accept = { type: 'case.accept' } as const
const find = {
  type: 'order.find',
  number: 'T-7',
  status: 'Paid, not delivered',
  verifiedBy: 'Called back on the number of the account',
} as const
const report = { type: 'channel.report', supplier: 'Blue Wire Ltd', trouble: 'All top-ups fail' } as const
const adjust = { type: 'channel.adjust', adjusted: true, text: 'Another line is used' } as const
const reply = { type: 'reply.send', text: 'It has arrived now.' } as const
const feedback = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const

const later = monday + 2 * hour

const told = chronicle()
const anOrder = () => told.tell(new Story(paths.order, inputs.order))
const aFound = () => anOrder().does(orderAgent, accept).does(orderAgent, find)
const aReported = () => aFound().does(orderAgent, report)

afterEach(told.keepTheLaws)

describe('An order case (P7)', () => {
  it('of a top-up that failed is checked, topped up again, answered and fed back (P7, R2)', () => {
    const story = aFound()

    story.does(orderAgent, { type: 'topUp.check', cause: 'department', finding: 'Stuck in our queue' })
    story.does(orderAgent, { type: 'topUp.repeat', reference: 'T-8' })
    story
      .does(orderAgent, { ...reply, apology: true })
      .does(orderAgent, feedback)
      .waits(7 * day)

    expect(story.recorded.map(({ event, to }) => [event.type, to])).toEqual([
      ['case.open', { open: 'accepting' }],
      ['case.accept', { open: { working: 'finding' } }],
      ['order.find', { open: { working: 'handling' } }],
      ['topUp.check', { open: { working: 'handling' } }],
      ['topUp.repeat', { open: 'replying' }],
      ['reply.send', 'feedingBack'],
      ['feedback.record', 'closed'],
      ['deadline.reach', 'ended'],
    ])
    expect(story.case.state.output).toMatchObject({ settled: 'topped-up', reply: { text: reply.text } })
  })

  it.each([
    [{ type: 'order.change', changes: 'Two instead of one' }, 'changed', 'change', 'Two instead of one'],
    [{ type: 'order.cancel', reason: 'Bought twice' }, 'cancelled', 'cancel', 'Bought twice'],
    [{ type: 'topUp.repeat', reference: 'T-8' }, 'topped-up', 'top-up', 'T-8'],
  ] as const)('with $type is carried out by the shop, and then answered', (event, settled, action, text) => {
    const story = aFound().does(orderAgent, event)

    expect(story.lately).toEqual([{ type: 'order.carryOut', orderNumber: 'T-7', action, text }])
    expect(story.stands).toBe('open.replying')
    expect(paths.order.selectors.settled(story.case.state)).toBe(settled)
  })

  it('is about another order once another is found', () => {
    const story = aFound().does(orderAgent, { ...find, number: 'T-9' })

    expect(paths.order.selectors.orderNumber(story.case.state)).toBe('T-9')
    expect(story.stands).toBe('open.working.handling')
  })

  it('is discussed with nobody who is not verified (R8)', () => {
    const story = anOrder().does(orderAgent, accept)
    const { verifiedBy: _, ...unverified } = find

    expect(story.refuses(orderAgent, unverified as OrderEvent)).toMatchObject({
      code: 'invalid-payload',
      issues: [{ path: 'verifiedBy' }],
    })
    expect(story.refuses(orderAgent, { type: 'order.cancel', reason: 'Bought twice' })).toMatchObject({
      code: 'not-now',
    })
  })

  it.each([
    ['customer', false],
    ['department', true],
    ['channel', true],
  ] as const)('that failed by the %s makes an apology: %s (R6)', (cause, mayApologise) => {
    const story = aFound().does(orderAgent, { type: 'topUp.check', cause, finding: 'Looked at the log' })

    expect(story.tries(orderAgent, { ...reply, apology: true })).toBe(mayApologise)
  })
})

describe('The order desk', () => {
  it('is the first to answer (P7)', () => {
    const story = anOrder()

    expect(story.refuses(agent, reply)).toMatchObject({ code: 'against-a-rule', rule: 'P7' })
    story.does(orderAgent, reply)

    expect(story.stands).toBe('feedingBack')
    expect(story.file.owner).toEqual(orderAgent)
  })

  it('has what others accept, who remain its owners (R1, R3)', () => {
    const story = anOrder().does(agent, accept)

    expect(story.stands).toBe('open.referred')
    expect(story.refuses(agent, accept)).toMatchObject({ code: 'not-your-role', roles: ['order-agent'] })
    story.does(orderAgent, accept)
    expect(story.file).toMatchObject({ owner: agent, handler: orderAgent, desk: 'order-agent' })
  })

  it('hands over what is none of its work, and alone works on orders (R3)', () => {
    const story = aFound().does(orderAgent, {
      type: 'case.handOver',
      to: 'complaint-specialist',
      reason: 'A complaint after all',
    })

    story.does(specialist, accept)

    expect(story.stands).toBe('open.working.handling')
    expect(story.refuses(specialist, { type: 'order.cancel', reason: 'No' })).toMatchObject({ rule: 'R3' })
    story.does(specialist, reply)
    expect(story.stands).toBe('feedingBack')
  })
})

describe('Trouble with a supply channel', () => {
  it('is reported upward, and goes on once the channel is adjusted (P7)', () => {
    const story = aReported()

    expect(story.stands).toBe('open.reported.awaitingChannel')
    expect(paths.order.selectors.isReported(story.case.state)).toBe(true)
    expect(story.lately).toEqual([
      { type: 'channel.notify', about: 'report', supplier: 'Blue Wire Ltd', text: 'All top-ups fail' },
    ])
    story.does(manager, adjust)

    expect(story.stands).toBe('open.working.handling')
    expect(story.lately).toMatchObject([{ type: 'agent.notify', agentId: 'order-agent', text: adjust.text }])
    expect(story.file).toMatchObject({ deadlines: {}, liable: true })
  })

  it('that cannot be helped is told to the customer (P7, R9)', () => {
    const story = aReported().does(supervisor, { ...adjust, adjusted: false })

    expect(story.stands).toBe('open.replying')
    expect(story.tries(orderAgent, { ...reply, apology: true })).toBe(true)
  })

  it('is adjusted from above alone (R3)', () => {
    expect(aReported().refuses(orderAgent, adjust)).toMatchObject({
      code: 'not-your-role',
      roles: ['manager', 'supervisor'],
    })
  })

  it('is reminded of, each time in sight of the general manager', () => {
    const story = aReported().waits(4 * day)

    expect(story.lately).toMatchObject([
      { type: 'channel.notify', about: 'reminder' },
      { type: 'case.escalate', to: 'general-manager' },
      { type: 'channel.notify', about: 'reminder' },
      { type: 'case.escalate', to: 'general-manager' },
    ])
    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
  })

  it('is recalled where the agent finds another way', () => {
    const story = aReported().does(orderAgent, reply)

    expect(story.stands).toBe('feedingBack')
    expect(story.lately).toMatchObject([{ about: 'reply' }, { type: 'channel.notify', about: 'recall' }])
    expect(story.file.deadlines).toEqual({})
  })

  it('may have a reply promised meanwhile (T12)', () => {
    const story = aReported().does(orderAgent, { type: 'reply.promise', dueAt: later })

    expect(story.stands).toBe('open.reported.awaitingChannel')
  })
})

describe('A supplier (R8)', () => {
  const aSecret = () =>
    aReported()
      .does(manager, { ...adjust, supplier: 'Red Line' })
      .does(orderAgent, {
        type: 'reply.promise',
        dueAt: later,
      })

  it.each([
    ['a reply', { ...reply, text: 'BLUE WIRE LTD was down.' }],
    ['a reply in full width', { ...reply, text: 'Ｒｅｄ　Ｌｉｎｅ does it now.' }],
    ['a question', { type: 'customer.ask', question: 'Do you know Red Line?' }],
    [
      'a promise that is renewed',
      { type: 'promise.renew', dueAt: later, reason: 'Red Line is slow', toldVia: 'chat' },
    ],
  ] as const)('is not named to a customer in %s', (_, event) => {
    expect(aSecret().refuses(orderAgent, event as OrderEvent)).toMatchObject({
      code: 'against-a-rule',
      rule: 'R8',
    })
  })

  it('is named in nothing that a customer is told', () => {
    const story = aSecret().does(orderAgent, { type: 'customer.ask', question: 'Is it there?' })
    story.does(customer, { type: 'message.receive', text: 'It is' }).does(orderAgent, reply)

    const toCustomer = story.emitted.filter(({ type }) => type.startsWith('customer.'))

    expect(toCustomer.length).toBeGreaterThan(3)
    expect(JSON.stringify(toCustomer)).not.toMatch(/supplier|blue wire|red line/i)
  })
})
