import { nextDueAt, paths, type SuggestionEvent } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, inputs, monday } from './cast.js'
import { chronicle } from './laws.js'
import { Story } from './story.js'

const { agent, customer, department, engineer, finance, supervisor } = cast
type Event<Type extends SuggestionEvent['type']> = Extract<SuggestionEvent, { type: Type }>

const accept = { type: 'case.accept' } as const
const judge: Event<'suggestion.judge'> = {
  type: 'suggestion.judge',
  kind: 'client',
  valuable: true,
  feasible: true,
  reasons: 'Many ask for it',
  department: 'technical-department',
}
const adopt: Event<'suggestion.adopt'> = {
  type: 'suggestion.adopt',
  what: 'The balance on the first screen',
  owner: engineer,
  startsAt: monday + 5 * day,
  endsAt: monday + 30 * day,
}
const decline = { type: 'suggestion.decline', reasons: 'The bank does not allow it' } as const
const done = { type: 'plan.report', result: 'Released on Friday' } as const
const reply = { type: 'reply.send', text: 'Thank you for your idea.' } as const
const feedback = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const
const plan = { what: adopt.what, owner: engineer, startsAt: adopt.startsAt, endsAt: adopt.endsAt }

const told = chronicle()
const aSuggestion = () => told.tell(new Story(paths.suggestion, inputs.suggestion)).does(agent, accept)
const aValuable = () => aSuggestion().does(agent, judge)
const anAdopted = () => aValuable().does(department, adopt)
const anAnswered = () => anAdopted().does(agent, reply)

afterEach(told.keepTheLaws)

describe('A suggestion (P6)', () => {
  it('that is valuable goes up, is adopted with a plan, answered with thanks, and fed back (P6, R2)', () => {
    const story = anAnswered().does(agent, feedback)

    story.waits(7 * day)

    expect(story.recorded.map(({ event, to }) => [event.type, to])).toEqual([
      ['case.open', { open: 'accepting' }],
      ['case.accept', { open: { working: 'judging' } }],
      ['suggestion.judge', { open: 'deciding' }],
      ['suggestion.adopt', { open: 'replying' }],
      ['reply.send', 'feedingBack'],
      ['feedback.record', 'closed'],
      ['deadline.reach', 'ended'],
    ])
    expect(story.emitted).toContainEqual({ type: 'plan.notify', about: 'adopted', plan })
    expect(story.emitted).toContainEqual({ type: 'customer.thank', decision: 'adopted' })
    expect(story.case.state.output).toMatchObject({
      kind: 'client',
      valuable: true,
      feasible: true,
      decision: 'adopted',
      plan,
      result: null,
    })
  })

  it('that is worth nothing is declined with the reason, and the customer thanked', () => {
    const story = aSuggestion().does(agent, { ...judge, valuable: false, reasons: 'It does so already' })

    expect(story.stands).toBe('open.replying')
    story.does(agent, reply)

    expect(story.lately).toEqual([
      { type: 'customer.notify', about: 'reply', text: reply.text },
      { type: 'customer.thank', decision: 'declined' },
    ])
    expect(story.file).toMatchObject({ decision: 'declined', reasons: 'It does so already', plan: null })
  })

  it('that is valuable and hard to do goes up all the same', () => {
    const story = aSuggestion().does(agent, { ...judge, feasible: false })

    expect(story.stands).toBe('open.deciding')
    expect(story.file.feasible).toBe(false)
  })

  it('is judged before anyone is answered', () => {
    expect(aSuggestion().refuses(agent, reply)).toMatchObject({ code: 'not-now' })
  })
})

