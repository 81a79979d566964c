import {
  advance,
  createCalendar,
  firstResolution,
  firstResponse,
  nextDueAt,
  passTime,
  readClock,
  replay,
  type ServiceClock,
  type ServiceTarget,
  servicePolicy,
} from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { at, brief, clockOf, hour, minute, office, policyOf, see, tagged } from './story.js'

const eightHours = firstResolution({
  calendar: 'office',
  limit: { ms: 8 * hour },
  warnings: [{ share: 0.75 }],
})
const resolution = policyOf(eightHours)
const opened = see('2026-03-09 10:00', 'case.open')
const resolutionOf = (clocks: readonly ServiceClock[]) => clockOf(clocks, 'first-resolution')

describe('a clock', () => {
  it('is plain JSON: what it consumed, and since when it runs', () => {
    const { clocks } = advance([], opened, resolution)

    expect(clocks).toEqual([
      {
        metric: 'first-resolution',
        target: 'first-resolution',
        policy: { id: 'test', version: 1 },
        calendar: 'office',
        round: 1,
        state: 'running',
        startedAt: opened.at,
        since: opened.at,
        consumedMs: 0,
        limitMs: 8 * hour,
        earliestMs: 0,
        dueAt: at('2026-03-10 10:00'),
        breachedAt: null,
        marks: [
          { at: at('2026-03-09 16:00'), consumedMs: 6 * hour, warning: { share: 0.75 } },
          { at: at('2026-03-10 10:00'), consumedMs: 8 * hour, warning: null },
        ],
        warned: [],
        earlier: { met: 0, breached: 0 },
      },
    ])
    expect(nextDueAt(clocks)).toBe(at('2026-03-09 16:00'))
  })

  it('stands still while it is paused: no deadline, and the remainder kept', () => {
    const paused = advance(
      advance([], opened, resolution).clocks,
      see('2026-03-09 12:00', 'customer.ask', tagged('awaitingCustomer')),
      resolution,
    )
    const clock = resolutionOf(paused.clocks)

    expect(clock).toMatchObject({ state: 'paused', consumedMs: 2 * hour, dueAt: null })
    expect(nextDueAt(paused.clocks)).toBeNull()
    expect(readClock(clock, at('2026-03-13 12:00'), resolution)).toMatchObject({
      remainingMs: 6 * hour,
      dueAt: null,
    })
  })

  it('is met when it is stopped in time', () => {
    const { clocks, fired } = replay(
      [opened, see('2026-03-09 12:30', 'reply.send', tagged('answered'))],
      resolution,
    )

    expect(fired).toEqual([
      {
        type: 'sla.met',
        metric: 'first-resolution',
        target: 'first-resolution',
        round: 1,
        at: at('2026-03-09 12:30'),
        limitMs: 8 * hour,
        consumedMs: 2.5 * hour,
      },
    ])
    expect(clocks).toMatchObject([{ state: 'met', consumedMs: 2.5 * hour, dueAt: null, marks: [] }])
  })

  it('that has ended is never rewritten', () => {
    const ended = replay(
      [opened, see('2026-03-09 12:30', 'reply.send', tagged('answered'))],
      resolution,
    ).clocks
    const later = replay(
      [
        opened,
        see('2026-03-09 12:30', 'reply.send', tagged('answered')),
        see('2026-03-10 10:00', 'case.reopen'),
        see('2026-03-13 16:00', 'reply.send', tagged('answered')),
      ],
      resolution,
    )

    expect(later.clocks).toEqual(ended)
  })
})

