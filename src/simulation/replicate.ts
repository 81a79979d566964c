import { pause, type Signal } from '../desk/host.js'
import { CasewrightError } from '../vocabulary/errors.js'
import { runOnThreads } from './crew.js'
import type { Run } from './run.js'
import { engineFor, type RunOptions } from './run-once.js'
import { planFor, type Scenario } from './scenario/define-scenario.js'
import { cores } from './threads.js'

/** How far a simulation has come. @category Simulation */
export interface Progress {
  /** Replications that are done. */
  readonly done: number
  readonly replications: number
  /** How much of all of them is done, 0–1. */
  readonly share: number
}

/** How often a scenario is run, and who is told. @category Simulation */
export interface ReplicateOptions extends Pick<RunOptions, 'seed' | 'spans'> {
  /** How many replications, a whole number ≥ 1. */
  readonly replications: number
  /** The number of the first; 0 where it is left out. Further ones can so be added to those there are. */
  readonly first?: number
  /** Gives up when this is given. */
  readonly signal?: Signal
  /** Told now and then how far it has come. */
  readonly onProgress?: (progress: Progress) => void
  /** On how many threads of Node, a whole number ≥ 1, or `all` cores; on this one where it is left out. The result is the same. */
  readonly workers?: number | 'all'
  /** URL of a module whose export `paths` holds a host's own paths by their names, for other threads to find. */
  readonly pathsModule?: string
}

/** How many events are handled before others have their turn: a few dozen milliseconds. */
const eventsAtATime = 50_000

/**
 * Runs a scenario so many times, each with random numbers of its own.
 * @param scenario - From `defineScenario`.
 * @returns What each replication counted, in the order of their numbers.
 * @throws CasewrightError `invalid-parameter` if the options are out of range, or as `runOnce`. Rejects with the signal's reason
 *   where it is given.
 * @category Simulation
 */
export async function replicate(scenario: Scenario, options: ReplicateOptions): Promise<readonly Run[]> {
  const { seed, replications, first = 0, spans = false, signal, onProgress, pathsModule } = options
  planFor(scenario, 'simulate')
  demandCount('replications', replications, 1)
  demandCount('first', first, 0)
  const { workers = 1 } = options
  const threads = workers === 'all' ? await cores() : workers
  demandCount('workers', threads, 1)

  const numbers = Array.from({ length: replications }, (_, index) => first + index)
  const shares = new Map<number, number>()
  const listener = {
    progressed(replication: number, share: number) {
      shares.set(replication, share)
      const all = [...shares.values()]
      const done = all.filter(each => each === 1).length
      onProgress?.({ done, replications, share: all.reduce((sum, each) => sum + each, 0) / replications })
    },
    aborted: () => (signal?.aborted ? { reason: (signal as { readonly reason?: unknown }).reason } : null),
  }
  if (threads > 1 && replications > 1) {
    return runOnThreads({ scenario, seed: String(seed), spans, pathsModule }, numbers, threads, listener)
  }
  const runs: Run[] = []
  for (const replication of numbers) {
    const engine = engineFor(scenario, { seed, replication, spans }, 'simulate')
    const giveTurn = async () => {
      await pause(0)
      const abort = listener.aborted()
      if (abort !== null) throw abort.reason
    }
    while (engine.advance(eventsAtATime)) {
      listener.progressed(replication, engine.progress)
      await giveTurn()
    }
    runs.push(engine.run())
    listener.progressed(replication, 1)
    await giveTurn()
  }
  return runs
}

function demandCount(field: string, count: number, least: number): void {
  if (Number.isSafeInteger(count) && count >= least) return
  throw new CasewrightError(
    'invalid-parameter',
    `simulate: expected ${field} to be a whole number ≥ ${least}, got ${count}`,
  )
}
