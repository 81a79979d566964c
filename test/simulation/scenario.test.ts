import { charters } from 'casewright'
import {
  type CaseStream,
  type ContactStream,
  defineScenario,
  type Group,
  parseScenario,
  runOnce,
  type ScenarioInput,
} from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { dayMs, department } from './department.js'

const handling = { kind: 'exponential', meanMs: 1000 } as const
const calls: ContactStream = { id: 'calls', arrivals: { kind: 'poisson', perHour: 5 }, handling }
const bare: ScenarioInput = { lengthMs: 1000, groups: [{ id: 'desk', agents: 1 }], contacts: [calls] }

/** The bare scenario with a stream that is a little different. */
const withCalls = (more: object): object => ({ ...bare, contacts: [{ ...calls, ...more }] })

const inquiries: CaseStream = department.cases[0]!

/** The department with inquiries that are a little different, and no other stream. */
const withInquiries = (more: object): object => ({ ...department, cases: [{ ...inquiries, ...more }] })

/** Inquiries of which one state has another step. */
const withStep = (state: string, step: object): object =>
  withInquiries({ steps: { ...inquiries.steps, [state]: step } })

const accept = { takes: handling, outcomes: [{ event: { type: 'case.accept' } }] }

const noon = Array.from({ length: 48 }, () => 1)

