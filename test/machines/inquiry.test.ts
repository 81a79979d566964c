import { nextDueAt, paths, permittedEvents } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, hour, inputs, minute } from './cast.js'
import { chronicle } from './laws.js'
import { type Setting, Story } from './story.js'

const { agent, clerk, customer, orderAgent } = cast
const accept = { type: 'case.accept' } as const
const reply = { type: 'reply.send', text: '可以，七天之内。' } as const
const feedback = {
  type: 'feedback.record',
  problem: 'Customers do not know how long a card can be returned',
  cause: 'The term stands only in the small print',
  improvement: 'Say it on the order page',
} as const

const told = chronicle()
const anInquiry = (setting?: Setting) => told.tell(new Story(paths.inquiry, inputs.inquiry, setting))
const aPromised = (dueInMs = 4 * hour) => {
  const story = anInquiry().does(agent, accept)
  return story.does(agent, { type: 'reply.promise', dueAt: story.now + dueInMs })
}

afterEach(told.keepTheLaws)

describe('An inquiry (P1)', () => {
  it('is accepted, answered at once, fed back, and in the end past recall (P1, R2)', () => {
    const story = anInquiry()

    story.does(agent, accept).later(minute).does(agent, reply).later(minute).does(agent, feedback)
    story.waits(7 * day)

    expect(story.stands).toBe('ended')
    expect(story.recorded.map(({ event, to }) => [event.type, to])).toEqual([
      ['case.open', { open: 'accepting' }],
      ['case.accept', { open: { working: 'resolving' } }],
      ['reply.send', 'feedingBack'],
      ['feedback.record', 'closed'],
      ['deadline.reach', 'ended'],
    ])
    expect(story.case.state.output).toMatchObject({
      ending: 'closed',
      reply: { text: reply.text, apology: false, sentBy: agent },
      feedback: { problem: feedback.problem, cause: feedback.cause, improvement: feedback.improvement },
      withdrawnBecause: null,
      mergedInto: null,
    })
    expect(story.emitted).toEqual([
      { type: 'customer.notify', about: 'accepted' },
      { type: 'customer.notify', about: 'reply', text: reply.text },
    ])
  })

  it('is answered at the first touch, and who answers has accepted it (P1, R1)', () => {
    const story = anInquiry()

    story.does(agent, reply)

    expect(story.stands).toBe('feedingBack')
    expect(story.file).toMatchObject({ owner: agent, handler: agent, desk: 'service-agent' })
  })

  it('keeps what was found until it is told', () => {
    const story = anInquiry().does(agent, accept)

    story.does(agent, { type: 'answer.find', answer: 'Within seven days' })

    expect(story.stands).toBe('open.replying')
    expect(paths.inquiry.selectors.answer(story.case.state)).toBe('Within seven days')
  })

  it('has another question before it is closed, which the same agent owns (P1, R1)', () => {
    const story = anInquiry().does(agent, reply)

    story.does(customer, { type: 'question.ask', text: 'And a used one?' })

    expect(story.stands).toBe('open.working.resolving')
    expect(story.lately).toEqual([
      {
        type: 'agent.notify',
        agentId: 'agent',
        desk: 'service-agent',
        about: 'question',
        text: 'And a used one?',
      },
    ])
    story.does(agent, { type: 'reply.send', text: 'No.' }).does(agent, feedback)
    expect(story.file.replies.map(({ text }) => text)).toEqual([reply.text, 'No.'])
    expect(story.file.owner).toEqual(agent)
  })

  it('has no reply sent by anyone but the agent (R3)', () => {
    const story = anInquiry().does(agent, accept)

    expect(story.refuses(customer, reply)).toMatchObject({ code: 'not-your-role', roles: ['service-agent'] })
    expect(story.refuses(clerk, reply)).toMatchObject({ code: 'not-your-role', rule: 'R3' })
  })
})

