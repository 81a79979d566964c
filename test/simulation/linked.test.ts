import {
  type CaseFile,
  CaseInput,
  type CaseOf,
  charters,
  defineCharter,
  definePath,
  type LinkedCaseOpen,
  type Path,
  paths,
  type StageEffect,
} from 'casewright'
import { handbookFollowUp } from 'casewright/policies'
import {
  type CaseStream,
  defineScenario,
  type Run,
  reportText,
  runOnce,
  type ScenarioInput,
  summarize,
} from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dayMs, minuteMs } from './department.js'
import { inDetail, runIn } from './kept.js'
import { propertyService } from './property-service.js'

const [faults, visits, calls, complaints] = propertyService.cases as [
  CaseStream,
  CaseStream,
  CaseStream,
  CaseStream,
]

/** The service with so many of everybody that nobody waits. */
const roomy = {
  ...propertyService,
  groups: propertyService.groups.map(group => ({ ...group, agents: 200 })),
}

const run = (scenario: ScenarioInput, seed = 1): Run => runOnce(defineScenario(scenario), { seed })

/** All cases, kept whole. */
const casesOf = (scenario: ScenarioInput): readonly CaseOf[] =>
  runIn(scenario, 'cases', { seed: 1 }).kept.map(each => each.case)

describe('A case that asks for a linked one', () => {
  it('has it opened in the stream on that path, once for each time it asks', () => {
    const { streams } = run(propertyService)

    const { linked, arrivals, retried } = streams.visits!
    expect(linked).toBe(arrivals)
    expect(linked - retried).toBe(streams.faults!.taken['visit.request'])
    expect(retried).toBeGreaterThan(0)
    expect(streams.visits!.served).toBeGreaterThan(100)
    expect(streams.complaints!.linked).toBeGreaterThan(50)
    expect(streams.complaints!.arrivals).toBeGreaterThan(streams.complaints!.linked + 100)
  })

  it('has it counted where no stream is on that path', () => {
    const { streams } = run(propertyService)
    const { unopened, taken } = streams['calls-back']!

    expect(Object.keys(unopened)).toEqual(['inquiry'])
    expect(unopened.inquiry! + streams.complaints!.linked).toBe(taken['matter.raise'])
  })

  it('has it opened in the stream it names', () => {
    const raised: CaseStream = { ...complaints, id: 'raised', arrivals: undefined }
    const { streams } = run({
      ...propertyService,
      cases: [faults, visits, { ...calls, linked: { complaint: 'raised' } }, complaints, raised],
    })

    expect(streams.complaints!.linked).toBe(0)
    expect(streams.raised!.linked).toBe(streams.raised!.arrivals)
    expect(streams.raised!.linked).toBeGreaterThan(50)
  })

  it('has it for the same customer, with what it says of the matter, and tied at both ends', () => {
    const kept = new Map(casesOf(propertyService).map(each => [each.id, each]))
    const tied = [...kept.values()].flatMap(({ path, links }) => (path === 'fault' ? links : []))

    expect(tied.length).toBeGreaterThan(100)
    for (const link of tied) {
      const [fault, visit] = [kept.get(link.to)!, kept.get(link.from)!]
      expect(visit).toMatchObject({ path: 'repairVisit', links: [link] })
      const { customer, customerGrade, priority, subject } = fault.state.context
      expect(visit.state.context).toMatchObject({
        customer,
        customerGrade,
        priority,
        subject,
        place: 'Tower 3',
      })
    }
  })

  it('has it for the same customer also where they gave up waiting and come again', () => {
    const kept = casesOf(propertyService)
    const firstOf = new Set(
      kept.flatMap(({ path, links }) => (path === 'fault' ? links.map(({ from }) => from) : [])),
    )
    const again = kept.filter(({ id, path }) => path === 'repairVisit' && !firstOf.has(id))

    expect(again.length).toBe(run(propertyService).streams.visits!.retried)
    for (const { links, state } of again) {
      const customer = { id: links[0]!.to.replace('faults', 'faults-customer') }
      expect(state.context).toMatchObject({ customer, place: 'Tower 3' })
    }
  })

  it('takes the same course, however much of cases is kept', () => {
    const flow = run(inDetail(propertyService, 'flow'))
    const clocks = run(inDetail(propertyService, 'clocks'))
    const cases = run(inDetail(propertyService, 'cases'))

    expect(clocks).toEqual(cases)
    for (const [id, { targets: _, ...stream }] of Object.entries(cases.streams)) {
      expect(flow.streams[id]).toMatchObject(stream)
    }
  })

  it('shows in the report', () => {
    const runs = [0, 1, 2].map(replication =>
      runOnce(defineScenario(propertyService), { seed: 1, replication }),
    )

    const report = summarize(runs, propertyService)

    const mean = (of: (run: Run) => number) => runs.reduce((sum, each) => sum + of(each), 0) / 3
    expect(report.streams.visits!.linked.value).toBeCloseTo(mean(({ streams }) => streams.visits!.linked))
    expect(report.streams['calls-back']!.unopened.inquiry!.value).toBeCloseTo(
      mean(({ streams }) => streams['calls-back']!.unopened.inquiry!),
    )
    expect(reportText(report)).toMatch(/visits\n.*arrivals.*\n +come of other cases/)
    expect(reportText(report)).toMatch(/inquiry not opened, no stream/)
  })

  it('is told where what it says does not fit the path', () => {
    const event = { type: 'matter.raise', path: 'complaint', subject: 'Rain', details: { about: 'weather' } }
    const steps = {
      ...calls.steps,
      'open.working.visiting': { takes: { kind: 'deterministic', ms: 1 }, outcomes: [{ event }] },
    } satisfies CaseStream['steps']

    const running = () => run({ ...propertyService, cases: [complaints, { ...calls, steps }] })

    expect(running).toThrow(/^simulate: cases\.1: linked case on path "complaint": about: /)
  })
})

