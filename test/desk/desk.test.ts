import { charters, defineCharter, isCasewrightError, type Path, paths } from 'casewright'
import { createDesk, type DeskEvent, memoryStore, routingBy } from 'casewright/desk'
import { describe, expect, it } from 'vitest'
import { cast, inputs, minute, monday } from '../machines/cast.js'
import { caseOf, deskOn, memoryGround, openInquiry } from '../stores/contract/ground.js'

const agent = { by: cast.agent }

describe('createDesk', () => {
  it.each([
    ['a charter that was not defined', { charter: { ...charters.topUp } }, 'charter-mismatch'],
    ['no attempts at all', { delivery: { attempts: 0 } }, 'invalid-parameter'],
    ['an endless time-out', { delivery: { timeoutMs: Number.POSITIVE_INFINITY } }, 'invalid-parameter'],
  ] as const)('refuses %s', (_, options, code) => {
    const create = () => createDesk({ charter: charters.topUp, store: memoryStore(), ...options } as never)

    expect(create).toThrow(expect.objectContaining({ code }))
  })

  it('names new cases in the order of their opening', async () => {
    const { desk, clock } = deskOn(memoryGround())
    const ids: string[] = []
    for (let index = 0; index < 5; index++) {
      clock.at += 1
      ids.push(await openInquiry(desk))
    }

    expect(ids.toSorted()).toEqual(ids)
    expect(ids[0]).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  })

  it('names them as the host says', async () => {
    let number = 0
    const { desk } = deskOn(memoryGround(), { newId: at => `${at - monday}/${++number}` })

    expect([await openInquiry(desk), await openInquiry(desk)]).toEqual(['0/1', '0/2'])
  })

  it('opens its store at the first use, and again where that failed', async () => {
    const store = memoryStore()
    let opened = 0
    const { desk } = deskOn({
      store: () => ({
        ...store,
        open: () => {
          if (++opened === 1) throw new Error('not yet')
        },
      }),
    })
    const before = opened

    await expect(desk.stats()).rejects.toThrow('not yet')
    await Promise.all([desk.stats(), desk.stats()])

    expect([before, opened]).toEqual([0, 2])
  })
})

describe('a case of an earlier version', () => {
  /** The inquiry path as its next version, whose file says how often it was answered. */
  const nextPath: Path = { ...paths.inquiry, version: 2 }
  const next = defineCharter(
    { ...charters.topUp, paths: ['inquiry'], triage: undefined },
    { paths: { inquiry: nextPath } },
  )

  it('is migrated when it is read, and written back as it then is', async () => {
    const ground = memoryGround()
    const caseId = await openInquiry(deskOn(ground).desk)
    const { desk } = deskOn(ground, {
      charter: next as never,
      migrations: { inquiry: { 1: state => ({ ...state, context: { ...state.context, seen: true } }) } },
    })

    expect(await caseOf(desk, caseId)).toMatchObject({ version: 2, state: { context: { seen: true } } })
    expect(await desk.send(caseId, { type: 'case.accept' }, agent)).toMatchObject({ ok: true, rev: 3 })
    expect((await ground.store().read(caseId, null)).kept?.case).toMatchObject({ version: 2, rev: 3 })
  })

  it('is refused where no migration leads to the present one', async () => {
    const ground = memoryGround()
    const caseId = await openInquiry(deskOn(ground).desk)
    const { desk } = deskOn(ground, { charter: next as never })

    await expect(caseOf(desk, caseId)).rejects.toSatisfy(error =>
      isCasewrightError(error, 'version-mismatch'),
    )
    await expect(desk.send(caseId, { type: 'case.accept' }, agent)).rejects.toSatisfy(error =>
      isCasewrightError(error, 'version-mismatch'),
    )
  })
})

describe('a race', () => {
  it('that is lost again and again ends in a conflict', async () => {
    const store = memoryStore()
    const { desk, events } = deskOn({
      store: () => ({ ...store, write: move => (move.before === null ? store.write(move) : 'stale') }),
    })
    const caseId = await openInquiry(desk)

    const sent = desk.send(caseId, { type: 'case.accept' }, agent)

    await expect(sent).rejects.toSatisfy(error => isCasewrightError(error, 'conflict'))
    expect(events.filter(({ type }) => type === 'case.contended').length).toBeGreaterThan(10)
  })
})

