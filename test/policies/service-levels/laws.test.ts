import {
  advance,
  agentWorkTime,
  alwaysOpen,
  type Calendar,
  createCalendar,
  firstResolution,
  firstResponse,
  nextDueAt,
  nextResponse,
  type Observation,
  passTime,
  periodicUpdate,
  promiseKept,
  replay,
  type ServiceClock,
  type ServiceLevelFact,
  type ServicePolicy,
  type ServiceTarget,
  servicePolicy,
  totalResolution,
} from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ServiceClock as ServiceClockSchema } from '../../../src/vocabulary/service-clock.js'
import { at, hour, minute, office } from './story.js'

const nights = createCalendar({
  timeZone: 'America/New_York',
  hours: { sun: [['22:00', '06:00']], wed: [['22:00', '06:00']], fri: [['00:00', '24:00']] },
})
const calendars: Record<string, Calendar> = { office, nights, always: alwaysOpen() }
const since = at('2026-03-05 00:00')

const warnings = fc.constantFrom<ServiceTarget['warnings']>(
  undefined,
  [],
  [{ share: 0.5 }, { share: 0.75 }],
  [{ remainingMs: hour }, { share: 0.9 }],
)
const terms = fc.record({
  calendar: fc.constantFrom(...Object.keys(calendars)),
  limit: fc.oneof(
    fc.integer({ min: 1, max: 200 }).map(quarters => ({ ms: quarters * 15 * minute })),
    fc.integer({ min: 1, max: 5 }).map(workingDays => ({ workingDays })),
  ),
  boundary: fc.constantFrom('closing', 'opening'),
  warnings,
})
const high = { severity: ['high' as const] }
const policyData = fc
  .tuple(terms, terms, terms, terms, terms, terms, terms)
  .map(([a, b, c, d, e, f, g]) => [
    firstResponse(a),
    nextResponse(b),
    periodicUpdate(c),
    agentWorkTime(d),
    firstResolution({ ...e, id: 'urgent', match: high }),
    firstResolution(f),
    totalResolution(g),
    promiseKept({ warnings: a.warnings ?? [] }),
  ])
const policies = fc
  .tuple(policyData, policyData)
  .map(both =>
    both.map(
      (targets, index): ServicePolicy => servicePolicy({ id: 'p', version: index + 1, targets }, calendars),
    ),
  )

const states = [
  ['awaitingAgent'],
  ['awaitingAgent'],
  ['awaitingCustomer'],
  ['onHold'],
  ['awaitingDepartment'],
  ['answered'],
  ['closed'],
  ['withdrawn'],
]
const event = fc.record({
  wait: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 90 }).map(seconds => seconds * 1000),
    fc.integer({ min: 0, max: 40 * 60 }).map(minutes => minutes * minute),
  ),
  type: fc.constantFrom(
    'message.receive',
    'case.accept',
    'reply.send',
    'customer.ask',
    'note.add',
    'case.reopen',
    'reply.promise',
  ),
  tags: fc.constantFrom(...states),
  severity: fc.constantFrom('low', 'high'),
  promised: fc.option(fc.integer({ min: 0, max: 50 }).map(hours => since + hours * hour)),
  version: fc.constantFrom(0, 0, 0, 1),
})
interface Step {
  observation: Observation
  version: number
}
const history = fc.array(event, { minLength: 1, maxLength: 14 }).map(events => {
  let now = since
  return events.map(({ wait, type, tags, severity, promised, version }, index): Step => {
    now += wait
    const observation: Observation = {
      at: now,
      event: { type: index === 0 ? 'case.open' : type },
      tags: index === 0 ? ['awaitingAgent'] : tags,
      path: 'inquiry',
      channel: 'chat',
      priority: { severity: severity as 'low', urgency: 'medium' },
      promisedAt: promised,
    }
    return { observation, version }
  })
})

/** Takes a history step by step, with any number of looks at the clock in between. */
function live(steps: Step[], both: ServicePolicy[], looks: number[], until: number) {
  let clocks: readonly ServiceClock[] = []
  const fired: ServiceLevelFact[] = []
  const stages: (readonly ServiceClock[])[] = []
  const take = (step: { clocks: readonly ServiceClock[]; fired: readonly ServiceLevelFact[] }) => {
    clocks = step.clocks
    fired.push(...step.fired)
    stages.push(clocks)
  }
  const lookUpTo = (end: number) => {
    for (const look of looks)
      if (look <= end && look >= (steps[0]?.observation.at ?? 0)) take(passTime(clocks, look))
  }
  for (const { observation, version } of steps) {
    lookUpTo(observation.at)
    take(advance(clocks, observation, both[version]!))
  }
  lookUpTo(until)
  take(passTime(clocks, until))
  return { clocks, fired, stages }
}

