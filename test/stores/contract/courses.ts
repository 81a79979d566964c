import { defineCharter, isCasewrightError, paths } from 'casewright'
import { firstResponse } from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { cast, hour, minute, monday } from '../../machines/cast.js'
import { caseOf, deskOn, historyOf, keepingRefusals, type NewGround, openInquiry } from './ground.js'

const agent = { by: cast.agent }
const above = { by: cast.supervisor }
const trade = {
  side: 'buyer',
  counterparty: cast.shop,
  order: { number: 'T-1', amount: { amountMinor: 9_900, currency: 'CNY' } },
} as const

export function changingCourse(newGround: NewGround) {
  describe('a case that is moved to another path', () => {
    it('stays the same case with its history, and is found by its new path', async () => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      await desk.send(caseId, { type: 'case.accept' }, agent)

      const moved = await desk.moveCase(caseId, 'dispute', trade, agent)

      const { records } = await historyOf(desk, caseId)
      expect(moved).toEqual({ ok: true, caseId, rev: records.length, at: monday })
      expect(records[0]).toMatchObject({ event: { type: 'case.open', path: 'inquiry' } })
      expect(records.at(-1)).toMatchObject({ by: cast.agent, event: { type: 'case.move', path: 'dispute' } })
      expect(await caseOf(desk, caseId)).toMatchObject({ path: 'dispute', openedAt: monday })
      const listed = async (path: string) => (await desk.list({ path }, above)).cases.length
      expect([await listed('inquiry'), await listed('dispute')]).toEqual([0, 1])
    })

    it.each([
      ['stays whose it was where their role takes the new path', 'dispute', trade, ['agent']],
      [
        'is given to somebody else where it does not',
        'equipmentFault',
        { equipment: 'card printer 3', occurredAt: monday },
        ['agent', null, 'engineer'],
      ],
    ] as const)('%s', async (_, path, input, had) => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      await desk.send(caseId, { type: 'case.accept' }, agent)
      await desk.signIn(cast.engineer, { capacity: 1 })

      await desk.moveCase(caseId, path, input as never, agent)
      await desk.tick()

      const { assignments } = await historyOf(desk, caseId)
      expect(assignments.map(({ to }) => to?.id ?? null)).toEqual(had)
    })

    it('concerns the customers of its new path (R8)', async () => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      const seenByShop = () => desk.list({}, { by: cast.shop })
      const before = await seenByShop()

      await desk.moveCase(caseId, 'dispute', trade, above)

      expect(before.cases).toEqual([])
      expect((await seenByShop()).cases).toMatchObject([{ case: { id: caseId } }])
    })

    it('moves once under one key', async () => {
      const ground = await newGround()
      const desks = [deskOn(ground).desk, deskOn(ground).desk] as const
      const caseId = await openInquiry(desks[0])
      const move = (turn: number, input: object = trade) =>
        desks[turn % 2]!.moveCase(caseId, 'dispute', input as typeof trade, { ...above, key: 'move' })

      const receipts = await Promise.all([0, 1, 2, 3].map(turn => move(turn)))
      const other = move(0, { ...trade, side: 'seller' })

      expect(receipts).toEqual(receipts.map(() => ({ ok: true, caseId, rev: 2, at: monday })))
      await expect(other).rejects.toSatisfy(error => isCasewrightError(error, 'key-reused'))
    })

    it.each([
      ['by a desk that does not have it (R3)', 'dispute', trade, cast.clerk, 'not-your-role'],
      ['without what the new path needs', 'dispute', {}, cast.supervisor, 'invalid-payload'],
      ['to where it is', 'inquiry', {}, cast.supervisor, 'not-now'],
    ] as const)('is not moved %s, and the refusal is kept', async (_, path, input, by, code) => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      const before = await caseOf(desk, caseId)

      const moved = await desk.moveCase(caseId, path, input as typeof trade, { by })

      expect(moved).toMatchObject({ ok: false, refusal: { code, event: 'case.move' } })
      expect(await caseOf(desk, caseId)).toEqual(before)
      expect((await historyOf(desk, caseId)).refusals).toMatchObject([{ refusal: { code } }])
    })

    it('is not known to those whom it does not concern (R8), and goes nowhere that its charter does not offer', async () => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)

      const byStranger = desk.moveCase(caseId, 'dispute', trade, { by: cast.stranger })
      const nowhere = desk.moveCase(caseId, 'party' as 'dispute', trade, above)

      await expect(byStranger).rejects.toSatisfy(error => isCasewrightError(error, 'unknown-case'))
      await expect(nowhere).rejects.toSatisfy(error => isCasewrightError(error, 'charter-mismatch'))
    })
  })

  describe('a case of a former charter', () => {
    const former = defineCharter(
      { ...keepingRefusals, version: keepingRefusals.version + 1, targets: targets(10 * minute) },
      { paths },
    )
    const present = defineCharter(
      { ...former, version: former.version + 1, targets: targets(hour) },
      { paths },
    )

    /** A desk under the present charter, with an inquiry that was opened under the former one. */
    async function afterTheChange() {
      const ground = await newGround()
      const caseId = await openInquiry(deskOn(ground, { charter: former }).desk)
      return { caseId, ...deskOn(ground, { charter: present, formerCharters: [former] }) }
    }

    it('is put under the present one, by which it then falls due', async () => {
      const { desk, clock, caseId } = await afterTheChange()
      clock.at += minute

      const changed = await desk.changeCharter(caseId, above)
      const again = await desk.changeCharter(caseId, above)
      const early = await desk.tick(monday + 30 * minute)
      const late = await desk.tick(monday + hour)

      expect(changed).toEqual({ ok: true, caseId, rev: 2, at: clock.at })
      expect(again).toEqual(changed)
      expect([early.broughtForward, late.broughtForward]).toEqual([0, 1])
      expect(await caseOf(desk, caseId)).toMatchObject({ charter: { version: present.version } })
      const types = (await historyOf(desk, caseId)).records.map(({ event }) => event.type)
      expect(types).toEqual(['case.open', 'charter.change', 'sla.breached'])
      expect(await desk.send(caseId, { type: 'case.accept' }, agent)).toMatchObject({ ok: true })
    })

    it('is changed by whoever stands above (R3)', async () => {
      const { desk, caseId } = await afterTheChange()

      const changed = await desk.changeCharter(caseId, agent)

      expect(changed).toMatchObject({
        ok: false,
        refusal: { event: 'charter.change', code: 'not-your-role', rule: 'R3' },
      })
      expect(await caseOf(desk, caseId)).toMatchObject({ rev: 1, charter: { version: former.version } })
    })

    it('keeps it where the present one does not offer its path', async () => {
      const ground = await newGround()
      const caseId = await openInquiry(deskOn(ground, { charter: former }).desk)
      const { id, version, title, timeZone } = present
      const faultsAlone = defineCharter({ id, version, title, timeZone, paths: ['fault'] }, { paths })
      const { desk } = deskOn(ground, { charter: faultsAlone, formerCharters: [former] } as never)

      const changed = desk.changeCharter(caseId, above)

      await expect(changed).rejects.toSatisfy(error => isCasewrightError(error, 'charter-mismatch'))
      expect(await caseOf(desk, caseId)).toMatchObject({ rev: 1 })
    })
  })
}

const targets = (ms: number) => [firstResponse({ calendar: 'always', limit: { ms } })]
