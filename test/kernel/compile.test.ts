import { execFileSync } from 'node:child_process'
import { isCasewrightError } from 'casewright'
import { compile } from 'casewright/kernel'
import { describe, expect, it } from 'vitest'
import {
  type AnyStateMachine,
  assign,
  createMachine,
  emit,
  enqueueActions,
  fromPromise,
  not,
  or,
  raise,
  sendTo,
  setup,
  spawnChild,
  stateIn,
  stopChild,
} from 'xstate'
import { repairMachine } from './service-machines.js'

const machineOf = (config: object, implementations: object = {}) =>
  createMachine(config as never, implementations as never) as unknown as AnyStateMachine

function refusalOf(act: () => unknown): { readonly code: string; readonly message: string } | null {
  try {
    act()
    return null
  } catch (error) {
    if (isCasewrightError(error)) return { code: error.code, message: error.message }
    throw error
  }
}

describe('refuses at compile time, naming the state and the feature', () => {
  it.each([
    ['invoke', { invoke: { src: fromPromise(async () => 1) } }],
    ['sendTo', { entry: sendTo('other', { type: 'hello' }) }],
    ['spawnChild', { exit: spawnChild(fromPromise(async () => 1)) }],
    ['stopChild', { on: { go: { actions: stopChild('other') } } }],
    ['inline side effects', { entry: () => {} }],
    ['unimplemented guard "isOpen"', { always: { guard: 'isOpen', target: 'b' } }],
    ['unimplemented guard "isOpen"', { on: { go: { guard: not('isOpen'), target: 'b' } } }],
    ['unimplemented delay "soon"', { after: { soon: 'b' } }],
    ['unknown state "#nowhere"', { on: { go: { guard: stateIn('#nowhere') } } }],
  ])('%s', (feature, config) => {
    const machine = machineOf({ id: 'desk', initial: 'a', states: { a: config, b: {} } })

    const refusal = refusalOf(() => compile(machine))

    expect(refusal).toEqual({
      code: 'cannot-compile',
      message: `compile: expected no ${feature}, got it in state "desk.a"`,
    })
  })

  it('a history state that leads nowhere', () => {
    const states = { a: {}, back: { type: 'history', target: 'nowhere' } }

    const refusal = refusalOf(() => compile(machineOf({ id: 'desk', initial: 'a', states })))

    expect(refusal?.message).toContain('a history state that leads nowhere, got it in state "desk.back"')
  })

  it('a history state that is its own default', () => {
    const states = { a: {}, back: { type: 'history' } }

    const refusal = refusalOf(() => compile(machineOf({ id: 'desk', initial: 'back', states })))

    expect(refusal?.message).toContain('a history state that leads nowhere, got it in state "desk.back"')
  })
})

describe('refuses at run time what cannot be seen before', () => {
  it.each([
    ['spawn', assign(({ spawn }) => ({ child: spawn(fromPromise(async () => 1)) }))],
    ['self', emit(({ self }) => ({ type: self.id }))],
    ['system', emit(({ system }) => ({ type: String(system) }))],
    ['sendTo', enqueueActions(({ enqueue }) => enqueue.sendTo('other', { type: 'hello' }))],
    ['inline side effects', enqueueActions(({ enqueue }) => enqueue(() => {}))],
  ])('%s', (feature, actions) => {
    const compiled = compile(
      machineOf({ id: 'desk', initial: 'a', states: { a: { on: { go: { actions } } } } }),
    )

    const refusal = refusalOf(() => compiled.step(compiled.initial(), { type: 'go' }))

    expect(refusal?.code).toBe('cannot-compile')
    expect(refusal?.message).toContain(`no ${feature}, got it in state`)
  })
})

it('takes implementations that are provided later', () => {
  const machine = setup({ guards: { isOpen: () => false } }).createMachine({
    initial: 'a',
    states: { a: { on: { go: { guard: 'isOpen', target: 'b' } } }, b: {} },
  })
  const compiled = compile(machine.provide({ guards: { isOpen: () => true } }))

  const { state } = compiled.step(compiled.initial(), { type: 'go' })

  expect(state.value).toBe('b')
})

it('tells and, or and not apart whatever their functions are called', () => {
  const renamed = (guard: object) => Object.defineProperty(guard, 'name', { value: 't' })
  const machine = machineOf({
    on: { go: { guard: renamed(or([not(() => true), () => true])), actions: 'note' } },
  })
  const compiled = compile(machine)

  expect(compiled.step(compiled.initial(), { type: 'go' }).actions).toEqual([{ type: 'note' }])
})

