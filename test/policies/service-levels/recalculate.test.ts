import {
  advance,
  createCalendar,
  firstResolution,
  firstResponse,
  passTime,
  recalculate,
  replay,
  servicePolicy,
} from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { at, brief, hour, office, policyOf, see, tagged } from './story.js'

const target = firstResolution({ calendar: 'office', limit: { ms: 8 * hour }, warnings: [{ share: 0.75 }] })
const policy = policyOf(target)
const opened = see('2026-03-10 10:00', 'case.open')
const now = at('2026-03-10 12:00')

describe('recalculate', () => {
  it('counts the running stretch anew by an edited calendar', () => {
    const edited = createCalendar({
      timeZone: 'UTC',
      hours: { tue: [['09:00', '17:00']], wed: [['09:00', '17:00']] },
    })
    const { clocks } = advance([], opened, policy)
    const [step] = recalculate(
      [{ clocks, facts: opened }],
      servicePolicy({ id: 'test', version: 2, targets: [target] }, { office: edited }),
      now,
    )

    expect(clocks).toMatchObject([{ dueAt: at('2026-03-12 10:00') }])
    expect(step).toMatchObject({
      clocks: [{ since: opened.at, consumedMs: 0, dueAt: at('2026-03-11 10:00'), policy: { version: 2 } }],
      fired: [],
    })
  })

  it('keeps what was consumed before, and every pause', () => {
    const history = [opened, see('2026-03-10 11:00', 'customer.ask', tagged('awaitingCustomer'))]
    const { clocks } = replay(history, policy)
    const shorter = policyOf({ ...target, limit: { ms: 4 * hour } })
    const [step] = recalculate([{ clocks, facts: history[1]! }], shorter, now)

    expect(step?.clocks).toMatchObject([
      { state: 'paused', consumedMs: hour, limitMs: 4 * hour, dueAt: null },
    ])
  })

  it('lets fall due now what the edit makes overdue, and nothing twice', () => {
    const { clocks } = advance([], opened, policy)
    const shorter = policyOf({ ...target, limit: { ms: hour } })
    const [step] = recalculate([{ clocks, facts: opened }], shorter, now)
    const [again] = recalculate([{ clocks: step!.clocks, facts: opened }], shorter, now)

    expect(brief(step!.fired)).toEqual([
      'sla.warned first-resolution 2026-03-10T12:00',
      'sla.breached first-resolution 2026-03-10T12:00',
    ])
    expect(again?.fired).toEqual([])
  })

  it('takes no breach back, and rewrites no clock that has ended', () => {
    const breached = passTime(advance([], opened, policy).clocks, at('2026-03-16 00:00')).clocks
    const ended = replay([opened, see('2026-03-10 11:00', 'reply.send', tagged('answered'))], policy).clocks
    const longer = policyOf({ ...target, limit: { ms: 800 * hour } })
    const steps = recalculate(
      [
        { clocks: breached, facts: opened },
        { clocks: ended, facts: opened },
      ],
      longer,
      at('2026-03-16 00:00'),
    )

    expect(steps[0]?.clocks).toMatchObject([
      { state: 'running', breachedAt: at('2026-03-12 10:00'), limitMs: 800 * hour, dueAt: null },
    ])
    expect(steps[1]?.clocks).toEqual(ended)
  })

  it('leaves a metric that is no longer in the policy to the next event', () => {
    const { clocks } = advance([], opened, policy)
    const other = servicePolicy(
      { id: 'test', version: 2, targets: [firstResponse({ calendar: 'office', limit: { ms: hour } })] },
      { office },
    )

    expect(recalculate([{ clocks, facts: opened }], other, now)[0]?.clocks).toEqual(clocks)
  })
})
