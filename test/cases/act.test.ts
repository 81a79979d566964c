import {
  act,
  type Case,
  CasewrightError,
  charters,
  defineCharter,
  elapse,
  openCase,
  type Party,
  type Path,
  paths,
  permittedEvents,
  Refusal,
  type RequestOf,
} from 'casewright'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cast, day, inputs, monday } from '../machines/cast.js'
import { deepFreeze, Story } from '../machines/story.js'

const { agent, customer, stranger, techie } = cast
const accept = { type: 'case.accept' } as const
const reply = { type: 'reply.send', text: 'Yes.' } as const
const withdraw = { type: 'case.withdraw', reason: 'No longer' } as const

const anInquiry = () => new Story<Path>(paths.inquiry, inputs.inquiry)
const aFault = () => new Story<Path>(paths.fault, inputs.fault)

describe('A refusal', () => {
  const accepted = anInquiry().does(agent, accept)
  const ended = anInquiry().does(customer, withdraw)
  const answered = anInquiry().does(agent, reply)
  const referred = aFault().does(cast.theorist, accept)

  it.each<[string, Story<Path>, Party, RequestOf<Path>, Refusal]>([
    [
      'unknown-event: the path knows no such event',
      accepted,
      agent,
      { type: 'verdict.give' },
      {
        code: 'unknown-event',
        event: 'verdict.give',
        message: 'The inquiry path knows no event "verdict.give".',
      },
    ],
    [
      'invalid-payload: what is wrong, field by field',
      accepted,
      agent,
      { type: 'reply.send', text: ' ', apology: 'very' },
      {
        code: 'invalid-payload',
        event: 'reply.send',
        message:
          'text: expected some text, got none; apology: Invalid input: expected boolean, received string',
        issues: [
          { path: 'text', message: 'expected some text, got none' },
          { path: 'apology', message: 'Invalid input: expected boolean, received string' },
        ],
      },
    ],
    [
      'invalid-payload: a field that there is not',
      accepted,
      agent,
      { ...accept, colour: 'red' },
      {
        code: 'invalid-payload',
        event: 'case.accept',
        message: 'event: Unrecognized key: "colour"',
        issues: [{ path: '', message: 'Unrecognized key: "colour"' }],
      },
    ],
    [
      'not-now: the state takes no such event',
      answered,
      agent,
      { type: 'answer.find', answer: 'Yes' },
      {
        code: 'not-now',
        event: 'answer.find',
        message: 'A case that is feedingBack takes no answer.find.',
      },
    ],
    [
      'not-your-role: who may, and the rule R3',
      accepted,
      customer,
      reply,
      {
        code: 'not-your-role',
        event: 'reply.send',
        rule: 'R3',
        roles: ['service-agent'],
        message:
          'While the case is open, working, resolving, reply.send is not for the customer; it is for: service-agent.',
      },
    ],
    [
      'not-your-case: another customer, and the rule R8',
      accepted,
      stranger,
      withdraw,
      {
        code: 'not-your-case',
        event: 'case.withdraw',
        rule: 'R8',
        message: 'case.withdraw is for the customers of this case.',
      },
    ],
    [
      'against-a-rule: which one, and why',
      referred,
      cast.theorist,
      accept,
      {
        code: 'against-a-rule',
        event: 'case.accept',
        rule: 'R4',
        message:
          'Refused because a technical fault is for a tech-leaning or all-round agent, or technical support.',
      },
    ],
    [
      'closed: nothing more can be asked of it',
      ended,
      customer,
      withdraw,
      { code: 'closed', event: 'case.withdraw', message: 'The case is closed.' },
    ],
  ])('%s', (_, story, by, event, refusal) => {
    const result = act(story.case, event, { at: story.now, by, charter: story.charter })

    expect(result).toStrictEqual({ ok: false, refusal, case: story.case })
    expect(result.case).toBe(story.case)
    expect(Refusal.parse(refusal)).toStrictEqual(refusal)
  })

  it('out-of-order: the event is dated before the last record', () => {
    const story = anInquiry().later(day).does(agent, accept)

    const result = act(story.case, reply, { at: story.now - 1, by: agent, charter: story.charter })

    expect(result).toStrictEqual({
      ok: false,
      refusal: {
        code: 'out-of-order',
        event: 'reply.send',
        message:
          "It is dated 2026-03-03T00:59:59.999Z, before the case's last record of 2026-03-03T01:00:00.000Z.",
      },
      case: story.case,
    })
  })

  it('is not out of order at the very instant of the last record', () => {
    expect(anInquiry().does(agent, accept).tries(agent, reply)).toBe(true)
  })

  it('leaves the case as it was given, even where time would have moved it', () => {
    const story = anInquiry().does(agent, accept).does(agent, { type: 'case.hold', reason: 'Closed' })
    const before = story.case

    story.later(30 * day).refuses(customer, reply)

    expect(story.case).toBe(before)
  })

  it('names every role that may, where several may', () => {
    const refusal = anInquiry().refuses(customer, accept)

    expect(refusal.roles).toEqual([
      'service-agent',
      'complaint-specialist',
      'order-agent',
      'technical-support-engineer',
      'key-account-agent',
    ])
    expect(refusal.message).toContain('it is for: service-agent, complaint-specialist, order-agent')
  })
})

