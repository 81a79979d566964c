import { nextDueAt, openCase, paths, type ReturnVisitEvent, type ReturnVisitInput } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, hour, inputs, monday } from './cast.js'
import { chronicle } from './laws.js'
import { Story } from './story.js'

const { agent, customer, manager, supervisor } = cast
type Event<Type extends ReturnVisitEvent['type']> = Extract<ReturnVisitEvent, { type: Type }>

const accept = { type: 'case.accept' } as const
const attempt = (dayPart: number, reached = false) =>
  ({ type: 'contact.attempt', via: 'phone', dayPart, reached }) as const
const opinion: Event<'opinion.record'> = { type: 'opinion.record', text: 'The queue was long' }
const answer: Event<'opinion.answer'> = { type: 'opinion.answer', answer: 'There is a second desk now' }
const end = { type: 'visit.end', satisfaction: 80 } as const
const sign = { type: 'visit.sign', reply: 'We keep the second desk' } as const
const reply = { type: 'reply.send', text: 'Thank you for your time.' } as const
const feedback = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const
const say = { type: 'message.receive', text: 'You called?' } as const

const open = { ...inputs.returnVisit, earliestAt: monday }

const told = chronicle()
const aVisit = (input: Partial<ReturnVisitInput> = {}) =>
  told.tell(new Story(paths.returnVisit, { ...open, ...input }, { by: agent })).does(agent, accept)
const aReached = () => aVisit().does(agent, attempt(0, true))
const aSaid = () => aReached().does(agent, opinion)
const anEnded = () => aReached().does(agent, end)

afterEach(told.keepTheLaws)

describe('A return visit (P11)', () => {
  it('reaches the customer, records, is signed by the head, answered and fed back (P11, R2)', () => {
    const story = aSaid().does(agent, answer).does(agent, end).does(manager, sign)
    story.does(agent, reply).does(agent, feedback)

    story.waits(7 * day)

    expect(story.recorded.map(({ event, to }) => [event.type, to])).toEqual([
      ['case.open', { open: 'accepting' }],
      ['deadline.reach', { open: 'accepting' }],
      ['case.accept', { open: { working: 'contacting' } }],
      ['contact.attempt', { open: { working: 'visiting' } }],
      ['opinion.record', { open: { working: 'visiting' } }],
      ['opinion.answer', { open: { working: 'visiting' } }],
      ['visit.end', { open: 'signing' }],
      ['visit.sign', { open: 'replying' }],
      ['reply.send', 'feedingBack'],
      ['feedback.record', 'closed'],
      ['deadline.reach', 'ended'],
    ])
    expect(story.case.state.output).toMatchObject({
      rule: 'F2',
      followsUp: 'case-0',
      reached: true,
      late: false,
      attempts: [{ via: 'phone', dayPart: 0, reached: true, at: monday, by: agent }],
      satisfaction: 80,
      opinions: [{ text: opinion.text, answer: answer.answer }],
      raised: [],
      signed: { reply: sign.reply, by: manager },
    })
  })

  it('is recorded also where the customer would not say how satisfied they are', () => {
    const story = aReached().does(agent, { ...end, satisfaction: null })

    expect(story.stands).toBe('open.signing')
    expect(paths.returnVisit.selectors.satisfaction(story.case.state)).toBeNull()
  })
})

