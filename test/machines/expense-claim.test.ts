import { defineCharter, type ExpenseClaimInput, nextDueAt, openCase, paths } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, inputs, monday } from './cast.js'
import { chronicle } from './laws.js'
import { Story } from './story.js'

const { customer, finance, generalManager, manager, stranger, supervisor } = cast
const path = paths.expenseClaim
const input: ExpenseClaimInput = inputs.expenseClaim
const accept = { type: 'case.accept' } as const
const approve = { type: 'claim.approve' } as const
const reject = { type: 'claim.reject', reason: 'The taxi receipt is missing' } as const
const pay = { type: 'payment.make', reference: 'transfer 88' } as const
const reply = { type: 'reply.send', text: 'It is on its way to your account.' } as const
const feedback = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const
const { invoices, total } = input
const resubmit = {
  type: 'claim.resubmit',
  invoices: invoices.slice(0, 1),
  total: invoices[0]!.amount,
} as const

const charter = defineCharter(
  { id: 'house', version: 1, title: 'House', timeZone: 'Asia/Shanghai', paths: ['expenseClaim'] },
  { paths },
)
const told = chronicle()
const aClaim = (claim = input) => told.tell(new Story(path, claim, { charter }))
const anAccepted = () => aClaim().does(manager, accept)
const atFinance = () => anAccepted().does(manager, approve)
const atGeneralManager = () => atFinance().does(finance, approve)
const anApproved = () => atGeneralManager().does(generalManager, approve)
const aPaid = () => anApproved().does(finance, pay).does(manager, reply)

afterEach(told.keepTheLaws)

describe('An expense claim (P14)', () => {
  it('goes from the department head to finance to the general manager, and is paid, answered and fed back (P14, R2)', () => {
    const story = aClaim()

    story
      .does(manager, accept)
      .does(manager, approve)
      .does(finance, { ...approve, remark: 'Checked' })
    story.does(generalManager, approve).does(finance, pay).does(manager, reply).does(manager, feedback)
    story.waits(7 * day)

    expect(story.recorded.map(({ event, to }) => [event.type, to])).toEqual([
      ['case.open', { open: 'accepting' }],
      ['case.accept', { open: { working: 'departmentHead' } }],
      ['claim.approve', { open: { approving: 'finance' } }],
      ['claim.approve', { open: { approving: 'generalManager' } }],
      ['claim.approve', { open: { approving: 'paying' } }],
      ['payment.make', { open: 'replying' }],
      ['reply.send', 'feedingBack'],
      ['feedback.record', 'closed'],
      ['deadline.reach', 'ended'],
    ])
    expect(story.case.state.output).toMatchObject({
      ending: 'closed',
      total,
      approvals: [{ by: manager, remark: null }, { by: finance, remark: 'Checked' }, { by: generalManager }],
      payment: { reference: 'transfer 88', by: finance },
    })
  })

  it('is owned by the department head throughout (R1)', () => {
    expect(anApproved().file).toMatchObject({ owner: manager, handler: manager })
  })

  it.each([
    ['finance', atFinance, 'finance', 'approval'],
    ['the general manager', atGeneralManager, 'general-manager', 'approval'],
    ['finance to pay', anApproved, 'finance', 'payment'],
  ] as const)('is put before %s, with the total', (_, at, department, about) => {
    expect(at().lately).toEqual([{ type: 'department.notify', department, about, total }])
  })

  it.each([
    ['the department head', anAccepted, supervisor, ['manager']],
    ['finance', atFinance, manager, ['finance']],
    ['the general manager', atGeneralManager, finance, ['general-manager']],
  ] as const)('is approved by %s alone where they have it (R3)', (_, at, by, roles) => {
    expect(at().refuses(by, approve)).toMatchObject({ code: 'not-your-role', rule: 'R3', roles })
  })

  it('is paid once all have approved, by finance', () => {
    expect(atGeneralManager().refuses(finance, pay)).toMatchObject({ code: 'not-now' })
    expect(anApproved().refuses(generalManager, pay)).toMatchObject({ code: 'not-your-role' })
  })

  it('is not answered before it is paid', () => {
    expect(anApproved().refuses(manager, reply)).toMatchObject({ code: 'not-now' })
  })

  it('is read by selectors', () => {
    const { selectors } = path
    const { state } = aPaid().case

    expect(selectors.total(state)).toEqual(total)
    expect(selectors.approvals(state)).toHaveLength(3)
    expect(selectors.payment(state)).toMatchObject({ reference: 'transfer 88' })
    expect(selectors.payment(anApproved().case.state)).toBeNull()
    expect(selectors.rejection(state)).toBeNull()
  })
})

