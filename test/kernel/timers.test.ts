import { compile } from 'casewright/kernel'
import { describe, expect, it } from 'vitest'
import { createActor, createMachine, raise, SimulatedClock } from 'xstate'
import { promiseMachine } from './service-machines.js'

const compiled = compile(promiseMachine)
const at = Date.UTC(2026, 0, 5, 9)

const given = () => compiled.step(compiled.initial(), { type: 'promise.give' }, { at })

describe('a delay', () => {
  it('is armed with an absolute instant and a token of its own', () => {
    const { state, timers } = given()

    const reminder = {
      token: 'reminder#1',
      id: 'reminder',
      event: { type: 'reminder.due' },
      delayMs: 10_000,
      at: at + 10_000,
    }
    const type = 'xstate.after.deadline.promise.given'
    const deadline = { token: `${type}#2`, id: type, event: { type }, delayMs: 60_000, at: at + 60_000 }
    expect(timers).toEqual([
      { type: 'arm', timer: reminder },
      { type: 'arm', timer: deadline },
    ])
    expect(state.timers).toEqual([reminder, deadline])
  })

  it('counts from the time the event says when the step is not told another', () => {
    const { state } = compiled.step(compiled.initial(), { type: 'promise.give', at: 1000 } as never)

    expect(state.timers?.map(timer => timer.at)).toEqual([11_000, 61_000])
  })

  it('has no instant when nobody says what time it is', () => {
    const { state } = compiled.step(compiled.initial(), { type: 'promise.give' })

    expect(state.timers?.map(timer => 'at' in timer)).toEqual([false, false])
  })

  it('is cancelled when its state is left', () => {
    const before = given().state

    const { state, timers } = compiled.step(before, { type: 'promise.keep' })

    expect(timers.map(instruction => instruction.type)).toEqual(['cancel', 'cancel'])
    expect(timers.map(instruction => 'token' in instruction && instruction.token).sort()).toEqual(
      before.timers?.map(timer => timer.token).sort(),
    )
    expect(state.timers).toBeUndefined()
  })

  it('is cancelled when the machine ends', () => {
    const machine = createMachine({
      initial: 'a',
      entry: raise({ type: 'late' }, { delay: 1000 }),
      states: { a: { on: { end: 'b' } }, b: { type: 'final' } },
    })
    const ending = compile(machine)

    const { state, timers } = ending.step(ending.initial(), { type: 'end' })

    expect(timers).toEqual([{ type: 'cancel', token: 'late#1' }])
    expect(state).not.toHaveProperty('timers')
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('of %s is refused', delay => {
    const machine = createMachine({
      on: { go: { actions: raise({ type: 'late' }, { delay: () => delay }) } },
    })
    const refusing = compile(machine)

    expect(() => refusing.step(refusing.initial(), { type: 'go' })).toThrow(
      expect.objectContaining({
        code: 'invalid-parameter',
        message: expect.stringContaining('a finite delay of "late"'),
      }),
    )
  })
})

describe('a timer that fires', () => {
  const timerOf = (state: ReturnType<typeof compiled.initial>, id: string) =>
    state.timers!.find(timer => timer.id?.includes(id))!

  it('is an ordinary event, and used up', () => {
    const { state } = given()
    const deadline = timerOf(state, 'deadline')

    const step = compiled.step(state, deadline.event, { token: deadline.token, at: deadline.at! })

    expect(step.state.value).toBe('broken')
    expect(step.emitted).toEqual([{ type: 'promise.broken' }])
    expect(step.state.timers).toMatchObject([{ at: at + 61_000 }])
  })

  it('is dropped when it belongs to an earlier visit to the state', () => {
    const first = given().state
    const again = compiled.step(first, { type: 'promise.give' }, { at: at + 500 }).state
    const stale = timerOf(first, 'deadline')

    const step = compiled.step(again, stale.event, { token: stale.token })

    expect(step).toMatchObject({ changed: false, emitted: [], timers: [] })
    expect(step.state).toBe(again)
  })

  it('is used up even if nothing takes its event', () => {
    const machine = createMachine({ entry: raise({ type: 'unheard' }, { delay: 5 }) })
    const { initial, step } = compile(machine)
    const state = initial()

    const after = step(state, state.timers![0]!.event, { token: state.timers![0]!.token })

    expect(after.changed).toBe(true)
    expect(after.state.timers).toBeUndefined()
  })

  it('never has the token of another', () => {
    let state = compiled.initial()
    const tokens: string[] = []
    for (let round = 0; round < 5; round++) {
      const armed = compiled.step(state, { type: 'promise.give' }, { at })
      tokens.push(...armed.state.timers!.map(timer => timer.token))
      state = compiled.step(armed.state, { type: 'promise.keep' }).state
    }

    expect(new Set(tokens).size).toBe(tokens.length)
  })
})

it('fires what an actor fires, in the same order, when a host keeps the clock', () => {
  const clock = new SimulatedClock()
  const actor = createActor(promiseMachine, { clock })
  const expected: unknown[] = []
  actor.on('*', event => {
    expected.push(event)
  })
  actor.start()
  actor.send({ type: 'promise.give' })
  for (let second = 0; second < 70; second++) clock.increment(1000)

  let { state } = given()
  const emitted: unknown[] = []
  for (;;) {
    const [due] = [...(state.timers ?? [])].sort((a, b) => a.at! - b.at!)
    if (!due || due.at! > at + 70_000) break
    const step = compiled.step(state, due.event, { token: due.token, at: due.at! })
    emitted.push(...step.emitted)
    state = step.state
  }

  expect(emitted).toEqual(expected)
  expect(state.value).toBe(actor.getSnapshot().value)
})
