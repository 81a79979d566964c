import { charters, type InputOf, type InquiryPath, openCase, paths } from 'casewright'
import { describe, expect, it } from 'vitest'
import { cast, inputs, monday } from '../machines/cast.js'

const opening = { id: 'case-1', at: monday, by: cast.customer, charter: charters.topUp }
const ring: { self?: object } = {}
ring.self = ring
const open = (input: object, changes: object = {}) =>
  openCase(paths.inquiry, input as InputOf<InquiryPath>, { ...opening, ...changes })

describe('openCase', () => {
  it('gives a case at its first state, with its first record', () => {
    const { case: item, emitted, recorded } = open(inputs.inquiry)

    expect(item).toMatchObject({
      id: 'case-1',
      path: 'inquiry',
      version: 1,
      charter: { id: 'top-up', version: 1 },
      rev: 1,
      openedAt: monday,
      updatedAt: monday,
      state: { value: { open: 'accepting' }, status: 'active', tags: ['awaitingAgent'] },
    })
    expect(emitted).toEqual([])
    expect(recorded).toEqual([
      {
        caseId: 'case-1',
        rev: 1,
        at: monday,
        by: cast.customer,
        event: { type: 'case.open', path: 'inquiry', input: inputs.inquiry },
        from: null,
        to: { open: 'accepting' },
      },
    ])
  })

  it.each([
    ['customer', { customer: undefined }, 'customer: Invalid input: expected object, received undefined'],
    [
      'customer, who is an agent',
      { customer: cast.agent },
      'customer.role: Invalid input: expected "customer"',
    ],
    [
      'channel',
      { contact: { channel: 'smoke' } },
      'contact.channel: Invalid option: expected one of "phone"|',
    ],
    [
      'language',
      { contact: { channel: 'chat', language: 'Chinese!' } },
      'contact.language: expected a BCP 47 tag',
    ],
    ['subject', { subject: '  ' }, 'subject: expected some text, got none'],
    ['priority', { priority: { severity: 'high' } }, 'priority.urgency: Invalid option'],
    ['field that there is not', { mood: 'bad' }, 'value: Unrecognized key: "mood"'],
  ])('names a wrong %s, what was expected and what came', (_, changes, message) => {
    const opens = () => open({ ...inputs.inquiry, ...changes })

    expect(opens).toThrow(`openCase: inquiry: ${message}`)
    expect(opens).toThrow(/, got \{"customer":|, got \{"contact":/)
    expect(opens).toThrow(expect.objectContaining({ code: 'invalid-input' }))
  })

  it.each([
    ['id', { id: '' }],
    ['id', { id: 'x'.repeat(201) }],
    ['at', { at: Number.NaN }],
    ['by', { by: { id: 'x', role: 'boss' } }],
  ])('names a wrong option: %s', (field, changes) => {
    const opens = () => open(inputs.inquiry, changes)

    expect(opens).toThrow(`openCase: ${field}: `)
    expect(opens).toThrow(expect.objectContaining({ code: 'invalid-parameter' }))
  })

  it('shows a long value only in part', () => {
    const opens = () => open({ ...inputs.inquiry, subject: 'x'.repeat(20_001) })

    expect(opens).toThrow(/, got .{200}…$/)
  })

  it.each([
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a function', () => 1, '() => 1'],
    ['a big integer', 1n, '1'],
    ['a ring of objects', ring, '[object Object]'],
  ])('says what came where that is %s', (_, input, shown) => {
    expect(() => open(input as never)).toThrow(`, got ${shown}`)
  })

  it('keeps no key without a value', () => {
    const { case: item, recorded } = open({ ...inputs.inquiry, priority: undefined })

    expect(recorded[0]!.event.input).toStrictEqual(inputs.inquiry)
    expect(item.state.context.priority).toEqual({ severity: 'medium', urgency: 'medium' })
  })

  it('takes no path but the very one the charter offers', () => {
    const opens = () => openCase({ ...paths.inquiry }, inputs.inquiry, opening)

    expect(opens).toThrow('openCase: expected a path that charter "top-up" offers (inquiry, dispute, ')
    expect(opens).toThrow(expect.objectContaining({ code: 'charter-mismatch' }))
  })

  it.each(['__proto__', 'constructor', '案件-1', '🙂', '<b>'])('takes "%s" for an id', id => {
    expect(open(inputs.inquiry, { id }).case.id).toBe(id)
  })
})
