import { charters, defineCharter, paths } from 'casewright'
import {
  agentWorkTime,
  firstResolution,
  firstResponse,
  followUpWindow,
  nextResponse,
  periodicUpdate,
  promiseKept,
  requesterWait,
} from 'casewright/policies'
import type { CaseStream, ScenarioInput } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { dayMs, department, hourMs, minuteMs } from './department.js'
import { runIn } from './kept.js'
import { propertyService } from './property-service.js'

const factor = (factor: number) => (stream: CaseStream) => ({
  ...stream,
  arrivals: { ...stream.arrivals!, factor },
})

const [inquiries, faults] = department.cases as [CaseStream, CaseStream, ...CaseStream[]]
const fortnight = { ...department, lengthMs: 12 * dayMs }

const office = {
  timeZone: 'Asia/Shanghai',
  hours: { mon: [['08:30', '18:00']], thu: [['09:00', '12:00']] },
} as const

/** Clocks of every kind: with warnings, that pause, go on, start afresh, or run out when nobody is there. */
const watched = defineCharter(
  {
    id: 'watched',
    version: 1,
    title: 'A department with many clocks',
    timeZone: 'Asia/Shanghai',
    paths: ['inquiry', 'fault'],
    calendars: { office },
    targets: [
      promiseKept({ warnings: [{ share: 0.3 }, { share: 0.9 }] }),
      firstResponse({
        calendar: 'always',
        limit: { ms: 2 * minuteMs },
        warnings: [{ remainingMs: minuteMs }, { share: 0.5 }],
      }),
      periodicUpdate({ calendar: 'office', limit: { ms: hourMs }, warnings: [{ share: 0.5 }] }),
      agentWorkTime({ calendar: 'always', limit: { ms: 10 * minuteMs }, warnings: [{ share: 0.8 }] }),
      requesterWait({ calendar: 'office', limit: { ms: 4 * hourMs } }),
      firstResolution({ calendar: 'office', limit: { workingDays: 1 }, warnings: [{ share: 0.75 }] }),
      nextResponse({ calendar: 'always', limit: { ms: hourMs }, warnings: [{ remainingMs: 20 * minuteMs }] }),
      followUpWindow({ calendar: 'office', notBefore: { workingDays: 1 }, limit: { workingDays: 3 } }),
    ],
  },
  { paths: { inquiry: paths.inquiry, fault: paths.fault } },
)

/** How long a case is open, whoever has it. */
const age = {
  metric: 'age',
  calendar: 'always',
  start: [{ event: ['case.open'] }],
  stop: [{ tag: ['closed'] }],
}

/** Clocks of which a nearer limit comes to hold, that has passed by then. */
const raised = defineCharter(
  {
    id: 'raised',
    version: 1,
    title: 'A department that raises priorities',
    timeZone: 'Asia/Shanghai',
    paths: ['inquiry'],
    targets: [
      requesterWait({
        id: 'critical wait',
        match: { severity: ['critical'] },
        calendar: 'always',
        limit: { ms: 3 * minuteMs },
        warnings: [{ share: 0.5 }, { remainingMs: 1000 }],
      }),
      requesterWait({ calendar: 'always', limit: { ms: 8 * hourMs } }),
      firstResolution({
        id: 'critical resolution',
        match: { severity: ['critical'] },
        calendar: 'always',
        limit: { ms: 2 * minuteMs },
        warnings: [{ share: 0.9 }],
      }),
      firstResolution({ calendar: 'always', limit: { ms: 8 * hourMs } }),
      { ...age, id: 'while awaited', match: { tag: ['awaitingCustomer'] }, limit: { ms: minuteMs } },
      { ...age, id: 'age', limit: { ms: 8 * hourMs } },
      periodicUpdate({ calendar: 'always', limit: { ms: hourMs } }),
      agentWorkTime({ calendar: 'always', limit: { ms: hourMs } }),
    ],
  },
  { paths: { inquiry: paths.inquiry } },
)
const critical = { type: 'priority.set', severity: 'critical', urgency: 'high' }
const { outcomes } = inquiries.steps['open.working.resolving']!
const raising: CaseStream = {
  ...factor(0.4)(inquiries),
  steps: {
    ...inquiries.steps,
    'open.working.resolving': {
      takes: { kind: 'exponential', meanMs: 3 * minuteMs },
      outcomes: [{ share: 0.2, event: critical }, ...outcomes.slice(1), { event: outcomes[0]!.event! }],
    },
  },
}

describe.each<[string, ScenarioInput, readonly string[]]>([
  [
    'a department',
    { ...fortnight, cases: department.cases.map(factor(0.4)) },
    ['"sla.met"', '"sla.breached"', '"deadline.reach"'],
  ],
  [
    'a service whose cases open others',
    propertyService,
    ['"case.link"', '"case.withdraw"', '"sla.breached"'],
  ],
  [
    'a department with clocks of every kind, too small for its work',
    {
      ...fortnight,
      charter: watched,
      groups: [{ id: 'tech', agents: 5, desk: 'service-agent', leaning: 'tech' }],
      cases: [factor(0.4)(inquiries), factor(0.4)(faults)],
    },
    ['"sla.warned"', '"sla.met"', '"because":"late"', '"case.reopen"', '"reply.promise"'],
  ],
  [
    'a department that raises priorities',
    { ...fortnight, charter: raised, cases: [raising] },
    ['"priority.set"', '"critical wait"', '"while awaited"', '"sla.warned"', '"because":"late"'],
  ],
  [
    'a department whose clocks still run at the end',
    { ...fortnight, charter: charters.serviceManual, cases: [inquiries] },
    ['"sla.breached"'],
  ],
])('The records of cases of %s, kept along their chart', (_, scenario, lines) => {
  const charted = runIn(scenario, 'records', { seed: 3 })
  const stepped = runIn(scenario, 'cases', { seed: 3 })

  it('are those that the cases themselves write, byte for byte', () => {
    const text = JSON.stringify(stepped.kept.map(({ records }) => records))

    expect(JSON.stringify(charted.kept.map(({ records }) => records)) === text).toBe(true)
    for (const line of lines) expect(text).toContain(line)
  })

  it('make the same cases', () => {
    const some = stepped.kept.flatMap((kept, index) =>
      index % 7 === 0 ? [[kept, charted.kept[index]!]] : [],
    )

    expect(some.length).toBeGreaterThan(100)
    for (const [kept, other] of some) expect(other!.case).toEqual(kept!.case)
  })

  it('leave the run as it is', () => {
    expect(charted.run).toEqual(stepped.run)
  })

  it('are written without the cases, but for those that are audited', () => {
    const withoutCase = charted.kept.filter(kept => !Object.hasOwn(kept, 'case'))

    expect(withoutCase.length / charted.kept.length).toBeGreaterThan(0.5)
  })
})
