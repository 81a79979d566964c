import { defaultLimits, defineCharter, nextDueAt, paths } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, hour, inputs, monday } from './cast.js'
import { chronicle } from './laws.js'
import { type Setting, Story } from './story.js'

const { agent, customer, manager, supervisor } = cast
const path = paths.safetyIncident
const input = inputs.safetyIncident
const accept = { type: 'case.accept' } as const
const findings = { type: 'findings.submit', findings: 'The shelf was not fixed to the wall' } as const
const report = { type: 'report.submit', course: 'It tipped over', cause: 'No anchors', liable: true } as const
const complete = { type: 'action.complete', number: 1, result: 'Anchors in every shelf' } as const
const lessons = { type: 'review.record', lessons: 'Anchor before loading', suffices: true } as const
const reply = { type: 'reply.send', text: 'It will not happen again.' } as const
const feedback = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const

const take = (measure: 'notify' | 'record' | 'secure' | 'offer-alternative') =>
  ({ type: 'measure.take', measure, how: `What was done to ${measure}` }) as const
const assign = (...dues: number[]) =>
  ({
    type: 'corrections.assign',
    responsibilities: [{ party: 'b-7', for: 'The furniture' }],
    actions: dues.map((dueAt, index) => ({ action: `Measure ${index + 1}`, owner: 'b-7', dueAt })),
  }) as const

/** T10, as a department undertakes it beside the deadlines of the path. */
const t10 = (metric: string, event: string, ms: number) => ({
  id: `T10 ${metric}`,
  metric,
  calendar: 'always',
  limit: { ms },
  start: [{ event: ['case.open'] }],
  stop: [{ event: [event] }],
})
const house = {
  id: 'house',
  version: 1,
  title: 'House',
  timeZone: 'Asia/Shanghai',
  paths: ['safetyIncident'],
} as const
const charter = defineCharter(house, { paths })

const told = chronicle()
const anIncident = (setting: Setting = { charter }) => told.tell(new Story(path, input, setting))
const anEmergency = () => anIncident().does(supervisor, accept)
const aSecured = (story = anIncident()) =>
  story
    .does(supervisor, accept)
    .does(supervisor, take('notify'))
    .does(supervisor, take('record'))
    .does(supervisor, take('secure'))
    .does(supervisor, take('offer-alternative'))
const aReported = () => aSecured().does(supervisor, findings).does(supervisor, report)
const aCorrected = (...days: number[]) => {
  const story = aReported()
  return story.does(manager, assign(...days.map(each => story.now + each * day)))
}
const aReviewed = () => aCorrected(3).does(supervisor, complete).does(manager, lessons)
const aClosed = () => aReviewed().does(supervisor, reply).does(supervisor, feedback)

afterEach(told.keepTheLaws)

