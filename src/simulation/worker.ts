import type { PathMap } from '../charters/ties.js'
import * as builtIn from '../machines/paths.js'
import { isCasewrightError } from '../vocabulary/errors.js'
import type { Order, Task, Told } from './crew.js'
import { engineFor } from './run-once.js'
import { parseScenario } from './scenario/define-scenario.js'
import { workerThreads } from './threads.js'

/*
 * A thread that runs replications of one scenario, as it is told.
 */

const eventsAtATime = 200_000
const { parentPort, workerData } = await workerThreads()
const { scenario: data, seed, spans, pathsModule } = workerData as Order
const tell = (told: Told) => parentPort.postMessage(told)

const own =
  pathsModule === undefined ? {} : ((await import(pathsModule)) as { readonly paths: PathMap }).paths
const scenario = parseScenario(data, { paths: { ...builtIn, ...own } })

parentPort.on('message', ({ replication }: Task) => {
  try {
    const engine = engineFor(scenario, { seed, replication, spans }, 'simulate')
    while (engine.advance(eventsAtATime)) tell({ replication, share: engine.progress })
    tell({ replication, run: engine.run() })
  } catch (thrown) {
    if (!isCasewrightError(thrown)) throw thrown
    tell({ replication, code: thrown.code, message: thrown.message })
  }
})
