import {
  advance,
  agentWorkTime,
  deskTime,
  firstResolution,
  firstResponse,
  followUpWindow,
  nextResponse,
  type Observation,
  passTime,
  periodicUpdate,
  promiseKept,
  readClock,
  replay,
  requesterWait,
  ringCount,
  type ServiceTarget,
  totalResolution,
} from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { ServicePolicyData } from '../../../src/vocabulary/service-level.js'
import { at, brief, clockOf, hour, minute, policyOf, see, tagged } from './story.js'

const terms = { calendar: 'office', limit: { ms: 4 * hour } } as const
const waiting = tagged('awaitingCustomer')
const answered = tagged('answered')
const play = (target: ServiceTarget, ...history: Observation[]) => {
  const { clocks, fired } = replay(history, policyOf(target))
  return { clock: clockOf(clocks, target.metric), fired }
}
const opened = see('2026-03-09 10:00', 'case.open')

describe('first response', () => {
  const target = firstResponse({ calendar: 'always', limit: { ms: minute } })

  it.each(['case.accept', 'customer.ask', 'reply.promise', 'reply.send'])('is met by %s', type => {
    expect(brief(play(target, opened, see('2026-03-09T10:00:59Z', type)).fired)).toEqual([
      'sla.met first-response 2026-03-09T10:00',
    ])
  })

  it('is breached after the minute (T1)', () => {
    expect(brief(play(target, opened, see('2026-03-09T10:01:01Z', 'case.accept')).fired)).toEqual([
      'sla.breached first-response 2026-03-09T10:01',
    ])
  })

  it('is not asked for again when the case is reopened', () => {
    const { clock } = play(
      target,
      opened,
      see('2026-03-09T10:00:30Z', 'case.accept'),
      see('2026-03-10 10:00', 'case.reopen'),
    )

    expect(clock).toMatchObject({ state: 'met', round: 1 })
  })
})

describe('next response', () => {
  const target = nextResponse(terms)

  it('runs from the oldest message that is unanswered', () => {
    const { clock } = play(
      target,
      opened,
      see('2026-03-09 11:00', 'message.receive'),
      see('2026-03-09 14:00', 'message.receive'),
    )

    expect(clock).toMatchObject({ startedAt: at('2026-03-09 11:00'), dueAt: at('2026-03-09 15:00') })
  })

  it('begins anew with the first message after an answer, and counts its rounds', () => {
    const { clock, fired } = play(
      target,
      opened,
      see('2026-03-09 11:00', 'message.receive'),
      see('2026-03-09 12:00', 'reply.send', answered),
      see('2026-03-09 13:00', 'message.receive'),
      see('2026-03-10 16:00', 'reply.send', answered),
      see('2026-03-10 16:30', 'message.receive'),
    )

    expect(brief(fired)).toEqual([
      'sla.met next-response 2026-03-09T12:00',
      'sla.breached next-response 2026-03-09T17:00',
    ])
    expect(clock).toMatchObject({
      round: 3,
      startedAt: at('2026-03-10 16:30'),
      earlier: { met: 1, breached: 1 },
    })
  })
})

describe('periodic update', () => {
  const target = periodicUpdate(terms)

  it('each word to the customer ends one period and begins the next', () => {
    const { clock, fired } = play(
      target,
      opened,
      see('2026-03-09 13:00', 'case.accept'),
      see('2026-03-09 16:00', 'reply.promise'),
    )

    expect(brief(fired)).toEqual([
      'sla.met periodic-update 2026-03-09T13:00',
      'sla.met periodic-update 2026-03-09T16:00',
    ])
    expect(clock).toMatchObject({
      round: 3,
      startedAt: at('2026-03-09 16:00'),
      dueAt: at('2026-03-10 12:00'),
    })
  })

  it('stands still while the customer is awaited, and is over with the answer', () => {
    const asked = play(target, opened, see('2026-03-09 11:00', 'customer.ask', waiting))
    const over = play(target, opened, see('2026-03-09 11:00', 'reply.send', answered))

    expect(asked.clock).toMatchObject({ round: 2, state: 'paused', dueAt: null })
    expect(over.clock).toMatchObject({ round: 1, state: 'met' })
  })
})

describe('agent work time', () => {
  it('counts what the agent has to work on alone', () => {
    const { clock } = play(
      agentWorkTime(terms),
      opened,
      see('2026-03-09 11:00', 'question.ask', tagged('awaitingDepartment')),
      see('2026-03-09 14:00', 'message.receive'),
      see('2026-03-09 14:30', 'case.hold', tagged('onHold')),
      see('2026-03-10 09:00', 'case.resume'),
      see('2026-03-10 10:00', 'reply.send', answered),
    )

    expect(clock).toMatchObject({ state: 'met', consumedMs: 2.5 * hour })
  })

  it('does not count what an agent has taken and put aside, such as a return visit before its window', () => {
    const { clock } = play(
      agentWorkTime(terms),
      opened,
      see('2026-03-09 11:00', 'case.accept', tagged('awaitingAgent', 'onHold')),
      see('2026-03-10 09:00', 'deadline.reach'),
      see('2026-03-10 10:00', 'reply.send', answered),
    )

    expect(clock).toMatchObject({ state: 'met', consumedMs: 2 * hour })
  })
})

