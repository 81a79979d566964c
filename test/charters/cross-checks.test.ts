import { defineCharter, paths } from 'casewright'
import { deskTime, firstResponse, followUpWindow, promiseKept } from 'casewright/policies'
import { describe, expect, it } from 'vitest'

const data = {
  id: 'desk',
  version: 1,
  title: 'A desk',
  timeZone: 'Asia/Shanghai',
  paths: ['inquiry', 'fault'] as const,
}
const define = (changes: object) => defineCharter({ ...data, ...changes } as never, { paths })
const office = { timeZone: 'Asia/Shanghai', hours: { mon: [['09:00', '17:00']] } }
const soon = { calendar: 'always', limit: { ms: 60_000 } }

describe('The parts of a charter', () => {
  it.each([
    [
      'a target for a path that is not offered',
      { targets: [firstResponse({ ...soon, match: { path: ['dispute'] } })] },
      'targets.0.match.path: expected of inquiry, fault, which it offers, got dispute',
    ],
    [
      'a role that nobody has',
      { roles: ['service-agent', 'records-clerk'] },
      'roles: expected one of technical-department, who hold fault: open.reported.awaitingDepartment, got service-agent, records-clerk',
    ],
    [
      'a calendar that never opens',
      { calendars: { office, closed: { timeZone: 'UTC', hours: {} } } },
      'calendars.closed: expected a calendar that opens, got one that never does',
    ],
    [
      'a warning that would come before the clock starts',
      { targets: [firstResponse({ ...soon, warnings: [{ share: 0.5 }, { remainingMs: 60_000 }] })] },
      'targets.0.warnings.1: expected a warning that comes after the start of the clock, got {"remainingMs":60000}',
    ],
    [
      'a clock that nothing starts',
      { targets: [{ ...firstResponse(soon), start: [{ event: ['verdict.give'] }] }] },
      'targets.0.start: expected an event or tag that a case on inquiry, fault can have, got [{"event":["verdict.give"]}]',
    ],
    [
      'a clock that nothing stops',
      {
        targets: [
          {
            ...firstResponse(soon),
            stop: [{ tag: ['satisfied'] }, { event: ['fix.confirm'], tag: ['glad'] }],
          },
        ],
      },
      'targets.0.stop: expected an event or tag',
    ],
    [
      'a clock that only another path could stop',
      {
        targets: [
          { ...firstResponse({ ...soon, match: { path: ['inquiry'] } }), stop: [{ event: ['fix.confirm'] }] },
        ],
      },
      'targets.0.stop: expected an event or tag that a case on inquiry can have',
    ],
  ])('do not fit: %s', (_, changes, message) => {
    expect(() => define(changes)).toThrow(`defineCharter: ${message}`)
    expect(() => define(changes)).toThrow(expect.objectContaining({ code: 'invalid-charter' }))
  })

  it('fit', () => {
    const fitting = {
      roles: ['service-agent', 'technical-department', 'records-clerk'],
      calendars: {
        office,
        once: { timeZone: 'UTC', hours: {}, shifts: { '1999-12-31': [['09:00', '10:00']] } },
      },
      targets: [
        firstResponse({ ...soon, warnings: [{ remainingMs: 59_999 }] }),
        promiseKept(),
        deskTime({ ...soon, desk: 'order-agent' }),
        followUpWindow({ calendar: 'office', notBefore: { workingDays: 3 }, limit: { workingDays: 7 } }),
      ],
    }

    expect(define(fitting)).toMatchObject(fitting)
  })
})