describe('An event from outside', () => {
  it.each([
    'xstate.init',
    'xstate.stop',
    'xstate.after.1000.inquiry.open',
    'xstate.done.state.inquiry.open',
    'xstate.error.actor.x',
    'xstate.route',
    'deadline.reach',
    'case.open',
    '*',
    '',
    'constructor',
    '__proto__',
    'toString',
  ])('of type "%s" is refused, as XState\'s and time\'s own are not to be had', type => {
    const story = anInquiry().does(agent, accept)

    const refusal = story.refuses(agent, { type, deadline: 'promise' })

    expect(refusal).toMatchObject({ code: 'unknown-event', event: type })
  })

  it.each([
    ['null', null],
    ['nothing', undefined],
    ['a word', 'case.accept'],
    ['a list', [accept]],
    ['without a type', {}],
    ['with a number for its type', { type: 7 }],
    ['with a list for its type', { type: ['case.accept'] }],
    ['with an object for its type', { type: { toString: 'case.accept' } }],
    ['with an object for its type that says it is one', { type: { toString: () => 'case.accept' } }],
  ])('that is %s is refused, not thrown at', (_, event) => {
    const { case: item, now, charter } = anInquiry()

    const result = act(item, event as never, { at: now, by: agent, charter })

    expect(result).toMatchObject({ ok: false, refusal: { code: 'unknown-event' }, case: item })
  })

  it('changes nothing when it is sent by time itself', () => {
    const story = anInquiry().does(agent, accept)

    const refusal = story.refuses({ id: 'time', role: 'system' }, reply)

    expect(refusal).toMatchObject({ code: 'not-your-role' })
  })

  it('is kept to the letter, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), text => {
        const story = anInquiry()
        const isText = /\S/.test(text)

        const isTaken = story.tries(agent, { type: 'reply.send', text })

        expect(isTaken).toBe(isText)
        expect(story.lately.map(effect => (effect as { text?: string }).text)).toEqual(isText ? [text] : [])
      }),
      { numRuns: 50 },
    )
  })

  it('is recorded as plain JSON: no key without a value, no negative zero', () => {
    const story = new Story(paths.dispute, inputs.dispute).does(agent, accept).does(cast.specialist, accept)
    const event = {
      type: 'evidence.add',
      side: 'buyer',
      kind: 'log',
      summary: 'None',
      reference: undefined,
    } as const

    story.does(cast.specialist, event)

    expect(story.recorded.at(-1)?.event).toStrictEqual({
      type: 'evidence.add',
      side: 'buyer',
      kind: 'log',
      summary: 'None',
    })
    const early = openCase(paths.inquiry, inputs.inquiry, { ...opening, at: -0 })
    expect(Object.is(early.case.openedAt, 0)).toBe(true)
  })
})

const opening = { id: 'case-1', at: monday, by: customer, charter: charters.topUp }

describe('act', () => {
  it('lets what fell due happen first, and reports all of it in order', () => {
    const story = anInquiry().does(agent, accept)
    story.does(agent, { type: 'reply.promise', dueAt: story.now + day })

    story.later(2 * day).does(agent, reply)

    expect(story.recorded.slice(-2)).toMatchObject([
      { at: story.now - day, by: { role: 'system' }, event: { type: 'deadline.reach', deadline: 'promise' } },
      { at: story.now, by: agent, event: reply },
    ])
    expect(story.lately).toMatchObject([
      { about: 'promise-broken' },
      { type: 'case.escalate' },
      { about: 'reply' },
    ])
  })

  it('comes to the same, whether or not anybody looked at the clock before', () => {
    const looked = aFault()
      .does(techie, accept)
      .does(techie, { type: 'department.report', tried: ['All'] })
    const unseen = aFault()
      .does(techie, accept)
      .does(techie, { type: 'department.report', tried: ['All'] })
    const answer = { type: 'department.answer', answer: 'no-fix', text: 'None' }

    for (let i = 0; i < 5; i += 1) looked.waits(day)
    looked.does(cast.department, answer)
    unseen.later(5 * day).does(cast.department, answer)

    expect(unseen.case).toStrictEqual(looked.case)
    expect(unseen.emitted).toStrictEqual(looked.emitted)
  })

  it('leaves the very objects it was handed alone', () => {
    const { case: item } = openCase(paths.inquiry, deepFreeze({ ...inputs.inquiry }), opening)
    const before = structuredClone(item)

    const result = act(deepFreeze(item), deepFreeze({ ...reply }), {
      ...opening,
      by: deepFreeze({ ...agent }),
    })

    expect(result.ok).toBe(true)
    expect(item).toStrictEqual(before)
  })

  it('takes a case and an event that nobody has typed', () => {
    const stored: Case = JSON.parse(JSON.stringify(anInquiry().case))
    const event: { type: string } = JSON.parse('{"type":"case.accept"}')

    const result = act(stored, event, { ...opening, by: agent })

    expect(result.ok).toBe(true)
  })
})