describe('requester wait', () => {
  it('counts whatever is not the customer’s own time, and waits on when the case is reopened', () => {
    const { clock } = play(
      requesterWait({ ...terms, limit: { ms: 40 * hour } }),
      opened,
      see('2026-03-09 11:00', 'question.ask', tagged('awaitingDepartment')),
      see('2026-03-09 12:00', 'customer.ask', waiting),
      see('2026-03-09 16:00', 'message.receive'),
      see('2026-03-09 17:00', 'reply.send', answered),
      see('2026-03-10 10:00', 'case.reopen'),
      see('2026-03-10 12:00', 'reply.send', answered),
    )

    expect(clock).toMatchObject({ state: 'met', round: 2, consumedMs: 5 * hour })
  })
})

describe('resolved, reopened, paused', () => {
  const history = [
    opened,
    see('2026-03-09 12:00', 'reply.send', answered),
    see('2026-03-10 09:00', 'case.reopen'),
    see('2026-03-10 10:00', 'customer.ask', waiting),
    see('2026-03-12 09:00', 'message.receive'),
  ]

  it('first resolution: reopening starts nothing', () => {
    expect(play(firstResolution(terms), ...history).clock).toMatchObject({
      state: 'met',
      round: 1,
      consumedMs: 2 * hour,
    })
  })

  it('total resolution: the clock runs on, less the pause', () => {
    const { clock, fired } = play(totalResolution(terms), ...history)

    expect(brief(fired)).toEqual(['sla.met total-resolution 2026-03-09T12:00'])
    expect(clock).toMatchObject({
      state: 'running',
      round: 2,
      startedAt: opened.at,
      consumedMs: 3 * hour,
      dueAt: at('2026-03-12 10:00'),
    })
  })

  it('total resolution: a breach stays one over the reopening, and is told once', () => {
    const { clock, fired } = play(
      totalResolution(terms),
      opened,
      see('2026-03-10 12:00', 'reply.send', answered),
      see('2026-03-10 13:00', 'case.reopen'),
      see('2026-03-10 14:00', 'reply.send', answered),
    )

    expect(brief(fired)).toEqual(['sla.breached total-resolution 2026-03-09T14:00'])
    expect(clock).toMatchObject({ state: 'breached', round: 2, breachedAt: at('2026-03-09 14:00') })
  })
})

describe('time per desk', () => {
  const target = deskTime({ desk: 'technical-department', ...terms })
  const at2 = (when: string, desk: string, tags: string[] = ['awaitingDepartment']) =>
    see(when, 'case.handOver', { desk, tags })

  it('runs while that desk has the case, anew each time', () => {
    const { clock, fired } = play(
      target,
      opened,
      at2('2026-03-09 11:00', 'technical-department'),
      at2('2026-03-09 14:00', 'service-agent'),
      at2('2026-03-10 09:00', 'technical-department'),
    )

    expect(fired).toMatchObject([
      { type: 'sla.met', metric: 'desk-time technical-department', consumedMs: 3 * hour },
    ])
    expect(clock).toMatchObject({ round: 2, consumedMs: 0, dueAt: at('2026-03-10 13:00') })
  })

  it('is over when the case is answered from there', () => {
    expect(
      play(
        target,
        opened,
        at2('2026-03-09 11:00', 'technical-department'),
        see('2026-03-09 12:00', 'reply.send', { desk: 'technical-department', ...answered }),
      ).clock,
    ).toMatchObject({ state: 'met', round: 1 })
  })
})

