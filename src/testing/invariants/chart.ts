import { getInitialMicrosteps, getMicrosteps } from 'xstate'
import { routeOf } from '../../cases/route.js'
import type { Invariant, Walked } from '../invariant.js'
import { nameOf } from '../place-name.js'

/** What counts as a clock. @category Invariants */
export interface ClockOptions {
  /** Tags of the states that wait; by default `awaitingCustomer`, `awaitingDepartment` and `onHold`. */
  readonly tags?: readonly string[]
  /** Tags that a clock outside the machine watches, such as a service-level target of the charter; by default none. */
  readonly watched?: readonly string[]
}

/**
 * Every state that waits for somebody has a clock on it: a deadline in the file, a timer of the machine, or what else
 * watches it.
 * @param options - Which states wait, and what else watches them.
 * @returns The invariant.
 * @category Invariants
 */
export const everyWaitHasAClock = (options: ClockOptions = {}): Invariant => {
  const { tags = ['awaitingCustomer', 'awaitingDepartment', 'onHold'], watched = [] } = options
  const waits = tags.filter(tag => !watched.includes(tag))
  return {
    name: 'every state that waits for someone has a clock on it',
    reads: ['deadlines'],
    onMove: (_move, { value, tags, context, timers = [] }) => {
      const tag = waits.find(each => tags.includes(each as never))
      const { deadlines = {} } = context as { deadlines?: object }
      if (tag === undefined || timers.length + Object.keys(deadlines).length > 0) return null
      return `${nameOf(value)} is tagged ${tag}, and nothing ever falls due in it`
    },
  }
}

/** Every state of the chart is entered on some way, if only to be left at once. @category Invariants */
export const everyStateIsReachable: Invariant = {
  name: 'no state is unreachable',
  onWalk: walked => {
    const { compiled } = routeOf(walked.path)
    const reached = new Set(walked.places.flatMap(({ state }) => compiled.nodes(state).map(({ id }) => id)))
    const unreached = compiled.states.filter(({ id, type }) => type !== 'history' && !reached.has(id))
    if (unreached.length === 0) return null
    const passed = passedThrough(walked)
    const missing = unreached.filter(({ id }) => !passed.has(id))
    if (missing.length === 0) return null
    return { place: null, because: `no way leads to ${missing.map(({ path }) => path.join('.')).join(', ')}` }
  },
}

/** Every event that the path knows is taken in some state. @category Invariants */
export const everyEventIsTaken: Invariant = {
  name: 'no event is one that no state takes',
  onWalk: ({ path, moves }) => {
    const taken = new Set(moves.map(({ event }) => event.type))
    const missing = [...routeOf(path).events.keys()].filter(type => !taken.has(type))
    return missing.length === 0 ? null : { place: null, because: `no state takes ${missing.join(', ')}` }
  },
}

/** Ids of the states that are entered and left within a step: XState itself tells, microstep by microstep. */
function passedThrough({ path, moves, input }: Walked): Set<string> {
  const { machine } = path
  const { compiled } = routeOf(path)
  const isTransient = new Set(
    compiled.transitions.filter(({ event }) => event === '').map(({ source }) => source),
  )
  const passed = new Set<string>()
  const note = (steps: ReturnType<typeof getMicrosteps>) => {
    for (const [snapshot] of steps) for (const { id } of snapshot._nodes) passed.add(id)
  }
  note(getInitialMicrosteps(machine, input as never))
  for (const { from, event, by, at } of moves) {
    const { value, context } = from.state
    const candidates = compiled.candidates(from.state, event.type)
    if (!candidates.some(({ targets }) => targets.some(target => isTransient.has(target)))) continue
    if (candidates.every(({ targets }) => targets.every(target => passed.has(target)))) continue
    note(getMicrosteps(machine, machine.resolveState({ value, context }), { ...event, by, at }))
  }
  return passed
}
