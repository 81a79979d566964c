import { nextDueAt, paths, type RepairVisitInput } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, hour, inputs, monday } from './cast.js'
import { chronicle } from './laws.js'
import { Story } from './story.js'

const { agent, customer, stranger, supervisor, technician } = cast
const accept = { type: 'case.accept' } as const
const consent = { type: 'visit.consent', granted: true, reason: 'Nobody can do it from here' } as const
const take = { type: 'job.take', form: 'S-1' } as const
const miss = {
  type: 'call.miss',
  date: '2026-03-02',
  partOfDay: 'morning',
  againAt: monday + 5 * hour,
} as const
const from = monday + day
const until = from + 2 * hour
const arrange = {
  type: 'visit.arrange',
  fault: 'Prints nothing',
  underContract: true,
  backedUp: true,
  place: 'Shop 3',
  from,
  until,
} as const
const begin = { type: 'visit.begin' } as const
const contract = { type: 'contract.check', valid: true, number: 'C-9' } as const
const expired = { type: 'contract.check', valid: false } as const
const charge = {
  type: 'charge.explain',
  charge: { amountMinor: 30_000, currency: 'CNY' },
  agreed: true,
} as const
const backup = { type: 'backup.check', backup: 'there' } as const
const look = { type: 'diagnosis.record', area: 'connections', finding: 'All tight', found: false } as const
const lookInSoftware = { ...look, area: 'software', finding: 'Runs' } as const
const lookInHardware = { ...look, area: 'hardware', finding: 'A burnt fuse', consent: true } as const
const repair = { type: 'repair.apply', description: 'A new fuse', parts: ['fuse-1'] } as const
const test = { type: 'repair.test', passed: true } as const
const takeAway = { type: 'device.take', consent: true, receipt: 'Q-1', backBy: monday + 4 * day } as const
const bring = {
  type: 'device.bring',
  repaired: true,
  description: 'A new board',
  parts: ['board-1'],
} as const
const explain = {
  type: 'cause.explain',
  cause: 'A surge',
  use: 'Use the surge protector',
  liable: false,
} as const
const sign = { type: 'form.sign', form: 'S-1' } as const
const returnForm = { type: 'form.return', parts: ['fuse-1'] } as const
const report = { type: 'visit.report', summary: 'Fuse replaced' } as const
const cancel = { type: 'visit.cancel', reason: 'Solved by phone' } as const
const reply = { type: 'reply.send', text: 'The till prints again.' } as const
const feedback = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const

const told = chronicle()
const aVisit = (input: Partial<RepairVisitInput> = {}) =>
  told.tell(new Story(paths.repairVisit, { ...inputs.repairVisit, ...input }))
const anAsked = () => aVisit().does(agent, accept)
const aTaken = () => anAsked().does(supervisor, consent).does(technician, take)
const anArranged = () => aTaken().does(technician, arrange)
const aBegun = () => anArranged().later(day).does(technician, begin)
const aDiagnosed = () => aBegun().does(technician, contract).does(technician, backup)
const anOpened = () => aDiagnosed().does(technician, look).does(technician, lookInSoftware)
const aFound = () => anOpened().does(technician, { ...lookInHardware, found: true })
const aRepaired = () => aFound().does(technician, repair)
const aSigned = () => aRepaired().does(technician, test).does(technician, explain).does(customer, sign)
const anAway = () => anOpened().does(technician, takeAway)

afterEach(told.keepTheLaws)

