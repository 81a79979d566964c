import { compile } from 'casewright/kernel'
import { describe, expect, it, vi } from 'vitest'
import { assign, createMachine, emit, initialTransition, setup } from 'xstate'
import { readChart } from '../../src/kernel/chart.js'
import { configurationOf } from '../../src/kernel/configuration.js'
import { start } from '../../src/kernel/start.js'
import { step } from '../../src/kernel/step.js'
import { repairMachine, triageMachine } from './service-machines.js'

const compiled = compile(repairMachine)
const play = (...types: readonly string[]) =>
  types.reduce(
    (state, type) => compiled.step(state, { type, isReached: true, text: 'fuse' } as never).state,
    compiled.initial({ isUnderContract: true }),
  )

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** Freezes all the way down, so that any writing to it throws. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}

const ways = [
  [],
  ['customer.call', 'visit.begin', 'fault.find', 'form.fill'],
  ['customer.call', 'visit.begin', 'fault.find', 'work.pause'],
  ['customer.call', 'visit.begin', 'fault.find', 'form.fill', 'fault.fix', 'form.sign', 'visit.report'],
]

describe('a state', () => {
  it.each(ways.map(way => [way]))('is plain JSON after %j', way => {
    const state = play(...way)

    expect(throughJson(state)).toStrictEqual(state)
  })

  it('steps as well after JSON, also back to where history says', () => {
    const paused = play('customer.call', 'visit.begin', 'fault.find', 'work.pause')

    const resumed = compiled.step(throughJson(paused), { type: 'work.resume' })

    expect(resumed.state.value).toEqual({ working: { repairing: 'fixing', paperwork: 'blank' } })
    expect(resumed).toStrictEqual(compiled.step(paused, { type: 'work.resume' }))
  })

  it('is not altered by a step', () => {
    const state = deepFreeze(play('customer.call', 'visit.begin'))

    const step = compiled.step(state, deepFreeze({ type: 'fault.find' }))

    expect(step.state.value).not.toEqual(state.value)
  })

  it('shares value and tags with every other state of the same configuration', () => {
    const one = play('customer.call', 'visit.begin')
    const other = compiled.step(throughJson(play('customer.call')), { type: 'visit.begin' }).state

    expect(other.value).toBe(one.value)
    expect(other.tags).toBe(one.tags)
  })

  it('carries the tags of all active states in document order, each once', () => {
    const machine = createMachine({
      type: 'parallel',
      tags: ['open'],
      states: { b: { tags: ['urgent', 'open'] }, a: { tags: ['late', 'urgent'] } },
    })

    expect(compile(machine).initial().tags).toEqual(['open', 'urgent', 'late'])
  })

  it('says in which order regions were entered where that matters later', () => {
    const triage = compile(triageMachine)
    const { state } = triage.step(triage.initial({ severity: 2 }), { type: 'agent.free' })
    const busyAgain = triage.step(state, { type: 'agent.busy' }).state

    expect(busyAgain.value).toEqual({ urgency: 'high', desk: 'overtime' })
    expect(throughJson(busyAgain)).toStrictEqual(busyAgain)
  })

  it.each([
    ['an unknown state', 'nowhere'],
    ['an unknown region', { working: { repairing: 'fixing', paperwork: 'lost' } }],
  ])('of %s is refused', (_, value) => {
    const state = { ...play(), value } as never

    expect(() => compiled.step(state, { type: 'visit.begin' })).toThrow(
      expect.objectContaining({
        code: 'invalid-parameter',
        message: expect.stringContaining('a state of machine "repair"'),
      }),
    )
  })
})

