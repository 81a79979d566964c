import type { Role } from 'casewright'
import type { CaseFilter } from 'casewright/desk'
import { describe, expect, it } from 'vitest'
import { cast, hour, inputs, minute, monday } from '../../machines/cast.js'
import { deskOn, finish, type NewGround, openInquiry } from './ground.js'

const agent = { by: cast.agent }
const by = cast.supervisor

/** A desk with a case of each kind, by name. */
async function someCases(newGround: NewGround) {
  const { desk, clock } = deskOn(await newGround())
  const customers = { customer: cast.customer, stranger: cast.stranger }
  await openInquiry(desk, {}, { id: 'new' })
  await openInquiry(desk, { priority: { severity: 'critical', urgency: 'high' } }, { id: 'urgent' })
  await openInquiry(desk, {}, { id: 'taken' })
  await desk.send('taken', { type: 'case.accept' }, agent)
  await openInquiry(desk, {}, { id: 'asked' })
  await desk.send('asked', { type: 'case.accept' }, { by: cast.techie })
  await desk.send('asked', { type: 'customer.ask', question: 'Which one?' }, { by: cast.techie })
  await openInquiry(desk, {}, { id: 'closed' })
  await finish(desk, 'closed')
  await desk.open('dispute', inputs.dispute, { by: cast.customer, id: 'dispute' })
  await desk.open('fault', inputs.fault, { by: cast.customer, id: 'fault' })
  await desk.send('fault', { type: 'case.accept' }, { by: cast.theorist })
  const theirs = { ...inputs.inquiry, customer: cast.stranger }
  await desk.open('inquiry', theirs, { by: cast.stranger, id: 'theirs' })
  return { desk, clock, customers }
}

export function lookingUp(newGround: NewGround) {
  describe('a list', () => {
    it.each<[what: string, filter: CaseFilter, ids: string]>([
      ['every case in the order of opening', {}, 'new urgent taken asked closed dispute fault theirs'],
      ['by tag', { tag: 'awaitingCustomer' }, 'asked'],
      ['by the role that holds them', { holder: 'order-agent' }, 'new urgent dispute theirs'],
      ['by the customer’s turn', { holder: 'customer' }, 'asked'],
      ['by who has them', { assignee: 'agent' }, 'taken closed'],
      ['by the queue in which they wait', { queue: 'service-agent' }, 'new urgent dispute fault theirs'],
      ['by path', { path: 'fault' }, 'fault'],
      ['by customer', { customer: 'stranger' }, 'theirs'],
      ['by a customer on either side', { customer: 'shop' }, 'dispute'],
      ['by rank', { rankAtLeast: 6 }, 'urgent dispute'],
      ['by when they are due', { dueBefore: monday + minute + 1, path: 'inquiry' }, 'new urgent theirs'],
      ['that are open', { isOpen: true, customer: 'customer' }, 'new urgent taken asked dispute fault'],
      ['that are closed', { isOpen: false }, 'closed'],
      ['by several conditions at once', { assignee: 'agent', isOpen: true, tag: 'awaitingAgent' }, 'taken'],
      ['by a tag there is not', { tag: 'no such tag' }, ''],
    ])('shows cases %s', async (_, filter, ids) => {
      const { desk } = await someCases(newGround)

      const { cases, cursor } = await desk.list(filter, { by })

      expect(cases.map(each => each.case.id).join(' ')).toBe(ids)
      expect(cursor).toBeNull()
    })

    it('comes part by part, each case once, whatever is done in between', async () => {
      const { desk } = deskOn(await newGround())
      for (let index = 10; index < 35; index++) await openInquiry(desk, {}, { id: `Q-${index}` })
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page = await desk.list({ isOpen: true }, { by, limit: 4, cursor })
        seen.push(...page.cases.map(each => each.case.id))
        cursor = page.cursor
        await desk.send(seen.at(-1)!, { type: 'case.accept' }, agent)
      } while (cursor !== null)

      expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `Q-${index + 10}`))
    })

    it('shows a customer their own cases alone, whatever they ask for, and not who has them (R8)', async () => {
      const { desk } = await someCases(newGround)

      const own = await desk.list({}, { by: cast.stranger })
      const others = await desk.list({ customer: 'customer' }, { by: cast.stranger })
      const taken = await desk.get('taken', { by: cast.customer })

      expect(own.cases.map(each => each.case.id)).toEqual(['theirs'])
      expect(others.cases).toEqual([])
      expect(taken?.assignee).toBeNull()
    })

    it.each([
      [{ limit: 0 }, 'limit'],
      [{ limit: 501 }, 'limit'],
      [{ cursor: "1' OR 1=1" }, 'cursor'],
    ])('refuses %o', async (options, named) => {
      const { desk } = deskOn(await newGround())

      await expect(desk.list({}, { by, ...options })).rejects.toThrow(named)
    })
  })

  describe('an inbox', () => {
    const inboxOf = async (party: { id: string; role: Role }) => {
      const { desk } = await someCases(newGround)
      const { own, waiting } = await desk.inbox(party)
      const ids = (items: typeof own) => items.map(item => item.case.id)
      return { own: ids(own), waiting: ids(waiting), items: [...own, ...waiting] }
    }

    it('holds what somebody has and what waits for somebody like them, the most urgent first', async () => {
      const { own, waiting, items } = await inboxOf(cast.agent)

      expect(own).toEqual(['taken'])
      expect(waiting).toEqual(['urgent', 'dispute', 'new', 'theirs', 'fault'])
      expect(items.find(item => item.case.id === 'new')?.events).toContain('case.accept')
    })

    it('holds nothing that is for another role or another leaning (R3, R4)', async () => {
      expect((await inboxOf(cast.theorist)).waiting).not.toContain('fault')
      expect((await inboxOf(cast.techie)).waiting).toContain('fault')
      expect(await inboxOf(cast.finance)).toMatchObject({ own: [], waiting: [] })
    })

    it('holds a customer’s open cases, with what they may say', async () => {
      const { own, waiting, items } = await inboxOf(cast.stranger)

      expect([own, waiting]).toEqual([['theirs'], []])
      expect(items[0]?.events).toEqual(['case.withdraw', 'message.receive'])
    })

    it('is as long as it is asked to be', async () => {
      const { desk } = await someCases(newGround)

      const { waiting } = await desk.inbox(cast.agent, { limit: 2 })

      expect(waiting.map(item => item.case.id)).toEqual(['urgent', 'dispute'])
    })
  })

  describe('stats', () => {
    it('tell how much there is of everything', async () => {
      const { desk, clock } = await someCases(newGround)
      await desk.signIn(cast.agent, { capacity: 3 })
      clock.at = monday + hour

      expect(await desk.stats()).toEqual({
        open: 7,
        waiting: 5,
        overdue: expect.any(Number),
        effects: expect.any(Number),
        oldestEffectAt: monday,
        deadLetters: 0,
        agents: 1,
      })
      expect((await desk.stats()).overdue).toBeGreaterThan(3)
    })
  })
}
