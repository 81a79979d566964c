import { compile } from 'casewright/kernel'
import { generatedWriters } from 'casewright/kernel/generated-writers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type AnyStateMachine, assign, createMachine, initialTransition, transition } from 'xstate'

afterEach(() => void vi.unstubAllGlobals())

const sayAssigning = (
  assigned: object | (() => object | undefined),
  context: object = { calls: 0, note: '' },
) =>
  createMachine({ context, on: { say: { actions: assign(assigned as never) } } } as never) as AnyStateMachine

/** The contexts of three steps, by the kernel and by XState. */
function both(machine: AnyStateMachine) {
  const { initial, step } = compile(machine, generatedWriters())
  let ours = initial()
  let [theirs] = initialTransition(machine)
  return [1, 2, 3].map(number => {
    const event = { type: 'say', number }
    ours = step(ours, event).state
    theirs = transition(machine, theirs, event)[0]
    return { ours: ours.context as unknown, theirs: theirs.context as unknown }
  })
}

type Scope = { context: { calls: number }; event: { number: number } }

describe('writes what XState writes', () => {
  it.each([
    ['an object of expressions', { calls: ({ context }: Scope) => context.calls + 1, note: 'said' }],
    ['a function', ({ context }: Scope) => ({ calls: context.calls + 1 })],
    ['nothing', () => undefined],
    ['a key that was not there', ({ event }: Scope) => ({ latest: event.number })],
    ['other keys each time', ({ event }: Scope) => ({ [`key ${event.number % 2}`]: event.number })],
    ['keys that are numbers', ({ event }: Scope) => ({ 7: event.number, 3: 'three' })],
    ['a name that must be quoted', () => ({ 'a"b\\ \u2028': 1 })],
    ['undefined', () => ({ note: undefined })],
  ])('of %s', (_, assigned) => {
    for (const { ours, theirs } of both(sayAssigning(assigned))) {
      expect(ours).toStrictEqual(theirs)
      expect(Object.keys(ours as object)).toEqual(Object.keys(theirs as object))
    }
  })

  it('of a table with ever new keys', () => {
    const machine = sayAssigning(({ event }: Scope) => ({ [`key ${event.number}`]: event.number }))
    const { initial, step } = compile(machine, generatedWriters())

    let state = initial()
    for (let number = 0; number < 100; number++) state = step(state, { type: 'say', number }).state

    expect(Object.keys(state.context)).toHaveLength(102)
  })
})

it('alters neither the context before nor one that was read back from JSON', () => {
  const { initial, step } = compile(
    sayAssigning(({ context }: Scope) => ({ calls: context.calls + 1 })),
    generatedWriters(),
  )
  const states = [initial()]
  for (const number of [1, 2]) states.push(step(states.at(-1)!, { type: 'say', number } as never).state)
  const stored = JSON.parse(JSON.stringify(states[1])) as (typeof states)[0]

  expect(step(stored, { type: 'say' }).state.context).toEqual({ calls: 2, note: '' })
  expect(states.map(({ context }) => context.calls)).toEqual([0, 1, 2])
})

it('tells apart contexts that have the same keys in another order, or one more', () => {
  const { initial, step } = compile(
    sayAssigning(({ context }: Scope) => ({ calls: context.calls + 1 })),
    generatedWriters(),
  )
  const after = (context: object) =>
    Object.entries(step({ ...initial(), context }, { type: 'say' }).state.context)

  for (let round = 0; round < 3; round++) {
    expect(after({ calls: 1, note: 'a' })).toEqual([
      ['calls', 2],
      ['note', 'a'],
    ])
    expect(after({ note: 'b', calls: 2 })).toEqual([
      ['note', 'b'],
      ['calls', 3],
    ])
    expect(after({ calls: 3, note: 'c', extra: 1 })).toEqual([
      ['calls', 4],
      ['note', 'c'],
      ['extra', 1],
    ])
  }
})

it('never makes a key the prototype', () => {
  const hostile = JSON.parse('{ "calls": 0, "__proto__": { "isAdmin": true } }') as object
  const { initial, step } = compile(sayAssigning({ calls: 1 }), generatedWriters())

  for (let round = 0; round < 3; round++) {
    const { context } = step({ ...initial(), context: hostile }, { type: 'say' }).state
    expect(Object.getPrototypeOf(context)).toBe(Object.prototype)
    expect('isAdmin' in context).toBe(false)
  }
})

it('spreads where code may not be generated', () => {
  const forbidden = vi.fn(function Refused() {
    throw new EvalError('refused by a content security policy')
  })
  vi.stubGlobal('Function', forbidden)

  const written = both(sayAssigning(({ context }: Scope) => ({ calls: context.calls + 1 })))

  expect(forbidden).toHaveBeenCalled()
  for (const { ours, theirs } of written) expect(ours).toStrictEqual(theirs)
})
