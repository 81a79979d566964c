import { act, charters, defineCharter, elapse, explainClock, nextDueAt, openCase, paths } from 'casewright'
import { firstResponse, type ServiceLevelFact, totalResolution } from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { cast, inputs, monday } from '../machines/cast.js'
import { chronicle } from '../machines/laws.js'
import { Story } from '../machines/story.js'

const { agent, customer } = cast
const second = 1000
const minute = 60 * second
const hour = 60 * minute

const charter = defineCharter(
  {
    ...charters.topUp,
    id: 'office',
    calendars: {
      office: { timeZone: 'Asia/Shanghai', hours: { mon: [['09:00', '12:00']], tue: [['09:00', '12:00']] } },
    },
    targets: [
      firstResponse({
        id: 'urgent',
        match: { urgency: ['critical'] },
        calendar: 'office',
        limit: { ms: minute },
      }),
      firstResponse({
        id: 'usual',
        calendar: 'office',
        limit: { ms: 10 * minute },
        warnings: [{ share: 0.5 }],
      }),
      totalResolution({ id: 'solved', calendar: 'office', limit: { ms: 4 * hour } }),
    ],
  },
  { paths },
)

const { tell, keepTheLaws } = chronicle()
const anInquiry = (under = charter) => tell(new Story(paths.inquiry, inputs.inquiry, { charter: under }))
const elsewhere = defineCharter(
  { ...charters.topUp, id: 'elsewhere', paths: ['fault'], triage: undefined },
  { paths },
)
const levels = (story: { emitted: readonly { type: string }[] }) =>
  (story.emitted as readonly Partial<ServiceLevelFact>[]).flatMap(({ type, target, at }) =>
    at === undefined ? [] : [[type, target, at - monday]],
  )

describe('A case under service levels', () => {
  it('warns once, breaches once, and keeps telling nothing of it', () => {
    const story = anInquiry().waits(hour).waits(hour)

    expect(levels(story)).toEqual([
      ['sla.warned', 'usual', 5 * minute],
      ['sla.breached', 'usual', 10 * minute],
    ])
    expect(story.recorded.map(({ event }) => event.type)).toEqual(['case.open', 'sla.warned', 'sla.breached'])
    keepTheLaws()
  })

  it('tells what fell due before an event also where nobody looked at the clock', () => {
    const watched = anInquiry()
      .waits(7 * minute)
      .does(agent, { type: 'case.accept' })
    const unwatched = anInquiry()
      .later(7 * minute)
      .does(agent, { type: 'case.accept' })

    expect(unwatched.case).toEqual(watched.case)
    expect(levels(unwatched)).toEqual([
      ['sla.warned', 'usual', 5 * minute],
      ['sla.met', 'usual', 7 * minute],
    ])
    keepTheLaws()
  })

  it('runs on business time, stands still while the customer is awaited, and goes on when the case is reopened', () => {
    const story = anInquiry()
      .does(agent, { type: 'case.accept' })
      .later(hour)
      .does(agent, { type: 'customer.ask', question: 'Which order?' })
      .later(30 * hour)
      .does(customer, { type: 'message.receive', text: 'The last one' })
      .later(hour)
      .does(agent, { type: 'reply.send', text: 'Done' })
      .later(2 * minute)
      .does(customer, { type: 'case.reopen', reason: 'Not done' })

    const clock = story.case.clocks.find(({ target }) => target === 'solved')!

    // An hour on Monday; the answer came on Tuesday after closing, so that nothing of it was open time.
    expect(clock).toMatchObject({ state: 'running', consumedMs: hour, round: 2 })
    keepTheLaws()
  })

  it('falls due at the first of its deadlines and its clocks', () => {
    const story = anInquiry()

    expect(nextDueAt(story.case)).toBe(monday + 5 * minute)
    story
      .does(agent, { type: 'case.accept' })
      .does(agent, { type: 'case.hold', reason: '-', until: monday + minute })
    expect(nextDueAt(story.case)).toBe(monday + minute)
    keepTheLaws()
  })

  it('is measured against another target when its priority changes, keeping what was consumed', () => {
    const story = anInquiry()
      .later(50 * second)
      .does(agent, { type: 'priority.set', severity: 'high', urgency: 'critical' })

    expect(story.case.clocks[0]).toMatchObject({
      target: 'urgent',
      dueAt: monday + minute,
      consumedMs: 50 * second,
    })
    story.waits(minute)
    expect(levels(story)).toEqual([['sla.breached', 'urgent', minute]])
    keepTheLaws()
  })

  it('leaves a refused event without a trace on its clocks', () => {
    const story = anInquiry().later(hour)
    const before = story.case

    story.refuses(customer, { type: 'case.accept' })

    expect(story.case).toBe(before)
  })

  it('has each clock explained from its records: what ran, what stood still, and why', () => {
    const story = anInquiry()
      .later(4 * minute)
      .does(agent, { type: 'case.accept' })
      .does(agent, { type: 'case.hold', reason: 'The bank is closed', until: monday + hour })
      .waits(2 * hour)

    const solved = explainClock(story.recorded, 'total-resolution', { charter, until: story.now })

    expect(solved.timeline.map(({ at, change, because }) => [at - monday, change, because])).toEqual([
      [0, 'started', 'not answered, closed, withdrawn, merged'],
      [4 * minute, 'paused', 'onHold'],
      [hour, 'resumed', 'deadline.reach'],
    ])
    expect(solved.text.split('\n')[1]).toBe('2026-03-02 09:04:00  paused (onHold): 4 min of 4 h used')
    expect(explainClock(story.recorded, 'first-response', { charter }).timeline.at(-1)).toMatchObject({
      change: 'met',
      because: 'case.accept',
    })
    keepTheLaws()
  })

  it('is explained from all of its records only', () => {
    const { recorded } = anInquiry().does(agent, { type: 'case.accept' })

    expect(() => explainClock(recorded.slice(1), 'first-response', { charter })).toThrow(
      'to begin with case.open',
    )
    expect(() => explainClock(recorded, 'first-response', { charter: elsewhere })).toThrow('got "inquiry"')
  })
})