describe('The department concerned', () => {
  it('is told of the suggestion, and decides on it alone (R3)', () => {
    const story = aValuable()

    expect(story.lately).toEqual([
      {
        type: 'department.notify',
        department: 'technical-department',
        about: 'report',
        text: inputs.suggestion.subject,
      },
    ])
    expect(paths.suggestion.selectors.isDeciding(story.case.state)).toBe(true)
    expect(story.refuses(finance, adopt)).toMatchObject({ code: 'against-a-rule', rule: 'R3' })
    expect(story.refuses(finance, decline)).toMatchObject({ code: 'against-a-rule', rule: 'R3' })
    expect(story.refuses(agent, adopt)).toMatchObject({ code: 'not-your-role', rule: 'R3' })
  })

  it("is the desk's own supervisor where none is named", () => {
    const { department: _, ...own } = judge
    const story = aSuggestion().does(agent, own)

    story.does(supervisor, adopt)

    expect(story.stands).toBe('open.replying')
  })

  it('may be the wrong one, and then the desk names another', () => {
    const story = aValuable().does(agent, { ...judge, department: 'finance' })

    expect(story.lately).toMatchObject([
      { type: 'department.notify', department: 'technical-department', about: 'recall' },
      { type: 'department.notify', department: 'finance', about: 'report' },
    ])
    expect(story.refuses(department, adopt)).toMatchObject({ rule: 'R3' })
    story.does(finance, adopt)

    expect(story.file).toMatchObject({ decision: 'adopted', deadlines: { plan: adopt.endsAt } })
  })

  it('declines it with a reason', () => {
    const story = aValuable().does(department, decline)

    expect(story.stands).toBe('open.replying')
    expect(paths.suggestion.selectors.decision(story.case.state)).toBe('declined')
    expect(story.file).toMatchObject({ reasons: decline.reasons, plan: null, deadlines: {} })
  })

  it.each([
    ['ends in the past', { endsAt: monday }],
    ['ends before it starts', { startsAt: adopt.endsAt + 1 }],
  ])('makes no plan that %s (R9)', (_, dates) => {
    expect(aValuable().refuses(department, { ...adopt, ...dates })).toMatchObject({ rule: 'R9' })
  })

  it('is reminded, each time in sight of a supervisor', () => {
    const story = aValuable()

    story.waits(4 * day)

    const reminder = { type: 'department.notify', department: 'technical-department', about: 'reminder' }
    const escalation = { type: 'case.escalate', to: 'supervisor' }
    expect(story.lately).toMatchObject([reminder, escalation, reminder, escalation])
    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
  })
})

describe('A plan', () => {
  const overdue = [
    { type: 'plan.notify', about: 'overdue', plan },
    { type: 'case.escalate', to: 'supervisor', reason: expect.any(String) },
  ]

  it.each([
    ['the case is fed back', () => anAnswered()],
    ['the case is closed', () => anAnswered().does(agent, feedback)],
  ])('is reported carried out, once, when %s (P6)', (_, told) => {
    const story = told()

    story.does(department, done)

    expect(story.lately).toEqual([{ type: 'plan.notify', about: 'carried-out', plan }])
    expect(story.file.result).toBe(done.result)
    expect(story.refuses(department, done)).toMatchObject({ code: 'against-a-rule', rule: 'P6' })
  })

  it('is not reported where there is none (P6)', () => {
    const story = aValuable().does(department, decline).does(agent, reply)

    expect(story.refuses(department, done)).toMatchObject({ code: 'against-a-rule', rule: 'P6' })
  })

  it.each([
    ['told', () => anAdopted()],
    ['fed back', () => anAnswered()],
  ])('that ends before the case is %s has its owner reminded, in sight of a supervisor', (_, told) => {
    const story = told()
    const stood = story.stands

    story.waits(30 * day)

    expect(story.lately).toEqual(overdue)
    expect(story.stands).toBe(stood)
    expect(nextDueAt(story.case)).toBeNull()
  })

  it('that was reported in time reminds nobody', () => {
    const story = anAnswered().does(department, done)

    expect(nextDueAt(story.case)).toBeNull()
  })
})

describe('A suggestion that is reopened', () => {
  it('is judged anew, and its plan is forgotten', () => {
    const story = anAnswered().does(agent, feedback)

    story.does(customer, { type: 'case.reopen', reason: 'I meant something else' })
    story.does(agent, { ...judge, valuable: false })

    expect(story.file).toMatchObject({ decision: 'declined', plan: null, result: null, deadlines: {} })
    expect(paths.suggestion.selectors.plan(story.case.state)).toBeNull()
  })
})
