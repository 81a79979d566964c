import {
  act,
  charters,
  DisclosureRules,
  openCase,
  type Party,
  paths,
  type Role,
  Role as Roles,
} from 'casewright'
import { serviceDisclosure, viewFor } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const at = Date.parse('2026-03-10T10:00+08:00')
const charter = charters.topUp
const customer: Party = { id: 'buyer-1', role: 'customer' }
const opened = openCase(
  paths.dispute,
  {
    customer: { id: 'buyer-1', role: 'customer' },
    contact: { channel: 'chat', address: '13812345678' },
    subject: '卖家不发货，请打 13812345678',
    side: 'buyer',
    counterparty: { id: 'seller-7', role: 'customer' },
    order: { number: '4111111111111111', amount: { amountMinor: 5000, currency: 'CNY' } },
  },
  { id: 'C-1', at, by: customer, charter },
).case
const accepted = act(
  opened,
  { type: 'case.accept' },
  { at, by: { id: 'agent-3', role: 'complaint-specialist' }, charter },
)
const item = accepted.case
const supplied = {
  ...item,
  state: {
    ...item.state,
    context: { ...item.state.context, supplier: { name: 'Wholesale', price: 42 }, notes: [{ text: '内部' }] },
  },
}
const view = (role: Role, id = 'someone', rules?: DisclosureRules) =>
  viewFor(supplied, { id, role }, rules ? { rules } : {})

