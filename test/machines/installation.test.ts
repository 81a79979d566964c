import { nextDueAt, paths } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, hour, inputs, monday } from './cast.js'
import { chronicle } from './laws.js'
import { Story } from './story.js'

const { agent, customer, technician } = cast
const accept = { type: 'case.accept' } as const
const collect = { type: 'information.collect', place: 'Shop 3', details: 'One till, one printer' } as const
const paid = { type: 'fees.check', paid: true, text: 'Receipt 7' } as const
const request = { type: 'date.request', proposedAt: monday + 4 * day } as const
const from = monday + 5 * day
const until = from + 3 * hour
const setDate = { type: 'date.set', from, until, official: 'Tax office, desk 4' } as const
const draw = { type: 'equipment.draw', equipment: ['printer-1'], spares: ['ribbon-1'] } as const
const issue = { type: 'equipment.issue', officialPresent: true } as const
const install = { type: 'equipment.install', report: 'Runs', backupConfirmed: true } as const
const sample = { type: 'sample.print', good: true } as const
const sign = { type: 'agreement.sign', agreement: 'A-1', registrationForm: 'R-1' } as const
const pay = {
  type: 'payment.collect',
  payment: { amountMinor: 20_000, currency: 'CNY' },
  receipt: 'P-1',
} as const
const handIn = { type: 'installation.handIn', finance: 'F-1', store: 'S-1', service: 'V-1' } as const
const tellCode = { type: 'code.tell', code: '4711' } as const
const cancel = { type: 'installation.cancel', reason: 'The shop closes' } as const
const reply = { type: 'reply.send', text: 'All is set.' } as const
const feedback = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const

const told = chronicle()
const anInstallation = () =>
  told.tell(new Story(paths.installation, inputs.installation)).does(agent, accept).does(agent, collect)
const aPaid = () => anInstallation().does(agent, paid)
const aRequested = () => aPaid().does(agent, request)
const aDated = () => aRequested().does(agent, setDate)
const anIssued = () => aDated().does(technician, draw).does(technician, issue)
const anInstalled = () => anIssued().does(technician, install)

afterEach(told.keepTheLaws)

describe('An installation (P9)', () => {
  it('goes from the fees to the code in this order, and is answered and fed back (P9, R2)', () => {
    const story = anInstalled().does(technician, sample).does(technician, sign).does(technician, pay)

    story.does(technician, handIn).does(agent, tellCode)
    story
      .does(agent, reply)
      .does(agent, feedback)
      .waits(7 * day)

    expect(story.recorded.map(({ event, to }) => [event.type, to])).toEqual([
      ['case.open', { open: 'accepting' }],
      ['case.accept', { open: { working: 'collecting' } }],
      ['information.collect', { open: { working: 'checkingFees' } }],
      ['fees.check', { open: 'scheduling' }],
      ['date.request', { open: 'awaitingAuthority' }],
      ['date.set', { open: { installing: 'drawing' } }],
      ['equipment.draw', { open: { installing: 'issuing' } }],
      ['equipment.issue', { open: { installing: 'onSite' } }],
      ['equipment.install', { open: { completing: 'sampling' } }],
      ['sample.print', { open: { completing: 'signing' } }],
      ['agreement.sign', { open: { completing: 'collecting' } }],
      ['payment.collect', { open: { completing: 'handingIn' } }],
      ['installation.handIn', { open: 'telling' }],
      ['code.tell', { open: 'replying' }],
      ['reply.send', 'feedingBack'],
      ['feedback.record', 'closed'],
      ['deadline.reach', 'ended'],
    ])
    expect(story.case.state.output).toMatchObject({ installed: ['printer-1'], code: '4711' })
    expect(story.file).toMatchObject({
      handedIn: { finance: 'F-1', store: 'S-1', service: 'V-1' },
      details: collect.details,
      agreement: 'A-1',
      registrationForm: 'R-1',
      payment: pay.payment,
      equipment: [],
      spares: [],
    })
  })

  it('is followed up by a call within a week of its end (F3)', () => {
    const story = anInstalled().does(technician, sample).does(technician, sign).later(hour)

    story.does(technician, pay)

    expect(story.lately).toEqual([
      { type: 'followUp.schedule', occasion: 'on-site-service', endedAt: story.now },
    ])
  })

  it('has its code told to the customer, who is answered after that', () => {
    const story = anInstalled()
      .does(technician, sample)
      .does(technician, sign)
      .does(technician, pay)
      .does(technician, handIn)

    expect(story.refuses(agent, reply)).toMatchObject({ code: 'not-now' })
    story.does(agent, tellCode)

    expect(story.lately).toEqual([{ type: 'customer.code', code: '4711' }])
    expect(paths.installation.selectors.code(story.case.state)).toBe('4711')
  })

  it('is made by a technician (R3)', () => {
    expect(aDated().refuses(agent, draw)).toMatchObject({
      code: 'not-your-role',
      roles: ['repair-technician'],
    })
  })
})