describe('The window of a return visit (F1–F5)', () => {
  const ahead = { earliestAt: monday + 3 * day, latestAt: monday + 7 * day }

  it('lets nobody visit before it opens, and then says so (T8)', () => {
    const story = aVisit(ahead)

    expect(paths.returnVisit.selectors.isPlanned(story.case.state)).toBe(true)
    expect(story.case.state.tags).toContain('onHold')
    expect(story.refuses(agent, attempt(0, true))).toMatchObject({ code: 'not-now' })
    story.waits(3 * day)

    expect(story.stands).toBe('open.working.contacting')
    expect(story.lately).toEqual([{ type: 'visit.due', agentId: 'agent', latestAt: ahead.latestAt }])
    expect(nextDueAt(story.case)).toBe(ahead.latestAt)
  })

  it('that opens while the case is on hold is open when work goes on', () => {
    const story = aVisit(ahead).does(agent, { type: 'case.hold', reason: 'She is abroad' })

    story.waits(4 * day)
    expect(story.stands).toBe('open.onHold')
    story.does(agent, { type: 'case.resume' })

    expect(story.stands).toBe('open.working.contacting')
  })

  it('that closes before the customer is reached makes the visit late, in sight of a supervisor', () => {
    const story = aVisit().waits(3 * day)

    expect(story.lately).toMatchObject([{ type: 'case.escalate', to: 'supervisor' }])
    expect(story.file).toMatchObject({ late: true, deadlines: {} })
    story.does(agent, attempt(0, true))

    expect(story.stands).toBe('open.working.visiting')
  })

  it('matters no more once the customer is reached', () => {
    const story = aReached().waits(30 * day)

    expect(story.file).toMatchObject({ late: false, deadlines: {} })
  })

  it('closes no sooner than it opens', () => {
    const opening = { id: 'case-1', at: monday, by: agent, charter: aVisit().charter }
    const input = { ...open, latestAt: monday - 1 }

    expect(() => openCase(paths.returnVisit, input, opening)).toThrow(
      /latestAt: expected the window to close no sooner than it opens/,
    )
  })
})

describe('A customer who is not reached (F6)', () => {
  it('is tried again in another part of the day', () => {
    const story = aVisit().does(agent, attempt(0))

    const refusal = story.refuses(agent, attempt(0))

    expect(refusal).toMatchObject({ code: 'against-a-rule', rule: 'F6' })
    story.later(5 * hour).does(agent, attempt(1, true))
    expect(story.stands).toBe('open.working.visiting')
    expect(story.file.attempts).toHaveLength(2)
  })

  it('is left a written note after three attempts, and the visit ends unreached (R2)', () => {
    const story = aVisit().does(agent, attempt(0)).does(agent, attempt(2))

    expect(story.refuses(agent, attempt(2))).toMatchObject({ rule: 'F6' })
    story.does(agent, attempt(1))
    expect(story.stands).toBe('open.replying')
    expect(story.lately).toMatchObject([{ type: 'agent.notify', agentId: 'agent', about: 'silence' }])
    expect(story.file.deadlines).toEqual({})
    story.does(agent, { ...reply, text: 'We called; please call back.' }).does(agent, feedback)
    story.waits(7 * day)

    expect(story.case.state.output).toMatchObject({
      ending: 'closed',
      reached: false,
      reply: { text: 'We called; please call back.' },
      satisfaction: null,
      signed: null,
    })
  })

  it('is tried as often as the visit says', () => {
    const story = aVisit({ maxAttempts: 1 }).does(agent, attempt(0))

    expect(story.stands).toBe('open.replying')
  })

  it('and calls back is visited after all', () => {
    const story = aVisit({ maxAttempts: 1 }).does(agent, attempt(0))

    story.does(customer, say)
    expect(story.stands).toBe('open.working.contacting')
    story.does(agent, attempt(0, true)).does(agent, end)

    expect(story.file.reached).toBe(true)
    expect(story.stands).toBe('open.signing')
  })
})

