import { act, charters, elapse, openCase, type Path, paths, type RequestOf } from 'casewright'
import { compile } from 'casewright/kernel'
import { appealPath } from 'casewright/machines'
import {
  everyCaseCanEnd,
  everyStateHasAHolder,
  explore,
  onlyHoldersMoveIt,
  prove,
  wayTo,
} from 'casewright/testing'
import { describe, expect, it } from 'vitest'
import { assign, setup } from 'xstate'
import { z } from 'zod'
import { littlePath } from './little-path.js'

const everyPath = Object.values(paths) as readonly Path[]
const customer = { id: 'customer', role: 'customer' } as const

describe('A walk on a path', () => {
  it.each(everyPath)(
    'comes to every state in which a case on $id can rest, the nearest first',
    path => {
      const { places, moves, isComplete } = explore(path)

      const { nodes, transitions, states } = compile(path.machine)
      const isPassing = new Set(transitions.flatMap(({ event, source }) => (event === '' ? [source] : [])))
      const resting = states.filter(({ id, type }) => type !== 'history' && !isPassing.has(id))
      const reached = new Set(places.flatMap(({ state }) => nodes(state).map(({ id }) => id)))
      expect(resting.filter(({ id }) => !reached.has(id))).toEqual([])
      const lengths = places.map(place => wayTo(place).length)
      expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
      expect(moves.every(({ from, to }) => places[from.index] === from && places[to.index] === to)).toBe(true)
      expect(isComplete).toBe(true)
    },
    60_000,
  )

  it('goes only ways that a case really takes, through the same states', () => {
    const input = { customer, contact: { channel: 'chat', address: 'chat-7' }, subject: 'Why?' } as const
    const { places } = explore(paths.inquiry, { charter: charters.topUp, inputs: [input], at: 0 })

    for (const place of places) {
      const opening = { id: 'case', at: 0, by: customer, charter: charters.topUp }
      let { case: item } = openCase(paths.inquiry, input, opening)
      for (const { event, by, at } of wayTo(place)) {
        const deed = { at, by: by!, charter: charters.topUp }
        const step =
          by?.role === 'system'
            ? elapse(item, deed)
            : act(item, event as RequestOf<typeof paths.inquiry>, deed)
        expect(step).not.toHaveProperty('refusal')
        item = step.case
      }
      expect(item.state).toEqual(place.state)
    }
  })

  it('lets deadlines come in either order', () => {
    const { moves } = explore(paths.inquiry)

    const waiting = moves.filter(({ from }) =>
      (from.state.tags as readonly string[]).includes('awaitingCustomer'),
    )
    const reached = waiting
      .filter(({ event }) => event.type === 'deadline.reach')
      .map(({ event }) => event.deadline)
    expect(new Set(reached)).toEqual(new Set(['customer-reply', 'promise']))
  })

  it('starts from each input', () => {
    const input = {
      customer,
      contact: { channel: 'chat' },
      subject: 'It never came',
      counterparty: { id: 'shop', role: 'customer' },
      order: { number: 'A-1', amount: { amountMinor: 100, currency: 'CNY' } },
    } as const
    const inputs = (['buyer', 'seller'] as const).map(side => ({ ...input, side }))

    const { places } = explore(paths.dispute, { inputs, limit: 50 })

    expect(new Set(places.map(({ state }) => state.context.side))).toEqual(new Set(['buyer', 'seller']))
  })

  it('takes in paths that are none of the handbook', () => {
    const proof = prove(appealPath, [everyCaseCanEnd, everyStateHasAHolder, onlyHoldersMoveIt])

    expect(proof).toMatchObject({ ok: true })
  })

  it('stops at its limit, and says so', () => {
    const { places, isComplete } = explore(paths.inquiry, { limit: 20 })

    expect(places).toHaveLength(20)
    expect(isComplete).toBe(false)
  })

  it('sends what it is told to send', () => {
    const { moves } = explore(paths.inquiry, {
      events: { 'case.escalate': [{ to: 'manager', reason: 'At last' }] },
    })

    const escalated = moves.filter(({ event }) => event.type === 'case.escalate')
    expect(escalated.length).toBeGreaterThan(0)
    expect(escalated.every(({ event }) => event.to === 'manager' && event.reason === 'At last')).toBe(true)
  })

  it('says which payload it cannot make, and takes it instead', () => {
    const chart = { initial: 'a', states: { a: { on: { sign: 'b' } }, b: { type: 'final' } } } as const
    const path = littlePath({ chart, events: { sign: { mark: z.string().regex(/^\d{4}-[A-Z]{7}$/) } } })

    expect(() => explore(path)).toThrow(
      /^explore: event sign: expected mark to be a text that can be guessed, got /,
    )
    expect(explore(path, { events: { sign: [{ mark: '2026-CASEWRI' }] } }).places).toHaveLength(2)
  })

  it('refuses a schema that lets in what JSON cannot hold', () => {
    const chart = { initial: 'a', states: { a: { on: { date: 'b' } }, b: { type: 'final' } } } as const
    const path = littlePath({ chart, events: { date: { on: z.date() } } })

    expect(() => explore(path)).toThrow(/^explore: event date: expected a schema of plain JSON, got /)
  })

  it('tells apart what the host asks it to', () => {
    const byReplies = explore(paths.inquiry, {
      serialise: ({ context }, outline) => `${outline} ${(context as { replies: [] }).replies.length > 0}`,
    })

    expect(byReplies.places.length).toBeGreaterThan(explore(paths.inquiry).places.length)
  })
})