describe('Fees', () => {
  const aUnpaid = () => anInstallation().does(agent, { ...paid, paid: false, text: 'Please pay 200' })

  it('that are not paid are asked for, and checked again', () => {
    const story = aUnpaid()

    expect(story.lately).toEqual([{ type: 'customer.notify', about: 'question', text: 'Please pay 200' }])
    expect(story.refuses(agent, setDate)).toMatchObject({ code: 'not-now' })
    story.does(customer, { type: 'message.receive', text: 'Paid' }).does(agent, paid)

    expect(story.stands).toBe('open.scheduling')
  })

  it('that stay unpaid bring one reminder, and then the reply without (R2)', () => {
    const story = aUnpaid().waits(6 * day)

    expect(story.stands).toBe('open.replying')
    expect(story.emitted).toContainEqual({
      type: 'customer.notify',
      about: 'reminder',
      text: inputs.installation.subject,
    })
  })
})

describe('The date', () => {
  it('is told to the customer once the authority agrees', () => {
    const story = aDated()

    expect(story.lately).toEqual([{ type: 'customer.appoint', place: 'Shop 3', from, until }])
    expect(paths.installation.selectors.appointment(story.case.state)).toEqual({ from, until })
    expect(nextDueAt(story.case)).toBe(until)
  })

  it('may be agreed to at once', () => {
    expect(aPaid().does(agent, setDate).stands).toBe('open.installing.drawing')
  })

  it.each([
    ['asked for', { ...request, proposedAt: monday }],
    ['set', { ...setDate, from: monday - hour, until: monday }],
  ])('that is %s lies ahead (R9)', (_, event) => {
    expect(aPaid().refuses(agent, event)).toMatchObject({ code: 'against-a-rule', rule: 'R9' })
  })

  it('that the authority declines is asked for again', () => {
    const story = aRequested().does(agent, { type: 'date.decline', reason: 'A holiday' })

    expect(story.stands).toBe('open.scheduling')
    expect(story.file.deadlines).toEqual({})
  })

  it('has the authority reminded, each time in sight of a supervisor', () => {
    const story = aRequested().waits(2 * day)

    expect(paths.installation.selectors.isAwaitingAuthority(story.case.state)).toBe(true)
    expect(story.lately).toEqual([
      { type: 'authority.notify', about: 'reminder', proposedAt: request.proposedAt },
      { type: 'case.escalate', to: 'supervisor', reason: 'The authority has not answered (P9)' },
    ])
    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
  })

  it('that passes without an installation is told to a supervisor, and makes an apology due (R6, R9)', () => {
    const story = anIssued().waits(6 * day)

    expect(story.stands).toBe('open.installing.onSite')
    expect(story.lately).toMatchObject([{ type: 'case.escalate', to: 'supervisor' }])
    expect(story.file).toMatchObject({ liable: true, deadlines: {} })
  })

  it('that will not do is set anew, whatever is done already', () => {
    const story = anIssued().does(technician, { ...setDate, from: from + day, until: until + day })

    expect(story.stands).toBe('open.installing.onSite')
    expect(nextDueAt(story.case)).toBe(until + day)
  })
})

describe('Equipment', () => {
  it('is drawn with spares (P9)', () => {
    expect(aDated().refuses(technician, { ...draw, spares: [] })).toMatchObject({
      code: 'invalid-payload',
      issues: [{ path: 'spares' }],
    })
  })

  it('is issued with the official present (P9)', () => {
    const story = aDated().does(technician, draw)

    expect(story.refuses(technician, { ...issue, officialPresent: false })).toMatchObject({
      code: 'against-a-rule',
      rule: 'P9',
    })
  })

  it('is installed once the customer confirms a backup (P9)', () => {
    expect(anIssued().refuses(technician, { ...install, backupConfirmed: false })).toMatchObject({
      code: 'against-a-rule',
      rule: 'P9',
    })
  })

  it('that prints no good sample is installed again', () => {
    const story = anInstalled().does(technician, { ...sample, good: false })

    expect(story.stands).toBe('open.installing.onSite')
    expect(paths.installation.selectors.equipment(story.case.state)).toEqual(['printer-1'])
  })

  it('that was drawn is returned before the case is withdrawn or answered (P9)', () => {
    const story = anIssued()

    expect(story.refuses(customer, { type: 'case.withdraw', reason: 'No' })).toMatchObject({ rule: 'P9' })
    story.does(technician, cancel)
    expect(story.stands).toBe('open.returningEquipment')
    story.does(technician, { type: 'equipment.return', receipt: 'S-2' })

    expect(story.stands).toBe('open.replying')
    expect(story.file).toMatchObject({ equipment: [], spares: [], deadlines: {} })
  })

  it('that is not drawn keeps nothing from being called off', () => {
    expect(aDated().does(technician, cancel).stands).toBe('open.replying')
    expect(aRequested().does(agent, cancel).file.deadlines).toEqual({})
  })
})
