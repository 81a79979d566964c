import { type CompiledState, compile } from 'casewright/kernel'
import { expectTypeOf, it } from 'vitest'
import { createMachine } from 'xstate'
import { repairMachine } from './service-machines.js'

const compiled = compile(repairMachine)
const state = compiled.initial({ isUnderContract: true })

it('asks for the input that the machine needs', () => {
  expectTypeOf(compiled.initial).parameter(0).toEqualTypeOf<{ readonly isUnderContract: boolean }>()
  // @ts-expect-error the machine needs an input
  compiled.initial()
  compile(createMachine({})).initial()
})

it('types the state by the machine', () => {
  expectTypeOf(state).toEqualTypeOf<CompiledState<typeof repairMachine>>()
  expectTypeOf(state.context).toEqualTypeOf<{
    readonly calls: number
    readonly isUnderContract: boolean
    readonly report: string | null
  }>()
  expectTypeOf(state.status).toEqualTypeOf<'active' | 'done' | 'error'>()
  expectTypeOf(state.value).not.toBeAny()
})

it('takes the events of the machine and those of its timers only', () => {
  compiled.step(state, { type: 'visit.report', text: 'fuse' })
  compiled.step(state, { type: 'xstate.after.1000.repair' })
  // @ts-expect-error the report needs a text
  compiled.step(state, { type: 'visit.report' })
  // @ts-expect-error no such event
  compiled.step(state, { type: 'visit.cancel' })
})

it('types emitted events and event types', () => {
  const step = compiled.step(state, { type: 'visit.begin' })

  expectTypeOf(step.emitted[0]!.type).toEqualTypeOf<'customer.notify' | 'manager.notify'>()
  expectTypeOf(compiled.eventTypes(state)[0]!).toExtend<string>()
  expectTypeOf<'visit.begin'>().toExtend<(typeof compiled.events)[number]>()
})