describe('A scenario is refused by the field that is wrong', () => {
  it.each<[field: string, because: string, scenario: unknown]>([
    ['lengthMs', 'expected number', { ...bare, lengthMs: undefined }],
    ['warmUpMs', 'less than lengthMs', { ...bare, warmUpMs: 1000 }],
    ['agent', 'Unrecognized key', { ...bare, agent: 3 }],
    ['contacts', 'a stream', { ...bare, contacts: [] }],
    ['timeZone', 'IANA', { ...bare, timeZone: 'Moon/Base' }],
    [
      'calendars.early',
      'must match pattern',
      { ...bare, calendars: { early: { timeZone: 'UTC', hours: { mon: [['9', '10']] } } } },
    ],
    ['groups.0.agents', 'either agents or shifts', { ...bare, groups: [{ id: 'desk' }] }],
    ['groups.0.shrinkage', '<1', { ...bare, groups: [{ id: 'desk', agents: 1, shrinkage: 1 }] }],
    [
      'groups.0.shifts.0.calendar',
      '"early"',
      { ...bare, groups: [{ id: 'desk', shifts: [{ agents: 1, calendar: 'early' }] }] },
    ],
    [
      'groups.1.id',
      'each id once',
      {
        ...bare,
        groups: [
          { id: 'desk', agents: 1 },
          { id: 'desk', agents: 1 },
        ],
      },
    ],
    ['contacts.1.id', 'each id once', { ...bare, contacts: [calls, calls] }],
    ['contacts.0.groups.0', '"nobody"', withCalls({ groups: ['nobody'] })],
    ['contacts.0.groups', 'each group once', withCalls({ groups: ['desk', { group: 'desk', afterMs: 5 }] })],
    ['contacts.0.retries', 'patience', withCalls({ retries: { share: 0.5, after: handling } })],
    ['contacts.0.handling.meanMs', 'expected number', withCalls({ handling: { kind: 'exponential' } })],
    ['contacts.0.handling.kind', 'Invalid', withCalls({ handling: { kind: 'weibull', meanMs: 5 } })],
    [
      'contacts.0.handling.within',
      'rise',
      withCalls({
        handling: {
          kind: 'percentiles',
          within: [
            { share: 0.9, ms: 50 },
            { share: 0.5, ms: 90 },
          ],
        },
      }),
    ],
    [
      'contacts.0.arrivals.calendar',
      '"lunch"',
      withCalls({ arrivals: { kind: 'poisson', perHour: 1, calendar: 'lunch' } }),
    ],
    ['contacts.0.arrivals.at', 'in order', withCalls({ arrivals: { kind: 'instants', at: [2, 1] } })],
    [
      'contacts.0.arrivals.perHalfHour',
      '',
      withCalls({ arrivals: { kind: 'profile', perHalfHour: noon.slice(1) } }),
    ],
    [
      'contacts.0.language',
      '"fr"',
      { ...withCalls({ language: 'fr' }), groups: [{ id: 'desk', agents: 1, languages: ['en'] }] },
    ],
    ['charter', 'a charter, for cases.0', { ...withInquiries({}), charter: undefined }],
    ['cases.0.path', '"complaint"', withInquiries({ path: 'complaint' })],
    ['cases.0.input.contact', '', withInquiries({ input: { subject: 'How?' } })],
    ['cases.0.steps.open.thinking', 'a state', withStep('open.thinking', accept)],
    [
      'cases.0.steps.open.accepting.outcomes.0.event.type',
      '"case.take"',
      withStep('open.accepting', { takes: handling, outcomes: [{ event: { type: 'case.take' } }] }),
    ],
    [
      'cases.0.steps.open.replying.outcomes.0.event.text',
      'what the path takes',
      withStep('open.replying', { takes: handling, outcomes: [{ event: { type: 'reply.send' } }] }),
    ],
    [
      'cases.0.steps.open.accepting.outcomes',
      'add up to 1',
      withStep('open.accepting', {
        takes: handling,
        outcomes: [{ share: 0.6, event: { type: 'case.accept' } }],
      }),
    ],
    [
      'cases.0.steps.open.accepting.outcomes',
      'all but one',
      withStep('open.accepting', { takes: handling, outcomes: [{}, {}] }),
    ],
    [
      'cases.0.steps.open.accepting.groups',
      'a group that fits',
      { ...withInquiries({}), groups: [{ id: 'x', agents: 1, desk: 'finance' }] },
    ],
    [
      'cases.0.steps.open.accepting.groups.0',
      'a group with a desk',
      { ...withInquiries({ groups: ['x'] }), groups: [{ id: 'x', agents: 1 }] },
    ],
    [
      'cases.0.linked.inquiry',
      'one of inquiries, got "visits"',
      withInquiries({ linked: { inquiry: 'visits' } }),
    ],
    ['cases.0.linked.fault', 'one of none', withInquiries({ linked: { fault: 'inquiries' } })],
    ['cases', 'arrivals of at least one stream', withInquiries({ arrivals: undefined })],
    ['cases.0.givingUp', 'type', withInquiries({ givingUp: { type: 'case.leave' } })],
  ])('%s: %s', (field, because, scenario) => {
    const define = () => parseScenario(scenario)

    const message = thrownBy(define)
    expect(message).toMatch(/^defineScenario: /)
    expect(message).toContain(field)
    expect(message).toContain(because)
  })

  it.each([
    [
      'which the path never takes there',
      { event: { type: 'question.ask', text: 'And?' } },
      'takes no question.ask',
    ],
    [
      'which is for somebody else',
      { event: { type: 'case.accept' } },
      'case.accept is not for the finance; it is for: service-agent',
    ],
  ])('names the step whose event a case refuses on the way, %s', (_, outcome, because) => {
    const data = withStep('open.accepting', { takes: handling, groups: ['till'], outcomes: [outcome] })
    const { groups, cases } = data as { groups: Group[]; cases: CaseStream[] }
    const [stepped, charted] = (['cases', 'records'] as const).map(detail => {
      const scenario = {
        ...data,
        lengthMs: dayMs,
        groups: [...groups, { id: 'till', agents: 3, desk: 'finance' }],
        cases: cases.map(stream => ({ ...stream, detail })),
      }
      return thrownBy(() => runOnce(parseScenario(scenario), { seed: 1 }))
    })

    expect(stepped).toContain('cases.0.steps.open.accepting')
    expect(stepped).toContain(because)
    expect(charted).toBe(stepped)
  })

  it('names the state that nothing leads out of', () => {
    const { feedingBack: _, ...steps } = inquiries.steps
    const scenario = parseScenario({ ...withInquiries({ steps }), lengthMs: 2 * dayMs })

    const message = thrownBy(() => runOnce(scenario, { seed: 1 }))

    expect(message).toContain('cases.0.steps: expected a step for feedingBack')
  })

  it('refuses one that was not defined', () => {
    const message = thrownBy(() => runOnce({ ...defineScenario(bare) }, { seed: 1 }))

    expect(message).toMatch(/^runOnce: expected scenario to come from defineScenario/)
  })
})

describe('A scenario', () => {
  it('remains plain data, and read back from JSON is the same again', () => {
    const scenario = defineScenario({ ...department, lengthMs: dayMs })

    const again = parseScenario(JSON.parse(JSON.stringify(scenario)))

    expect(again).toEqual(scenario)
    expect(runOnce(again, { seed: 1 })).toEqual(runOnce(scenario, { seed: 1 }))
  })

  it('takes a charter as it is, or its data', () => {
    const { topUp: charter } = charters

    const { charter: taken } = defineScenario({ ...department, charter })

    expect(taken).toBe(charter)
  })
})

function thrownBy(work: () => unknown): string {
  try {
    work()
  } catch (thrown) {
    expect(thrown).toHaveProperty('name', 'CasewrightError')
    return (thrown as Error).message
  }
  return 'nothing'
}
