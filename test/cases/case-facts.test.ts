import { CaseFacts, caseFacts, charters, defineCharter, type Path, paths } from 'casewright'
import { firstResponse, followUpWindow, indicators, promiseKept, totalResolution } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyPath } from '../machines/arbitraries.js'
import { cast, day, hour, inputs, minute, monday } from '../machines/cast.js'
import { Story } from '../machines/story.js'
import { walk } from '../machines/walk.js'

const { agent, clerk, customer, department, finance, shop, specialist, techie, theorist } = cast
const accept = { type: 'case.accept' } as const
const reply = { type: 'reply.send', text: 'This is the answer.' } as const
const feedback = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const

const charter = defineCharter(
  {
    ...charters.topUp,
    id: 'measured',
    targets: [
      firstResponse({ calendar: 'always', limit: { ms: minute } }),
      totalResolution({ calendar: 'always', limit: { ms: hour } }),
      promiseKept(),
    ],
  },
  { paths },
)

type Options = Partial<Parameters<typeof caseFacts>[2]>
const factsOf = <P extends Path>(story: Story<P>, options: Options = {}) =>
  caseFacts(story.case as never, story.recorded, { charter: story.charter, ...options })

const anInquiry = (input: object = {}) =>
  new Story(paths.inquiry, { ...inputs.inquiry, ...input }, { charter })
const byEmail = { contact: { channel: 'email', address: 'customer@example.com' } } as const
const answered = (story = anInquiry()) => story.does(agent, accept).does(agent, reply).does(agent, feedback)

describe('The facts of a case', () => {
  it('are those of its file, its clocks and its records', () => {
    const story = anInquiry().later(30_000).does(agent, accept).later(minute).does(agent, reply)

    const facts = factsOf(story.later(minute).does(agent, feedback))

    expect(facts).toStrictEqual({
      id: 'case-1',
      path: 'inquiry',
      agentId: 'agent',
      channel: 'chat',
      openedAt: monday,
      closedAt: monday + 150_000,
      isComplaint: false,
      contacts: 1,
      hands: 1,
      isResolved: true,
      respondedInTime: true,
      repliedInTime: true,
    })
  })

  it('leave out what is not known yet', () => {
    expect(factsOf(anInquiry())).toStrictEqual({
      id: 'case-1',
      path: 'inquiry',
      channel: 'chat',
      openedAt: monday,
      isComplaint: false,
      contacts: 1,
    })
  })

  it.each(everyPath)('hold what the schema asks for, wherever a case of the $id path is led', path => {
    const sound = fc.property(walk(path, 40), story => {
      const facts = factsOf(story)

      expect(CaseFacts.parse(facts)).toStrictEqual(facts)
      expect(facts.isResolved === undefined || facts.closedAt !== undefined).toBe(true)
    })

    fc.assert(sound, { numRuns: 50 })
  })
})

describe('A contact', () => {
  const says = { type: 'message.receive', text: 'Hello?' } as const

  it.each([
    ['a chat that rests no longer than half an hour', {}, 30 * minute, 1],
    ['a chat that rests longer', {}, 31 * minute, 2],
    ['a letter, each', byEmail, 0, 2],
  ])('is %s', (_, input, rest, contacts) => {
    const story = anInquiry(input).does(agent, accept).later(rest).does(customer, says)

    expect(factsOf(story).contacts).toBe(contacts)
  })

  it('goes on with what the department says', () => {
    const story = anInquiry()
      .does(agent, accept)
      .later(29 * minute)
    story.does(agent, { type: 'customer.ask', question: 'Which order?' }).later(29 * minute)

    expect(factsOf(story.does(customer, says)).contacts).toBe(1)
  })

  it('is counted also where an agent writes it down for the customer', () => {
    const story = anInquiry(byEmail).does(agent, accept).does(agent, says)

    expect(factsOf(story).contacts).toBe(2)
  })

  it('is not what a note, the other side of a trade, or the passing of time says', () => {
    const story = new Story(paths.dispute, { ...inputs.dispute, ...byEmail }, { charter })
    story.does(agent, accept).does(agent, { type: 'note.add', text: 'Called twice' })
    story.does(shop, { type: 'evidence.add', side: 'seller', kind: 'statement', summary: 's' }).waits(day)

    expect(factsOf(story).contacts).toBe(1)
  })

  it('may rest as long as the host says', () => {
    const story = anInquiry().does(agent, accept).later(minute).does(customer, says)

    expect(factsOf(story, { conversationRestMs: 1000 }).contacts).toBe(2)
  })
})

