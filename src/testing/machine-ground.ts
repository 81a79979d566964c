import type { AnyStateMachine, EventFrom } from 'xstate'
import { nobody } from './cast.js'
import { Differences } from './differences.js'
import { type OutlineOptions, Outliner } from './outline.js'
import type { Place } from './place.js'
import type { Arrival, Ground } from './walk.js'

/** Between two events of a walk. */
const stepMs = 1000

/** What is walked on a machine of no path. */
interface MachineTerrain<M extends AnyStateMachine> extends OutlineOptions {
  readonly machine: M
  readonly input: unknown
  readonly events: readonly EventFrom<M>[]
  readonly at: number
}

/** A machine to walk on: the events given, and its timers. */
export function machineGround<M extends AnyStateMachine>(terrain: MachineTerrain<M>): Ground {
  const { machine, input, events, at: startsAt } = terrain
  const differences = new Differences(machine)
  const { compiled } = differences
  const outliner = new Outliner(differences, nobody, terrain)

  function* arrivals({ state, at: cameAt }: Place): Iterable<Arrival> {
    const at = cameAt + stepMs
    for (const event of events) {
      const step = differences.step(state, event, { at })
      if (step.changed) yield { event, by: null, at, state: step.state, emitted: step.emitted }
    }
    const timers = (state.timers ?? []).flatMap(timer =>
      timer.at === undefined ? [] : { ...timer, at: timer.at },
    )
    const due = timers.sort((a, b) => a.at - b.at)[0]
    if (due === undefined) return
    const { event, token } = due
    const step = differences.step(state, event, { at: due.at, token })
    yield { event, by: null, at: due.at, state: step.state, emitted: step.emitted }
  }

  return {
    starts: [{ state: compiled.initial(input as never, { at: startsAt }), at: startsAt }],
    movesFrom: arrivals,
    outline: (state, at) => outliner.of(state, at).text,
    isSame: (before, after) => outliner.isSame(before, after),
    findings: () => differences.count.context,
    settle: () => differences.settle(),
  }
}