describe('what may happen, without running anything', () => {
  const machine = setup({
    types: {
      events: {} as { type: 'open' } | { type: 'close' } | { type: 'reply.send' } | { type: 'reply.draft' },
    },
    guards: { isOpen: () => true, isPaid: () => true },
  }).createMachine({
    id: 'desk',
    type: 'parallel',
    states: {
      door: {
        initial: 'shut',
        meta: { holder: 'agent' },
        states: {
          shut: { tags: ['quiet'], description: 'Nobody is in.', on: { open: 'ajar', close: undefined } },
          ajar: {
            on: {
              close: [
                { guard: or(['isOpen', not('isPaid')]), target: 'shut', description: 'Shut it.' },
                { target: 'ajar' },
              ],
            },
          },
        },
      },
      post: {
        on: {
          'reply.*': { meta: { cost: 1 }, actions: emit({ type: 'sent' }) },
          open: { guard: stateIn('#desk.door'), target: 'post' },
        },
      },
    },
  })
  const compiled = compile(machine)
  const shut = compiled.initial()
  const ajar = compiled.step(shut, { type: 'open' }).state

  it('lists the candidates of an event in the order they are tried', () => {
    expect(compiled.candidates(shut, 'open')).toMatchObject([
      { source: 'desk.door.shut', targets: ['desk.door.ajar'], guard: null, isForbidden: false },
      { source: 'desk.post', targets: ['desk.post'], guard: 'in "#desk.door"' },
    ])
    expect(compiled.candidates(ajar, 'close')).toMatchObject([
      { guard: '(isOpen or not isPaid)', description: 'Shut it.' },
      { guard: null, targets: ['desk.door.ajar'] },
    ])
  })

  it('finds candidates through wildcards, with their meta', () => {
    expect(compiled.candidates(shut, 'reply.draft')).toMatchObject([{ event: 'reply.*', meta: { cost: 1 } }])
  })

  it('says of a forbidden transition that it is one', () => {
    expect(compiled.candidates(shut, 'close')).toMatchObject([{ targets: [], isForbidden: true }])
  })

  it('lists the event types a state takes, those it forbids left out', () => {
    expect(compiled.eventTypes(shut)).toEqual(['open'])
    expect(compiled.eventTypes(ajar)).toEqual(['open', 'close'])
  })

  it('lists the active states in document order', () => {
    expect(compiled.nodes(shut)).toMatchObject([
      { id: 'desk', path: [] },
      { id: 'desk.door', meta: { holder: 'agent' } },
      {
        id: 'desk.door.shut',
        key: 'shut',
        path: ['door', 'shut'],
        tags: ['quiet'],
        description: 'Nobody is in.',
      },
      { id: 'desk.post' },
    ])
  })

  it('lists all states, transitions and events', () => {
    expect(compiled.states.map(({ id }) => id)).toEqual([
      'desk',
      'desk.door',
      'desk.door.shut',
      'desk.door.ajar',
      'desk.post',
    ])
    expect(compiled.transitions.map(({ source, event }) => `${source} ${event}`)).toContain(
      'desk.post reply.*',
    )
    expect(compiled.events).toEqual(['open', 'close'])
  })
})

describe('hash', () => {
  const chart = (on: object, more: object = {}) =>
    compile(machineOf({ id: 'desk', initial: 'a', states: { a: { on }, b: {} }, ...more })).hash

  it('is the same in every process', () => {
    const script = `
      import { compile } from 'casewright/kernel'
      import { repairMachine } from './test/kernel/service-machines.ts'
      console.log(compile(repairMachine).hash)`
    const args = [
      '--conditions=@casewright/source',
      '--input-type=module',
      '--import',
      'tsx',
      '--eval',
      script,
    ]

    const elsewhere = execFileSync(process.execPath, args, { encoding: 'utf8' }).trim()

    expect(elsewhere).toBe(compile(repairMachine).hash)
    expect(elsewhere).toMatch(/^[0-9a-f]{8}$/)
  })

  it.each([
    ['a target', { go: 'a' }],
    ['an event', { leave: 'b' }],
    ['a guard', { go: { guard: { type: 'isOpen' }, target: 'b' } }],
    ['re-entry', { go: { target: 'b', reenter: true } }],
  ])('changes with %s', (_, on) => {
    const provided = machineOf(
      { id: 'desk', initial: 'a', states: { a: { on }, b: {} } },
      { guards: { isOpen: () => true } },
    )

    expect(compile(provided).hash).not.toBe(chart({ go: 'b' }))
  })

  it('stays the same when only actions and words for people change', () => {
    const described = chart(
      { go: { target: 'b', description: 'Go.', meta: { why: 1 }, actions: 'note' } },
      { description: 'A desk.' },
    )

    expect(described).toBe(chart({ go: { target: 'b' } }))
  })
})

it('reports an endless loop of eventless transitions, naming the states', () => {
  const machine = machineOf({
    id: 'desk',
    initial: 'idle',
    states: { idle: { on: { go: 'ping' } }, ping: { always: 'pong' }, pong: { always: 'ping' } },
  })
  const compiled = compile(machine)

  const refusal = refusalOf(() => compiled.step(compiled.initial(), { type: 'go' }))

  expect(refusal).toEqual({
    code: 'endless-loop',
    message: 'step: expected machine "desk" to rest, got ["pong","ping"]',
  })
})

it('reports an endless loop of raised events, also at the start', () => {
  const machine = machineOf({
    id: 'desk',
    entry: raise({ type: 'again' }),
    on: { again: { actions: raise({ type: 'again' }) } },
  })

  const refusal = refusalOf(() => compile(machine).initial())

  expect(refusal?.code).toBe('endless-loop')
})

it('is as patient as the machine allows', () => {
  const countTo = (maxIterations: number) =>
    machineOf({
      context: { n: 0 },
      options: { maxIterations },
      always: {
        guard: ({ context }: { context: { n: number } }) => context.n < 50,
        actions: assign({ n: ({ context }) => context.n + 1 }),
      },
    })

  expect(compile(countTo(60)).initial().context).toEqual({ n: 50 })
  expect(() => compile(countTo(40)).initial()).toThrow('to rest')
  expect(() =>
    compile(machineOf({ options: { maxIterations: Infinity }, always: { actions: assign({}) } })).initial(),
  ).toThrow('to rest')
})
