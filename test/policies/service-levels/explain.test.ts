import { explain, firstResolution, firstResponse, nextResponse } from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { at, hour, minute, policyOf, see, tagged } from './story.js'

const high = { severity: 'high', urgency: 'high' } as const
const policy = policyOf(
  firstResolution({
    id: 'urgent',
    match: { severity: ['high'] },
    calendar: 'office',
    limit: { ms: 4 * hour },
  }),
  firstResolution({ id: 'usual', calendar: 'office', limit: { ms: 8 * hour }, warnings: [{ share: 0.5 }] }),
  firstResponse({ calendar: 'always', limit: { ms: minute } }),
  nextResponse({ calendar: 'office', limit: { ms: hour } }),
)
const history = [
  see('2026-03-09 10:00', 'case.open'),
  see('2026-03-09 11:00', 'customer.ask', tagged('awaitingCustomer')),
  see('2026-03-09 12:30', 'message.receive'),
  see('2026-03-09 12:45', 'priority.set', { priority: high }),
]

describe('explain', () => {
  it('tells what ran, what stood still, and why', () => {
    const { text } = explain('first-resolution', history, { policy, until: at('2026-03-10 00:00') })

    expect(text.split('\n')).toEqual([
      '2026-03-09 10:00:00  started (case.open): 0 s of 8 h used, due 2026-03-10 10:00:00',
      '2026-03-09 11:00:00  paused (awaitingCustomer): 1 h of 8 h used',
      '2026-03-09 12:30:00  resumed (message.receive): 1 h of 8 h used, due 2026-03-10 11:30:00',
      '2026-03-09 12:45:00  retargeted (urgent): 1 h 15 min of 4 h used, due 2026-03-09 15:30:00',
      '2026-03-09 15:30:00  breached (the limit is used up): 4 h of 4 h used',
    ])
  })

  it('as data too', () => {
    const { timeline } = explain('first-resolution', history, { policy })

    expect(timeline[1]).toEqual({
      at: at('2026-03-09 11:00'),
      change: 'paused',
      because: 'awaitingCustomer',
      round: 1,
      target: 'usual',
      consumedMs: hour,
      limitMs: 8 * hour,
      dueAt: null,
    })
  })

  it('of one clock among several', () => {
    const { timeline } = explain(
      'next-response',
      [
        ...history,
        see('2026-03-09 13:00', 'reply.send', tagged('answered')),
        see('2026-03-09 14:00', 'message.receive'),
      ],
      { policy },
    )

    expect(timeline.map(({ change, because, round }) => [change, because, round])).toEqual([
      ['started', 'message.receive', 1],
      ['met', 'reply.send', 1],
      ['started', 'message.receive', 2],
    ])
  })

  it('in the time of a zone', () => {
    expect(explain('first-response', history.slice(0, 1), { policy, timeZone: 'Asia/Shanghai' }).text).toBe(
      '2026-03-09 18:00:00  started (case.open): 0 s of 1 min used, due 2026-03-09 18:01:00',
    )
  })
})