describe('The form of an expense claim (P14)', () => {
  const opens = (claim: ExpenseClaimInput) => () =>
    openCase(path, claim, { id: 'case-1', at: monday, by: customer, charter })

  it.each([
    ['a total that is not the sum', { ...input, total: { ...total, amountMinor: 15_251 } }],
    ['a total in another currency', { ...input, total: { ...total, currency: 'USD' } }],
    ['an invoice twice', { ...input, invoices: [invoices[0]!, { ...invoices[1]!, number: 'F-1' }] }],
  ])('is not approved with %s, but sent back', (_, claim) => {
    const story = aClaim(claim).does(manager, accept)

    expect(story.refuses(manager, approve)).toMatchObject({ code: 'against-a-rule', rule: 'P14' })
    expect(story.does(manager, reject).does(customer, resubmit).does(manager, approve).stands).toBe(
      'open.approving.finance',
    )
  })

  it.each([
    ['no invoice', { ...input, invoices: [] }, 'invoices'],
    [
      'a part of a cent',
      { ...input, invoices: [{ ...invoices[0]!, amount: { ...total, amountMinor: 0.5 } }] },
      'amountMinor',
    ],
  ])('is not taken with %s', (_, claim, where) => {
    expect(opens(claim)).toThrow(where)
  })

  it('is handed in again with its sum, each invoice once', () => {
    const story = anAccepted().does(manager, reject)

    for (const wrong of [
      { ...resubmit, total },
      { ...resubmit, invoices: [invoices[0]!, invoices[0]!], total: { ...total, amountMinor: 21_900 } },
    ]) {
      expect(story.refuses(customer, wrong)).toMatchObject({ code: 'against-a-rule', rule: 'P14' })
    }
  })
})

describe('Nobody', () => {
  const own = { ...input, customer: { id: 'manager', role: 'customer' } } as const

  it('decides on a claim of their own (P14)', () => {
    const story = told.tell(new Story(path, own, { charter, by: own.customer })).does(manager, accept)

    expect(story.refuses(manager, approve)).toMatchObject({ code: 'against-a-rule', rule: 'P14' })
    expect(story.refuses(manager, reject)).toMatchObject({ code: 'against-a-rule', rule: 'P14' })
    story.does({ id: 'deputy', role: 'manager' }, approve)
    expect(story.stands).toBe('open.approving.finance')
  })

  it('pays themselves (P14)', () => {
    const claim = { ...input, customer: { id: 'finance', role: 'customer' } } as const
    const story = told.tell(new Story(path, claim, { charter, by: claim.customer }))
    const colleague = { id: 'colleague', role: 'finance' } as const

    story.does(manager, accept).does(manager, approve).does(colleague, approve).does(generalManager, approve)

    expect(story.refuses(finance, pay)).toMatchObject({ code: 'against-a-rule', rule: 'P14' })
    story.does(colleague, pay)
    expect(story.stands).toBe('open.replying')
  })

  it('approves at two levels (P14)', () => {
    const story = atFinance()

    expect(story.refuses({ id: 'manager', role: 'finance' }, approve)).toMatchObject({ rule: 'P14' })
  })
})

