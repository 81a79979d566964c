import { type ComplaintEvent, nextDueAt, paths } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, inputs } from './cast.js'
import { chronicle } from './laws.js'
import { Story } from './story.js'

const {
  agent,
  colleague,
  customer,
  department,
  finance,
  generalManager,
  manager,
  specialist,
  stranger,
  supervisor,
} = cast
type Event<Type extends ComplaintEvent['type']> = Extract<ComplaintEvent, { type: Type }>

const accept = { type: 'case.accept' } as const
const general = { type: 'complaint.classify', kind: 'general' } as const
const complex = { type: 'complaint.classify', kind: 'complex' } as const
const evidence = { type: 'evidence.add', kind: 'recording', summary: 'The call breaks off' } as const
const start: Event<'investigation.start'> = { type: 'investigation.start', about: 'service' }
const report: Event<'investigation.report'> = {
  type: 'investigation.report',
  cause: 'The line was overloaded',
  liable: true,
  proposal: 'A call back and an apology',
}
const passUp = { type: 'complaint.passUp', reason: 'The recipe is not ours to change' } as const
const propose = { type: 'proposal.make', proposal: 'We call you back today' } as const
const agree = { type: 'proposal.accept' } as const
const reject = { type: 'proposal.reject', reason: 'Too late' } as const
const refer = { type: 'complaint.refer', reason: 'She wants compensation' } as const
const decide: Event<'decision.give'> = {
  type: 'decision.give',
  cause: 'The line was overloaded',
  liable: false,
  decision: 'A call back, and no compensation',
}
const reply = { type: 'reply.send', text: 'We have looked into it.' } as const
const feedback = {
  type: 'feedback.record',
  problem: 'A call broke off',
  cause: 'The line was overloaded',
  improvement: 'A second line, so that it does not happen again',
} as const

const told = chronicle()
const aComplaint = () => told.tell(new Story(paths.complaint, inputs.complaint)).does(specialist, accept)
const aComplex = () => aComplaint().does(specialist, complex)
const aPromised = () => {
  const story = aComplex()
  return story.does(specialist, { type: 'reply.promise', dueAt: story.now + 30 * day })
}
const anInvestigated = (by: Partial<typeof start> = {}) => aPromised().does(specialist, { ...start, ...by })
const aReported = () => anInvestigated().does(supervisor, evidence).does(supervisor, report)
const aProposed = () => aReported().does(specialist, propose)
const aReferred = () => aProposed().does(customer, reject).does(specialist, refer)

afterEach(told.keepTheLaws)

describe('A complaint (P5)', () => {
  it('that is complex is investigated, agreed, answered, fed back and visited (P5, R2, F2)', () => {
    const story = aProposed().does(customer, agree).does(specialist, reply).does(specialist, feedback)
    const closedAt = story.now

    story.waits(7 * day)

    expect(story.recorded.map(({ event, to }) => [event.type, to])).toEqual([
      ['case.open', { open: 'accepting' }],
      ['case.accept', { open: { working: 'classifying' } }],
      ['complaint.classify', { open: { working: 'preparing' } }],
      ['reply.promise', { open: { working: 'preparing' } }],
      ['investigation.start', { open: { investigated: 'investigating' } }],
      ['evidence.add', { open: { investigated: 'investigating' } }],
      ['investigation.report', { open: { working: 'proposing' } }],
      ['proposal.make', { open: 'awaitingConsent' }],
      ['proposal.accept', { open: 'replying' }],
      ['reply.send', 'feedingBack'],
      ['feedback.record', 'closed'],
      ['deadline.reach', 'ended'],
    ])
    expect(story.emitted).toContainEqual({
      type: 'followUp.schedule',
      occasion: 'complaint',
      endedAt: closedAt,
    })
    expect(story.case.state.output).toMatchObject({
      about: 'service',
      kind: 'complex',
      liable: true,
      cause: 'The line was overloaded',
      settlement: 'agreed',
      objections: [],
      feedback: { improvement: feedback.improvement },
    })
  })

  it('that is general is solved on the spot', () => {
    const story = aComplaint().does(specialist, general).does(specialist, reply)

    expect(story.stands).toBe('feedingBack')
    expect(story.file).toMatchObject({ kind: 'general', settlement: 'on-the-spot' })
    expect(paths.complaint.selectors.kind(story.case.state)).toBe('general')
  })

  it('that cannot be solved on the spot after all is complex', () => {
    const story = aComplaint().does(specialist, general).does(specialist, complex)

    expect(story.stands).toBe('open.working.preparing')
    expect(story.refuses(specialist, reply)).toMatchObject({ code: 'not-now' })
  })

  it('is classified before it is answered', () => {
    const story = aComplaint()

    expect(story.refuses(specialist, reply)).toMatchObject({ code: 'not-now' })
  })

  it('is accepted by any agent, who owns it when the complaint desk takes over (R1)', () => {
    const story = told.tell(new Story(paths.complaint, inputs.complaint)).does(agent, accept)

    story.does(agent, { type: 'case.handOver', to: 'complaint-specialist', reason: 'A complaint' })
    story.does(specialist, accept)

    expect(story.stands).toBe('open.working.classifying')
    expect(story.file).toMatchObject({ owner: agent, handler: specialist })
  })

  it('names the goods or the company it concerns', () => {
    const concerned = told.tell(new Story(paths.complaint, { ...inputs.complaint, concerns: 'card-30' }))

    expect(concerned.file.concerns).toBe('card-30')
    expect(aComplaint().file.concerns).toBeNull()
  })
})