describe('changed', () => {
  const machine = setup({
    actions: { cheer: emit({ type: 'cheer' }), count: assign({ n: 1 }) },
  }).createMachine({
    initial: 'a',
    context: { n: 1 },
    on: {
      ignored: {},
      cheer: { actions: 'cheer' },
      count: { actions: 'count' },
      stay: '.a',
      refused: { guard: () => false },
    },
    states: { a: {} },
  })
  const { initial, step } = compile(machine)
  const state = initial()

  it.each(['unknown', 'ignored', 'refused'])(
    'is false, and the state the same object, when nothing is taken (%s)',
    type => {
      const after = step(state, { type })

      expect(after.changed).toBe(false)
      expect(after.state).toBe(state)
    },
  )

  it.each(['cheer', 'count', 'stay'])(
    'is true, and the state a new object, when a transition is taken (%s)',
    type => {
      const after = step(state, { type })

      expect(after.changed).toBe(true)
      expect(after.state).not.toBe(state)
      expect(after.state).toEqual(state)
    },
  )
})

it.each([[null], [{}], [{ type: 7 }], [{ type: '*' }], ['go']])('refuses %j as an event', event => {
  expect(() => compiled.step(play(), event as never)).toThrow(
    expect.objectContaining({
      code: 'invalid-parameter',
      message: expect.stringContaining('expected an event'),
    }),
  )
})

it('goes on rightly after more configurations than it keeps at hand', () => {
  const region = (at: number) => ({
    initial: 'off',
    states: { off: { on: { [`on${at}`]: 'on' } }, on: { on: { [`off${at}`]: 'off' } } },
  })
  const regions = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`r${at}`, region(at)]))
  const wide = compile(createMachine({ type: 'parallel', states: regions } as never))
  const gray = (code: number) => code ^ (code >> 1)
  let state = wide.initial()

  for (let code = 1; code <= 1200; code++) {
    // A Gray code: each step flips one region and meets a new combination.
    const bit = Math.log2(code & -code)
    state = wide.step(state, { type: `${(gray(code) >> bit) & 1 ? 'on' : 'off'}${bit}` } as never).state
  }

  const expected = Object.keys(regions).map((key, at) => [key, (gray(1200) >> at) & 1 ? 'on' : 'off'])
  expect(state.value).toEqual(Object.fromEntries(expected))
})

it('names actions of the host as data, with their parameters, in order', () => {
  const machine = setup({
    actions: { print: (_, _params: { copies: number }) => {}, file: () => {}, note: assign({ n: 5 }) },
  }).createMachine({
    context: { n: 2 },
    on: {
      go: {
        actions: [
          { type: 'print', params: ({ context }) => ({ copies: context.n }) },
          'note',
          { type: 'print', params: { copies: 1 } },
          'file',
        ],
      },
    },
  })
  const { initial, step } = compile(machine)

  const { actions } = step(initial(), { type: 'go' })

  expect(actions).toEqual([
    { type: 'print', params: { copies: 2 } },
    { type: 'print', params: { copies: 1 } },
    { type: 'file' },
  ])
})

it('tells no history where nothing is remembered, as XState does not', () => {
  const machine = createMachine({
    initial: 'working',
    on: { stop: '.stopped' },
    states: {
      working: { initial: 'early', states: { early: {}, late: {}, latest: { type: 'history' } } },
      stopped: {},
    },
  })
  const { initial, step } = compile(machine)

  const before = initial()
  const after = step(before, { type: 'stop' }).state

  expect(initialTransition(machine)[0].historyValue).toEqual({})
  expect(before).not.toHaveProperty('historyValue')
  expect(Object.keys(after.historyValue ?? {})).toEqual(['(machine).working.latest'])
})

it('keeps no table of event types that are made up', () => {
  const chart = readChart(
    createMachine({
      on: { 'order.pay': {}, 'order.*': {}, 'order.line.*': {}, '*': {} },
      initial: 'open',
      states: { open: { on: { 'order.*': {} } } },
    }),
  )
  const asked = vi.spyOn(chart.copy, 'getTransitionData')
  const { state } = start(chart)

  for (let number = 0; number < 10_000; number++) {
    step(chart, state, { type: `made-up ${number}` })
    step(chart, state, { type: `order.${number}` })
    step(chart, state, { type: `order.line.${number}` })
  }

  expect([...configurationOf(chart, state).plans.keys()]).toEqual(['*', 'order.*', 'order.line.*'])
  expect(new Set(asked.mock.calls.map(([, { type }]) => type))).toEqual(
    new Set(['', '*', 'order.*', 'order.line.*']),
  )
})
