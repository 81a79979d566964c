import { createDesk, memoryStore, type Store } from 'casewright/desk'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cast, hour, minute, monday } from '../machines/cast.js'
import { charter, finish, openInquiry } from '../stores/contract/ground.js'

/** A desk on the test's own clock, and the promise of its rounds. */
function running(store: Store = memoryStore()) {
  const failures: unknown[] = []
  const desk = createDesk({
    charter,
    store,
    observe: event => {
      if (event.type === 'store.failed') failures.push(event.error)
    },
  })
  const stop = new AbortController()
  const rounds = desk.run({ signal: stop.signal })
  return { desk, stop, rounds, failures }
}

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** How often a method of the store is called. */
function counting(store: Store, method: 'bringForward' | 'lend' | 'assign') {
  return vi.spyOn(store, method as 'lend')
}

describe('run', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: monday })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('fires what falls due when it does', async () => {
    const { desk, stop, rounds } = running()
    const caseId = await openInquiry(desk)

    await vi.advanceTimersByTimeAsync(minute - 1)
    const early = (await desk.history(caseId, { by: cast.supervisor }))?.records.length
    await vi.advanceTimersByTimeAsync(20)
    const due = (await desk.history(caseId, { by: cast.supervisor }))?.records

    expect(early).toBe(1)
    expect(due?.map(({ event, at }) => [event.type, at - monday])).toEqual([
      ['case.open', 0],
      ['sla.breached', minute],
    ])
    stop.abort()
    await rounds
  })

  it('delivers effects and gives work as soon as there is some', async () => {
    const { desk, stop, rounds } = running()
    const heard: string[] = []
    desk.on('*', (_effect, { id }) => void heard.push(id))
    await desk.signIn(cast.agent, { capacity: 5 })
    const caseId = await openInquiry(desk)
    await vi.advanceTimersByTimeAsync(50)

    await finish(desk, caseId)
    await vi.advanceTimersByTimeAsync(50)

    expect((await desk.get(caseId, { by: cast.agent }))?.assignee?.id).toBe('agent')
    expect(heard.length).toBeGreaterThan(2)
    stop.abort()
    await rounds
  })

  it('tries again what failed, when its wait is over', async () => {
    const { desk, stop, rounds } = running()
    const tried: number[] = []
    desk.on('*', () => {
      tried.push(Date.now() - monday)
      if (tried.length < 4) throw new Error('No')
    })
    const caseId = await openInquiry(desk)
    await desk.send(caseId, { type: 'note.add', text: 'A note' }, { by: cast.agent })

    await vi.advanceTimersByTimeAsync(20_000)

    expect(tried).toHaveLength(4)
    expect(tried[3]! - tried[0]!).toBeGreaterThanOrEqual(3_500)
    stop.abort()
    await rounds
  })

  it('leaves nothing behind that was held back only while the store looked', async () => {
    const memory = memoryStore()
    let looks = 0
    let settled = 0
    const store: Store = {
      ...memory,
      lend: async (...asked) => {
        const lent = await memory.lend(...asked)
        if (++looks === 2) while (settled < 2) await pause(1)
        return lent
      },
      settle: async lent => {
        await memory.settle(lent)
        settled++
      },
    }
    const desk = createDesk({ charter, store })
    const heard: string[] = []
    desk.on('*', (_effect, { id }) => pause(heard.push(id)))
    const [short, long] = [await openInquiry(desk), await openInquiry(desk)]
    for (const caseId of [short, long, long]) {
      await desk.send(caseId, { type: 'note.add', text: 'A note' }, { by: cast.agent })
    }

    const rounds = desk.tick()
    await vi.advanceTimersByTimeAsync(minute)

    expect((await rounds).delivered).toBe(heard.length)
    expect((await desk.stats()).effects).toBe(0)
  })

  it('goes on with other cases while a handler hangs', async () => {
    const { desk, stop, rounds } = running()
    const bad = await openInquiry(desk)
    const good = await openInquiry(desk)
    const heard: string[] = []
    desk.on('*', (_effect, { caseId }) => (caseId === bad ? new Promise(() => {}) : void heard.push(caseId)))
    await desk.send(bad, { type: 'note.add', text: 'A note' }, { by: cast.agent })
    await vi.advanceTimersByTimeAsync(100)

    await desk.send(good, { type: 'note.add', text: 'A note' }, { by: cast.agent })
    await vi.advanceTimersByTimeAsync(100)

    expect(heard).toEqual([good])
    stop.abort()
    await vi.advanceTimersByTimeAsync(minute)
    await rounds
  })

  it('sleeps while there is nothing to do', async () => {
    const store = memoryStore()
    const due = counting(store, 'bringForward')
    const { stop, rounds } = running(store)

    await vi.advanceTimersByTimeAsync(hour)

    // Once a second, where a store cannot tell what other processes write.
    expect(due.mock.calls.length).toBeGreaterThan(3_000)
    expect(due.mock.calls.length).toBeLessThan(3_700)
    stop.abort()
    await rounds
  })

  it('sleeps long where the store tells what others write, and wakes when it does', async () => {
    let tell = () => {}
    const store: Store = {
      ...memoryStore(),
      onChange: changed => {
        tell = changed
        return () => {
          tell = () => {}
        }
      },
    }
    const due = counting(store, 'bringForward')
    const { stop, rounds } = running(store)
    await vi.advanceTimersByTimeAsync(hour)
    const asleep = due.mock.calls.length

    tell()
    await vi.advanceTimersByTimeAsync(10)

    expect(asleep).toBeLessThan(130)
    expect(due.mock.calls.length).toBe(asleep + 1)
    stop.abort()
    await rounds
  })

  it('gives a store that fails some time, tells of it, and goes on when it is back', async () => {
    const store = memoryStore()
    const { desk, stop, rounds, failures } = running(store)
    const caseId = await openInquiry(desk)
    const bringForward = store.bringForward
    let calls = 0
    Object.assign(store, {
      bringForward: (...args: Parameters<Store['bringForward']>) => {
        calls++
        if (Date.now() < monday + 2 * minute) throw new Error('The database is away')
        return bringForward(...args)
      },
    })
    await vi.advanceTimersByTimeAsync(3 * minute)

    const history = await desk.history(caseId, { by: cast.supervisor })

    expect(history?.records.map(({ event }) => event.type)).toContain('sla.breached')
    expect(failures.length).toBeGreaterThan(3)
    expect(calls).toBeLessThan(200)
    stop.abort()
    await rounds
  })

  it('ends when the signal says so, after what is under way', async () => {
    const { desk, stop, rounds } = running()
    const caseId = await openInquiry(desk)
    const done: string[] = []
    desk.on('*', async () => {
      done.push('begun')
      await new Promise(resolve => setTimeout(resolve, 500))
      done.push('done')
    })
    await desk.send(caseId, { type: 'note.add', text: 'A note' }, { by: cast.agent })
    await vi.advanceTimersByTimeAsync(100)

    stop.abort()
    void rounds.then(() => done.push('ended'))
    await vi.advanceTimersByTimeAsync(1_000)

    expect(done).toEqual(['begun', 'done', 'ended'])
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('close', () => {
  it('ends the rounds, and then the desk does nothing any more', async () => {
    const { desk, rounds } = running()
    await openInquiry(desk)

    await desk.close()
    await rounds

    await expect(desk.stats()).rejects.toThrow('expected an open desk')
    await expect(desk.close()).resolves.toBeUndefined()
  })
})