describe('Liability', () => {
  const solving = () => aComplaint().does(specialist, general)
  const find = { type: 'liability.find', cause: 'The agent hung up', liable: true } as const

  it('is found before anyone apologises (R6)', () => {
    const story = solving()

    expect(story.refuses(specialist, { ...reply, apology: true })).toMatchObject({ rule: 'R6' })
    story
      .does(specialist, evidence)
      .does(specialist, find)
      .does(specialist, { ...reply, apology: true })

    expect(story.stands).toBe('feedingBack')
  })

  it('is found by evidence of it (R7)', () => {
    expect(solving().refuses(specialist, find)).toMatchObject({ code: 'against-a-rule', rule: 'R7' })
  })

  it.each([
    ['low', 'supervisor'],
    ['medium', 'supervisor'],
    ['high', 'manager'],
    ['critical', 'general-manager'],
  ] as const)('of %s severity is told to the %s (R6)', (severity, to) => {
    const story = solving().does(supervisor, { type: 'priority.set', severity, urgency: 'low' })

    story.does(specialist, evidence).does(specialist, find)

    expect(story.lately).toEqual([{ type: 'case.escalate', to, reason: find.cause }])
  })

  it('that is not there is told to nobody, and makes no apology (R6)', () => {
    const story = solving().does(specialist, evidence)

    story.does(specialist, { ...find, liable: false })

    expect(story.lately).toEqual([])
    expect(story.file).toMatchObject({ liable: false, cause: find.cause })
    expect(story.refuses(specialist, { ...reply, apology: true })).toMatchObject({ rule: 'R6' })
  })
})

describe('Evidence (R7)', () => {
  it('is recorded with who gave it and when, at any stage', () => {
    const story = aComplaint().later(day)

    story.does(customer, { ...evidence, reference: 'rec-7' }).does(finance, { ...evidence, kind: 'document' })

    expect(paths.complaint.selectors.evidence(story.case.state)).toEqual([
      {
        kind: 'recording',
        summary: evidence.summary,
        reference: 'rec-7',
        recordedAt: story.now,
        recordedBy: customer,
      },
      {
        kind: 'document',
        summary: evidence.summary,
        reference: null,
        recordedAt: story.now,
        recordedBy: finance,
      },
    ])
  })

  it('of the investigation itself is there before it is reported on', () => {
    const story = aPromised().does(customer, evidence).does(specialist, start)

    expect(story.refuses(supervisor, report)).toMatchObject({ code: 'against-a-rule', rule: 'R7' })
    story.does(supervisor, evidence).does(supervisor, report)

    expect(story.stands).toBe('open.working.proposing')
  })

  it('is not for strangers to give (R8)', () => {
    expect(aComplaint().refuses(stranger, evidence)).toMatchObject({ code: 'not-your-case', rule: 'R8' })
  })
})

