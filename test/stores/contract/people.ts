import { defineCharter, paths } from 'casewright'
import { describe, expect, it } from 'vitest'
import { cast, inputs, minute, monday } from '../../machines/cast.js'
import {
  deskOn,
  finish,
  historyOf,
  keepingRefusals,
  type NewGround,
  openInquiry,
  type TestDesk,
} from './ground.js'

const by = cast.supervisor

const assigneeOf = async (desk: TestDesk, caseId: string) =>
  (await desk.get(caseId, { by }))?.assignee?.id ?? null

export function giving(newGround: NewGround) {
  describe('work', () => {
    it('goes to the agent with the fewest open cases, with the reason', async () => {
      const { desk } = deskOn(await newGround())
      await desk.signIn(cast.agent, { capacity: 5 })
      await desk.signIn(cast.theorist, { capacity: 5 })
      const ids = [await openInquiry(desk), await openInquiry(desk), await openInquiry(desk)]

      const { assigned } = await desk.tick()

      expect(assigned).toBe(3)
      expect(await Promise.all(ids.map(id => assigneeOf(desk, id)))).toEqual(['agent', 'theorist', 'agent'])
      expect((await historyOf(desk, ids[2]!)).assignments).toEqual([
        {
          caseId: ids[2],
          at: monday,
          by: { id: 'time', role: 'system' },
          to: cast.agent,
          because: ['language: zh-CN', 'fewest open cases'],
        },
      ])
    })

    it('waits by rank and then by when it is due while all are full, and goes on when a place is free', async () => {
      const { desk, clock } = deskOn(await newGround())
      const first = await openInquiry(desk)
      await desk.signIn(cast.agent, { capacity: 1 })
      await desk.tick()
      const usual = await openInquiry(desk)
      clock.at = monday + minute / 2
      const later = await openInquiry(desk)
      const urgent = await openInquiry(desk, { priority: { severity: 'critical', urgency: 'critical' } })
      const order: string[] = []
      for (const current of [first, urgent, usual]) {
        order.push(current)
        await desk.tick()
        expect(await assigneeOf(desk, current)).toBe('agent')
        await finish(desk, current)
      }
      await desk.tick()

      expect(await assigneeOf(desk, later)).toBe('agent')
    })

    it('goes to nobody who is signed out, or has no free place', async () => {
      const { desk } = deskOn(await newGround())
      await desk.signIn(cast.agent, { capacity: 2 })
      await desk.signIn(cast.theorist, { capacity: 0 })
      await desk.signIn(cast.techie, { capacity: 2 })
      await desk.signOut('techie')
      const ids = [await openInquiry(desk), await openInquiry(desk), await openInquiry(desk)]

      await desk.tick()

      expect(await Promise.all(ids.map(id => assigneeOf(desk, id)))).toEqual(['agent', 'agent', null])
    })

    it('goes to the leaning it is for (R4), and to the role that holds it (R3)', async () => {
      const { desk } = deskOn(await newGround())
      for (const party of [cast.agent, cast.specialist, cast.techie, cast.finance]) {
        await desk.signIn(party, { capacity: 9 })
      }
      await desk.open('fault', inputs.fault, { by: cast.customer, id: 'fault' })
      await desk.send('fault', { type: 'case.accept' }, { by: cast.theorist })

      await desk.tick()

      expect(await assigneeOf(desk, 'fault')).toBe('techie')
    })

    it('goes to whom its customer can talk to, and to who looks after them (R4, D7)', async () => {
      const match = [
        { by: 'language', required: true },
        { by: 'key-account', required: false },
        { by: 'customer-grade', required: false },
      ] as const
      const routing = { match, strategy: 'fewest-open' } as const
      const { desk } = deskOn(await newGround(), {
        charter: defineCharter({ ...keepingRefusals, routing }, { paths }),
      })
      await desk.signIn(cast.agent, { capacity: 9, languages: ['en'], weight: 2 })
      await desk.signIn(cast.theorist, { capacity: 9, languages: ['zh', 'en'], customerGrades: ['gold'] })
      await desk.signIn(cast.techie, { capacity: 9, languages: ['en'], accounts: ['stranger'] })
      const speaking = (language: string, more = {}) =>
        openInquiry(desk, { contact: { channel: 'chat', language }, ...more })
      const ids = [
        await speaking('en', { customerGrade: 'gold' }),
        await speaking('zh-CN'),
        await speaking('ja'),
      ]
      await desk.open(
        'inquiry',
        { ...inputs.inquiry, contact: { channel: 'chat', language: 'en' }, customer: cast.stranger },
        { by: cast.stranger, id: 'key' },
      )

      await desk.tick()

      const assignees = await Promise.all([...ids, 'key'].map(id => assigneeOf(desk, id)))
      expect(assignees).toEqual(['theorist', 'theorist', null, 'techie'])
    })

    it('that many wait for in vain is found behind them, in a bounded number of looks', async () => {
      const looks: number[] = []
      const { desk } = deskOn(await newGround(), {
        route: (item, [agent]) => {
          looks[looks.length - 1]!++
          return item.id === 'last' ? { agentId: agent!.party.id, because: ['the one'] } : null
        },
      })
      await Promise.all(
        Array.from({ length: 1_200 }, (_, index) => openInquiry(desk, {}, { id: `case-${index}` })),
      )
      await openInquiry(desk, {}, { id: 'last' })
      await desk.signIn(cast.agent, { capacity: 1 })

      while ((await assigneeOf(desk, 'last')) === null && looks.length < 5) {
        looks.push(0)
        await desk.tick()
      }

      expect(looks).toHaveLength(3)
      expect(Math.max(...looks)).toBe(500)
    })

    it('comes back to who had it, from another department', async () => {
      const { desk } = deskOn(await newGround())
      await desk.signIn(cast.techie, { capacity: 1 })
      await desk.signIn(cast.agent, { capacity: 9 })
      await desk.signIn(cast.department, { capacity: 9 })
      await desk.open('fault', inputs.fault, { by: cast.customer, id: 'fault' })
      await desk.send('fault', { type: 'case.accept' }, { by: cast.techie })
      const had = [await assigneeOf(desk, 'fault')]
      await desk.send('fault', { type: 'department.report', tried: ['a restart'] }, { by: cast.techie })
      await desk.tick()
      had.push(await assigneeOf(desk, 'fault'))
      const answer = { type: 'department.answer', answer: 'fixed', text: 'Now it works' } as const
      await desk.send('fault', answer, { by: cast.department })
      await desk.tick()
      had.push(await assigneeOf(desk, 'fault'))

      expect(had).toEqual(['techie', 'department', 'techie'])
    })

    it('stays whose it is while it is the customer’s turn', async () => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      await desk.send(caseId, { type: 'case.accept' }, { by: cast.agent })

      await desk.send(caseId, { type: 'customer.ask', question: 'Which?' }, { by: cast.agent })

      expect(await assigneeOf(desk, caseId)).toBe('agent')
      expect((await desk.stats()).waiting).toBe(0)
    })

    it('is given beyond nobody’s capacity, and to one person each, by several desks at once', async () => {
      const ground = await newGround()
      const desks = [1, 2, 3, 4].map(() => deskOn(ground).desk)
      await Promise.all(Array.from({ length: 30 }, () => openInquiry(desks[0]!)))
      await desks[0]!.signIn(cast.agent, { capacity: 7 })
      await desks[0]!.signIn(cast.techie, { capacity: 4 })

      const rounds = await Promise.all(desks.map(desk => desk.tick()))

      expect(rounds.reduce((sum, { assigned }) => sum + assigned, 0)).toBe(11)
      const had = async (assignee: string) => (await desks[0]!.list({ assignee }, { by })).cases.length
      expect([await had('agent'), await had('techie')]).toEqual([7, 4])
    })

    it('goes where the host’s own routing says, or waits where it says nobody', async () => {
      const { desk } = deskOn(await newGround(), {
        route: (item, agents) =>
          item.id === 'not-yet' ? null : { agentId: agents.at(-1)!.party.id, because: ['the last'] },
      })
      await desk.signIn(cast.agent, { capacity: 5 })
      await desk.signIn(cast.techie, { capacity: 5 })
      await openInquiry(desk, {}, { id: 'not-yet' })
      await openInquiry(desk, {}, { id: 'now' })

      await desk.tick()

      expect([await assigneeOf(desk, 'not-yet'), await assigneeOf(desk, 'now')]).toEqual([null, 'techie'])
    })
  })

  describe('a case', () => {
    it('is given by somebody above, to a person of the role that holds it (R3)', async () => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)

      const byAgent = await desk.assign(caseId, cast.techie, { by: cast.agent })
      const toFinance = await desk.assign(caseId, cast.finance, { by })
      const toTechie = await desk.assign(caseId, cast.techie, { by })

      expect(byAgent).toMatchObject({ ok: false, refusal: { code: 'not-your-role', rule: 'R3' } })
      expect(toFinance).toMatchObject({ ok: false, refusal: { code: 'not-your-role' } })
      expect(toTechie).toEqual({ ok: true })
      expect(await assigneeOf(desk, caseId)).toBe('techie')
    })

    it('is taken by whoever it is for, and given back by them or somebody above', async () => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      await desk.assign(caseId, cast.agent, { by: cast.agent })

      const byOther = await desk.release(caseId, { by: cast.techie })
      const byOwner = await desk.release(caseId, { by: cast.agent })

      expect([byOther.ok, byOwner.ok]).toEqual([false, true])
      expect(await assigneeOf(desk, caseId)).toBeNull()
      const { assignments } = await historyOf(desk, caseId)
      expect(assignments.map(({ to }) => to?.id ?? null)).toEqual(['agent', null])
      expect((await desk.stats()).waiting).toBe(1)
    })

    it('waits at the other desk when it is handed over', async () => {
      const { desk } = deskOn(await newGround())
      await desk.signIn(cast.specialist, { capacity: 1 })
      const caseId = await openInquiry(desk)
      await desk.send(caseId, { type: 'case.accept' }, { by: cast.agent })

      await desk.handOver(caseId, { to: 'complaint-specialist', reason: 'A complaint' }, { by: cast.agent })
      const meanwhile = await assigneeOf(desk, caseId)
      await desk.tick()

      expect(meanwhile).toBeNull()
      expect(await assigneeOf(desk, caseId)).toBe('specialist')
    })
  })
}