describe('thresholds', () => {
  it('fire once each, in order, at the instants they fell due, also when time jumps over them', () => {
    const { clocks } = advance([], opened, resolution)
    const jumped = passTime(clocks, at('2026-03-20 00:00'))

    expect(brief(jumped.fired)).toEqual([
      'sla.warned first-resolution 2026-03-09T16:00',
      'sla.breached first-resolution 2026-03-10T10:00',
    ])
    expect(passTime(jumped.clocks, at('2026-03-21 00:00'))).toEqual({ clocks: jumped.clocks, fired: [] })
  })

  it('fire at the very instant, and not a millisecond before', () => {
    const { clocks } = advance([], opened, resolution)

    expect(passTime(clocks, at('2026-03-09 16:00') - 1).fired).toEqual([])
    expect(passTime(clocks, at('2026-03-09 16:00')).fired).toMatchObject([
      { type: 'sla.warned', warning: { share: 0.75 }, dueAt: at('2026-03-10 10:00') },
    ])
  })

  it('may be given by what is left', () => {
    const policy = policyOf(
      firstResolution({ calendar: 'office', limit: { ms: 8 * hour }, warnings: [{ remainingMs: hour }] }),
    )

    expect(nextDueAt(advance([], opened, policy).clocks)).toBe(at('2026-03-09 17:00'))
  })

  it('of several clocks fire in the order of their instants', () => {
    const policy = policyOf(eightHours, firstResponse({ calendar: 'always', limit: { ms: minute } }))

    expect(brief(passTime(advance([], opened, policy).clocks, at('2026-03-12 00:00')).fired)).toEqual([
      'sla.breached first-response 2026-03-09T10:01',
      'sla.warned first-resolution 2026-03-09T16:00',
      'sla.breached first-resolution 2026-03-10T10:00',
    ])
  })

  it('a clock that was breached runs on and never un-breaches', () => {
    const { clocks, fired } = replay(
      [opened, see('2026-03-10 11:00', 'reply.send', tagged('answered'))],
      resolution,
    )

    expect(brief(fired)).toEqual([
      'sla.warned first-resolution 2026-03-09T16:00',
      'sla.breached first-resolution 2026-03-10T10:00',
    ])
    expect(clocks).toMatchObject([
      { state: 'breached', breachedAt: at('2026-03-10 10:00'), consumedMs: 9 * hour },
    ])
  })

  it('what is done at the very instant of the limit is late', () => {
    const { fired } = replay([opened, see('2026-03-10 10:00', 'reply.send', tagged('answered'))], resolution)

    expect(brief(fired)).toContain('sla.breached first-resolution 2026-03-10T10:00')
  })

  it('a limit that ends with the open hours falls where the target has it', () => {
    const morning = see('2026-03-09 09:00', 'case.open')
    const next = policyOf({ ...eightHours, boundary: 'opening' })

    expect(advance([], morning, resolution).clocks).toMatchObject([{ dueAt: at('2026-03-09 17:00') }])
    expect(advance([], morning, next).clocks).toMatchObject([{ dueAt: at('2026-03-10 09:00') }])
    expect(
      replay([morning, see('2026-03-10 08:59', 'reply.send', tagged('answered'))], next).clocks,
    ).toMatchObject([{ state: 'met' }])
  })
})