describe.each<[string, (item: Story<Path>['case'], options: object) => unknown]>([
  ['act', (item, options) => act(item, accept, { ...opening, by: agent, ...options })],
  ['elapse', (item, options) => elapse(item, { ...opening, ...options })],
  [
    'permittedEvents',
    (item, options) => {
      const { by, charter } = { ...opening, ...options }
      return permittedEvents(item, by, charter)
    },
  ],
])('%s', (name, call) => {
  const { topUp } = charters
  const another = defineCharter({ ...topUp, id: 'another' }, { paths })
  const newer = defineCharter({ ...topUp, version: 2 }, { paths })
  const narrower = defineCharter({ ...topUp, paths: ['fault'], triage: undefined }, { paths })
  const { case: item } = anInquiry()

  it.each([
    ['another charter', another, 'got "another" version 1'],
    ['another version of the charter', newer, 'got "top-up" version 2'],
    ['a charter that no longer offers the path', narrower, 'offers (fault), got "inquiry"'],
    [
      'data that are no charter',
      { ...topUp },
      'expected charter to come from defineCharter, got {"id":"top-up"',
    ],
    ['no charter', undefined, 'expected charter to come from defineCharter, got undefined'],
  ])('refuses %s with a typed error', (_, charter, message) => {
    expect(() => call(item, { charter })).toThrow(errorOf('charter-mismatch', `${name}: `, message))
  })

  it.each([
    ['another version of its path', { version: 2 }, 'got version 2, chart'],
    ['another chart', { hash: 'ffff' }, 'got version 1, chart ffff'],
  ])('refuses a case of %s with a typed error', (_, changes, message) => {
    expect(() => call({ ...item, ...changes }, {})).toThrow(errorOf('version-mismatch', `${name}: `, message))
  })

  it.each(
    name === 'permittedEvents' ? [] : [Number.NaN, 1.5, Number.POSITIVE_INFINITY, 8.64e15 + 1, '2026', null],
  )('refuses %s as an instant with a typed error', at => {
    expect(() => call(item, { at })).toThrow(
      errorOf(
        'invalid-parameter',
        `${name}: at: `,
        `, got ${typeof at === 'number' ? at : JSON.stringify(at)}`,
      ),
    )
  })

  it.each(
    name === 'elapse'
      ? []
      : [
          ['role', { id: 'agent', role: 'boss' }, 'role: '],
          ['id', { id: '', role: 'customer' }, 'id: '],
          ['leaning', { id: 'agent', role: 'customer', leaning: 'left' }, 'leaning: '],
          ['party', null, 'value: '],
        ],
  )('refuses a wrong %s with a typed error that names the field', (_, by, field) => {
    expect(() => call(item, { by })).toThrow(errorOf('invalid-parameter', `${name}: by: ${field}`, ', got '))
  })
})

const errorOf = (code: string, ...parts: string[]) =>
  expect.toSatisfy(
    error =>
      error instanceof CasewrightError &&
      error.code === code &&
      error.message.startsWith(parts[0]!) &&
      parts.every(part => error.message.includes(part)),
    `${code} with ${parts.join(' … ')}`,
  )

describe('A value that is no case', () => {
  const { case: item } = openCase(paths.inquiry, inputs.inquiry, {
    id: 'c1',
    at: monday,
    by: customer,
    charter: charters.topUp,
  })

  it.each([
    ['nothing', undefined, 'id'],
    ['null', null, 'id'],
    ['a text', 'case', 'id'],
    ['a case without its charter', { ...item, charter: undefined }, 'charter'],
    ['a case without its state', { ...item, state: null }, 'state'],
    ['a case without its clocks', { ...item, clocks: undefined }, 'clocks'],
    ['a case of no time', { ...item, updatedAt: 'today' }, 'updatedAt'],
  ])('is refused with a typed error that names the part: %s', (_, given, part) => {
    const deed = { at: monday, by: agent, charter: charters.topUp }
    const asked = {
      act: () => act(given as never, accept as never, deed),
      elapse: () => elapse(given as never, deed),
      permittedEvents: () => permittedEvents(given as never, agent, charters.topUp),
    }

    for (const [name, ask] of Object.entries(asked)) {
      expect(ask).toThrow(CasewrightError)
      expect(ask).toThrow(new RegExp(`^${name}: expected a case with an? \\w+ as its ${part}, got `))
    }
  })
})
