import { charters, defineCharter, paths } from 'casewright'
import { createDesk, memoryStore, type NotDone, type Receipt } from 'casewright/desk'
import { describe, expectTypeOf, it } from 'vitest'

const desk = createDesk({ charter: charters.topUp, store: memoryStore() })
const by = { id: 'a', role: 'service-agent' } as const
const customer = { id: 'c', role: 'customer' } as const
const input = { customer, contact: { channel: 'chat' }, subject: 'Hello' } as const

describe('a desk', () => {
  it('opens what its charter offers, with that path’s input', () => {
    expectTypeOf(desk.open('inquiry', input, { by })).resolves.toEqualTypeOf<Receipt | NotDone>()
    // @ts-expect-error: the charter has no such path
    desk.open('party', input, { by })
    // @ts-expect-error: a dispute has two sides
    desk.open('dispute', input, { by })
  })

  it('takes the events of its paths', () => {
    desk.send('Q-1', { type: 'reply.send', text: 'Yes' }, { by })
    // @ts-expect-error: a reply has a text
    desk.send('Q-1', { type: 'reply.send' }, { by })
    // @ts-expect-error: no path has such an event
    desk.send('Q-1', { type: 'case.juggle' }, { by })
  })

  it('moves a case to its paths, with what they need beside what is known', () => {
    const order = { number: 'T-1', amount: { amountMinor: 9_900, currency: 'CNY' } }
    const trade = { side: 'buyer', counterparty: { id: 's', role: 'customer' }, order } as const
    desk.moveCase('Q-1', 'dispute', trade, { by })
    // @ts-expect-error: a dispute has two sides
    desk.moveCase('Q-1', 'dispute', {}, { by })
    // @ts-expect-error: the charter has no such path
    desk.moveCase('Q-1', 'party', {}, { by })
  })

  it('hands its handlers the effects they are for', () => {
    desk.on('case.escalate', (effect, errand) => {
      expectTypeOf(effect.reason).toEqualTypeOf<string>()
      expectTypeOf(errand.id).toEqualTypeOf<string>()
    })
    desk.on('*', effect => {
      expectTypeOf(effect.type).toExtend<string>()
    })
    // @ts-expect-error: no path puts out such an effect
    desk.on('case.juggle', () => {})
  })

  it('knows only the paths of its charter', () => {
    const one = defineCharter({ ...charters.topUp, paths: ['inquiry'] }, { paths })
    const small = createDesk({ charter: one, store: memoryStore() })

    // @ts-expect-error: this charter offers inquiries alone
    small.open('fault', input, { by })
  })
})