describe('pauses', () => {
  const waiting = tagged('awaitingCustomer')
  const dueAfter = (...history: ReturnType<typeof see>[]) => {
    const { dueAt } = resolutionOf(replay([opened, ...history], resolution).clocks)
    return dueAt === null ? null : new Date(dueAt).toISOString().slice(0, 16)
  }

  it.each([
    ['in the hours', ['2026-03-09 12:00', '2026-03-09 13:00'], '2026-03-10T11:00'],
    ['outside the hours: nothing is gained', ['2026-03-09 18:00', '2026-03-10 08:00'], '2026-03-10T10:00'],
    ['from inside the hours to outside', ['2026-03-09 16:00', '2026-03-09 20:00'], '2026-03-10T11:00'],
    ['across a holiday', ['2026-03-10 09:30', '2026-03-12 09:30'], '2026-03-12T10:00'],
    ['across a weekend', ['2026-03-10 09:30', '2026-03-16 09:00'], '2026-03-16T09:30'],
    ['of no length', ['2026-03-09 12:00', '2026-03-09 12:00'], '2026-03-10T10:00'],
  ])('%s', (_, [from, to], due) => {
    expect(dueAfter(see(from!, 'customer.ask', waiting), see(to!, 'message.receive'))).toBe(due)
  })

  it('twice in a minute both count', () => {
    const times = [
      '2026-03-09T12:00:00Z',
      '2026-03-09T12:00:10Z',
      '2026-03-09T12:00:30Z',
      '2026-03-09T12:00:40Z',
    ]
    const [ask, answer, again, more] = times
    const { clocks } = replay(
      [
        opened,
        see(ask!, 'customer.ask', waiting),
        see(answer!, 'message.receive'),
        see(again!, 'customer.ask', waiting),
        see(more!, 'message.receive'),
      ],
      resolution,
    )

    expect(resolutionOf(clocks)).toMatchObject({
      state: 'running',
      consumedMs: 2 * hour + 20_000,
      dueAt: at('2026-03-10T10:00:20Z'),
    })
  })

  it('across a clock change count the hours that were open', () => {
    const berlin = createCalendar({ timeZone: 'Europe/Berlin', hours: { sun: [['00:00', '24:00']] } })
    const policy = servicePolicy(
      {
        id: 'test',
        version: 1,
        targets: [firstResolution({ calendar: 'berlin', limit: { ms: 20 * hour } })],
      },
      { berlin },
    )
    const { clocks } = replay(
      [
        see('2026-03-28T23:00:00Z', 'case.open'),
        see('2026-03-29T00:30:00Z', 'customer.ask', waiting),
        see('2026-03-29T02:30:00Z', 'message.receive'),
      ],
      policy,
    )

    // From 00:00 to 01:30 it ran, until 04:30 (two hours, that night) it stood still, and 18.5 hours are left.
    expect(clocks).toMatchObject([{ consumedMs: 1.5 * hour, dueAt: at('2026-03-29T21:00:00Z') }])
  })

  it('paused, then resolved directly: what was consumed before counts', () => {
    const { clocks, fired } = replay(
      [
        opened,
        see('2026-03-09 12:00', 'customer.ask', waiting),
        see('2026-03-20 12:00', 'reply.send', tagged('answered')),
      ],
      resolution,
    )

    expect(clocks).toMatchObject([{ state: 'met', consumedMs: 2 * hour }])
    expect(brief(fired)).toEqual(['sla.met first-resolution 2026-03-20T12:00'])
  })

  it('a case that opens paused starts standing still', () => {
    expect(
      advance([], see('2026-03-09 10:00', 'case.open', tagged('onHold')), resolution).clocks,
    ).toMatchObject([{ state: 'paused', consumedMs: 0, dueAt: null }])
  })

  it('end when resume holds, where a target says when', () => {
    const target: ServiceTarget = {
      ...eightHours,
      pause: [{ event: ['case.hold'] }],
      resume: [{ event: ['case.resume'] }],
    }
    const policy = policyOf(target)
    const held = replay(
      [opened, see('2026-03-09 11:00', 'case.hold', tagged('onHold')), see('2026-03-09 12:00', 'note.add')],
      policy,
    )
    const resumed = advance(held.clocks, see('2026-03-09 13:00', 'case.resume'), policy)

    expect(held.clocks).toMatchObject([{ state: 'paused', consumedMs: hour }])
    expect(resumed.clocks).toMatchObject([
      { state: 'running', consumedMs: hour, dueAt: at('2026-03-10 12:00') },
    ])
  })
})

describe('the order of things', () => {
  it('at equal timestamps is the order they come in', () => {
    const instant = '2026-03-09 12:00'
    const history = [
      opened,
      see(instant, 'customer.ask', tagged('awaitingCustomer')),
      see(instant, 'message.receive'),
      see(instant, 'reply.send', tagged('answered')),
    ]

    expect(replay(history, resolution).clocks).toMatchObject([{ state: 'met', consumedMs: 2 * hour }])
  })

  it('an arrival out of order acts where its clock last changed: no clock runs backwards', () => {
    const paused = replay(
      [opened, see('2026-03-09 12:00', 'customer.ask', tagged('awaitingCustomer'))],
      resolution,
    ).clocks
    const { clocks } = advance(paused, see('2026-03-09 11:00', 'message.receive'), resolution)

    expect(clocks).toMatchObject([{ state: 'running', since: at('2026-03-09 12:00'), consumedMs: 2 * hour }])
  })

  it('a case is stopped before it is cancelled, and cancelled without a verdict', () => {
    const { clocks, fired } = replay(
      [opened, see('2026-03-09 12:00', 'case.withdraw', tagged('withdrawn'))],
      resolution,
    )

    expect(clocks).toMatchObject([{ state: 'cancelled', consumedMs: 2 * hour, dueAt: null }])
    expect(fired).toEqual([])
  })

  it('a breach outlives the cancelling', () => {
    expect(
      replay([opened, see('2026-03-12 12:00', 'case.withdraw', tagged('withdrawn'))], resolution).clocks,
    ).toMatchObject([{ state: 'breached' }])
  })
})

