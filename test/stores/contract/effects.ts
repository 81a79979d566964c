import { describe, expect, it } from 'vitest'
import { cast, hour, minute, monday } from '../../machines/cast.js'
import { deskOn, finish, type NewGround, openInquiry, type TestDesk } from './ground.js'

const agent = { by: cast.agent }
const by = cast.supervisor

/** Hears of the effects of a type, in order. */
function listen(desk: TestDesk, hear: (id: string, attempt: number) => void = () => {}) {
  const heard: string[] = []
  desk.on('customer.notify', ({ about }, { id, attempt }) => {
    hear(id, attempt)
    heard.push(`${id} ${about}`)
  })
  desk.on('*', () => {})
  return heard
}

export function delivering(newGround: NewGround) {
  describe('effects', () => {
    it('are delivered once each, those of a case in order, under an id that tells case, revision and place', async () => {
      const { desk } = deskOn(await newGround())
      const heard = listen(desk)
      const ids = [await openInquiry(desk), await openInquiry(desk)]
      for (const id of ids) await finish(desk, id)

      await desk.tick()
      await desk.tick()

      for (const id of ids) {
        expect(heard.filter(line => line.startsWith(id))).toEqual([
          expect.stringMatching(/:3:0 accepted$/),
          expect.stringMatching(/:\d+:\d+ reply$/),
        ])
      }
      expect((await desk.stats()).effects).toBe(0)
    })

    it('are tried again after a while that doubles, under the same id, and hold back those behind them', async () => {
      const { desk, clock } = deskOn(await newGround(), { delivery: { firstDelayMs: minute } })
      const tried: [string, number, number][] = []
      const heard = listen(desk, (id, attempt) => {
        tried.push([id, attempt, clock.at - monday])
        if (attempt < 4) throw new Error('The mail server is away')
      })
      await finish(desk, await openInquiry(desk))

      for (let passed = 0; passed <= 10; passed++) {
        clock.at = monday + passed * minute
        await desk.tick()
      }

      const [first] = tried
      expect(tried.slice(0, 4)).toEqual([0, 1, 3, 7].map((at, index) => [first![0], index + 1, at * minute]))
      expect(heard.map(line => line.split(' ')[1])).toEqual(['accepted'])
      clock.at = monday + hour
      await desk.tick()
    })

    it('that cannot be delivered hold up no other case', async () => {
      const { desk } = deskOn(await newGround())
      const bad = await openInquiry(desk)
      const good = await openInquiry(desk)
      for (const id of [bad, good]) await finish(desk, id)
      const heard = listen(desk, id => {
        if (id.startsWith(bad)) throw new Error('No')
      })

      await desk.tick()

      expect(heard.map(line => line.split(':')[0])).toEqual([good, good])
    })

    it('whose handler hangs are given up on for this time, and hold up no other case', async () => {
      const { desk } = deskOn(await newGround(), { delivery: { timeoutMs: 20 } })
      const bad = await openInquiry(desk)
      const good = await openInquiry(desk)
      for (const id of [bad, good]) await finish(desk, id)
      const stopped: boolean[] = []
      const heard: string[] = []
      desk.on('customer.notify', (_effect, { caseId, signal }) => {
        if (caseId === good) return void heard.push(caseId)
        signal.addEventListener('abort', () => void stopped.push(signal.aborted))
        return new Promise(() => {})
      })

      const { delivered, failed } = await desk.tick()

      expect([delivered, failed]).toEqual([2, 1])
      expect(heard).toEqual([good, good])
      expect(stopped).toEqual([true])
    })

    it('are given up after the last attempt, with the reason, and no longer hold back those behind them', async () => {
      const { desk, clock, events } = deskOn(await newGround(), {
        delivery: { attempts: 2, firstDelayMs: minute },
      })
      const heard = listen(desk, id => {
        if (id.includes(':3:')) throw new TypeError('No such address')
      })
      const caseId = await openInquiry(desk)
      await finish(desk, caseId)
      await desk.tick()
      clock.at += minute

      await desk.tick()

      expect(await desk.deadLetters({ by })).toMatchObject({
        ok: true,
        letters: [
          {
            id: `${caseId}:3:0`,
            attempts: 2,
            reason: 'TypeError: No such address',
            diedAt: clock.at,
            effect: { type: 'customer.notify', about: 'accepted' },
          },
        ],
      })
      expect(heard.map(line => line.split(' ')[1])).toEqual(['reply'])
      expect(events).toContainEqual(
        expect.objectContaining({ type: 'effect.failed', retryAt: null, attempt: 2 }),
      )
    })

    it('that were given up are tried again when somebody above requeues them', async () => {
      const { desk } = deskOn(await newGround(), { delivery: { attempts: 1 } })
      let isBroken = true
      const heard = listen(desk, () => {
        if (isBroken) throw new Error('No')
      })
      const caseId = await openInquiry(desk)
      await finish(desk, caseId)
      await desk.tick()
      isBroken = false

      expect(await desk.requeue(`${caseId}:3:0`, agent)).toMatchObject({
        ok: false,
        refusal: { code: 'not-your-role' },
      })
      expect(await desk.requeue(`${caseId}:3:0`, { by })).toEqual({ ok: true, found: true })
      expect(await desk.requeue(`${caseId}:3:0`, { by })).toEqual({ ok: true, found: false })
      expect(await desk.requeue('nonsense', { by })).toEqual({ ok: true, found: false })
      await desk.tick()

      expect(heard).toEqual([`${caseId}:3:0 accepted`])
      expect((await desk.stats()).deadLetters).toBe(1)
    })

    it('without a handler wait for one, and hold back no others', async () => {
      const ground = await newGround()
      const { desk } = deskOn(ground)
      const caseId = await openInquiry(desk)
      await desk.send(caseId, { type: 'case.accept' }, agent)
      await desk.send(caseId, { type: 'note.add', text: 'A note' }, agent)
      const notes: string[] = []
      const off = desk.on('agent.notify', ({ text }) => void notes.push(text ?? ''))
      await desk.tick()
      off()
      const { desk: other } = deskOn(ground)
      const heard = listen(other)

      await other.tick()

      expect(notes).toEqual(['A note'])
      expect(heard).toEqual([`${caseId}:3:0 accepted`])
    })

    it('are delivered by one of several desks', async () => {
      const ground = await newGround()
      const desks = [deskOn(ground).desk, deskOn(ground).desk, deskOn(ground).desk]
      const heard = desks.map(desk => listen(desk))
      for (let index = 0; index < 20; index++) await finish(desks[index % 3]!, await openInquiry(desks[0]!))

      await Promise.all(desks.map(desk => desk.tick()))
      await desks[0]!.tick()

      const all = heard.flat()
      expect(new Set(all).size).toBe(all.length)
      expect(all).toHaveLength(40)
    })

    it('lent to a desk that is gone are lent again when the lease is over', async () => {
      const ground = await newGround()
      const { desk, clock } = deskOn(ground)
      const caseId = await openInquiry(desk)
      await desk.send(caseId, { type: 'case.accept' }, agent)
      const gone = ground.store()
      await gone.open()
      const [lent] = await gone.lend(monday, monday + minute, 1, ['customer.notify'])
      const heard = listen(desk)
      await desk.tick()
      const early = [...heard]
      clock.at = monday + minute

      await desk.tick()

      expect(lent?.id).toBe(`${caseId}:3:0`)
      expect(early).toEqual([])
      expect(heard).toEqual([`${caseId}:3:0 accepted`])
      // Whoever comes back late can neither settle nor spoil what is no longer lent to them.
      await desk.send(caseId, { type: 'case.accept' }, agent)
      await gone.settle(lent!)
      await gone.close()
    })
  })
}