const looks = fc
  .array(
    fc.integer({ min: 0, max: 30 * 24 * 60 }).map(minutes => since + minutes * minute),
    { maxLength: 12 },
  )
  .map(times => times.sort((a, b) => a - b))
const until = since + 60 * 24 * hour

const holds = (name: string, law: (steps: Step[], both: ServicePolicy[], looks: number[]) => void) =>
  it(name, () => {
    fc.assert(fc.property(history, policies, looks, law), { numRuns: 300 })
  })

const continuing = ['agent-work-time', 'total-resolution']

describe('laws of service levels', () => {
  holds('a replay leads where the case itself went, however often somebody looked', (steps, both, looks) => {
    const versions = new Map(steps.map(({ observation, version }) => [observation, both[version]!]))
    const replayed = replay([...versions.keys()], observation => versions.get(observation)!, until)
    const { clocks, fired } = live(steps, both, looks, until)

    expect(replayed.clocks).toEqual(clocks)
    expect(replayed.fired).toEqual(fired)
  })

  holds('clocks are what JSON makes of them, and what the schema takes', (steps, both) => {
    for (const clocks of live(steps, both, [], until).stages) {
      expect(JSON.parse(JSON.stringify(clocks))).toEqual(clocks)
      for (const clock of clocks) expect(ServiceClockSchema.parse(clock)).toEqual(clock)
    }
  })

  holds('each thing is told once', (steps, both) => {
    const told = live(steps, both, [], until).fired.map(fact => {
      // What continues after a reopening is one undertaking, met as often as it is answered.
      const round = continuing.includes(fact.metric) && fact.type !== 'sla.met' ? null : fact.round
      return JSON.stringify([fact.type, fact.metric, round, 'warning' in fact ? fact.warning : null])
    })

    expect(new Set(told).size).toBe(told.length)
  })

  holds('no round is both met and breached', (steps, both) => {
    const verdicts = live(steps, both, [], until).fired.filter(({ type }) => type !== 'sla.warned')
    const rounds = verdicts
      .filter(({ metric }) => !continuing.includes(metric))
      .map(({ metric, round }) => `${metric} ${round}`)

    expect(new Set(rounds).size).toBe(rounds.length)
  })

  holds('a breach stays, and an ended round stays as it ended', (steps, both, looks) => {
    const { stages } = live(steps, both, looks, until)
    for (const [index, before] of stages.entries()) {
      for (const clock of before) {
        const after = stages[index + 1]?.find(({ metric }) => metric === clock.metric)
        if (after?.round !== clock.round) continue
        if (clock.breachedAt !== null) expect(after.breachedAt).toBe(clock.breachedAt)
        if (clock.state !== 'running' && clock.state !== 'paused') expect(after).toEqual(clock)
      }
    }
  })

  holds('what is told comes in the order of its instants, and nothing is left that is due', (steps, both) => {
    let clocks: readonly ServiceClock[] = []
    for (const { observation, version } of steps) {
      const step = advance(clocks, observation, both[version]!)
      clocks = step.clocks

      expect(step.fired.map(fact => fact.at)).toEqual(step.fired.map(fact => fact.at).sort((a, b) => a - b))
      expect(nextDueAt(clocks) ?? Infinity).toBeGreaterThan(observation.at)
    }
  })

  holds('consumed is the open time of the stretches it ran, and paused it has no deadline', (steps, both) => {
    const policy = both[0]!
    let clocks: readonly ServiceClock[] = []
    const ran = new Map<string, number>()
    for (const { observation } of steps) {
      const before = clocks
      clocks = advance(before, observation, policy).clocks
      for (const clock of clocks) {
        const was = before.find(({ metric }) => metric === clock.metric)
        const key = clock.metric
        const calendar = was && calendars[was.calendar]
        if (was?.state === 'running' && calendar) {
          ran.set(key, (ran.get(key) ?? 0) + calendar.between(ranFrom.get(was) ?? was.since, observation.at))
        }
        if (was?.round !== clock.round && !continuing.includes(key)) ran.set(key, 0)
        ranFrom.set(clock, observation.at)

        const isSettled = clock.state !== 'running' || clock.since === observation.at
        if (isSettled) expect(clock.consumedMs).toBe(ran.get(key) ?? 0)
        if (clock.state !== 'running') expect([clock.dueAt, nextDueAt([clock])]).toEqual([null, null])
      }
    }
  })
})

const ranFrom = new WeakMap<ServiceClock, number>()