describe('The top-up desk', () => {
  it('holds T1, T12 and R2', () => {
    const story = tell(new Story(paths.inquiry, inputs.inquiry, { charter: charters.topUp }))
      .later(30 * second)
      .does(agent, { type: 'case.accept' })
      .does(agent, { type: 'reply.promise', dueAt: monday + hour, address: 'c-1' })
      .waits(2 * hour)
      .does(agent, { type: 'reply.send', text: 'Here it is' })
      .later(hour)
      .does(agent, { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' })

    expect(levels(story)).toEqual([
      ['sla.met', 'T1', 30 * second],
      ['sla.breached', 'T12', hour],
      ['sla.met', 'R2', 3 * hour + 30 * second],
    ])
    keepTheLaws()
  })
})

describe('A charter whose service levels do not fit', () => {
  const { targets: _, ...data } = charters.topUp
  const target = firstResponse({ id: 'x', calendar: 'office', limit: { ms: minute } })

  it.each([
    [
      'a calendar that is not there',
      { targets: [target] },
      'targets: servicePolicy: expected target x: calendar',
    ],
    [
      'a target named twice',
      { targets: [target, target], calendars: charter.calendars },
      'target x to be named once',
    ],
    [
      'a zone that is not there',
      { calendars: { a: { timeZone: 'Mars/Base', hours: {} } } },
      'calendars.a: createCalendar',
    ],
    ['a limit of nothing', { targets: [{ ...target, limit: { ms: 0 } }] }, 'targets.0.limit'],
  ])('is refused for %s', (_, wrong, message) => {
    const define = () => defineCharter({ ...data, ...wrong }, { paths })

    expect(define).toThrow(expect.objectContaining({ code: 'invalid-charter' }))
    expect(define).toThrow(message)
  })
})

describe('Two cases that differ only in when somebody looked', () => {
  it('are the same case', () => {
    const options = { id: 'c', at: monday, by: customer, charter }
    const opened = openCase(paths.inquiry, inputs.inquiry, options).case
    const at = monday + 3 * hour

    const once = elapse(opened, { at, charter }).case
    const often = [1, 2, 3].reduce(
      (item, hours) => elapse(item, { at: monday + hours * hour, charter }).case,
      opened,
    )

    expect(often).toEqual(once)
    expect(act(often, { type: 'case.accept' }, { at, by: agent, charter }).case).toEqual(
      act(opened, { type: 'case.accept' }, { at, by: agent, charter }).case,
    )
  })
})