describe('An investigation', () => {
  it('starts when the customer has a promised reply time (T12)', () => {
    const story = aComplex()

    expect(story.refuses(specialist, start)).toMatchObject({ code: 'against-a-rule', rule: 'T12' })
    story.does(specialist, { type: 'reply.promise', dueAt: story.now + 3 * day }).does(specialist, start)

    expect(story.stands).toBe('open.investigated.investigating')
    expect(paths.complaint.selectors.isInvestigated(story.case.state)).toBe(true)
  })

  it.each([
    ["the desk's supervisor", undefined, 'supervisor', supervisor],
    ['the department that is named', 'finance', 'finance', finance],
    ['the technical department', 'technical-department', 'technical-department', department],
  ] as const)('of service is for %s, and no other (P5, R3)', (_, named, role, by) => {
    const story = anInvestigated(named && { department: named })

    expect(story.lately).toContainEqual({
      type: 'department.notify',
      department: role,
      about: 'report',
      text: inputs.complaint.subject,
    })
    for (const other of [supervisor, finance, department].filter(each => each.role !== role)) {
      expect(story.does(other, evidence).refuses(other, report)).toMatchObject({ rule: 'R3' })
    }
    expect(story.refuses(specialist, report)).toMatchObject({ code: 'not-your-role', rule: 'R3' })
    story.does(by, report)

    expect(story.stands).toBe('open.working.proposing')
    expect(story.file).toMatchObject({
      liable: true,
      cause: report.cause,
      proposal: report.proposal,
      owner: specialist,
      department: null,
    })
  })

  it('of goods names no department (P5)', () => {
    const refusal = aPromised().refuses(specialist, { ...start, about: 'product', department: 'finance' })

    expect(refusal).toMatchObject({ code: 'against-a-rule', rule: 'P5' })
  })

  it('of a subordinate company is verified with it by the desk (P5)', () => {
    const story = anInvestigated({ about: 'subordinate-company' })

    expect(story.stands).toBe('open.investigated.verifying')
    expect(story.lately).toMatchObject([{ type: 'department.notify', department: null }])
    story.does(specialist, evidence).does(specialist, report)

    expect(story.stands).toBe('open.working.proposing')
    expect(story.file.about).toBe('subordinate-company')
  })

  it('of goods is passed up level by level, until one answers (P5)', () => {
    const story = anInvestigated({ about: 'product' })

    expect(story.stands).toBe('open.investigated.atSupervisor')
    expect(story.refuses(manager, report)).toMatchObject({ code: 'not-your-role', roles: ['supervisor'] })
    story.does(supervisor, passUp)
    expect(story.stands).toBe('open.investigated.atManager')
    expect(story.lately).toMatchObject([{ type: 'department.notify', department: 'manager' }])
    story.does(manager, passUp)
    expect(story.stands).toBe('open.investigated.atGeneralManager')
    expect(story.refuses(generalManager, passUp)).toMatchObject({ code: 'not-now' })
    story.does(generalManager, evidence).does(generalManager, report)

    expect(story.stands).toBe('open.working.proposing')
  })

  it.each([
    ['supervisor', supervisor, []],
    ['manager', manager, [supervisor]],
  ] as const)('of goods that the %s can answer goes no further up', (_, by, passers) => {
    const story = anInvestigated({ about: 'product' })
    for (const passer of passers) story.does(passer, passUp)

    story.does(by, evidence).does(by, report)

    expect(story.stands).toBe('open.working.proposing')
  })

  it.each([
    ['supervisor', { department: undefined }, [], 'manager'],
    ['finance', { department: 'finance' }, [], 'supervisor'],
    ['manager', { about: 'product' }, [supervisor], 'general-manager'],
    ['general-manager', { about: 'product' }, [supervisor, manager], 'general-manager'],
    [null, { about: 'subordinate-company' }, [], 'supervisor'],
  ] as const)(
    'has the %s, who is silent, reminded in sight of somebody above, each time',
    (role, by, passers, above) => {
      const story = anInvestigated(by as Partial<typeof start>)
      for (const passer of passers) story.does(passer, passUp)
      const stood = story.stands

      story.waits(4 * day)

      const reminder = { type: 'department.notify', department: role, about: 'reminder' }
      const escalation = { type: 'case.escalate', to: above }
      expect(story.lately).toMatchObject([reminder, escalation, reminder, escalation])
      expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
      expect(story.stands).toBe(stood)
    },
  )

  it('goes on while a colleague takes the case over, and its promise is renewed (R1, R9)', () => {
    const story = anInvestigated()

    story.does(colleague, accept).does(colleague, {
      type: 'promise.renew',
      dueAt: story.now + 40 * day,
      reason: 'Ill',
      toldVia: 'phone',
    })

    expect(story.stands).toBe('open.investigated.investigating')
    expect(story.file).toMatchObject({ owner: specialist, handler: colleague, promise: { renewals: 1 } })
  })

  it('that leads nowhere is recalled, and the manager decides', () => {
    const story = anInvestigated().does(specialist, refer)

    expect(story.stands).toBe('open.deciding')
    expect(story.lately).toMatchObject([
      { type: 'department.notify', department: 'supervisor', about: 'recall' },
      { type: 'department.notify', department: 'manager', about: 'report' },
    ])
  })
})

