import { tiesOf } from '../charters/ties.js'
import * as builtIn from '../machines/paths.js'
import { CasewrightError, type CasewrightErrorCode } from '../vocabulary/errors.js'
import type { Run } from './run.js'
import type { Scenario } from './scenario/define-scenario.js'
import { type Thread, workerThreads, workerUrl } from './threads.js'

/** What a thread is started with. */
export interface Order {
  readonly scenario: Scenario
  readonly seed: string
  readonly spans: boolean
  readonly pathsModule: string | undefined
}

/** One replication to run. */
export interface Task {
  readonly replication: number
}

/** What a thread tells: how far a replication has come, what it counted, or what went wrong. */
export type Told =
  | (Task & ({ readonly share: number } | { readonly run: Run }))
  | { readonly code: CasewrightErrorCode; readonly message: string }

/** Who is told on the way. */
interface CrewListener {
  progressed(replication: number, share: number): void
  /** Whether to give up, and why. */
  aborted(): { readonly reason: unknown } | null
}

/**
 * Runs replications on threads of their own: each gives what it would have given on this one.
 * @throws CasewrightError `invalid-parameter` if a path of the charter cannot be found by the threads, or as `runOnce`.
 */
export async function runOnThreads(
  order: Order,
  replications: readonly number[],
  size: number,
  listener: CrewListener,
): Promise<Run[]> {
  demandKnownPaths(order)
  const { Worker } = await workerThreads()
  const url = workerUrl()
  const left = [...replications]
  const runs = new Map<number, Run>()
  const threads: Thread[] = []
  try {
    await new Promise<void>((resolve, reject) => {
      const giveNext = (thread: Thread) => {
        const replication = left.shift()
        if (replication !== undefined) thread.postMessage({ replication } satisfies Task)
        else if (runs.size === replications.length) resolve()
      }
      for (let started = 0; started < Math.min(size, replications.length); started++) {
        const thread = new Worker(url, { workerData: order })
        threads.push(thread)
        thread.on('error', reject)
        thread.on('message', (told: Told) => {
          const abort = listener.aborted()
          if (abort !== null) reject(abort.reason)
          else if ('code' in told) reject(new CasewrightError(told.code, told.message))
          else if ('share' in told) listener.progressed(told.replication, told.share)
          else {
            runs.set(told.replication, told.run)
            listener.progressed(told.replication, 1)
            giveNext(thread)
          }
        })
        giveNext(thread)
      }
    })
  } finally {
    await Promise.all(threads.map(thread => thread.terminate()))
  }
  return replications.map(replication => runs.get(replication)!)
}

/** A thread finds the library's own paths, and those of the module that is named. */
function demandKnownPaths({ scenario: { charter }, pathsModule }: Order): void {
  if (charter === undefined || pathsModule !== undefined) return
  const known = new Set<unknown>(Object.values(builtIn))
  for (const [id, path] of tiesOf(charter, 'simulate').paths) {
    if (known.has(path)) continue
    throw new CasewrightError(
      'invalid-parameter',
      `simulate: expected pathsModule to name a module that exports paths with "${id}", for other threads to find, got none`,
    )
  }
}