describe('A repair visit (P8)', () => {
  it('is consented to, arranged, diagnosed, repaired, signed, reported, answered and fed back (P8, R2)', () => {
    const story = aSigned().does(technician, returnForm).does(technician, report)

    story
      .does(agent, reply)
      .does(agent, feedback)
      .waits(7 * day)

    expect(story.recorded.map(({ event, to }) => [event.type, to])).toEqual([
      ['case.open', { open: 'accepting' }],
      ['case.accept', { open: 'consenting' }],
      ['visit.consent', { open: 'taking' }],
      ['job.take', { open: { working: 'calling' } }],
      ['visit.arrange', { open: 'appointed' }],
      ['visit.begin', { open: { visiting: 'checkingContract' } }],
      ['contract.check', { open: { visiting: 'checkingBackup' } }],
      ['backup.check', { open: { visiting: { diagnosing: 'connections' } } }],
      ['diagnosis.record', { open: { visiting: { diagnosing: 'software' } } }],
      ['diagnosis.record', { open: { visiting: { diagnosing: 'hardware' } } }],
      ['diagnosis.record', { open: { visiting: 'repairing' } }],
      ['repair.apply', { open: { visiting: 'testing' } }],
      ['repair.test', { open: { visiting: 'explaining' } }],
      ['cause.explain', { open: { visiting: 'signing' } }],
      ['form.sign', { open: { visiting: 'returning' } }],
      ['form.return', { open: { visiting: 'reporting' } }],
      ['visit.report', { open: 'replying' }],
      ['reply.send', 'feedingBack'],
      ['feedback.record', 'closed'],
      ['deadline.reach', 'ended'],
    ])
    expect(story.case.state.output).toMatchObject({
      cause: 'A surge',
      repairs: ['A new fuse'],
      reply: { text: reply.text },
    })
    expect(paths.repairVisit.selectors.findings(story.case.state)).toHaveLength(3)
  })

  it('is worked on by a technician, and answered by its owner (R1, R3)', () => {
    const story = aSigned()

    expect(story.file).toMatchObject({ owner: agent, handler: technician, desk: 'repair-technician' })
    story.does(technician, returnForm).does(technician, report)

    expect(story.file).toMatchObject({ owner: agent, handler: agent, desk: 'service-agent' })
    expect(story.refuses(technician, reply)).toMatchObject({ code: 'not-your-role' })
  })

  it('is followed up by phone within a week of its end (F3)', () => {
    const story = aSigned()

    expect(story.lately).toEqual([
      { type: 'followUp.schedule', occasion: 'on-site-service', endedAt: story.now },
    ])
  })

  it('that is not needed is called off, and answered', () => {
    const story = aTaken().does(technician, cancel)

    expect(story.stands).toBe('open.replying')
    expect(story.file.handler).toEqual(agent)
  })

  it('is made again where it did not hold, from the service form on', () => {
    const story = aSigned().does(technician, returnForm).does(technician, report)
    story.does(agent, reply).does(agent, feedback).does(customer, { type: 'case.reopen', reason: 'Dead' })

    expect(story.stands).toBe('open.taking')
    story.does(technician, take)

    expect(story.file).toMatchObject({ findings: [], backup: null, repairs: ['A new fuse'] })
  })
})

describe('Consent to a visit (R10)', () => {
  it('is needed where the caller asks for it, and asked of the supervisor', () => {
    const story = anAsked()

    expect(paths.repairVisit.selectors.isAwaitingConsent(story.case.state)).toBe(true)
    expect(story.lately).toContainEqual(expect.objectContaining({ type: 'case.escalate', to: 'supervisor' }))
    expect(story.refuses(technician, take)).toMatchObject({ code: 'not-now' })
    expect(story.refuses(agent, consent)).toMatchObject({ code: 'not-your-role', roles: ['supervisor'] })
  })

  it('is not needed where the department sends somebody', () => {
    expect(aVisit({ askedBy: 'department' }).does(agent, accept).stands).toBe('open.taking')
  })

  it('that is refused is told to the customer, and needed again when the case is reopened', () => {
    const story = anAsked().does(supervisor, { ...consent, granted: false, reason: 'It works from here' })

    expect(story.lately).toMatchObject([{ type: 'agent.notify', agentId: 'agent' }])
    story.does(agent, reply).does(agent, feedback).does(customer, { type: 'case.reopen', reason: 'Still' })

    expect(story.stands).toBe('open.consenting')
  })

  it('that is late is told to a manager, each time', () => {
    const story = anAsked().waits(2 * day)

    expect(story.lately).toMatchObject([{ type: 'case.escalate', to: 'manager' }])
    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
  })
})