describe('A proposal', () => {
  it('is for the customer to agree to, with time to do so', () => {
    const story = aProposed()

    expect(story.lately).toEqual([{ type: 'customer.agree', text: propose.proposal }])
    expect(story.case.state.tags).toEqual(['awaitingCustomer'])
    expect(paths.complaint.selectors.isAwaitingConsent(story.case.state)).toBe(true)
    expect(nextDueAt(story.case)).toBe(story.now + 3 * day)
    story.later(day).does(customer, { type: 'message.receive', text: 'Let me think' })
    expect(nextDueAt(story.case)).toBe(story.now + 3 * day)
  })

  it('that does not satisfy is adjusted and made again, with the reasons kept, until one does (P5)', () => {
    const story = aProposed()

    story.does(customer, reject)
    expect(story.stands).toBe('open.working.proposing')
    story.does(specialist, propose).does(specialist, { ...reject, reason: 'Not enough' })
    story.does(specialist, { ...propose, proposal: 'A call back now' }).does(customer, agree)

    expect(story.stands).toBe('open.replying')
    expect(paths.complaint.selectors.objections(story.case.state)).toEqual(['Too late', 'Not enough'])
    expect(paths.complaint.selectors.proposal(story.case.state)).toBe('A call back now')
    expect(paths.complaint.selectors.settlement(story.case.state)).toBe('agreed')
  })

  it('that does not satisfy may have it investigated anew', () => {
    const story = aProposed().does(customer, reject)

    story.does(specialist, { ...start, department: 'finance' })

    expect(story.stands).toBe('open.investigated.investigating')
    expect(story.refuses(finance, report)).toMatchObject({ rule: 'R7' })
  })

  it('that nobody answers brings one reminder, and then the reply without (R2)', () => {
    const story = aProposed()

    story.waits(3 * day)
    expect(story.lately).toMatchObject([{ type: 'customer.notify', about: 'reminder' }])
    story.waits(3 * day)
    expect(story.stands).toBe('open.replying')
    story.does(specialist, reply)

    expect(story.file.settlement).toBeNull()
  })

  it('is agreed to by the customer, or an agent for them, and by no stranger (R8)', () => {
    expect(aProposed().refuses(stranger, agree)).toMatchObject({ code: 'not-your-case', rule: 'R8' })
    expect(aProposed().refuses(supervisor, agree)).toMatchObject({ code: 'not-your-role', rule: 'R3' })
    expect(aProposed().does(agent, agree).stands).toBe('open.replying')
  })
})

describe('A complaint that the desk cannot solve', () => {
  it('is decided by the manager, and that stands (P5)', () => {
    const story = aReferred()

    expect(paths.complaint.selectors.isDeciding(story.case.state)).toBe(true)
    expect(story.refuses(supervisor, decide)).toMatchObject({ code: 'not-your-role', roles: ['manager'] })
    expect(story.refuses(manager, decide)).toMatchObject({ code: 'against-a-rule', rule: 'R7' })
    story.does(manager, evidence).does(manager, decide)

    expect(story.stands).toBe('open.replying')
    expect(story.lately).toEqual([])
    expect(story.file).toMatchObject({ settlement: 'decided', proposal: decide.decision, liable: false })
  })

  it('and for which the company is responsible is told upward (R6)', () => {
    const story = aReferred().does(manager, evidence)

    story.does(manager, { ...decide, liable: true })

    expect(story.lately).toEqual([{ type: 'case.escalate', to: 'supervisor', reason: decide.cause }])
  })

  it('has the manager reminded, each time in sight of the general manager', () => {
    const story = aReferred().waits(2 * day)

    expect(story.lately).toMatchObject([
      { type: 'department.notify', department: 'manager', about: 'reminder' },
      { type: 'case.escalate', to: 'general-manager' },
    ])
    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
  })
})

describe('A complaint that is reopened', () => {
  it('has another proposal made, and its return visit scheduled again (F2)', () => {
    const story = aProposed().does(customer, agree).does(specialist, reply).does(specialist, feedback)

    story.later(day).does(customer, { type: 'case.reopen', reason: 'Nobody called' })
    expect(story.stands).toBe('open.working.proposing')
    expect(story.file).toMatchObject({ objections: ['Nobody called'], settlement: null })
    expect(story.refuses(specialist, start)).toMatchObject({ rule: 'T12' })
    story.does(specialist, propose).does(customer, agree).does(specialist, reply).does(specialist, feedback)

    const scheduled = story.emitted.filter(({ type }) => type === 'followUp.schedule')
    expect(scheduled).toHaveLength(2)
  })
})
