import {
  type CaseFile,
  CaseInput,
  type CaseOf,
  defineCharter,
  definePath,
  type LinkedCaseOpen,
  type Path,
  paths,
  type StageEffect,
} from 'casewright'
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
import { propertyService } from './property-service.js'

type Detail = NonNullable<CaseStream['detail']>

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

const inDetail = (scenario: ScenarioInput, detail: Detail): ScenarioInput => ({
  ...scenario,
  cases: scenario.cases!.map(stream => ({ ...stream, detail })),
})

/** All cases, kept whole. */
function casesOf(scenario: ScenarioInput): readonly CaseOf[] {
  const kept: CaseOf[] = []
  const defined = defineScenario(inDetail(scenario, 'cases'))
  runOnce(defined, { seed: 1, onCase: each => kept.push(each.case) })
  return kept
}

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
