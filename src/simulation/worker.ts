import type { PathMap } from '../charters/ties.js'
import * as builtIn from '../machines/paths.js'
import { CasewrightError, isCasewrightError } from '../vocabulary/errors.js'
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

try {
  const own = pathsModule === undefined ? {} : await pathsIn(pathsModule)
  const scenario = parseScenario(data, { paths: { ...builtIn, ...own } })

  parentPort.on('message', ({ replication }: Task) => {
    try {
      const engine = engineFor(scenario, { seed, replication, spans }, 'simulate')
      while (engine.advance(eventsAtATime)) tell({ replication, share: engine.progress })
      tell({ replication, run: engine.run() })
    } catch (thrown) {
      tellWrong(thrown)
    }
  })
} catch (thrown) {
  tellWrong(thrown)
}

function tellWrong(thrown: unknown): void {
  if (!isCasewrightError(thrown)) throw thrown
  tell({ code: thrown.code, message: thrown.message })
}

/** The paths that a host's module exports, those of the charter among them. */
async function pathsIn(module: string): Promise<PathMap> {
  const loaded = await import(module).catch((cause: Error) => {
    throw misnamed('exports paths', `"${module}", which cannot be loaded: ${cause.message}`)
  })
  const { paths } = loaded as { readonly paths?: PathMap }
  if (typeof paths !== 'object') throw misnamed('exports paths', `"${module}", which does not`)
  for (const id of data.charter?.paths ?? []) {
    if (Object.hasOwn(paths, id) || Object.hasOwn(builtIn, id)) continue
    const known = Object.keys(paths).join(', ') || 'none'
    throw misnamed(`exports paths with "${id}"`, `"${module}", which exports ${known}`)
  }
  return paths
}

function misnamed(that: string, got: string): CasewrightError {
  const expected = `expected pathsModule to name a module that ${that}`
  return new CasewrightError('invalid-parameter', `simulate: ${expected}, got ${got}`)
}
