import { act, isCasewrightError, paths } from 'casewright'
import { describe, expect, it } from 'vitest'
import { cast, hour, inputs, minute, monday } from '../../machines/cast.js'
import { caseOf, deskOn, historyOf, keepingRefusals, type NewGround, openInquiry } from './ground.js'

const agent = { by: cast.agent }

export function moving(newGround: NewGround) {
  describe('a case that moves', () => {
    it('is there once it is opened, with its first record', async () => {
      const { desk } = deskOn(await newGround())

      const opened = await desk.open('inquiry', inputs.inquiry, { by: cast.customer })

      expect(opened).toMatchObject({ ok: true, rev: 1, at: monday })
      const caseId = opened.ok ? opened.caseId : ''
      expect(await caseOf(desk, caseId)).toMatchObject({ id: caseId, path: 'inquiry', rev: 1 })
      expect((await historyOf(desk, caseId)).records.map(({ event }) => event.type)).toEqual(['case.open'])
    })

    it('is what its machine makes of it, under the desk’s time', async () => {
      const { desk, clock } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      const before = await caseOf(desk, caseId)
      clock.at = monday + minute / 2

      const sent = await desk.send(caseId, { type: 'case.accept' }, agent)

      const expected = act(
        before as never,
        { type: 'case.accept' },
        { at: clock.at, by: cast.agent, charter: keepingRefusals },
      )
      expect(sent).toEqual({ ok: true, caseId, rev: expected.case.rev, at: clock.at })
      expect(await caseOf(desk, caseId)).toEqual(expected.case)
    })

    it('takes what happened earlier at its own instant, but not before its last record', async () => {
      const { desk, clock } = deskOn(await newGround())
      const early = { at: monday - hour }
      const input = { by: cast.customer, id: 'late', ...early }
      const opened = await desk.open('inquiry', inputs.inquiry, input)
      clock.at = monday + hour
      const note = { type: 'note.add', text: 'By letter' } as const

      const sent = await desk.send('late', note, { ...agent, at: monday })
      const before = await desk.send('late', note, { ...agent, at: monday - 1 })
      const tomorrow = desk.send('late', note, { ...agent, at: clock.at + 1 })

      expect([opened, sent]).toMatchObject([early, { ok: true, at: monday }])
      expect(before).toMatchObject({ ok: false, refusal: { code: 'out-of-order' } })
      await expect(tomorrow).rejects.toSatisfy(error => isCasewrightError(error, 'invalid-parameter'))
    })

    it('is tied to another at both ends, once, by whoever may know of both (R8)', async () => {
      const { desk } = deskOn(await newGround())
      const [from, to] = [await openInquiry(desk), await openInquiry(desk)]
      const tie = { kind: 'follows-up', from, to } as const
      const other = await desk.open('inquiry', inputs.inquiry, { by: cast.agent, id: 'other' })

      await desk.link(tie, agent)
      await desk.link(tie, { by: cast.customer })
      const unknown = [
        () => desk.link({ ...tie, to: 'none' }, agent),
        () => desk.link({ ...tie, to: 'other' }, { by: cast.stranger }),
      ]

      for (const call of unknown) {
        await expect(call()).rejects.toSatisfy(error => isCasewrightError(error, 'unknown-case'))
      }
      await expect(desk.link({ ...tie, to: from }, agent)).rejects.toSatisfy(error =>
        isCasewrightError(error, 'invalid-parameter'),
      )
      expect(other.ok).toBe(true)
      for (const end of [from, to]) {
        expect((await caseOf(desk, end)).links).toEqual([tie])
        const types = (await historyOf(desk, end)).records.map(({ event }) => event.type)
        expect(types).toEqual(['case.open', 'case.link'])
      }
    })

    it('stays as it was where an event is refused, and the refusal is kept where the charter says so', async () => {
      const ground = await newGround()
      const { desk } = deskOn(ground)
      const caseId = await openInquiry(desk)
      const before = await caseOf(desk, caseId)

      const sent = await desk.send(caseId, { type: 'case.accept' }, { by: cast.customer })

      expect(sent).toMatchObject({ ok: false, refusal: { code: 'not-your-role', rule: 'R3' } })
      expect(await caseOf(desk, caseId)).toEqual(before)
      expect((await historyOf(desk, caseId)).refusals).toMatchObject([
        { caseId, at: monday, by: cast.customer, refusal: { code: 'not-your-role' } },
      ])
    })

    it('takes requests that come at once one after the other', async () => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      const notes = Array.from({ length: 60 }, (_, index) => ({
        type: 'note.add' as const,
        text: `note ${index}`,
      }))

      const sent = await Promise.all(notes.map(note => desk.send(caseId, note, agent)))

      expect(sent.every(({ ok }) => ok)).toBe(true)
      const { records } = await historyOf(desk, caseId)
      expect(records.map(({ rev }) => rev)).toEqual(Array.from({ length: 61 }, (_, index) => index + 1))
      expect(records.slice(1).map(({ event }) => event)).toEqual(notes)
    })

    it('takes requests of several desks, each seeing what the others did', async () => {
      const ground = await newGround()
      const desks = [deskOn(ground), deskOn(ground), deskOn(ground)].map(({ desk }) => desk)
      const caseId = await openInquiry(desks[0]!)

      for (let round = 0; round < 10; round++) {
        const sent = await Promise.all(
          desks.map((desk, index) =>
            desk.send(caseId, { type: 'note.add', text: `${round} ${index}` }, agent),
          ),
        )
        expect(sent.every(({ ok }) => ok)).toBe(true)
      }

      const { records } = await historyOf(desks[1]!, caseId)
      expect(records.map(({ rev }) => rev)).toEqual(Array.from({ length: 31 }, (_, index) => index + 1))
      expect(await caseOf(desks[2]!, caseId)).toMatchObject({ rev: 31 })
    })

    it('is refused by how it stands, not by how this desk last saw it', async () => {
      const ground = await newGround()
      const { desk: one } = deskOn(ground)
      const { desk: other } = deskOn(ground)
      const caseId = await openInquiry(one)
      await other.send(caseId, { type: 'case.accept' }, agent)
      await other.send(caseId, { type: 'reply.promise', dueAt: monday + hour }, agent)

      const sent = await one.send(
        caseId,
        { type: 'promise.renew', dueAt: monday + 2 * hour, reason: 'It takes longer', toldVia: 'chat' },
        agent,
      )

      expect(sent).toMatchObject({ ok: true })
    })

    it('goes on in its own time when the clock is set back', async () => {
      const { desk, clock } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      clock.at = monday - hour

      const sent = await desk.send(caseId, { type: 'case.accept' }, agent)

      expect(sent).toMatchObject({ ok: true, at: monday })
    })

    it('is there again when the store is opened anew', async () => {
      const ground = await newGround()
      const { desk: before } = deskOn(ground)
      const caseId = await openInquiry(before)
      await before.send(caseId, { type: 'case.accept' }, agent)
      const stood = await caseOf(before, caseId)
      await before.close()

      const { desk } = deskOn(ground)

      expect(await caseOf(desk, caseId)).toEqual(stood)
      expect((await historyOf(desk, caseId)).records).toHaveLength(stood.rev)
    })

    it.each(Object.keys(paths) as (keyof typeof paths)[])('may be on the path %s', async path => {
      const { desk } = deskOn(await newGround())

      const opened = await desk.open(path, inputs[path] as never, { by: cast.customer, id: `${path}-1` })

      expect(opened).toMatchObject({ ok: true, caseId: `${path}-1` })
      expect(await caseOf(desk, `${path}-1`)).toMatchObject({ path })
    })

    it('keeps its id to itself', async () => {
      const { desk } = deskOn(await newGround())
      await openInquiry(desk, {}, { id: 'Q-1' })

      const again = openInquiry(desk, { subject: 'Another matter' }, { id: 'Q-1' })

      await expect(again).rejects.toSatisfy(error => isCasewrightError(error, 'case-exists'))
      expect(await caseOf(desk, 'Q-1')).toMatchObject({
        state: { context: { subject: inputs.inquiry.subject } },
      })
    })

    it('is unknown to those whom it does not concern, as one that is not there (R8)', async () => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      const by = cast.stranger

      expect(await desk.get(caseId, { by })).toBeNull()
      expect(await desk.history(caseId, { by })).toBeNull()
      expect(await desk.list({}, { by })).toEqual({ cases: [], cursor: null })
      for (const id of [caseId, 'no-such-case']) {
        await expect(desk.send(id, { type: 'message.receive', text: 'Hello' }, { by })).rejects.toThrow(
          `send: expected the id of a case, got "${id}"`,
        )
      }
    })

    it('is opened by a customer for themselves alone (R8)', async () => {
      const { desk } = deskOn(await newGround())

      const opened = await desk.open('inquiry', inputs.inquiry, { by: cast.stranger })

      expect(opened).toMatchObject({ ok: false, refusal: { code: 'not-your-case', rule: 'R8' } })
      expect((await desk.stats()).open).toBe(0)
    })
  })

  describe('an idempotency key', () => {
    it('gives the same receipt for the same request, which is done once', async () => {
      const ground = await newGround()
      const { desk, clock } = deskOn(ground)
      const options = { by: cast.customer, key: 'request-1' }
      const opened = await desk.open('inquiry', inputs.inquiry, options)
      const caseId = opened.ok ? opened.caseId : ''
      const accepted = await desk.send(caseId, { type: 'case.accept' }, { ...agent, key: 'request-2' })
      await desk.send(caseId, { type: 'reply.send', text: 'Yes' }, agent)
      clock.at += hour

      expect(await desk.open('inquiry', inputs.inquiry, options)).toEqual(opened)
      for (const each of [desk, deskOn(ground).desk]) {
        expect(await each.send(caseId, { type: 'case.accept' }, { ...agent, key: 'request-2' })).toEqual(
          accepted,
        )
      }
      expect(
        (await historyOf(desk, caseId)).records.filter(({ event }) => event.type === 'case.accept'),
      ).toHaveLength(1)
      expect((await desk.stats()).open).toBe(1)
    })

    it('does so also where the requests come at once, by several desks', async () => {
      const ground = await newGround()
      const desks = [deskOn(ground).desk, deskOn(ground).desk]
      const caseId = await openInquiry(desks[0]!)
      const note = { type: 'note.add', text: 'Once' } as const

      const opened = await Promise.all(
        [0, 1, 0, 1].map(index =>
          desks[index]!.open('inquiry', inputs.inquiry, { by: cast.customer, key: 'opening' }),
        ),
      )
      const noted = await Promise.all(
        [0, 1, 0, 1].map(index => desks[index]!.send(caseId, note, { ...agent, key: 'noting' })),
      )

      expect(new Set(opened.map(each => JSON.stringify(each))).size).toBe(1)
      expect(new Set(noted.map(each => JSON.stringify(each))).size).toBe(1)
      expect(await caseOf(desks[0]!, caseId)).toMatchObject({ rev: 2 })
      expect((await desks[0]!.stats()).open).toBe(2)
    })

    it('is the same whatever the order of the fields', async () => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      const key = 'k'

      const one = await desk.send(caseId, { type: 'note.add', text: 'Once' }, { ...agent, key })
      const two = await desk.send(caseId, { text: 'Once', type: 'note.add' }, { ...agent, key })

      expect(two).toEqual(one)
    })

    it.each([
      ['another event', { type: 'note.add', text: 'Two' }, cast.agent],
      ['somebody else', { type: 'note.add', text: 'One' }, cast.techie],
    ] as const)('is refused with %s', async (_, event, by) => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      await desk.send(caseId, { type: 'note.add', text: 'One' }, { ...agent, key: 'k' })

      const again = desk.send(caseId, event, { by, key: 'k' })

      await expect(again).rejects.toSatisfy(error => isCasewrightError(error, 'key-reused'))
      expect(await caseOf(desk, caseId)).toMatchObject({ rev: 2 })
    })

    it('stays free where the request was refused', async () => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      const event = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const
      const refused = await desk.send(caseId, event, { ...agent, key: 'k' })
      await desk.send(caseId, { type: 'reply.send', text: 'Yes' }, agent)

      const taken = await desk.send(caseId, event, { ...agent, key: 'k' })

      expect([refused.ok, taken.ok]).toEqual([false, true])
    })

    it('is forgotten after its time', async () => {
      const { desk, clock } = deskOn(await newGround(), { keepKeysMs: hour })
      const caseId = await openInquiry(desk)
      const send = () => desk.send(caseId, { type: 'note.add', text: 'One' }, { ...agent, key: 'k' })
      await send()
      clock.at += hour
      await desk.tick()
      await send()
      const { rev: kept } = await caseOf(desk, caseId)
      clock.at += 1
      await desk.tick()

      await send()

      expect((await caseOf(desk, caseId)).rev).toBe(kept + 1)
    })
  })
}