describe('another target', () => {
  const high = { severity: 'high', urgency: 'high' } as const
  const byPriority = policyOf(
    firstResolution({
      id: 'urgent',
      match: { severity: ['high', 'critical'] },
      calendar: 'office',
      limit: { ms: 4 * hour },
      warnings: [{ share: 0.75 }],
    }),
    firstResolution({
      id: 'usual',
      calendar: 'office',
      limit: { ms: 16 * hour },
      warnings: [{ share: 0.75 }],
    }),
  )

  it('the first that matches is the one', () => {
    expect(advance([], opened, byPriority).clocks).toMatchObject([{ target: 'usual' }])
    expect(advance([], { ...opened, priority: high }, byPriority).clocks).toMatchObject([
      { target: 'urgent' },
    ])
  })

  it('keeps what was consumed', () => {
    const { clocks } = replay(
      [opened, see('2026-03-09 12:00', 'priority.set', { priority: high })],
      byPriority,
    )

    expect(clocks).toMatchObject([
      { target: 'urgent', consumedMs: 2 * hour, limitMs: 4 * hour, dueAt: at('2026-03-09 14:00') },
    ])
  })

  it('keeps a pause', () => {
    const history = [
      opened,
      see('2026-03-09 12:00', 'customer.ask', tagged('awaitingCustomer')),
      see('2026-03-09 15:00', 'priority.set', { priority: high, ...tagged('awaitingCustomer') }),
    ]
    const paused = replay(history, byPriority).clocks
    const { clocks } = advance(
      paused,
      see('2026-03-10 09:00', 'message.receive', { priority: high }),
      byPriority,
    )

    expect(paused).toMatchObject([{ target: 'urgent', state: 'paused', consumedMs: 2 * hour, dueAt: null }])
    expect(clocks).toMatchObject([{ dueAt: at('2026-03-10 11:00') }])
  })

  it('what it makes overdue falls due then, each thing once', () => {
    const { clocks, fired } = replay(
      [opened, see('2026-03-10 10:00', 'priority.set', { priority: high })],
      byPriority,
    )

    expect(brief(fired)).toEqual([
      'sla.warned first-resolution 2026-03-10T10:00',
      'sla.breached first-resolution 2026-03-10T10:00',
    ])
    expect(clocks).toMatchObject([{ target: 'urgent', breachedAt: at('2026-03-10 10:00') }])
  })

  it('does not take a breach back', () => {
    const { clocks, fired } = replay(
      [
        { ...opened, priority: high },
        see('2026-03-10 12:00', 'priority.set'),
        see('2026-03-10 13:00', 'reply.send', tagged('answered')),
      ],
      byPriority,
    )

    expect(clocks).toMatchObject([{ target: 'usual', state: 'breached' }])
    expect(fired.filter(fact => fact.type === 'sla.breached')).toHaveLength(1)
  })

  it('does not repeat a warning', () => {
    const { fired } = replay(
      [
        { ...opened, priority: high },
        see('2026-03-09 13:30', 'priority.set'),
        see('2026-03-12 16:00', 'priority.set', { priority: high }),
      ],
      byPriority,
    )

    expect(fired.filter(fact => fact.type === 'sla.warned')).toHaveLength(1)
  })

  it('while none matches, the clock runs on without a limit, for one that may', () => {
    const urgentOnly = policyOf(byPriority.targets.get('first-resolution')![0]!)
    const { clocks } = advance([], opened, urgentOnly)
    const urgent = advance(clocks, see('2026-03-09 12:00', 'priority.set', { priority: high }), urgentOnly)

    expect(clocks).toMatchObject([{ target: null, limitMs: null, dueAt: null }])
    expect(urgent.clocks).toMatchObject([
      { target: 'urgent', consumedMs: 2 * hour, dueAt: at('2026-03-09 14:00') },
    ])
    expect(
      replay([opened, see('2026-03-09 12:00', 'reply.send', tagged('answered'))], urgentOnly),
    ).toMatchObject({ clocks: [{ state: 'cancelled' }], fired: [] })
  })

  it('a path that no target is for has no clock', () => {
    const disputes = policyOf(
      firstResolution({ match: { path: ['dispute'] }, calendar: 'office', limit: { ms: hour } }),
    )

    expect(advance([], opened, disputes).clocks).toEqual([])
  })

  it('is stopped by the one it ran against, whatever the case has become by that', () => {
    const whileOpen = policyOf({ ...eightHours, match: { tag: ['awaitingAgent'] } })

    expect(
      replay([opened, see('2026-03-09 12:00', 'reply.send', tagged('answered'))], whileOpen).fired,
    ).toMatchObject([{ type: 'sla.met' }])
  })

  it.each([
    ['path', { path: ['inquiry'] }, { path: 'dispute' }],
    ['severity', { severity: ['medium'] as const }, { priority: high }],
    ['urgency', { urgency: ['medium'] as const }, { priority: null }],
    ['channel', { channel: ['chat'] as const }, { channel: 'phone' as const }],
    ['customer grade', { customerGrade: ['gold'] }, { customerGrade: 'silver' }],
    ['state tag', { tag: ['awaitingAgent'] }, tagged('escalated')],
  ])('matches by %s', (_, match, other) => {
    const policy = policyOf(
      firstResponse({
        id: 'special',
        match: { ...match } as ServiceTarget['match'] & object,
        calendar: 'always',
        limit: { ms: 1 },
      }),
      firstResponse({ id: 'any', calendar: 'always', limit: { ms: 1 } }),
    )
    const here = { ...opened, customerGrade: 'gold' }

    expect(advance([], here, policy).clocks).toMatchObject([{ target: 'special' }])
    expect(advance([], { ...here, ...other }, policy).clocks).toMatchObject([{ target: 'any' }])
  })
})