describe('A safety incident (P13)', () => {
  it('goes from the emergency plan over findings, report and corrections to the review (P13, R2)', () => {
    const story = aClosed().waits(7 * day)

    expect(story.recorded.map(({ event, to }) => [event.type, to])).toEqual([
      ['case.open', { open: 'accepting' }],
      ['case.accept', { open: 'responding' }],
      ['measure.take', { open: 'responding' }],
      ['measure.take', { open: 'responding' }],
      ['measure.take', { open: 'responding' }],
      ['measure.take', { open: { working: 'investigating' } }],
      ['findings.submit', { open: { working: 'reporting' } }],
      ['report.submit', { open: { working: 'assigning' } }],
      ['corrections.assign', { open: { working: 'correcting' } }],
      ['action.complete', { open: { working: 'reviewing' } }],
      ['review.record', { open: 'replying' }],
      ['reply.send', 'feedingBack'],
      ['feedback.record', 'closed'],
      ['deadline.reach', 'ended'],
    ])
    expect(story.case.state.output).toMatchObject({
      ending: 'closed',
      cause: 'No anchors',
      actions: [{ owner: 'b-7', done: { how: complete.result, by: supervisor } }],
      lessons: lessons.lessons,
    })
  })

  it('starts the emergency plan when it is accepted', () => {
    expect(anEmergency().lately).toEqual([
      { type: 'customer.notify', about: 'accepted' },
      { type: 'emergency.start', place: input.place, occurredAt: input.occurredAt },
    ])
  })

  it('is not for the front desk (R3)', () => {
    expect(anIncident().refuses(agent, accept)).toMatchObject({
      code: 'not-your-role',
      roles: ['supervisor'],
    })
  })

  it('is called off by the supervisor as a false alarm, and not by whoever reported it', () => {
    const withdraw = { type: 'case.withdraw', reason: 'Nothing fell' } as const
    const story = anEmergency()

    expect(story.refuses(customer, withdraw)).toMatchObject({ code: 'not-your-role', roles: ['supervisor'] })
    expect(story.does(supervisor, withdraw).stands).toBe('withdrawn')
  })

  it('is read by selectors', () => {
    const { selectors } = path
    const { state } = aClosed().case

    expect(selectors.findings(state)).toBe(findings.findings)
    expect(selectors.cause(state)).toBe('No anchors')
    expect(selectors.responsibilities(state)).toEqual([{ party: 'b-7', for: 'The furniture' }])
    expect(selectors.openActions(state)).toEqual([])
    expect(selectors.openActions(aCorrected(1, 2).case.state)).toHaveLength(2)
    expect(selectors.lessons(state)).toBe(lessons.lessons)
    expect(selectors.isEmergency(anEmergency().case.state)).toBe(true)
    expect(selectors.isEmergency(state)).toBe(false)
  })

  it.each([
    [true, true],
    [false, false],
  ])('that the department is responsible for, %s, makes an apology: %s (R6)', (liable, mayApologise) => {
    const story = aSecured()
      .does(supervisor, findings)
      .does(supervisor, { ...report, liable })
    story
      .does(manager, assign(story.now + day))
      .does(supervisor, complete)
      .does(manager, lessons)

    expect(story.tries(supervisor, { ...reply, apology: true })).toBe(mayApologise)
  })
})

describe('The emergency plan', () => {
  it('is a checklist that has to be complete, in any order (P13)', () => {
    const story = anEmergency()

    story.does(supervisor, take('secure')).does(supervisor, take('offer-alternative'))
    expect(path.selectors.measuresLeft(story.case.state)).toEqual(['notify', 'record'])
    story.does(supervisor, take('record'))
    expect(story.stands).toBe('open.responding')
    expect(story.refuses(supervisor, findings)).toMatchObject({ code: 'not-now' })
    story.does(supervisor, take('notify'))

    expect(story.stands).toBe('open.working.investigating')
    expect(path.selectors.measuresLeft(story.case.state)).toEqual([])
  })

  it('records each measure with how, when and by whom (R7)', () => {
    const story = anEmergency().later(hour).does(manager, take('secure'))

    expect(story.file.measures.secure).toEqual({ how: take('secure').how, at: story.now, by: manager })
  })

  it('takes each measure once', () => {
    const story = anEmergency().does(supervisor, take('notify'))

    expect(story.refuses(manager, take('notify'))).toMatchObject({ code: 'against-a-rule', rule: 'P13' })
  })

  it('is not put on hold', () => {
    expect(anEmergency().refuses(supervisor, { type: 'case.hold', reason: 'Lunch' })).toMatchObject({
      code: 'not-now',
    })
  })
})

