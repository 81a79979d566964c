import {
  type CaseStep,
  type CaseStream,
  defineScenario,
  type Run,
  runOnce,
  type ScenarioInput,
} from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { department, hourMs } from './department.js'
import { inDetail, toldIn } from './kept.js'

const calls = {
  id: 'calls',
  arrivals: { kind: 'poisson', perHour: 120 },
  handling: { kind: 'exponential', meanMs: 240_000 },
  groups: ['desk'],
  answerWithinMs: 20_000,
} as const
const base = { lengthMs: 50.2 * hourMs, warmUpMs: 3.1 * hourMs, groups: [{ id: 'desk', agents: 9 }] }
const patience = { kind: 'exponential', meanMs: 300_000 } as const

describe('A queue that needs no events', () => {
  it.each<[string, ScenarioInput]>([
    ['for ever patient', { ...base, contacts: [calls] }],
    ['giving up', { ...base, contacts: [{ ...calls, patience }] }],
    ['overloaded', { ...base, groups: [{ id: 'desk', agents: 7, costPerHour: 3 }], contacts: [calls] }],
    [
      'two side by side',
      {
        ...base,
        groups: [
          { id: 'chats', agents: 3 },
          { id: 'desk', agents: 9 },
        ],
        contacts: [calls, { ...calls, id: 'chats', groups: ['chats'], patience }],
      },
    ],
  ])('%s: comes to what events come to', (_, data) => {
    const scenario = defineScenario(data)

    expectAlike(runOnce(scenario, { seed: 5 }), runOnce(scenario, { seed: 5, ...withEvents }))
  })
})

const taking = (meanMs: number, ...outcomes: CaseStep['outcomes']): CaseStep => ({
  takes: meanMs === 0 ? { kind: 'deterministic', ms: 0 } : { kind: 'exponential', meanMs },
  outcomes,
})
const accepting = taking(240_000, { event: { type: 'case.accept' } })
const ending = {
  'open.replying': taking(0, { event: { type: 'reply.send', text: 'This is how it is.' } }),
  feedingBack: taking(30_000, {
    event: { type: 'feedback.record', problem: 'A', cause: 'B', improvement: 'C' },
  }),
}
const [inquiries, faults] = department.cases as [CaseStream, CaseStream, ...CaseStream[]]
const arrivals = { kind: 'poisson', perHour: 60 } as const

/** Faults that are found and answered by whoever accepts them; some are not reproduced at first. */
const seenThrough: CaseStream = {
  id: 'faults',
  path: 'fault',
  arrivals,
  input: faults.input,
  groups: ['tech'],
  answerWithinMs: 60_000,
  steps: {
    'open.accepting': accepting,
    'open.working.reproducing': taking(
      60_000,
      { share: 0.3, event: { type: 'fault.reproduce', reproduced: false, steps: 'Could not' } },
      { event: { type: 'fault.reproduce', reproduced: true, steps: 'Topped up' } },
    ),
    'open.working.diagnosing': taking(120_000, {
      event: { type: 'fault.diagnose', cause: 'As designed', blame: 'nobody' },
    }),
    ...ending,
  },
}
const answered: CaseStream = {
  id: 'inquiries',
  path: 'inquiry',
  arrivals,
  input: inquiries.input,
  groups: ['desk'],
  steps: {
    'open.accepting': accepting,
    'open.working.resolving': taking(60_000, { event: { type: 'reply.send', text: 'Like this.' } }),
    feedingBack: ending.feedingBack,
  },
}
const tech = { id: 'tech', agents: 9, desk: 'service-agent', leaning: 'tech' } as const
const cases = { ...base, charter: department.charter, groups: [tech], lengthMs: 200.3 * hourMs }