describe('A customer who is called', () => {
  const aMissed = () => aTaken().does(technician, miss)

  it('is told when the technician comes', () => {
    const story = anArranged()

    expect(story.lately).toEqual([{ type: 'customer.appoint', place: 'Shop 3', from, until }])
    expect(paths.repairVisit.selectors.isAppointed(story.case.state)).toBe(true)
    expect(story.file).toMatchObject({ fault: arrange.fault, underContract: true, backup: 'there' })
  })

  it.each([
    ['the past', { from: monday - hour, until: monday }],
    ['a time that ends before it begins', { from, until: from - 1 }],
  ])('is given no appointment in %s (R9)', (_, fields) => {
    expect(aTaken().refuses(technician, { ...arrange, ...fields })).toMatchObject({ rule: 'R9' })
  })

  it('and not reached is called again when that was meant to be (F6)', () => {
    const story = aMissed()

    expect(story.stands).toBe('open.unreached')
    expect(paths.repairVisit.selectors.attempts(story.case.state)).toEqual([
      { date: '2026-03-02', partOfDay: 'morning' },
    ])
    story.waits(5 * hour)

    expect(story.stands).toBe('open.working.calling')
    expect(story.lately).toMatchObject([{ type: 'agent.notify', agentId: 'technician', about: 'hold-over' }])
  })

  it.each([
    ['the same part of the same day', {}, false],
    ['another part of the day', { partOfDay: 'afternoon' }, true],
    ['the same part of another day', { date: '2026-03-03' }, true],
  ] as const)('is called again in %s: %s (F6)', (_, fields, may) => {
    const story = aMissed().waits(5 * hour)
    const again = { ...miss, ...fields, againAt: story.now + 5 * hour }

    if (may) expect(story.does(technician, again).file.attempts).toHaveLength(2)
    else expect(story.refuses(technician, again)).toMatchObject({ code: 'against-a-rule', rule: 'F6' })
  })

  it('is called again at a time ahead (R9)', () => {
    expect(aTaken().refuses(technician, { ...miss, againAt: monday })).toMatchObject({ rule: 'R9' })
  })

  it.each([
    ['calls back', { type: 'message.receive', text: 'I am here now' } as const, 'open.working.calling'],
    ['is reached after all', arrange, 'open.appointed'],
  ])('and %s is called no more', (_, event, stands) => {
    const story = aMissed().does(technician, event)

    expect(story.stands).toBe(stands)
    expect(story.file.deadlines).not.toHaveProperty('next-call')
  })

  it('may have another appointment', () => {
    const story = anArranged().does(technician, { ...arrange, from: from + day, until: until + day })

    expect(nextDueAt(story.case)).toBe(until + day)
  })

  it('and waits in vain is called again, in sight of a supervisor, and due an apology (R6, R9)', () => {
    const story = anArranged().waits(day + 2 * hour)

    expect(story.stands).toBe('open.working.calling')
    expect(story.lately).toMatchObject([{ type: 'case.escalate', to: 'supervisor' }])
    expect(story.file).toMatchObject({ liable: true, deadlines: {} })
  })
})

