import { charters, type Party, paths } from 'casewright'
import { given } from 'casewright/testing'
import { describe, expect, it } from 'vitest'

const minute = 60_000
const day = 24 * 60 * minute
const techie: Party = { id: 'lin', role: 'service-agent', leaning: 'tech' }

/** What a sentence that does not come true throws. */
function brokenBy(tell: () => unknown): Record<string, unknown> & Error {
  try {
    tell()
  } catch (error) {
    return error as Record<string, unknown> & Error
  }
  throw new Error('expected the sentence not to come true')
}

describe('A sentence that comes true', () => {
  it('opens a case, and fills in whatever nobody mentioned', () => {
    const sentence = given(paths.dispute, { side: 'seller' }).then('open.accepting')

    const { context } = sentence.case.state
    expect(context).toMatchObject({ side: 'seller', customer: { role: 'customer' } })
    expect(context.buyer.id).not.toBe(context.seller.id)
  })

  it('fills in an event from its schema, with dates a day ahead', () => {
    const { promise } = given(paths.inquiry).when('case.accept').when('reply.promise').case.state.context

    expect(promise).toMatchObject({ dueAt: promise!.madeAt + day })
  })

  it('finds somebody who may send an event where nobody is named', () => {
    given(paths.fault)
      .when('case.accept')
      .then('open.referred')
      .thenFile({ owner: { role: 'service-agent' } })
      .when('case.accept')
      .then('open.working.reproducing')
      .thenFile({ handler: { leaning: 'tech' } })
      .when('department.report')
      .when('department.answer', { answer: 'question' })
      .then('open.reported.answeringDepartment')
      .when('message.receive')
      .thenEmitted({ type: 'agent.notify', about: 'message' })
  })

  it('takes a party or a role by name', () => {
    given(paths.fault)
      .when('case.accept')
      .by(techie)
      .then('open.working')
      .thenFile({ owner: techie })
      .when({ type: 'case.withdraw', reason: 'It works again' })
      .by('customer')
      .then('withdrawn')
  })

  it('names a state as far in as it matters', () => {
    given(paths.fault)
      .when('case.accept')
      .by(techie)
      .then('open')
      .then('open.working')
      .then('open.working.reproducing')
  })

  it('lets time pass, and what falls due happen', () => {
    given(paths.inquiry)
      .when('case.accept')
      .when('customer.ask')
      .then('open.awaitingCustomer')
      .afterMs(3 * day)
      .thenEmitted({ type: 'customer.notify', about: 'reminder' })
      .afterMs(3 * day - 1)
      .thenEmitted()
      .afterMs(1)
      .then('open.replying')
      .thenFile({ silent: true })
  })

  it('sees which service-level target was missed', () => {
    given(paths.inquiry, {}, { charter: charters.topUp })
      .afterMs(minute)
      .thenBreached('T1')
      .when('case.accept')
      .when('reply.promise')
      .afterMs(day)
      .thenBreached('T12')
      .thenEmitted({ type: 'customer.notify', about: 'promise-broken' }, 'sla.breached')
  })

  it('goes on after a refusal with the case as it was', () => {
    given(paths.inquiry)
      .when('case.accept')
      .by('customer')
      .thenRefused('not-your-role', 'R3')
      .then('open.accepting')
      .when('case.accept')
      .when('reply.send', { apology: true })
      .thenRefused('against-a-rule', 'R6')
      .then('open.working')
  })

  it('takes place under any charter, at any time', () => {
    const { case: item } = given(paths.inquiry, {}, { charter: charters.topUp, at: 0, by: techie }).when(
      'case.accept',
    )

    expect(item).toMatchObject({ charter: { id: 'top-up' }, openedAt: 0, updatedAt: minute })
  })

  it('reads back what was emitted and recorded last', () => {
    const { emitted, recorded } = given(paths.inquiry).when('case.accept')

    expect(emitted).toEqual([{ type: 'customer.notify', about: 'accepted' }])
    expect(recorded).toMatchObject([{ rev: 2, event: { type: 'case.accept' } }])
  })

  it('is fulfilled where somebody takes it for a promise', async () => {
    const tell = (): unknown => given(paths.inquiry).when('case.accept')

    await expect(tell()).resolves.toBeUndefined()
  })
})

