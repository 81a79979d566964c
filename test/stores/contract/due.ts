import { defineCharter, elapse, isCasewrightError, nextDueAt, paths } from 'casewright'
import { describe, expect, it } from 'vitest'
import { cast, day, hour, minute, monday } from '../../machines/cast.js'
import { caseOf, charter, deskOn, historyOf, keepingRefusals, type NewGround, openInquiry } from './ground.js'

const agent = { by: cast.agent }

export function falling(newGround: NewGround) {
  describe('what falls due', () => {
    it('happens at its own instant, once, however late somebody looks', async () => {
      const { desk, clock } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      await desk.send(caseId, { type: 'case.accept' }, agent)
      await desk.send(caseId, { type: 'reply.promise', dueAt: monday + hour }, agent)
      const before = await caseOf(desk, caseId)
      clock.at = monday + day

      await desk.tick()
      const { broughtForward: again } = await desk.tick()

      expect(again).toBe(0)
      expect(await caseOf(desk, caseId)).toEqual(
        elapse(before as never, { at: clock.at, charter: keepingRefusals }).case,
      )
      const { records } = await historyOf(desk, caseId)
      expect(records.filter(({ event }) => event.type === 'deadline.reach').map(({ at }) => at)).toEqual([
        monday + hour,
      ])
    })

    it('does not happen before it is due', async () => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      const dueAt = nextDueAt((await caseOf(desk, caseId)) as never)!

      const early = await desk.tick(dueAt - 1)
      const due = await desk.tick(dueAt)

      expect([early.broughtForward, due.broughtForward]).toEqual([0, 1])
    })

    it('happens in the order of the due instants, whichever case it belongs to', async () => {
      const { desk, clock, events } = deskOn(await newGround())
      for (const ms of [3 * hour, hour, 2 * hour, 5 * hour]) {
        const caseId = await openInquiry(desk)
        await desk.send(caseId, { type: 'case.accept' }, agent)
        await desk.send(caseId, { type: 'reply.promise', dueAt: monday + ms }, agent)
        await desk.send(caseId, { type: 'case.hold', reason: 'Later', until: monday + 2 * ms }, agent)
      }
      clock.at = monday + day

      await desk.tick()

      const dueAts = events.flatMap(event => (event.type === 'case.due' ? event.dueAt : []))
      expect(dueAts).toEqual(dueAts.toSorted((a, b) => a - b))
      expect(dueAts).toHaveLength(8)
    })

    it('happens right after a restart', async () => {
      const ground = await newGround()
      const { desk: before } = deskOn(ground)
      const caseId = await openInquiry(before)
      await before.close()
      const { desk } = deskOn(ground, {}, { at: monday + day })

      const { broughtForward } = await desk.tick()

      expect(broughtForward).toBeGreaterThan(0)
      expect((await historyOf(desk, caseId)).records.map(({ event }) => event.type)).toContain('sla.breached')
    })

    it('happens once where several desks look at once', async () => {
      const ground = await newGround()
      const clock = { at: monday }
      const desks = [1, 2, 3].map(() => deskOn(ground, {}, clock).desk)
      const ids = await Promise.all(Array.from({ length: 30 }, () => openInquiry(desks[0]!)))
      clock.at = monday + minute

      await Promise.all(desks.map(desk => desk.tick()))

      for (const id of ids) {
        const { records } = await historyOf(desks[0]!, id)
        expect(records.map(({ rev }) => rev)).toEqual(records.map((_, index) => index + 1))
        expect(records.filter(({ event }) => event.type === 'sla.breached')).toHaveLength(1)
      }
    })

    it('of a case that cannot be read holds up no other case, and is tried again', async () => {
      const ground = await newGround()
      const later = defineCharter({ ...charter, version: 2 }, { paths })
      await openInquiry(deskOn(ground, { charter: later }).desk, {}, { id: 'odd' })
      const { desk, clock, events } = deskOn(ground)
      await openInquiry(desk, {}, { id: 'other' })
      clock.at = monday + day

      await desk.tick()
      await deskOn(ground, { formerCharters: [later] }, { at: clock.at + hour }).desk.tick()

      expect(events).toContainEqual(expect.objectContaining({ type: 'case.stuck', caseId: 'odd' }))
      expect((await caseOf(desk, 'other')).rev).toBeGreaterThan(1)
      await expect(caseOf(desk, 'odd')).rejects.toSatisfy(error =>
        isCasewrightError(error, 'charter-mismatch'),
      )
      const { desk: both } = deskOn(ground, { formerCharters: [later] })
      expect((await caseOf(both, 'odd')).rev).toBeGreaterThan(1)
    })
  })
}