describe('On the spot', () => {
  it('an expired contract is reported, and the work goes on for a charge', () => {
    const story = aBegun().does(technician, expired)

    expect(story.lately).toEqual([
      { type: 'manager.notify', about: 'contract-expired', text: inputs.repairVisit.subject },
    ])
    story.does(technician, charge)

    expect(story.stands).toBe('open.visiting.checkingBackup')
    expect(story.file).toMatchObject({ underContract: false, charge: charge.charge })
  })

  it('a charge that is not agreed to ends the visit, which is reported', () => {
    const story = aBegun()
      .does(technician, expired)
      .does(technician, { ...charge, agreed: false })

    expect(story.stands).toBe('open.visiting.returning')
    story.does(technician, { ...returnForm, parts: [] }).does(technician, report)
    expect(story.lately).toEqual([{ type: 'manager.notify', about: 'visit-report', text: report.summary }])
  })

  it('nothing is diagnosed before the backup is checked', () => {
    expect(aBegun().does(technician, contract).refuses(technician, look)).toMatchObject({ code: 'not-now' })
  })

  it.each([
    ['software first', () => aDiagnosed(), lookInSoftware],
    ['hardware first', () => aDiagnosed(), lookInHardware],
    ['hardware before software', () => aDiagnosed().does(technician, look), lookInHardware],
    ['connections twice', () => aDiagnosed().does(technician, look), look],
  ])('the fault is not looked for in the wrong order: %s (P8)', (_, begun, event) => {
    for (const found of [true, false]) {
      expect(begun().refuses(technician, { ...event, found })).toMatchObject({
        code: 'against-a-rule',
        rule: 'P8',
        message: expect.stringContaining('connections, then in the software'),
      })
    }
  })

  it('a fault that is found early is repaired at once', () => {
    expect(aDiagnosed().does(technician, { ...look, found: true }).stands).toBe('open.visiting.repairing')
  })

  it('the case is opened with the consent of the customer (P8)', () => {
    expect(anOpened().refuses(technician, { ...lookInHardware, consent: false })).toMatchObject({
      code: 'against-a-rule',
      rule: 'P8',
      message: expect.stringContaining('opened with the consent'),
    })
  })

  it('a fault that is found nowhere is explained as it is', () => {
    const story = anOpened().does(technician, lookInHardware)

    expect(story.stands).toBe('open.visiting.diagnosing.hardware')
    story.does(technician, explain)

    expect(story.stands).toBe('open.visiting.signing')
  })

  it.each([
    ['a test that fails', () => aRepaired().does(technician, { ...test, passed: false })],
    [
      'a customer who does not sign',
      () =>
        aRepaired()
          .does(technician, test)
          .does(technician, explain)
          .does(customer, { type: 'form.refuse', reason: 'It smells' }),
    ],
  ])('%s begins the diagnosis anew, from the connections (P8)', (_, begun) => {
    const story = begun()

    expect(story.stands).toBe('open.visiting.diagnosing.connections')
    expect(story.file.findings).toEqual([])
  })

  it('the customer of the case signs, and nobody else (R8)', () => {
    const story = aRepaired().does(technician, test).does(technician, explain)

    expect(story.refuses(stranger, sign)).toMatchObject({ code: 'not-your-case' })
  })

  it('all parts that were replaced are handed in (P8)', () => {
    const story = aSigned()

    expect(story.refuses(technician, { ...returnForm, parts: ['fuse-2'] })).toMatchObject({
      code: 'against-a-rule',
      rule: 'P8',
    })
    expect(story.does(technician, returnForm).file.parts).toEqual([])
  })
})

describe('What cannot be repaired on the spot', () => {
  it('is taken away for a receipt, and tested before the customer when it is back (P8)', () => {
    const story = anAway()

    expect(paths.repairVisit.selectors.isAway(story.case.state)).toBe(true)
    expect(story.file.receipt).toBe('Q-1')
    story.does(technician, bring)

    expect(story.stands).toBe('open.visiting.testing')
    expect(story.file).toMatchObject({ receipt: null, parts: ['board-1'], deadlines: {} })
  })

  it('is taken away with the consent of the customer, for a date (P8, R9)', () => {
    const story = anOpened()

    expect(story.refuses(technician, { ...takeAway, consent: false })).toMatchObject({ rule: 'P8' })
    expect(story.refuses(technician, { ...takeAway, backBy: story.now })).toMatchObject({ rule: 'R9' })
  })

  it('and not in the workshop either is explained', () => {
    const story = anAway().does(technician, { ...bring, repaired: false, parts: [] })

    expect(story.stands).toBe('open.visiting.explaining')
  })

  it('and is late is told to a supervisor, each time (R9)', () => {
    const story = anAway().waits(3 * day)

    expect(story.lately).toMatchObject([{ type: 'case.escalate', to: 'supervisor' }])
    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
  })

  it('is brought back before the case is withdrawn or merged (P8)', () => {
    const story = anAway()

    expect(story.refuses(customer, { type: 'case.withdraw', reason: 'Bought another' })).toMatchObject({
      code: 'against-a-rule',
      rule: 'P8',
    })
    expect(story.refuses(technician, { type: 'case.merge', into: 'case-2' })).toMatchObject({ rule: 'P8' })
  })
})