describe.each(['flow', 'clocks', 'records'] as const)(
  'Cases that need no events, kept by their %s',
  detail => {
    it.each<[string, ScenarioInput]>([
      ['seen through by whoever accepts them', { ...cases, cases: [seenThrough] }],
      [
        'given up by customers who have waited too long',
        { ...cases, groups: [{ ...tech, agents: 7 }], cases: [{ ...seenThrough, patience }] },
      ],
      ['too many', { ...cases, groups: [{ ...tech, agents: 6 }], cases: [seenThrough] }],
      [
        'beside a queue of calls',
        {
          ...cases,
          groups: [tech, { id: 'desk', agents: 9 }],
          contacts: [{ ...calls, arrivals }],
          cases: [seenThrough],
        },
      ],
      [
        'on two paths',
        {
          ...cases,
          groups: [{ id: 'desk', agents: 6, desk: 'service-agent', costPerHour: 40 }, tech],
          cases: [seenThrough, answered],
        },
      ],
    ])('%s: come to what events come to', (_, data) => {
      const straight = toldIn(data, detail, { seed: 5 })
      const other = toldIn(data, detail, { seed: 5, ...withEvents })

      expect(straight.run.events).toBeLessThan(other.run.events)
      expectAlike(straight.run, other.run)
      expect(straight.told.length > 10_000).toBe(detail === 'records')
      expect(straight.told).toEqual(other.told)
    })

    it.each<[string, CaseStream]>([
      [
        'whose customer is asked',
        {
          ...answered,
          steps: {
            ...answered.steps,
            'open.working.resolving': taking(60_000, { event: { type: 'customer.ask', question: 'Which?' } }),
            'open.awaitingCustomer': {
              by: 'customer',
              ...taking(600_000, { event: { type: 'message.receive', text: 'This' } }),
            },
            'open.replying': ending['open.replying'],
          },
        },
      ],
      [
        'that come back from where they were put aside',
        {
          ...answered,
          steps: {
            ...answered.steps,
            'open.working.resolving': taking(
              60_000,
              {
                share: 0.5,
                event: { type: 'case.hold', reason: 'A part is missing', until: { $afterMs: 600_000 } },
              },
              { event: { type: 'reply.send', text: 'Like this.' } },
            ),
          },
        },
      ],
      [
        'whose customers give up and come again',
        { ...answered, patience, retries: { share: 0.5, after: patience } },
      ],
    ])('but not those %s', (_, stream) => {
      const desk = { id: 'desk', agents: 20, desk: 'service-agent' } as const
      const data = { ...cases, groups: [desk], lengthMs: 24 * hourMs, cases: [stream] }
      const scenario = defineScenario(inDetail(data, detail))

      const { events, streams, groups } = runOnce(scenario, { seed: 5 })
      const other = runOnce(scenario, { seed: 5, ...withEvents })

      expect(streams).toEqual(other.streams)
      expect(events).toBe(other.events)
      expect(groups.desk!.busyMs).toBe(other.groups.desk!.busyMs)
    })
  },
)

/** With spans each agent's doings matter, and so there are events. */
const withEvents = { spans: true }

/** The same run, but for the last digits of sums and how many events it made. */
function expectAlike(straight: Run, { streams, groups }: Run): void {
  for (const [id, stream] of Object.entries(straight.streams)) {
    const { bySlot, waitingMs, stages, ...counted } = stream
    const { bySlot: slots, waitingMs: sum, stages: timed, ...others } = streams[id]!
    expect(counted).toEqual(others)
    expectNear(
      Object.values(stages).map(({ sumMs }) => sumMs),
      Object.values(timed).map(({ sumMs }) => sumMs),
    )
    expect(bySlot.inTarget).toEqual(slots.inTarget)
    expectNear(bySlot.waiting, slots.waiting)
    expect(waitingMs / sum).toBeCloseTo(1, 9)
  }
  for (const [id, { bySlot, ...group }] of Object.entries(straight.groups)) {
    const { bySlot: slots, spans: _, ...others } = groups[id]!
    expectNear(Object.values(group) as number[], Object.values(others) as number[])
    for (const column of ['staffed', 'busy', 'queue'] as const) expectNear(bySlot[column], slots[column])
  }
}

function expectNear(some: ArrayLike<number>, others: ArrayLike<number>): void {
  expect(some.length).toBe(others.length)
  for (let index = 0; index < some.length; index++) {
    // Sums in another order differ in the last digits: of days, by less than a millisecond.
    const scale = Math.max(1e5, Math.abs(others[index]!))
    expect(Math.abs(some[index]! - others[index]!) / scale).toBeLessThan(1e-8)
  }
}