describe('another policy', () => {
  const stricter = servicePolicy(
    { id: 'test', version: 2, targets: [{ ...eightHours, limit: { ms: 4 * hour } }] },
    { office },
  )

  it('takes effect with the next event, not before', () => {
    const { clocks } = advance([], opened, resolution)

    expect(passTime(clocks, at('2026-03-09 15:00')).fired).toEqual([])
    expect(advance(clocks, see('2026-03-09 12:00', 'note.add'), stricter).clocks).toMatchObject([
      { policy: { version: 2 }, consumedMs: 2 * hour, dueAt: at('2026-03-09 14:00') },
    ])
  })

  it('in force at an event may be told to a replay', () => {
    const history = [
      opened,
      see('2026-03-09 12:00', 'note.add'),
      see('2026-03-09 13:00', 'reply.send', tagged('answered')),
    ]

    expect(
      replay(history, ({ at: when }) => (when < at('2026-03-09 12:00') ? resolution : stricter)).clocks,
    ).toMatchObject([{ state: 'met', limitMs: 4 * hour, policy: { version: 2 } }])
  })

  it('without the metric cancels its clock at the next event', () => {
    const none = servicePolicy({ id: 'test', version: 3, targets: [] }, { office })

    expect(
      advance(advance([], opened, resolution).clocks, see('2026-03-09 12:00', 'note.add'), none).clocks,
    ).toMatchObject([{ state: 'cancelled' }])
  })

  it('with another calendar keeps what was consumed on the old one', () => {
    const calendarHours = servicePolicy(
      { id: 'test', version: 2, targets: [{ ...eightHours, calendar: 'always' }] },
      { office },
    )
    const { clocks } = advance(
      advance([], opened, resolution).clocks,
      see('2026-03-10 09:00', 'note.add'),
      calendarHours,
    )

    expect(clocks).toMatchObject([
      { calendar: 'always', consumedMs: 7 * hour, dueAt: at('2026-03-10 10:00') },
    ])
  })
})