describe('Solved at the first contact', () => {
  const firstContact = (story: Story<Path>) => {
    const counter = indicators({})
    counter.add(factsOf(story))
    return counter.result()[0]!.indicators.firstContactResolution.value
  }
  const question = { type: 'question.ask', text: 'And how long does it take?' } as const
  const toOrders = { type: 'case.handOver', to: 'order-agent', reason: 'An order' } as const

  it.each<[string, number, Story<Path>]>([
    ['is a case answered at once', 1, answered() as never],
    ['is a case answered within one conversation', 1, answered(anInquiry().later(minute)) as never],
    [
      'is one with a further question in the same conversation',
      1,
      anInquiry()
        .does(agent, accept)
        .does(agent, reply)
        .does(customer, question)
        .does(agent, reply)
        .does(agent, feedback) as never,
    ],
    [
      'is not one with a further question a day later',
      0,
      anInquiry()
        .does(agent, accept)
        .does(agent, reply)
        .later(day)
        .does(customer, question)
        .does(agent, reply)
        .does(agent, feedback) as never,
    ],
    [
      'is not one that was reopened, however soon',
      0,
      answered(answered().does(customer, { type: 'case.reopen', reason: 'Not so' })) as never,
    ],
    [
      'is not one that was handed over',
      0,
      anInquiry()
        .does(agent, accept)
        .does(agent, toOrders)
        .does(cast.orderAgent, accept)
        .does(cast.orderAgent, reply)
        .does(cast.orderAgent, feedback) as never,
    ],
    [
      'is one that another person feeds back',
      1,
      anInquiry().does(agent, accept).does(agent, reply).does(theorist, feedback) as never,
    ],
  ])('%s', (_, value, story) => {
    expect(firstContact(story)).toBe(value)
  })
})

describe('Whether a problem was solved', () => {
  const aFault = () => new Story(paths.fault, inputs.fault, { charter }).does(techie, accept)
  const tried = { type: 'department.report', tried: ['Restart'] } as const
  const answers = (answer: 'no-fix' | 'not-a-fault') =>
    ({ type: 'department.answer', answer, text: 't' }) as const

  it.each([
    ['fixed', true],
    ['workaround', true],
    ['not-a-fault', true],
    ['no-fix', false],
  ] as const)('follows from how a fault ended: %s', (resolution, isResolved) => {
    const story = aFault()
      .does(techie, { ...reply, resolution })
      .does(techie, feedback)

    expect(factsOf(story).isResolved).toBe(isResolved)
  })

  it('is for the technical department to say where it was reported (P4)', () => {
    const story = aFault().does(techie, tried).does(department, answers('no-fix'))

    expect(factsOf(story.does(techie, reply).does(techie, feedback))).toMatchObject({
      isResolved: false,
      hands: 2,
    })
  })

  it.each([
    ['withdrawn', anInquiry().does(customer, { type: 'case.withdraw', reason: 'r' })],
    ['merged', anInquiry().does(agent, accept).does(agent, { type: 'case.merge', into: 'case-9' })],
    [
      'answered without a customer who stayed silent',
      anInquiry()
        .does(agent, accept)
        .does(agent, { type: 'customer.ask', question: 'q' })
        .waits(7 * day)
        .does(agent, reply)
        .does(agent, feedback),
    ],
  ])('is not known of a case that was %s', (_, story) => {
    const { isResolved, closedAt } = factsOf(story)

    expect([isResolved, closedAt]).toEqual([undefined, story.now])
  })

  it('is open again with the case', () => {
    const reopened = factsOf(answered().does(customer, { type: 'case.reopen', reason: 'Not so' }))

    expect([reopened.isResolved, reopened.closedAt]).toEqual([undefined, undefined])
  })

  it('is settled when it is fed back, not when it can no longer be reopened', () => {
    const story = answered().waits(30 * day)

    expect(story.case.state.status).toBe('done')
    expect(factsOf(story)).toMatchObject({ isResolved: true, closedAt: monday })
  })
})

