import { compile } from 'casewright/kernel'
import { describe, expect, it } from 'vitest'
import { type AnyStateMachine, assign, createActor, createMachine, type EventObject } from 'xstate'
import { documentedSemantics, say, told } from './documented-semantics.js'
import { findDifference } from './parity.js'

const machineOf = (config: object) => createMachine(config as never) as unknown as AnyStateMachine

/** Plays the events and tells the value reached and the words emitted by the last one. */
function play(machine: AnyStateMachine, ...types: readonly string[]) {
  const compiled = compile(machine)
  let step = compiled.start()
  for (const type of types) step = compiled.step(step.state, { type })
  return { value: step.state.value as unknown, said: step.emitted.map(event => event.type as string) }
}

/** The same through an actor of XState. */
function playWithActor(machine: AnyStateMachine, ...types: readonly string[]) {
  const actor = createActor(machine)
  let said: string[] = []
  actor.on('*', (event: EventObject) => {
    said.push(event.type)
  })
  actor.start()
  for (const type of types) {
    said = []
    actor.send({ type })
  }
  return { value: actor.getSnapshot().value as unknown, said }
}

describe('as XState documents it', () => {
  it.each(documentedSemantics)('$rule', ({ config, events, value, said }) => {
    const machine = machineOf(config)

    const played = play(machine, ...events)

    expect(played).toEqual({ value, said })
    expect(played).toEqual(playWithActor(machine, ...events))
    expect(
      findDifference(
        machine,
        events.map(type => ({ send: { type } })),
      ),
    ).toBeNull()
  })
})

it('gives the output of the machine from that of its last state', () => {
  const machine = machineOf({
    initial: 'a',
    context: { n: 2 },
    output: ({ context, event }: { context: { n: number }; event: { output: number } }) =>
      context.n * event.output,
    states: { a: { on: { go: 'end' } }, end: { type: 'final', output: 21 } },
  })
  const compiled = compile(machine)

  const { state } = compiled.step(compiled.initial(), { type: 'go' })

  expect(state).toMatchObject({ status: 'done', output: 42 })
})

it('takes nothing any more once the machine is done, as an actor does', () => {
  const machine = machineOf({
    initial: 'end',
    on: { go: { actions: say('too late') } },
    states: { end: { type: 'final' } },
  })
  const compiled = compile(machine)
  const state = compiled.initial()

  const step = compiled.step(state, { type: 'go' })

  expect(step).toMatchObject({ changed: false, emitted: [] })
  expect(step.state).toBe(state)
})

it('gives a state of status error when a context, guard or action throws at the start', () => {
  const machine = machineOf({
    initial: 'a',
    context: { n: 1 },
    states: {
      a: {
        entry: assign(() => {
          throw new TypeError('no such customer')
        }),
      },
    },
  })

  const step = compile(machine).start()

  expect(step.state).toEqual({
    value: 'a',
    context: { n: 1 },
    status: 'error',
    tags: [],
    error: 'TypeError: no such customer',
  })
  expect(step.emitted).toEqual([])
})

it('lets what a guard throws through, as transition() does, and the state before stands', () => {
  const machine = machineOf({
    on: {
      go: {
        guard: () => {
          throw new TypeError('no such customer')
        },
      },
    },
  })
  const compiled = compile(machine)
  const state = compiled.initial()

  expect(() => compiled.step(state, { type: 'go' })).toThrow('no such customer')
  expect(compiled.step(state, { type: 'else' }).state).toBe(state)
})

it('never leaves a state half active when history is targeted from within its parent', () => {
  const machine = machineOf({
    initial: 'p',
    states: {
      p: told('p', {
        type: 'parallel',
        states: {
          a: { initial: 'b', states: { b: {}, c: {} }, on: { back: '#back', go: '.c' } },
          x: {},
          back: { id: 'back', type: 'history', history: 'deep' },
        },
      }),
      q: {},
    },
    on: { leave: '.q' },
  })

  expect(play(machine, 'back', 'go').value).toEqual({ p: { a: 'c', x: {} } })
  expect(play(machine, 'back', 'leave').said).toEqual(['-p'])
})