describe('Findings and report of an incident (T10)', () => {
  it('are due 24 and 72 hours after it happened, by the calendar, whenever it was reported', () => {
    const story = anIncident()

    expect(nextDueAt(story.case)).toBe(input.occurredAt + day)
    aSecured(story).does(supervisor, findings)
    expect(nextDueAt(story.case)).toBe(input.occurredAt + 3 * day)
    expect(story.does(supervisor, report).file.deadlines).toEqual({})
  })

  it('are due at once where it was reported late', () => {
    const late = { ...input, occurredAt: monday - 4 * day }
    const story = told.tell(new Story(path, late, { charter })).waits(0)

    expect(story.lately).toMatchObject([
      { type: 'case.escalate', to: 'manager' },
      { type: 'case.escalate', to: 'general-manager' },
    ])
  })

  it('are due from the report on where the time of the incident lies ahead', () => {
    const early = { ...input, occurredAt: monday + day }

    expect(nextDueAt(told.tell(new Story(path, early, { charter })).case)).toBe(monday + day)
  })

  it('that are overdue are brought before the manager, and then the general manager, again and again', () => {
    const story = anIncident().waits(day)

    expect(story.lately).toMatchObject([{ type: 'case.escalate', to: 'manager' }])
    story.waits(2 * day)
    expect(story.lately).toMatchObject([{ type: 'case.escalate', to: 'general-manager' }])
    story.waits(2 * day)

    expect(story.lately).toMatchObject(Array(2).fill({ type: 'case.escalate', to: 'general-manager' }))
    expect(story.stands).toBe('open.accepting')
  })

  it('that come late are taken, and the report keeps its date', () => {
    const story = aSecured().waits(2 * day)

    story.does(supervisor, findings)

    expect(nextDueAt(story.case)).toBe(input.occurredAt + 3 * day)
  })

  it('are due as the charter says', () => {
    const limits = { incidentFindingsMs: 2 * hour, incidentReportMs: 4 * hour }
    const story = anIncident({ charter: defineCharter({ ...house, limits }, { paths }) })

    expect(nextDueAt(story.case)).toBe(input.occurredAt + 2 * hour)
    expect(aSecured(story).does(supervisor, findings).file.deadlines).toEqual({
      report: input.occurredAt + 4 * hour,
    })
  })

  it('can be a target of a charter as well', () => {
    const { incidentFindingsMs, incidentReportMs } = defaultLimits
    const targets = [
      t10('findings', 'findings.submit', incidentFindingsMs),
      t10('report', 'report.submit', incidentReportMs),
    ]
    const story = anIncident({ charter: defineCharter({ ...house, targets }, { paths }) })

    aSecured(story)
      .does(supervisor, findings)
      .waits(3 * day)

    expect(story.case.clocks).toMatchObject([
      { metric: 'findings', state: 'met' },
      { metric: 'report', breachedAt: monday + 3 * day },
    ])
  })

  it('are asked for while the case is on hold, too', () => {
    const story = aSecured().does(supervisor, { type: 'case.hold', reason: 'The hall is closed' })

    story.waits(day)

    expect(story.lately).toMatchObject([{ type: 'case.escalate', to: 'manager' }])
    expect(story.stands).toBe('open.onHold')
  })
})