describe('An expense claim that is rejected', () => {
  it.each([
    ['the department head', anAccepted, manager],
    ['finance', atFinance, finance],
    ['the general manager', atGeneralManager, generalManager],
  ] as const)('by %s goes back with the reason (P14)', (_, at, by) => {
    const story = at()

    story.does(by, reject)

    expect(story.stands).toBe('open.revising')
    expect(path.selectors.isSentBack(story.case.state)).toBe(true)
    expect(story.lately).toEqual([{ type: 'claim.return', by: by.role, reason: reject.reason }])
    expect(path.selectors.rejection(story.case.state)).toMatchObject({ by, reason: reject.reason })
    expect(nextDueAt(story.case)).toBe(story.now + 3 * day)
  })

  it('has a reason (P14)', () => {
    expect(anAccepted().refuses(manager, { ...reject, reason: ' ' })).toMatchObject({
      code: 'invalid-payload',
      issues: [{ path: 'reason' }],
    })
  })

  it('is put right by the colleague alone, and starts again from the first level (P14)', () => {
    const story = atGeneralManager().does(generalManager, reject)

    expect(story.refuses(stranger, resubmit)).toMatchObject({ code: 'not-your-case', rule: 'R8' })
    expect(story.refuses(manager, resubmit)).toMatchObject({ code: 'not-your-role' })
    story.does(customer, resubmit)

    expect(story.stands).toBe('open.working.departmentHead')
    expect(story.file).toMatchObject({ approvals: [], total: resubmit.total, deadlines: {} })
    story.does(manager, approve).does(finance, approve).does(generalManager, approve)
    expect(story.stands).toBe('open.approving.paying')
  })

  it('and left so brings one reminder, and then the reply (R2)', () => {
    const story = anAccepted().does(manager, reject)

    story.waits(3 * day)
    expect(story.lately).toMatchObject([{ type: 'customer.notify', about: 'reminder' }])
    story.waits(3 * day)
    expect(story.stands).toBe('open.replying')
    story
      .does(manager, { ...reply, text: 'Not paid: the receipt never came.' })
      .does(manager, feedback)
      .waits(7 * day)

    expect(story.case.state.output).toMatchObject({ ending: 'closed', payment: null, approvals: [] })
  })

  it('is looked at again from the first level when the colleague speaks after all', () => {
    const story = atFinance()
      .does(finance, reject)
      .waits(6 * day)

    story.does(customer, { type: 'message.receive', text: 'I found it' })

    expect(story.stands).toBe('open.working.departmentHead')
    expect(story.file.approvals).toEqual([])
  })

  it('can be withdrawn', () => {
    const story = anAccepted().does(manager, reject)

    story.does(customer, { type: 'case.withdraw', reason: 'I pay it myself' })

    expect(story.case.state.output).toMatchObject({ ending: 'withdrawn', payment: null })
  })
})

describe('An expense claim that waits', () => {
  it.each([
    ['finance', atFinance, 'finance'],
    ['the general manager', atGeneralManager, 'general-manager'],
    ['its payment', anApproved, 'finance'],
  ] as const)('for %s has them reminded, each time in sight of the department head', (_, at, department) => {
    const story = at()

    story.waits(4 * day)

    const round = [
      { type: 'department.notify', department, about: 'reminder', total },
      { type: 'case.escalate', to: 'manager' },
    ]
    expect(story.lately).toMatchObject([...round, ...round])
    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
  })

  it('has a time of its own at each level', () => {
    const story = atFinance().waits(day).does(finance, approve)

    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
    expect(story.does(generalManager, approve).does(finance, pay).file.deadlines).toEqual({})
  })

  it('is withdrawn by the colleague at any level', () => {
    const story = atGeneralManager().does(customer, { type: 'case.withdraw', reason: 'Paid elsewhere' })

    expect(story.stands).toBe('withdrawn')
    expect(nextDueAt(story.case)).toBeNull()
  })
})

describe('An expense claim that was paid', () => {
  it('and is asked about stays paid', () => {
    const story = aPaid().does(customer, { type: 'question.ask', text: 'Which account?' })

    expect(story.stands).toBe('open.replying')
    expect(story.does(manager, reply).file.payments).toHaveLength(1)
  })

  it('and is reopened needs every approval again, and keeps both payments on file', () => {
    const story = aPaid()
      .does(manager, feedback)
      .does(customer, { type: 'case.reopen', reason: 'Too little' })

    expect(story.stands).toBe('open.working.departmentHead')
    story.does(manager, approve).does(finance, approve).does(generalManager, approve)
    story.does(finance, { ...pay, reference: 'transfer 89' })

    expect(story.file.payments.map(({ reference }) => reference)).toEqual(['transfer 88', 'transfer 89'])
  })
})
