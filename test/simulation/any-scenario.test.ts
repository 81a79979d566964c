import { charters, defineCharter, paths } from 'casewright'
import {
  agentWorkTime,
  feedbackGiven,
  firstResolution,
  firstResponse,
  nextResponse,
  periodicUpdate,
  promiseKept,
  requesterWait,
  type TargetTerms,
} from 'casewright/policies'
import type { CaseStream, ScenarioInput } from 'casewright/simulation'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayMs, department, hourMs, minuteMs } from './department.js'
import { toldIn } from './kept.js'
import { propertyService } from './property-service.js'

const seed = 1

const length = fc.constantFrom(
  { kind: 'exponential', meanMs: 10 * minuteMs } as const,
  { kind: 'deterministic', ms: 5 * minuteMs } as const,
  { kind: 'deterministic', ms: 0 } as const,
  { kind: 'lognormal', meanMs: hourMs, variation: 1.5 } as const,
)

const limit = fc.constantFrom<TargetTerms['limit']>(
  { ms: minuteMs },
  { ms: 20 * minuteMs },
  { ms: 8 * hourMs },
  { workingDays: 1 },
)
const warnings = fc.constantFrom<TargetTerms['warnings']>(
  undefined,
  [{ share: 0.5 }],
  [{ share: 0.2 }, { remainingMs: 30_000 }],
)
const terms = fc.record({ calendar: fc.constantFrom('always', 'office'), limit, warnings })
const target = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        firstResponse,
        nextResponse,
        periodicUpdate,
        agentWorkTime,
        requesterWait,
        firstResolution,
        feedbackGiven,
      ),
      terms,
    )
    .map(([preset, terms]) => preset(terms)),
  warnings.map(warnings => promiseKept({ warnings })),
)

/** Steps of a stream, some of which take other times and go other ways. */
const stepsOf = ({ steps }: CaseStream) =>
  fc.record(
    Object.fromEntries(
      Object.entries(steps).map(([state, step]) => [
        state,
        fc
          .record({ takes: fc.oneof(fc.constant(step.takes), length), order: fc.boolean() })
          .map(({ takes, order }) => ({
            ...step,
            takes,
            outcomes: order ? step.outcomes : step.outcomes.toReversed(),
          })),
      ]),
    ),
  )

const streamOf = (stream: CaseStream) =>
  fc
    .record({
      steps: stepsOf(stream),
      perHour: fc.constantFrom(1, 4, 12),
      patience: fc.constantFrom(undefined, { kind: 'exponential', meanMs: 30 * minuteMs } as const),
      retries: fc.constantFrom(undefined, {
        share: 0.5,
        after: { kind: 'exponential', meanMs: hourMs } as const,
      }),
      answerWithinMs: fc.constantFrom(undefined, 5 * minuteMs),
      rank: fc.constantFrom(undefined, 1, 3),
    })
    .map(
      ({ perHour, steps, patience, retries, ...others }): CaseStream => ({
        ...stream,
        ...others,
        steps: steps as CaseStream['steps'],
        groups: undefined,
        patience,
        retries: patience && retries,
        ...(stream.arrivals && { arrivals: { kind: 'poisson', perHour } }),
      }),
    )

const office = {
  timeZone: 'Asia/Shanghai',
  hours: {
    mon: [['08:30', '18:00']],
    tue: [['08:30', '12:00']],
    wed: [['08:30', '18:00']],
    fri: [['22:00', '24:00']],
  },
} as const

const [inquiries, faults] = department.cases as [CaseStream, CaseStream, ...CaseStream[]]
const [calledFaults, visits, calls, complaints] = propertyService.cases as [
  CaseStream,
  CaseStream,
  CaseStream,
  CaseStream,
]

const pick = fc.constantFrom(
  undefined,
  { rule: 'earliest-deadline' } as const,
  { rule: 'priority', riseEveryMs: 10 * minuteMs } as const,
)

const atTheDesk = fc
  .record({
    targets: fc.uniqueArray(target, { selector: ({ metric }) => metric, maxLength: 6 }),
    cases: fc.tuple(streamOf(inquiries), streamOf(faults)),
    agents: fc.integer({ min: 1, max: 12 }),
    pick,
    shrinkage: fc.constantFrom(0, 0.2),
  })
  .map(
    ({ targets, cases, agents, pick, shrinkage }): ScenarioInput => ({
      from: department.from,
      lengthMs: 9 * dayMs,
      warmUpMs: dayMs,
      pick,
      calendars: department.calendars,
      charter: defineCharter(
        {
          id: 'any',
          version: 1,
          title: 'Any',
          timeZone: 'Asia/Shanghai',
          paths: ['inquiry', 'fault'],
          calendars: { office },
          targets,
          limits: { reopenWindowMs: dayMs },
        },
        { paths: { inquiry: paths.inquiry, fault: paths.fault } },
      ),
      groups: [{ id: 'tech', agents, desk: 'service-agent', leaning: 'tech', shrinkage }],
      cases,
    }),
  )

const inTheField = fc
  .record({
    cases: fc.tuple(
      streamOf(calledFaults),
      streamOf(visits),
      streamOf({ ...calls, arrivals: undefined }),
      streamOf(complaints),
    ),
    agents: fc.integer({ min: 1, max: 8 }),
    followsUp: fc.boolean(),
    pick,
  })
  .map(
    ({ cases: [fault, visit, call, complaint], agents, followsUp, pick }): ScenarioInput => ({
      ...propertyService,
      pick,
      charter: charters.property,
      groups: propertyService.groups.map(group => ({ ...group, agents })),
      cases: [
        fault!,
        visit!,
        call!,
        { ...complaint!, ...(followsUp && { followUps: { stream: 'calls-back' } }) },
      ],
    }),
  )

/** Inquiries that are answered and fed back by whoever accepts them, and come up no more. */
const seenThrough = atTheDesk.map(({ groups, cases = [], ...scenario }): ScenarioInput => {
  const [inquiry] = cases as [CaseStream]
  const { closed: _, ...steps } = inquiry.steps
  const resolving = {
    ...steps['open.working.resolving']!,
    outcomes: [{ event: { type: 'reply.send', text: 'This is how it works.' } }],
  }
  return {
    ...scenario,
    groups: groups.map(group => ({ ...group, shrinkage: 0 })),
    cases: [{ ...inquiry, retries: undefined, steps: { ...steps, 'open.working.resolving': resolving } }],
  }
})

describe('Whatever whoever takes up a case sees through', () => {
  it('leaves the same records with events and without', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(seenThrough, scenario => {
        const straight = toldIn(scenario, 'records', { seed })
        const others = toldIn(scenario, 'records', { seed, spans: true })

        if (scenario.pick?.rule !== 'earliest-deadline') {
          expect(straight.run.events).toBeLessThan(others.run.events)
        }
        expect(straight.told).toEqual(others.told)
        expect(straight.run.streams.inquiries!.waits).toEqual(others.run.streams.inquiries!.waits)
      }),
      { numRuns: 8 },
    )
  })
})

describe.each([
  ['at a desk', atTheDesk],
  ['in the field', inTheField],
])('Whatever happens %s', (_, scenarios) => {
  it('cases take one course and leave the same records, however they are led', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(scenarios, scenario => {
        const cases = toldIn(scenario, 'cases', { seed })
        const records = toldIn(scenario, 'records', { seed })

        expect(records.run).toEqual(cases.run)
        expect(records.told).toEqual(cases.told)
        expect(toldIn(scenario, 'clocks', { seed }).run).toEqual(cases.run)
      }),
      { numRuns: 8 },
    )
  })
})