describe('A walk on any machine', () => {
  const counter = (limit: number) =>
    setup({
      types: { context: {} as { count: number; noise: number }, events: {} as { type: 'add' | 'hum' } },
      guards: { isFull: ({ context }) => context.count >= limit },
      actions: {
        add: assign({ count: ({ context }) => context.count + 1 }),
        hum: assign({ noise: ({ context }) => context.noise + 1 }),
      },
    }).createMachine({
      context: { count: 0, noise: 0 },
      initial: 'filling',
      states: {
        filling: {
          on: { add: [{ guard: 'isFull', target: 'full' }, { actions: 'add' }], hum: { actions: 'hum' } },
        },
        full: {},
      },
    })
  const events = [{ type: 'add' }, { type: 'hum' }] as const

  it('counts as far as a guard looks, and passes over what none looks at', () => {
    const { places, isComplete } = explore(counter(2), { events: [...events] })

    expect(isComplete).toBe(true)
    expect(places.map(({ state }) => [state.value, state.context.count])).toEqual([
      ['filling', 0],
      ['filling', 1],
      ['filling', 2],
      ['full', 2],
    ])
  })

  it('counts no further than it is told', () => {
    const far = counter(9)

    expect(explore(far, { events: [...events] }).places).toHaveLength(4)
    expect(explore(far, { events: [...events], maxCount: 9 }).places).toHaveLength(11)
  })

  describe('that passes through a door twice', () => {
    const door = (forget: object) =>
      setup({
        types: {
          context: {} as { isLocked: boolean },
          events: {} as { type: 'lock' } | { type: 'go' } | { type: 'open' },
        },
        guards: { isLocked: ({ context }) => context.isLocked },
        actions: {
          lock: assign({ isLocked: true }),
          unlock: assign({ isLocked: false }),
          keep: assign({ isLocked: ({ context }) => context.isLocked }),
        },
      }).createMachine({
        context: { isLocked: false },
        initial: 'outside',
        states: {
          outside: { on: { lock: { actions: 'lock' }, go: 'way' } },
          way: { on: { go: { target: 'door', ...forget } } },
          door: { on: { open: [{ guard: 'isLocked', target: 'outside' }, { target: 'inside' }] } },
          inside: { type: 'final' },
        },
      })
    const events = [{ type: 'lock' }, { type: 'go' }, { type: 'open' }] as const
    const valuesOf = (forget: object) =>
      explore(door(forget), { events: [...events] }).places.map(({ state }) => state.value)

    it('tells apart what a guard will look at further on', () => {
      expect(valuesOf({})).toEqual(['outside', 'outside', 'way', 'way', 'door', 'door', 'inside'])
    })

    it('passes over what is written anew before a guard looks at it', () => {
      expect(valuesOf({ actions: 'unlock' })).toEqual(['outside', 'way', 'door', 'inside'])
    })

    it('does not take for new what is written from itself', () => {
      expect(valuesOf({ actions: 'keep' })).toEqual(valuesOf({}))
    })
  })

  it('takes ends for the same whatever led to them', () => {
    const machine = setup({
      types: { context: {} as { isLate: boolean }, events: {} as { type: 'wait' | 'end' } },
      guards: { isLate: ({ context }) => context.isLate },
      actions: { wait: assign({ isLate: true }) },
    }).createMachine({
      context: { isLate: false },
      initial: 'open',
      states: {
        open: { on: { wait: { actions: 'wait' }, end: [{ guard: 'isLate', target: 'ended' }, 'ended'] } },
        ended: { type: 'final' },
      },
    })

    const { places } = explore(machine, { events: [{ type: 'wait' }, { type: 'end' }] })

    expect(places.map(({ state }) => state.value)).toEqual(['open', 'open', 'ended'])
  })

  it('looks at the whole context where a guard is written inline', () => {
    const machine = setup({
      types: { context: {} as { isOpen: boolean }, events: {} as { type: 'open' | 'enter' } },
    }).createMachine({
      context: { isOpen: false },
      initial: 'outside',
      states: {
        outside: {
          on: {
            open: { actions: assign({ isOpen: true }) },
            enter: { guard: ({ context }) => context.isOpen, target: 'inside' },
          },
        },
        inside: {},
      },
    })

    const { places } = explore(machine, { events: [{ type: 'open' }, { type: 'enter' }] })

    expect(places.map(({ state }) => state.value)).toEqual(['outside', 'outside', 'inside'])
  })

  it('waits for timers', () => {
    const machine = setup({ types: { events: {} as { type: 'press' } } }).createMachine({
      initial: 'green',
      states: {
        green: { on: { press: 'yellow' } },
        yellow: { after: { 3000: 'red' } },
        red: { after: { 60000: 'green' } },
      },
    })

    const { places, moves } = explore(machine, { events: [{ type: 'press' }], at: 0 })

    expect(places.map(({ state, at }) => [state.value, at])).toEqual([
      ['green', 0],
      ['yellow', 1000],
      ['red', 4000],
    ])
    expect(moves).toHaveLength(3)
  })
})