describe('Corrective actions', () => {
  it('are assigned by the manager, with responsibilities, an owner and a date each (P13, R3)', () => {
    const story = aReported()

    expect(story.refuses(supervisor, assign(story.now + day))).toMatchObject({
      code: 'not-your-role',
      roles: ['manager'],
    })
    story.does(manager, assign(story.now + day, story.now + 2 * day))

    expect(story.file.actions).toMatchObject([{ owner: 'b-7', done: null }, { done: null }])
    expect(story.lately).toEqual([
      {
        type: 'corrections.notify',
        about: 'assigned',
        actions: assign(story.now + day, story.now + 2 * day).actions,
      },
    ])
    expect(nextDueAt(story.case)).toBe(story.now + day)
  })

  it('are at least one, and one who answers for it', () => {
    expect(aReported().refuses(manager, { ...assign(), responsibilities: [] })).toMatchObject({
      code: 'invalid-payload',
      issues: [{ path: 'responsibilities' }, { path: 'actions' }],
    })
  })

  it('are due at a date ahead (R9)', () => {
    const story = aReported()

    expect(story.refuses(manager, assign(story.now + day, story.now))).toMatchObject({ rule: 'R9' })
  })

  it('are done one by one, and the last leads to the review', () => {
    const story = aCorrected(1, 2)

    story.does(supervisor, { ...complete, number: 2 })
    expect(story.stands).toBe('open.working.correcting')
    expect(nextDueAt(story.case)).toBe(story.now + day)
    expect(story.refuses(supervisor, { ...complete, number: 2 })).toMatchObject({ rule: 'P13' })
    expect(story.refuses(supervisor, { ...complete, number: 3 })).toMatchObject({ rule: 'P13' })
    story.does(supervisor, complete)

    expect(story.stands).toBe('open.working.reviewing')
    expect(story.file.deadlines).toEqual({})
  })

  it('that are late are asked for, each time in sight of the manager', () => {
    const story = aCorrected(1, 2)
    const [first, second] = story.file.actions.map(({ done: _, ...action }) => action)

    story.waits(day)
    expect(story.lately).toMatchObject([
      { type: 'corrections.notify', about: 'overdue', actions: [first] },
      { type: 'case.escalate', to: 'manager' },
    ])
    story.waits(day)
    expect(story.lately).toMatchObject([{ about: 'overdue', actions: [first, second] }, {}])
    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
  })

  it('can be put off to a date ahead', () => {
    const story = aCorrected(1)
    const postpone = {
      type: 'action.postpone',
      number: 1,
      dueAt: story.now + 4 * day,
      reason: 'No anchors in stock',
    } as const

    expect(story.refuses(supervisor, { ...postpone, dueAt: story.now })).toMatchObject({ rule: 'R9' })
    expect(story.refuses(supervisor, { ...postpone, number: 2 })).toMatchObject({ rule: 'P13' })
    story.does(supervisor, postpone)

    expect(nextDueAt(story.case)).toBe(story.now + 4 * day)
  })
})

describe('The review of an incident', () => {
  it("is the manager's (R3)", () => {
    const story = aCorrected(1).does(supervisor, complete)

    expect(story.refuses(supervisor, lessons)).toMatchObject({ code: 'not-your-role', roles: ['manager'] })
  })

  it('asks for more where the actions do not suffice', () => {
    const story = aCorrected(1)
      .does(supervisor, complete)
      .does(manager, { ...lessons, suffices: false })

    expect(story.stands).toBe('open.working.assigning')
    story.does(manager, assign(story.now + day))
    expect(story.file).toMatchObject({
      actions: [{ done: null }],
      earlierActions: [{ done: { how: complete.result } }],
      lessons: null,
    })
  })

  it('comes before the reply, whatever the reporter does not say', () => {
    const story = aReported()
      .does(supervisor, { type: 'customer.ask', question: 'Who loaded it?' })
      .waits(6 * day)

    expect(story.stands).toBe('open.replying')
    expect(story.refuses(supervisor, reply)).toMatchObject({ code: 'against-a-rule', rule: 'P13' })
    story.does(supervisor, { type: 'case.resume' })
    expect(story.stands).toBe('open.working.assigning')
  })

  it('is not made again for a question', () => {
    const story = aReviewed().does(supervisor, reply).does(customer, { type: 'question.ask', text: 'Who?' })

    story.does(supervisor, reply)

    expect(story.stands).toBe('feedingBack')
  })

  it('is made again when the case is reopened, with times that count from then', () => {
    const story = aClosed().later(day).does(customer, { type: 'case.reopen', reason: 'Another one fell' })

    expect(story.stands).toBe('open.working.investigating')
    expect(story.file).toMatchObject({ lessons: null, dueFrom: story.now })
    expect(nextDueAt(story.case)).toBe(story.now + day)
    story.does(supervisor, findings)
    expect(nextDueAt(story.case)).toBe(story.now + 3 * day)
  })
})