describe('viewFor', () => {
  it('shows a customer their own matter, and nothing of how the department works on it (R8)', () => {
    const seen = viewFor(supplied, customer)

    expect(seen).toEqual({
      id: 'C-1',
      path: 'dispute',
      openedAt: at,
      updatedAt: at,
      status: 'active',
      file: {
        id: 'C-1',
        customer: { id: 'buyer-1', role: 'customer' },
        contact: { channel: 'chat', address: '13812345678' },
        subject: '卖家不发货，请打 13812345678',
        ending: null,
        withdrawnBecause: null,
        reopened: 0,
        side: 'buyer',
        order: { number: '4111111111111111', amount: { amountMinor: 5000, currency: 'CNY' } },
        settled: null,
      },
    })
  })

  it('shows the other side of a trade the matter, and nothing of who came with it', () => {
    const seen = viewFor(
      supplied,
      { id: 'seller-7', role: 'customer' },
      { customers: ['buyer-1', 'seller-7'] },
    )

    expect(seen?.file.subject).toBe('卖家不发货，请打 [phone]')
    expect(JSON.stringify(seen)).not.toContain('buyer-1')
    expect(JSON.stringify(seen)).not.toContain('13812345678')
  })

  it('shows a stranger nothing', () => {
    expect(view('customer', 'seller-7')).toBeNull()
    expect(view('customer', 'stranger')).toBeNull()
  })

  it.each<[Role, readonly string[], readonly string[]]>([
    ['supervisor', ['supplier', 'customer', 'owner', 'notes'], []],
    ['order-agent', ['supplier', 'customer', 'owner'], ['buyer', 'seller']],
    ['service-agent', ['customer', 'seller', 'owner', 'notes'], ['supplier']],
    ['technical-department', ['subject', 'owner'], ['customer', 'buyer', 'supplier']],
    ['finance', ['order', 'supplier'], ['customer', 'owner', 'notes']],
    ['repair-technician', ['customer', 'subject'], ['supplier', 'seller']],
  ])('shows the %s %j, and not %j', (role, shown, hidden) => {
    const file = view(role)!.file

    for (const field of shown) expect(file).toHaveProperty(field)
    for (const field of hidden) expect(file).not.toHaveProperty(field)
  })

  it('takes personal data out of what is read by those who need not know who it is', () => {
    const { file } = view('technical-department')!

    expect(file.subject).toBe('卖家不发货，请打 [phone]')
    expect(file.order).toMatchObject({ number: '4111111111111111' })
    expect(view('service-agent')!.file.subject).toContain('13812345678')
  })

  it('lets who the customer is go further with their consent, and nothing else (R8)', () => {
    const department = { id: 'someone', role: 'technical-department' } as const
    const { file } = viewFor(supplied, department, { customerConsents: true })!

    expect(file).toMatchObject({ customer, contact: { address: '13812345678' } })
    expect(file.subject).toContain('13812345678')
    for (const field of ['seller', 'supplier']) expect(file).not.toHaveProperty(field)
  })

  it('lets the consent of a customer open nothing to another one, nor to a role that sees nothing', () => {
    const seller = { id: 'seller-7', role: 'customer' } as const
    const consented = { customers: ['buyer-1', 'seller-7'], customerConsents: true }
    const rules = { ...serviceDisclosure, roles: {} }

    expect(JSON.stringify(viewFor(supplied, seller, consented))).not.toContain('13812345678')
    expect(
      viewFor(supplied, { id: 'someone', role: 'finance' }, { rules, customerConsents: true })?.file,
    ).toEqual({})
  })

  it("takes suppliers' names out of texts for those who may not know of them", () => {
    const context = { ...item.state.context, subject: '华夏批发 说没货' }
    const named = { ...item, state: { ...item.state, context } }
    const subjectFor = (role: Role, id = 'x') =>
      viewFor(named, { id, role }, { supplierNames: ['华夏批发'] })!.file.subject

    expect(subjectFor('customer', 'buyer-1')).toBe('[name] 说没货')
    expect(subjectFor('technical-department')).toBe('[name] 说没货')
    expect(subjectFor('order-agent')).toBe('华夏批发 说没货')
  })

  it('tells where a case stands only to those who work on it', () => {
    expect(view('quality-reviewer')).toMatchObject({ state: item.state.value, tags: item.state.tags })
    expect(view('customer', 'buyer-1')).not.toHaveProperty('state')
    expect(view('finance')).not.toHaveProperty('clocks')
  })

  it('alters nothing, and hands out nothing that can alter the case', () => {
    const before = structuredClone(supplied)

    const seen = view('manager')!
    Object.assign(seen.file.customer as object, { id: 'forged' })

    expect(supplied).toEqual(before)
  })

  const json = fc.letrec(tie => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constant('SECRET'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('supplier', 'margin', 'text', 'replies', 'a'), tie('value'), {
        maxKeys: 3,
      }),
    ),
  })).value

  it('never shows a customer what lies in a field that nobody classed, or in a supplier’s', () => {
    fc.assert(
      fc.property(json, json, (supplier, unclassed) => {
        const context = {
          ...item.state.context,
          supplier,
          order: { supplier, total: 1 },
          margin: unclassed,
          verdict: { internal: unclassed },
        }

        const seen = viewFor({ ...item, state: { ...item.state, context } }, customer)

        expect(JSON.stringify(seen)).not.toContain('SECRET')
      }),
    )
  })

  it('shows every role no more than a manager', () => {
    const everything = JSON.stringify(view('manager')!.file)
    for (const role of Roles.options.filter(role => role !== 'customer')) {
      for (const key of Object.keys(view(role)!.file)) expect(everything).toContain(`"${key}"`)
    }
  })

  it('refuses rules that show a customer more, here and at the door', () => {
    const rules: DisclosureRules = {
      ...serviceDisclosure,
      roles: { ...serviceDisclosure.roles, customer: ['matter', 'supplier'] },
    }

    expect(() => view('customer', 'buyer-1', rules)).toThrow(
      expect.objectContaining({ code: 'invalid-parameter' }),
    )
    expect(DisclosureRules.safeParse(rules).success).toBe(false)
    expect(DisclosureRules.parse(serviceDisclosure)).toEqual(serviceDisclosure)
  })

  it('shows a role that the rules do not name an empty file', () => {
    expect(view('supervisor', 'x', { fields: {}, roles: {} })!.file).toEqual({})
  })
})