describe('A promise (T12)', () => {
  it('has a date, and an address where the answer reaches the customer', () => {
    const story = anInquiry().does(agent, accept)
    const dueAt = story.now + 4 * hour

    story.does(agent, { type: 'reply.promise', dueAt, address: 'wechat:42' })

    expect(story.stands).toBe('open.working.promised')
    expect(story.case.state.tags).toEqual(['awaitingAgent', 'promised'])
    expect(story.lately).toEqual([{ type: 'customer.notify', about: 'promised', dueAt }])
    expect(story.file.contact).toEqual({ ...inputs.inquiry.contact, address: 'wechat:42' })
    expect(story.file.promise).toEqual({
      dueAt,
      madeAt: story.now,
      madeBy: agent,
      renewals: 0,
      brokenAt: null,
      answeredAt: null,
    })
    expect(nextDueAt(story.case)).toBe(dueAt)
    expect(paths.inquiry.selectors.isPromised(story.case.state)).toBe(true)
  })

  it.each([
    ['now', 0],
    ['yesterday', -day],
  ])('is not given for %s (T12)', (_, ms) => {
    const story = anInquiry().does(agent, accept)

    const refusal = story.refuses(agent, { type: 'reply.promise', dueAt: story.now + ms })

    expect(refusal).toMatchObject({ code: 'against-a-rule', rule: 'T12' })
  })

  it('is not given to a customer whom no answer can reach (T12)', () => {
    const contact = { channel: 'phone' } as const
    const story = told.tell(new Story(paths.inquiry, { ...inputs.inquiry, contact })).does(agent, accept)
    const dueAt = story.now + hour

    expect(story.refuses(agent, { type: 'reply.promise', dueAt })).toMatchObject({ rule: 'T12' })

    story.does(agent, { type: 'reply.promise', dueAt, address: '+86 10 5555 0100' })
    expect(story.file.contact).toEqual({ channel: 'phone', address: '+86 10 5555 0100' })
  })

  it('is kept by a reply before its date, and then waited for no longer (R9)', () => {
    const story = aPromised(4 * hour)

    story.later(4 * hour - 1).does(agent, reply)

    expect(story.file.promise).toMatchObject({ answeredAt: story.now, brokenAt: null })
    expect(nextDueAt(story.case)).toBeNull()
  })

  it('is not made twice, but renewed (R9)', () => {
    const story = aPromised(4 * hour)
    const again = () => story.refuses(agent, { type: 'reply.promise', dueAt: story.now + day })

    expect(again()).toMatchObject({ code: 'against-a-rule', rule: 'R9' })
    story.waits(5 * hour)
    expect(again()).toMatchObject({ code: 'against-a-rule', rule: 'R9' })
    expect(permittedEvents(story.case, agent, story.charter)).not.toContain('reply.promise')
    expect(permittedEvents(story.case, agent, story.charter)).toContain('promise.renew')
  })

  it('is made anew for another question', () => {
    const story = aPromised().does(agent, reply).does(customer, { type: 'question.ask', text: 'Really?' })

    story.does(agent, { type: 'reply.promise', dueAt: story.now + day })

    expect(story.file.promise).toMatchObject({ dueAt: story.now + day, answeredAt: null })
  })

  it('that is broken stays broken when it is renewed (R9)', () => {
    const story = aPromised(4 * hour).waits(4 * hour)
    const brokenAt = story.now

    story.does(agent, { type: 'promise.renew', dueAt: story.now + day, reason: 'Sorry', toldVia: 'phone' })

    expect(story.file.promise).toMatchObject({ brokenAt, renewals: 1 })
    expect(nextDueAt(story.case)).toBe(story.now + day)
    story.waits(day)
    expect(story.file.promise).toMatchObject({ brokenAt })
    expect(story.lately).toMatchObject([{ about: 'promise-broken' }, { type: 'case.escalate' }])
  })

  it('is renewed only with the customer told how and why (R9)', () => {
    const story = aPromised(4 * hour).later(3 * hour)
    const dueAt = story.now + 4 * hour
    const untold = { type: 'promise.renew', dueAt, reason: 'The supplier is asked' }

    const refusal = story.refuses(agent, untold as never)
    story.does(agent, { type: 'promise.renew', dueAt, reason: 'The supplier is asked', toldVia: 'phone' })

    expect(refusal).toMatchObject({ code: 'invalid-payload', issues: [{ path: 'toldVia' }] })
    expect(story.lately).toEqual([
      {
        type: 'customer.notify',
        about: 'promise-renewed',
        dueAt,
        text: 'The supplier is asked',
        toldVia: 'phone',
      },
    ])
    expect(story.file.promise).toMatchObject({ dueAt, renewals: 1, brokenAt: null })
    expect(nextDueAt(story.case)).toBe(dueAt)
  })

  it('is renewed to a date ahead, and only while it is open (R9)', () => {
    const renew = { type: 'promise.renew', reason: 'More to ask', toldVia: 'chat' } as const
    const story = anInquiry().does(agent, accept)
    const refuses = (dueAt: number) => story.refuses(agent, { ...renew, dueAt })

    expect(refuses(story.now + day)).toMatchObject({ code: 'against-a-rule', rule: 'R9' })
    story.does(agent, { type: 'reply.promise', dueAt: story.now + day })
    expect(refuses(story.now)).toMatchObject({ code: 'against-a-rule', rule: 'R9' })
    story.does(agent, reply).does(customer, { type: 'question.ask', text: 'Really?' })
    expect(refuses(story.now + day)).toMatchObject({ code: 'against-a-rule', rule: 'R9' })
  })

  it('that is broken is told to the customer and to the supervisor, at its own instant (R9)', () => {
    const story = aPromised(4 * hour)
    const { dueAt } = story.file.promise!

    story.waits(2 * day)

    expect(story.file.promise).toMatchObject({ brokenAt: dueAt, answeredAt: null })
    expect(story.lately).toMatchObject([
      { type: 'customer.notify', about: 'promise-broken' },
      { type: 'case.escalate', to: 'supervisor' },
    ])
    expect(story.recorded.at(-1)).toMatchObject({ at: dueAt, by: { role: 'system' } })
    expect(nextDueAt(story.case)).toBeNull()
  })

  it('that is broken makes the department liable, so that it may apologise (R6, R9)', () => {
    const story = aPromised(4 * hour)
    const apology = { ...reply, apology: true }

    expect(story.refuses(agent, apology)).toMatchObject({ code: 'against-a-rule', rule: 'R6' })
    story.later(4 * hour).does(agent, apology)

    expect(story.file.replies).toMatchObject([{ apology: true }])
    expect(story.file.promise).toMatchObject({ brokenAt: story.now, answeredAt: story.now })
  })

  it('goes with the case to another desk, and comes back to where it was (T12, R1)', () => {
    const story = aPromised()

    story
      .does(agent, { type: 'case.handOver', to: 'order-agent', reason: 'It is about an order' })
      .does(orderAgent, accept)

    expect(story.stands).toBe('open.working.promised')
    expect(story.file.owner).toEqual(agent)
    expect(nextDueAt(story.case)).toBe(story.file.promise?.dueAt)
  })
})