describe('What is drawn of a linked case', () => {
  const raised: CaseStream = { ...complaints, id: 'raised', arrivals: undefined }
  const callsBack: CaseStream = { ...calls, linked: { complaint: 'raised' } }

  it('hangs on the case that it comes of, and not on who else comes', () => {
    const more: CaseStream = { ...complaints, arrivals: { kind: 'poisson', perHour: 9 } }

    const few = run({ ...roomy, cases: [callsBack, complaints, raised] })
    const many = run({ ...roomy, cases: [more, callsBack, faults, raised] })

    expect(few.streams.raised!.throughputs.length).toBeGreaterThan(50)
    expect(many.streams.raised!.throughputs).toEqual(few.streams.raised!.throughputs)
  })

  it('takes nothing from what is drawn of those who come of themselves', () => {
    const [some, none] = [calls, callsBack].map(stream =>
      run({ ...roomy, cases: [stream, complaints, raised] }),
    )

    const all = new Set(some!.streams.complaints!.throughputs)
    const own = none!.streams.complaints!.throughputs
    expect(own.length).toBeLessThan(all.size)
    expect(own.every(throughput => all.has(throughput))).toBe(true)
  })
})

describe('Customers who are to be followed up', () => {
  const callsOf = (kept: readonly CaseOf[]) => kept.filter(({ path }) => path === 'returnVisit')
  const followed: CaseStream = { ...complaints, followUps: { stream: 'calls-back' } }
  const scenario = { ...roomy, lengthMs: 8 * dayMs, cases: [followed, { ...calls, arrivals: undefined }] }

  it('are called back within the window of the rule, each once, in a case that is tied to theirs', () => {
    const kept = casesOf(scenario)
    const byId = new Map(kept.map(each => [each.id, each]))
    const of = callsOf(kept)

    expect(of.length).toBe(run(scenario).streams.complaints!.taken['feedback.record'])
    expect(of.length).toBeGreaterThan(300)
    for (const { state, links, openedAt } of of) {
      const [link] = links
      const complaint = byId.get(link!.to)!
      const { customer, followsUp, rule, latestAt } = state.context as Record<string, unknown>
      expect(link).toMatchObject({ kind: 'follows-up', to: followsUp })
      expect(complaint.links).toContainEqual(link)
      expect({ customer, rule }).toEqual({ customer: complaint.state.context.customer, rule: 'F2' })
      // Within three days (F2): up to the midnight that ends the third day after.
      expect(Number(latestAt) - openedAt).toBeGreaterThan(3 * dayMs)
      expect(Number(latestAt) - openedAt).toBeLessThanOrEqual(4 * dayMs)
    }
  })

  it('are not, where the stream does not say where', () => {
    const { streams } = run({ ...scenario, cases: [complaints, { ...calls, arrivals: undefined }] })

    expect(streams['calls-back']!.arrivals).toBe(0)
  })

  it('are so many of a hundred as the rule says, and the same whoever else comes', () => {
    const [rule] = handbookFollowUp.rules.filter(({ id }) => id === 'F2')
    const half = { ...handbookFollowUp, rules: [{ ...rule!, coverage: 0.5 }] }
    const charter = defineCharter({ ...charters.property, followUp: half }, { paths })
    const more: CaseStream = { ...faults, arrivals: { kind: 'poisson', perHour: 9 } }

    const [few, many] = [[], [more, visits]].map(others =>
      run({ ...scenario, charter, cases: [...scenario.cases, ...others] }),
    )

    const closed = few!.streams.complaints!.taken['feedback.record']!
    expect(few!.streams['calls-back']!.linked / closed).toBeCloseTo(0.5, 1)
    expect(many!.streams['calls-back']!.waits).toEqual(few!.streams['calls-back']!.waits)
  })

  it('have the window counted in the working days of a calendar', () => {
    const rule = {
      id: 'W',
      occasion: 'complaint',
      earliest: { workingDays: 1 },
      latest: { workingDays: 2 },
    } as const
    const followUp = { ...handbookFollowUp, rules: [{ ...rule, coverage: 1 }] }
    const week = {
      timeZone: 'Asia/Shanghai',
      hours: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] },
    } as const
    const charter = defineCharter({ ...charters.property, followUp }, { paths })
    const weekly = { ...followed, followUps: { stream: 'calls-back', calendar: 'early-week' } }
    const [, call] = scenario.cases

    const kept = casesOf({
      ...scenario,
      charter,
      calendars: { 'early-week': week },
      cases: [weekly, call!],
    })

    const days = callsOf(kept).map(({ state }) =>
      weekdayOf(Number((state.context as { latestAt: number }).latestAt)),
    )
    expect(days.length).toBeGreaterThan(300)
    expect([...new Set(days)].sort()).toEqual(['Mon', 'Tue'])
  })

  it('take the same course, however much of cases is kept', () => {
    const [clocks, records, cases] = (['clocks', 'records', 'cases'] as const).map(detail =>
      run(inDetail(scenario, detail)),
    )

    expect(clocks).toEqual(cases)
    expect(records).toEqual(cases)
  })

  it.each<[string, Partial<ScenarioInput>, RegExp]>([
    [
      'a stream that there is not',
      { cases: [{ ...followed, followUps: { stream: 'visits' } }] },
      /cases\.0\.followUps\.stream: expected one of complaints, got "visits"/,
    ],
    [
      'a calendar that there is not',
      { cases: [{ ...followed, followUps: { stream: 'calls-back', calendar: 'moon' } }, calls] },
      /cases\.0\.followUps\.calendar: .*"moon"/,
    ],
    [
      'rules that the charter has not',
      { charter: defineCharter({ ...charters.property, followUp: undefined }, { paths }) },
      /cases\.0\.followUps: expected a charter with rules of follow-up, got none/,
    ],
  ])('are refused %s', (_, wrong, message) => {
    expect(() => defineScenario({ ...scenario, ...wrong } as ScenarioInput)).toThrow(message)
  })

  it('are told of where the path of the stream takes no follow-up', () => {
    const cases = [{ ...followed, followUps: { stream: 'faults' } }, faults, visits]

    expect(() => run({ ...scenario, cases })).toThrow(/^simulate: cases\.0: linked case on path "fault": /)
  })
})