describe('Whether a target was kept', () => {
  const promise = { type: 'reply.promise', dueAt: monday + 10 * minute } as const

  it.each([
    ['both in time', 30_000, minute, true, true],
    ['a late response', 2 * minute, minute, false, true],
    ['a late reply', 30_000, 2 * hour, true, false],
  ])('is read off the clocks: %s', (_, response, rest, respondedInTime, repliedInTime) => {
    const story = anInquiry().later(response).does(agent, accept).later(rest).does(agent, reply)

    expect(factsOf(story)).toMatchObject({ respondedInTime, repliedInTime })
  })

  it('counts a response that never came, once its time is over', () => {
    expect(factsOf(anInquiry().waits(2 * minute)).respondedInTime).toBe(false)
  })

  it('counts a promise that was broken, though the reply came within its own target', () => {
    const story = anInquiry()
      .does(agent, accept)
      .does(agent, promise)
      .later(20 * minute)
      .does(agent, reply)

    expect(factsOf(story).repliedInTime).toBe(false)
    expect(factsOf(story, { replyMetrics: ['total-resolution'] }).repliedInTime).toBe(true)
  })

  it('is not known without a target', () => {
    const bare = defineCharter({ ...charters.topUp, targets: [] }, { paths })

    const facts = factsOf(answered(new Story(paths.inquiry, inputs.inquiry, { charter: bare })))

    expect([facts.respondedInTime, facts.repliedInTime]).toEqual([undefined, undefined])
  })
})

describe('Facts from elsewhere', () => {
  const known = {
    satisfaction: { overall: 75, questions: { speed: 100 } },
    isAccurate: true,
    isResolved: false,
  }

  it('are added, and go before what the case says', () => {
    expect(factsOf(answered(), { known })).toMatchObject(known)
  })

  it('are checked', () => {
    expect(() => factsOf(answered(), { known: { satisfaction: { overall: 101 } } })).toThrow(
      'caseFacts: known: satisfaction.overall: Too big',
    )
  })

  it('say which paths hold complaints', () => {
    const story = new Story(paths.dispute, inputs.dispute, { charter })

    expect(factsOf(story).isComplaint).toBe(false)
    expect(factsOf(story, { complaintPaths: ['dispute'] }).isComplaint).toBe(true)
  })
})

describe('A follow-up that was due', () => {
  const followed = defineCharter(
    {
      ...charters.topUp,
      id: 'followed',
      targets: [followUpWindow({ calendar: 'always', limit: { ms: 7 * day }, notBefore: { ms: 3 * day } })],
    },
    { paths },
  )
  const closed = () => answered(new Story(paths.inquiry, inputs.inquiry, { charter: followed }))

  it('and was never made is a miss once its time is over', () => {
    expect([factsOf(closed()).isFollowedUp, factsOf(closed().waits(8 * day)).isFollowedUp]).toEqual([
      undefined,
      false,
    ])
  })
})

describe('Records that are not those of the case', () => {
  const story = answered()
  const [opening, ...later] = story.recorded

  it.each([
    [
      'another case’s',
      [{ ...opening!, caseId: 'case-2' }, ...later],
      'record 1 of case "case-1" in its place, got record 1 of case "case-2"',
    ],
    ['without the opening', later, 'record 1 of case "case-1" in its place, got record 2'],
    [
      'cut short',
      story.recorded.slice(0, -1),
      `record ${story.recorded.length} of case "case-1" in its place, got none`,
    ],
  ])('are refused: %s', (_, records, message) => {
    expect(() => caseFacts(story.case as never, records, { charter })).toThrow(message)
  })

  it('are refused with the charter of another department', () => {
    expect(() => factsOf(story, { charter: charters.topUp })).toThrow(
      'caseFacts: expected the charter "measured"',
    )
  })
})

describe('A dispute', () => {
  it('is the front desk’s that took it in, whoever settles it (R1)', () => {
    const shows = (side: 'buyer' | 'seller') =>
      ({ type: 'evidence.add', side, kind: 'statement', summary: 's' }) as const
    const story = new Story(paths.dispute, inputs.dispute, { charter })
    story
      .does(agent, accept)
      .does(specialist, accept)
      .does(customer, shows('buyer'))
      .does(shop, shows('seller'))
    story.does(specialist, {
      type: 'verdict.give',
      favours: 'buyer',
      reasons: 'r',
      remedy: { kind: 'exchange' },
      liable: false,
    })
    story
      .does(finance, { type: 'remedy.settle', reference: 'x' })
      .does(specialist, reply)
      .does(specialist, feedback)

    expect(factsOf(story)).toMatchObject({ agentId: 'agent', hands: 3, isResolved: true, channel: 'phone' })
    expect(story.refuses(clerk, accept).code).toBe('closed')
  })
})