describe('An inquiry at the wrong desk (R1, R3)', () => {
  it('is handed over, and its owner stays', () => {
    const story = anInquiry().does(agent, accept)

    story.does(agent, { type: 'case.handOver', to: 'order-agent', reason: 'It is about an order' })

    expect(story.stands).toBe('open.handedOver')
    expect(story.file).toMatchObject({ owner: agent, handler: null, desk: 'order-agent' })
    expect(story.lately).toEqual([
      {
        type: 'agent.notify',
        agentId: null,
        desk: 'order-agent',
        about: 'handed-over',
        text: 'It is about an order',
      },
    ])
    story.does(orderAgent, accept).does(orderAgent, reply)
    expect(story.file).toMatchObject({ owner: agent, handler: orderAgent })
  })

  it('is taken up by that desk alone', () => {
    const story = anInquiry().does(agent, accept)

    story.does(agent, { type: 'case.handOver', to: 'order-agent', reason: 'It is about an order' })

    expect(story.refuses(agent, accept)).toMatchObject({ code: 'not-your-role', roles: ['order-agent'] })
  })

  it('is passed on by a desk that finds it wrong there too', () => {
    const story = anInquiry().does(agent, accept)
    const handOver = { type: 'case.handOver', reason: 'Not here either' } as const

    story
      .does(agent, { ...handOver, to: 'order-agent' })
      .does(orderAgent, { ...handOver, to: 'service-agent' })

    expect(story.stands).toBe('open.handedOver')
    expect(story.file).toMatchObject({ owner: agent, desk: 'service-agent' })
  })

  it('is not handed over to the desk that has it (R3)', () => {
    const story = anInquiry().does(agent, accept)

    const refusal = story.refuses(agent, { type: 'case.handOver', to: 'service-agent', reason: 'No time' })

    expect(refusal).toMatchObject({ code: 'against-a-rule', rule: 'R3' })
  })
})