const weekdayOf = (at: number): string =>
  new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'Asia/Shanghai' }).format(at)

describe("A host's path", () => {
  interface Notes {
    readonly wanted: string
  }
  type Asks = (file: CaseFile & Notes, at: number) => Pick<LinkedCaseOpen, 'path' | 'input'>

  /** Somebody fetches what is wanted, and then asks for another case. */
  function scenarioOf(asks: Asks, ...others: readonly CaseStream[]): ScenarioInput {
    const errand = definePath({
      id: 'errand',
      version: 1,
      description: 'Something is fetched, and something comes of it.',
      input: CaseInput,
      events: [
        z.strictObject({ type: z.literal('errand.run'), wanted: z.string() }),
        z.strictObject({ type: z.literal('errand.report') }),
      ],
      effects: {} as StageEffect,
      opens: (): Notes => ({ wanted: '' }),
      actions: ({ change, tell }) => ({
        noteWanted: change<'errand.run'>((_file, { wanted }) => ({ wanted })),
        ask: tell<'errand.report'>((file, { at }) => ({
          type: 'linkedCase.open',
          kind: 'follows-up',
          ...asks(file, at),
        })),
      }),
    }).through({
      waiting: {
        description: 'Nobody has gone yet.',
        on: { 'errand.run': { target: 'reporting', actions: 'noteWanted' } },
      },
      reporting: {
        description: 'Somebody is back.',
        on: { 'errand.report': { target: '#replying', actions: 'ask' } },
      },
    })
    const takes = { kind: 'exponential', meanMs: 5 * minuteMs } as const
    const { 'open.accepting': accepting, 'open.replying': replying, feedingBack } = complaints.steps
    const errands: CaseStream = {
      id: 'errands',
      path: 'errand',
      arrivals: { kind: 'poisson', perHour: 4 },
      input: { contact: { channel: 'chat' }, subject: 'Fetch it' },
      steps: {
        'open.accepting': accepting!,
        'open.working.waiting': {
          takes,
          outcomes: ['inquiry', 'complaint'].map(wanted => ({
            share: 0.5,
            event: { type: 'errand.run', wanted },
          })),
        },
        'open.working.reporting': { takes, outcomes: [{ event: { type: 'errand.report' } }] },
        'open.replying': replying!,
        feedingBack: feedingBack!,
      },
    }
    return {
      lengthMs: 3 * dayMs,
      charter: defineCharter(
        { id: 'errands', version: 1, title: 'Errands', timeZone: 'UTC', paths: ['errand', 'returnVisit'] },
        { paths: { errand: errand as Path, returnVisit: paths.returnVisit } },
      ),
      groups: [{ id: 'desk', agents: 3, desk: 'service-agent' }],
      cases: [errands, ...others],
    }
  }

  it('opens cases by instants of its own, however much of cases is kept', () => {
    const scenario = scenarioOf(
      ({ contact, subject }, at) => ({
        path: 'returnVisit',
        input: { contact, subject, rule: 'F2', earliestAt: at, latestAt: at + dayMs },
      }),
      { ...calls, arrivals: undefined },
    )

    const [clocks, cases] = (['clocks', 'cases'] as const).map(detail => run(inDetail(scenario, detail)))

    expect(cases!.streams['calls-back']!.linked).toBe(cases!.streams.errands!.taken['errand.report'])
    expect(clocks).toEqual(cases)
    const followed = casesOf(scenario).filter(({ path }) => path === 'returnVisit')
    expect(followed.length).toBeGreaterThan(200)
    for (const { openedAt, state } of followed) {
      expect(state.context).toMatchObject({ rule: 'F2', latestAt: openedAt + dayMs })
    }
  })

  it('opens cases by what was written down on the way and nothing else looks at', () => {
    const scenario = scenarioOf(({ contact, subject, wanted }) => ({
      path: wanted,
      input: { contact, subject },
    }))

    const [clocks, cases] = (['clocks', 'cases'] as const).map(detail => run(inDetail(scenario, detail)))

    const { inquiry, complaint } = cases!.streams.errands!.unopened
    expect(inquiry).toBeGreaterThan(100)
    expect(inquiry! + complaint!).toBe(cases!.streams.errands!.taken['errand.report'])
    expect(clocks).toEqual(cases)
  })
})