describe('What the customer says', () => {
  it('may be answered at once', () => {
    const story = aReached()
      .does(agent, { ...opinion, answer: answer.answer })
      .does(agent, end)

    expect(story.stands).toBe('open.signing')
    expect(paths.returnVisit.selectors.opinions(story.case.state)).toEqual([
      { text: opinion.text, answer: answer.answer },
    ])
  })

  it('and cannot be answered at once gets a promised reply time (T12, R9)', () => {
    const story = aSaid()

    expect(story.refuses(agent, end)).toMatchObject({ code: 'against-a-rule', rule: 'T12' })
    story.does(agent, { type: 'reply.promise', dueAt: story.now + 2 * day }).does(agent, end)
    expect(story.stands).toBe('open.working.answering')
    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
    story.does(agent, answer)

    expect(story.stands).toBe('open.signing')
  })

  it('is answered one by one, in any order, and all of it before the head signs (P11)', () => {
    const story = aSaid().does(agent, { ...opinion, text: 'The hall was cold' })
    story.does(agent, { type: 'reply.promise', dueAt: story.now + 2 * day }).does(agent, end)

    story.does(agent, { ...answer, opinion: 2 })
    expect(story.stands).toBe('open.working.answering')
    expect(paths.returnVisit.selectors.isAnswered(story.case.state)).toBe(false)
    expect(story.refuses(agent, { ...answer, opinion: 2 })).toMatchObject({ rule: 'P11' })
    expect(story.refuses(agent, { ...answer, opinion: 3 })).toMatchObject({ rule: 'P11' })
    story.does(agent, answer)

    expect(story.stands).toBe('open.signing')
    expect(story.refuses(agent, answer)).toMatchObject({ rule: 'P11' })
  })

  it('is answered before the visit is closed, also when the customer falls silent (P11)', () => {
    const story = aSaid()
      .does(agent, { type: 'customer.ask', question: 'Which queue?' })
      .waits(6 * day)

    expect(story.stands).toBe('open.replying')
    expect(story.refuses(agent, reply)).toMatchObject({ code: 'against-a-rule', rule: 'P11' })
    story.does(agent, answer).does(agent, reply)

    expect(story.stands).toBe('feedingBack')
  })

  it.each([
    ['complaint', { about: 'service' }],
    ['inquiry', undefined],
  ])('and is a new %s opens a case of its own, linked to this one (P11)', (path, details) => {
    const story = aReached()

    story.does(agent, { type: 'matter.raise', path, subject: 'Rude again', ...(details && { details }) })

    const { customer, contact } = open
    expect(story.lately).toEqual([
      {
        type: 'linkedCase.open',
        kind: 'raised-by',
        path,
        input: { ...details, customer, contact, subject: 'Rude again' },
      },
    ])
    expect(story.file.raised).toEqual([{ path, subject: 'Rude again' }])
  })

  it('and opens a case opens it as the customer of this one (R8)', () => {
    const story = aReached()

    story.does(agent, {
      type: 'matter.raise',
      path: 'inquiry',
      subject: 'Mine',
      details: { customer: 'somebody else' },
    })

    expect(story.lately).toMatchObject([{ input: { customer } }])
  })
})

describe('The head of the department', () => {
  it('has the record of the visit to reply to and sign, and no other role (R3)', () => {
    const story = anEnded()

    expect(paths.returnVisit.selectors.isSigning(story.case.state)).toBe(true)
    expect(story.lately).toMatchObject([
      { type: 'department.notify', department: 'manager', about: 'report' },
    ])
    expect(story.refuses(supervisor, sign)).toMatchObject({ code: 'not-your-role', roles: ['manager'] })
    expect(story.refuses(agent, reply)).toMatchObject({ code: 'not-now' })
    story.does(manager, sign)

    expect(story.file.signed).toEqual({ reply: sign.reply, at: story.now, by: manager })
  })

  it('returns what is not answered, and the visit goes on', () => {
    const story = anEnded().does(manager, { type: 'visit.return', reason: 'And the cold hall?' })

    expect(story.stands).toBe('open.working.visiting')
    expect(story.lately).toMatchObject([
      { type: 'agent.notify', agentId: 'agent', about: 'note', text: 'And the cold hall?' },
    ])
  })

  it('is reminded, each time in sight of the general manager', () => {
    const story = anEnded().waits(2 * day)

    expect(story.lately).toMatchObject([
      { type: 'department.notify', department: 'manager', about: 'reminder' },
      { type: 'case.escalate', to: 'general-manager' },
    ])
    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
  })
})