describe('promise kept (T12)', () => {
  const target = promiseKept({ warnings: [{ remainingMs: 30 * minute }] })
  const promised = see('2026-03-09 10:00', 'reply.promise', { promisedAt: at('2026-03-09 20:00') })

  it('the limit is what was promised, open hours or not', () => {
    expect(play(target, promised).clock).toMatchObject({
      dueAt: at('2026-03-09 20:00'),
      marks: [{ at: at('2026-03-09 19:30') }, { at: at('2026-03-09 20:00') }],
    })
  })

  it('is met by the reply, broken without', () => {
    expect(brief(play(target, promised, see('2026-03-09 19:00', 'reply.send', answered)).fired)).toEqual([
      'sla.met promise-kept 2026-03-09T19:00',
    ])
    expect(brief(play(target, promised, see('2026-03-09 21:00', 'reply.send', answered)).fired)).toEqual([
      'sla.warned promise-kept 2026-03-09T19:30',
      'sla.breached promise-kept 2026-03-09T20:00',
    ])
  })

  it('renewed in time it is a new one; renewed too late the old one stays broken', () => {
    const renewal = { promisedAt: at('2026-03-10 10:00') }
    const inTime = play(target, promised, see('2026-03-09 19:00', 'promise.renew', renewal))
    const late = play(target, promised, see('2026-03-09 21:00', 'promise.renew', renewal))

    expect(inTime.clock).toMatchObject({
      round: 2,
      dueAt: at('2026-03-10 10:00'),
      earlier: { met: 0, breached: 0 },
    })
    expect(late.clock).toMatchObject({
      round: 2,
      breachedAt: null,
      dueAt: at('2026-03-10 10:00'),
      earlier: { met: 0, breached: 1 },
    })
  })

  it('moved without a word of the event, its clock follows', () => {
    expect(
      play(target, promised, see('2026-03-09 12:00', 'note.add', { promisedAt: at('2026-03-09 18:00') }))
        .clock,
    ).toMatchObject({ round: 1, dueAt: at('2026-03-09 18:00') })
  })

  it('taken back it no longer matters', () => {
    expect(
      play(target, promised, see('2026-03-09 12:00', 'note.add', { promisedAt: null })).clock,
    ).toMatchObject({ state: 'cancelled' })
  })
})

describe('follow-up window (T8: 3 to 7 working days)', () => {
  const target = followUpWindow({
    calendar: 'office',
    notBefore: { workingDays: 3 },
    limit: { workingDays: 7 },
  })
  // The holiday on Wednesday and a weekend lie between.
  const closed = see('2026-03-09 10:00', 'feedback.record', tagged('closed'))
  const followedUp = (when: string) => play(target, closed, see(when, 'followUp.make', tagged('closed')))

  it.each([
    ['too early', '2026-03-13 09:59', ['sla.breached follow-up 2026-03-13T09:59'], 'breached'],
    ['from the third working day', '2026-03-13 10:00', ['sla.met follow-up 2026-03-13T10:00'], 'met'],
    ['until the seventh', '2026-03-19 09:59', ['sla.met follow-up 2026-03-19T09:59'], 'met'],
    ['too late', '2026-03-19 10:01', ['sla.breached follow-up 2026-03-19T10:00'], 'breached'],
  ])('%s', (_, when, facts, state) => {
    const { clock, fired } = followedUp(when)

    expect(brief(fired)).toEqual(facts)
    expect(clock.state).toBe(state)
  })

  it('says why, and from when on', () => {
    const { clock } = play(target, closed)

    expect(followedUp('2026-03-10 10:00').fired).toMatchObject([{ because: 'early' }])
    expect(readClock(clock, at('2026-03-10 10:00'), policyOf(target))).toMatchObject({
      earliestAt: at('2026-03-13 10:00'),
      dueAt: at('2026-03-19 10:00'),
    })
  })

  it('is dropped when the case is reopened, and starts again when it is closed again', () => {
    const { clock } = play(
      target,
      closed,
      see('2026-03-10 10:00', 'case.reopen'),
      see('2026-03-12 10:00', 'feedback.record', tagged('closed')),
    )

    expect(clock).toMatchObject({ round: 2, startedAt: at('2026-03-12 10:00') })
  })
})

describe('ring count (T2)', () => {
  it('three rings at six seconds are eighteen seconds, for calls alone', () => {
    const policy = policyOf(ringCount({ rings: 3 }))
    const { clocks } = advance([], { ...opened, channel: 'phone' }, policy)

    expect(passTime(clocks, opened.at + 17_999).fired).toEqual([])
    expect(passTime(clocks, opened.at + 18_000).fired).toMatchObject([
      { type: 'sla.breached', metric: 'ring-count' },
    ])
    expect(advance([], opened, policy).clocks).toEqual([])
  })
})

it('presets are data that the policy schema takes', () => {
  const targets = [
    firstResponse(terms),
    nextResponse(terms),
    periodicUpdate(terms),
    agentWorkTime(terms),
    requesterWait(terms),
    firstResolution(terms),
    totalResolution(terms),
    deskTime({ desk: 'tier-2', ...terms }),
    promiseKept(),
    followUpWindow({ calendar: 'office', notBefore: { workingDays: 3 }, limit: { workingDays: 7 } }),
    ringCount({ rings: 3 }),
  ]
  const data = { id: 'all', version: 1, targets }

  expect(ServicePolicyData.parse(JSON.parse(JSON.stringify(data)))).toEqual(data)
})