describe('A sentence that does not come true', () => {
  it('says where the case is instead, and how it came there', () => {
    const error = brokenBy(() =>
      given(paths.inquiry).when('case.accept').by('order-agent').then('open.replying'),
    )

    expect(error).toMatchObject({
      name: 'AssertionError',
      actual: 'open.working.resolving',
      expected: 'open.replying',
    })
    expect(error.message).toBe(
      [
        'expected the case to be in open.replying, got open.working.resolving',
        '',
        '  given inquiry',
        '   when case.accept by order-agent',
        '   then …',
      ].join('\n'),
    )
  })

  it('says which parts of the file differ, and compares no others', () => {
    const error = brokenBy(() =>
      given(paths.inquiry)
        .when('case.accept')
        .thenFile({ owner: { role: 'order-agent' }, reopened: 0, silent: true }),
    )

    expect(error.message).toMatch(
      /^ {2}owner\.role: expected "order-agent", got "service-agent"\n {2}silent: expected true, got false$/m,
    )
    expect(error).toMatchObject({
      actual: { owner: { role: 'service-agent' }, reopened: 0, silent: false },
      expected: { owner: { role: 'order-agent' }, reopened: 0, silent: true },
    })
  })

  it('says what was emitted instead', () => {
    const error = brokenBy(() =>
      given(paths.inquiry).when('case.accept').thenEmitted({ type: 'customer.notify', about: 'promised' }),
    )

    expect(error.message).toContain(
      'expected {"type":"customer.notify","about":"promised"} to be emitted, got\n  {"type":"customer.notify","about":"accepted"}',
    )
  })

  it('finds each thing emitted once', () => {
    const error = brokenBy(() =>
      given(paths.inquiry).when('case.accept').thenEmitted('customer.notify', 'customer.notify'),
    )

    expect(error.message).toContain('expected {"type":"customer.notify"} to be emitted')
  })

  it('does not pass over something emitted where nothing was to be', () => {
    expect(() => given(paths.inquiry).when('case.accept').thenEmitted()).toThrow(
      /expected nothing to be emitted/,
    )
  })

  it('says that a target was not missed', () => {
    expect(() => given(paths.inquiry).when('case.accept').thenBreached('T1')).toThrow(
      /expected \{"type":"sla.breached","target":"T1"\} to be emitted/,
    )
  })

  it('does not pass over a refusal that nobody asked for', () => {
    const tell = () => given(paths.inquiry).when('feedback.record')

    expect(() => tell().then('closed')).toThrow(/^expected feedback.record to be taken, got not-now: /)
    expect(() => tell().when('case.accept')).toThrow(/feedback.record to be taken/)
    expect(() => tell().afterMs(1)).toThrow(/feedback.record to be taken/)
    expect(() => tell().case).toThrow(/feedback.record to be taken/)
  })

  it('does not pass over an event that was to be refused', () => {
    expect(() => given(paths.inquiry).when('case.accept').thenRefused('not-your-role')).toThrow(
      /^expected case.accept to be refused as not-your-role, got it was taken/,
    )
  })

  it('does not take one refusal for another', () => {
    expect(() => given(paths.inquiry).when('case.accept').by('customer').thenRefused('not-now')).toThrow(
      /as not-now, got not-your-role: /,
    )
    expect(() =>
      given(paths.inquiry).when('case.accept').by('customer').thenRefused('not-your-role', 'R6'),
    ).toThrow(/as not-your-role by R6/)
  })

  it('rejects where somebody takes it for a promise', async () => {
    const tell = (): unknown => given(paths.inquiry).when('feedback.record')

    await expect((async () => tell())()).rejects.toThrow(/feedback.record to be taken/)
  })

  it('shows the place in the test', () => {
    const error = brokenBy(() => given(paths.inquiry).then('closed'))

    expect(error.stack?.split('\n').find(line => line.trimStart().startsWith('at '))).toContain(
      'given.test.ts',
    )
  })
})
