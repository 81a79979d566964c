import { type CharterData, charters, diffCharters } from 'casewright'
import { agentWorkTime, firstResponse, promiseKept } from 'casewright/policies'
import { describe, expect, it } from 'vitest'

const minute = 60_000
const office = { timeZone: 'Asia/Shanghai', hours: { mon: [['09:00', '17:00']] as [string, string][] } }
const before: CharterData = {
  id: 'desk',
  version: 1,
  title: 'A desk',
  timeZone: 'Asia/Shanghai',
  paths: ['inquiry', 'fault'],
  roles: ['service-agent', 'finance'],
  calendars: { office: { ...office, holidays: ['2026-10-01', '2026-10-02'] } },
  targets: [
    firstResponse({ id: 'T1', calendar: 'office', limit: { ms: minute }, warnings: [{ share: 0.5 }] }),
    agentWorkTime({ calendar: 'office', limit: { ms: 60 * minute } }),
    promiseKept({ id: 'T12' }),
  ],
  limits: { maxReopens: 2, holdMs: 86_400_000 },
}
const [t1, work] = before.targets!

describe('diffCharters', () => {
  it.each<[string, Partial<CharterData>, { customers?: string[]; staff?: string[] }]>([
    ['nothing', { version: 2, title: 'The same desk' }, {}],
    [
      'paths',
      { paths: ['inquiry', 'dispute'] },
      { customers: ['New paths: dispute.', 'No longer offered: fault.'] },
    ],
    [
      'hours',
      {
        calendars: {
          office: {
            timeZone: 'Asia/Shanghai',
            hours: {
              mon: [
                ['09:00', '12:00'],
                ['13:00', '18:00'],
              ],
            },
            holidays: ['2026-10-02', '2026-10-03'],
            breaks: { '2026-11-20': [['15:00', '15:30']] },
          },
          night: { timeZone: 'UTC', hours: {} },
        },
      },
      {
        customers: [
          'Hours "office": mon 09:00–12:00 13:00–18:00 (Asia/Shanghai); formerly mon 09:00–17:00 (Asia/Shanghai).',
          'Hours "office": closed also on 2026-10-03.',
          'Hours "office": no longer closed on 2026-10-01.',
          'Hours "office": other breaks on single days.',
          'New hours "night": never (UTC).',
        ],
      },
    ],
    [
      'the zone',
      { timeZone: 'Europe/Madrid' },
      { customers: ['Times are those of Europe/Madrid, formerly Asia/Shanghai.'] },
    ],
    [
      'a limit that customers feel',
      { targets: [{ ...t1!, limit: { workingDays: 1 }, match: { channel: ['chat'] } }, work!] },
      {
        customers: [
          'first-response (T1) within 1 working day, hours "office", for channel chat; formerly within 1 min, hours "office".',
          'No longer undertaken: promise-kept (T12).',
        ],
      },
    ],
    [
      'a limit among the staff',
      { targets: [before.targets![2]!, t1!, { ...work!, limit: { sameDay: true } }] },
      {
        staff: ['agent-work-time within the same day, hours "office"; formerly within 1 h, hours "office".'],
      },
    ],
    [
      'warnings, and how it is measured',
      {
        targets: [
          { ...t1!, warnings: [{ remainingMs: 1000 }], stop: [{ tag: ['answered'] }] },
          ...before.targets!.slice(1),
        ],
      },
      {
        customers: ['first-response (T1) is measured differently.'],
        staff: ['first-response (T1) warns 1 s before; formerly at 50%.'],
      },
    ],
    [
      'waiting',
      { limits: { maxReopens: 3 } },
      {
        customers: ['A case can be reopened 3 times; formerly 2 times.'],
        staff: ['A case rests on hold as long as is usual; formerly for 24 h.'],
      },
    ],
    [
      'roles',
      { roles: ['service-agent', 'manager'] },
      { staff: ['New roles: manager.', 'No longer staffed: finance.'] },
    ],
    [
      'what has no words of its own',
      { retention: charters.topUp.retention, scoring: { scorecard: charters.topUp.scoring!.scorecard } },
      {
        customers: expect.arrayContaining([expect.stringMatching(/^New: retention\./)]),
        staff: expect.arrayContaining([
          expect.stringMatching(/^New: scoring\.scorecard\.categories\.greeting/),
        ]),
      } as never,
    ],
  ])('tells of %s', (_, changes, { customers = [], staff = [] }) => {
    expect(diffCharters(before, { ...before, ...changes })).toEqual({ customers, staff })
  })

  it('tells the way back by the same sentences, turned round', () => {
    const after = { ...before, timeZone: 'Europe/Madrid' }

    expect(diffCharters(after, before).customers).toEqual([
      'Times are those of Asia/Shanghai, formerly Europe/Madrid.',
    ])
  })
})