describe('a handler', () => {
  it('is the only one of its type, until it is taken off', () => {
    const { desk } = deskOn(memoryGround())
    const off = desk.on('customer.notify', () => {})

    expect(() => desk.on('customer.notify', () => {})).toThrow('expected a type without a handler')
    off()
    expect(() => desk.on('customer.notify', () => {})).not.toThrow()
  })
})

describe('an observer', () => {
  it('hears what the desk does, and no word of a customer', async () => {
    const { desk, clock, events } = deskOn(memoryGround())
    desk.on('customer.notify', (_effect, { attempt }) => {
      if (attempt === 1) throw new Error('No')
    })
    desk.on('*', () => {})
    await desk.signIn(cast.agent, { capacity: 1 })
    const subject = 'A very private matter'
    const caseId = await openInquiry(desk, { subject })
    await desk.tick()
    await desk.send(caseId, { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' }, agent)
    await desk.send(caseId, { type: 'case.accept' }, agent)
    await desk.tick()
    clock.at += minute
    await desk.tick()

    const types = events.map(({ type }) => type)
    expect(new Set(types)).toEqual(
      new Set<DeskEvent['type']>([
        'case.moved',
        'case.assigned',
        'case.refused',
        'effect.delivered',
        'effect.failed',
      ]),
    )
    expect(events).toContainEqual({
      type: 'case.moved',
      at: monday,
      caseId,
      path: 'inquiry',
      event: 'case.open',
      role: 'customer',
      rev: 1,
      effects: 0,
      isOpen: true,
      wasOpen: false,
      startedAt: monday,
    })
    expect(JSON.stringify(events)).not.toContain(subject)
    expect(JSON.stringify(events)).not.toContain(inputs.inquiry.contact.address)
  })

  it('that throws does not hold up the work', async () => {
    const { desk } = deskOn(memoryGround(), {
      observe: () => {
        throw new Error('boo')
      },
    })

    await expect(openInquiry(desk)).resolves.toBeDefined()
  })
})

describe('the department’s own view', () => {
  it('shows what the host’s policy leaves of a case', async () => {
    const { desk } = deskOn(memoryGround(), {
      viewFor: (item, by) => (by.role === 'finance' ? null : { ...item, id: `${item.id} for ${by.role}` }),
    })
    const caseId = await openInquiry(desk)

    expect((await desk.get(caseId, { by: cast.supervisor }))?.case.id).toBe(`${caseId} for supervisor`)
    expect(await desk.get(caseId, { by: cast.finance })).toBeNull()
    expect((await desk.list({}, { by: cast.finance })).cases).toEqual([])
  })
})

describe('routingBy', () => {
  const item = { state: { context: {} } } as never
  const of = (id: string, openCases: number, leaning?: 'tech') => ({
    party: { id, role: 'service-agent', ...(leaning && { leaning }) } as const,
    capacity: 9,
    skills: {},
    openCases,
  })

  it.each([
    ['the fewest open cases', [of('a', 2), of('b', 1)], null, 'b', ['fewest open cases']],
    ['the first by id of equals', [of('b', 1), of('a', 1)], null, 'a', ['fewest open cases']],
    [
      'the leaning before that',
      [of('a', 0), of('b', 5, 'tech')],
      'tech',
      'b',
      ['leaning: tech', 'the only one'],
    ],
  ] as const)('chooses by %s', (_, agents, leaning, agentId, because) => {
    expect(routingBy()(item, agents, { leaning })).toEqual({ agentId, because })
  })

  it('goes by the rules of the charter', () => {
    const rules = { match: [{ by: 'leaning', required: true }], strategy: 'fewest-open' } as const

    expect(routingBy(rules)(item, [of('a', 0)], { leaning: 'tech' })).toBeNull()
  })

  it('gives a case back to who had it', () => {
    const handled = { state: { context: { handler: { id: 'a' }, owner: { id: 'b' } } } } as never

    expect(routingBy()(handled, [of('a', 8), of('b', 0)], { leaning: null })?.agentId).toBe('a')
    expect(routingBy()(handled, [of('b', 8), of('c', 0)], { leaning: null })?.agentId).toBe('b')
  })
})
