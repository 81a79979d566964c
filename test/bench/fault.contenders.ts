import { paths } from 'casewright'
import { compile } from 'casewright/kernel'
import { generatedWriters } from 'casewright/kernel/generated-writers'
import { createActor, initialTransition, transition } from 'xstate'
import { answer } from './contest.js'
import { reduceFault, startFault } from './fault.reducer.js'
import { type Event, faultInput, solvedByAgent, solvedByDepartment } from './fault.ways.js'

/** What leads a fault in `kernel.ts`, each in a process of its own. */

const machine = paths.fault.machine

/** Makes what leads one fault; only the leading is timed, and the emitted events are collected only to be compared. */
type Contender = () => (events: readonly Event[], emitted: object[] | null) => unknown

const stepping =
  ({ initial, step }: Pick<typeof compiled, 'initial' | 'step'>): Contender =>
  () => {
    let state = initial(faultInput)
    return (events, emitted) => {
      for (const event of events) {
        const taken = step(state, event)
        state = taken.state
        if (emitted !== null) emitted.push(...taken.emitted)
      }
      return state.context
    }
  }

const compiled = compile(machine, generatedWriters())

export const contenders = {
  kernel: stepping(compiled),

  /** As it is where no code may be generated. */
  spreading: stepping(compile(machine)),

  reducer: () => {
    let state = startFault(faultInput)
    return (events, emitted) => {
      for (const event of events) {
        const step = reduceFault(state, event)
        state = step.state
        if (emitted !== null) emitted.push(...step.emitted)
      }
      return state.file
    }
  },

  actor: () => {
    const running = createActor(machine, { input: faultInput })
    let heard: object[] | null = null
    running.on('*', fact => void heard?.push(fact))
    running.start()
    return (events, emitted) => {
      heard = emitted
      for (const event of events) running.send(event)
      return running.getSnapshot().context
    }
  },

  pure: () => {
    let [snapshot] = initialTransition(machine, faultInput)
    return (events, emitted) => {
      for (const event of events) {
        const [next, actions] = transition(machine, snapshot, event)
        snapshot = next
        for (const { type, params } of emitted === null ? [] : actions) {
          if ((type as string) === 'xstate.emit')
            emitted!.push((params as unknown as { event: object }).event)
        }
      }
      return snapshot.context
    }
  },
} satisfies Record<string, Contender>

export const ways = { 'P3, by the agent': solvedByAgent, 'P4, by the department': solvedByDepartment }

/** What a contender is asked to lead. */
export interface Question {
  readonly way: keyof typeof ways
  readonly faults: number
}

/** Nanoseconds an event. */
answer(({ name, way, faults }: Question & { readonly name: keyof typeof contenders }) => {
  const leads = Array.from({ length: faults }, contenders[name])
  const events = ways[way]
  const begun = performance.now()
  for (const lead of leads) lead(events, null)
  return ((performance.now() - begun) * 1e6) / (faults * events.length)
})
