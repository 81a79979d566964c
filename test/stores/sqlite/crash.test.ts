import { join } from 'node:path'
import { createRandom } from 'casewright/policies'
import { describe, it } from 'vitest'
import { day, monday } from '../../machines/cast.js'
import { lookThrough, nothing, workAndCrash } from '../crash/crash.js'
import { tempFolder } from './file-ground.js'

/** A short form for every day; `npm run soak` does it 200 times. */
const runs = Number(process.env.CRASH_RUNS ?? 20)

describe('A process killed in the midst of its work on SQLite', () => {
  it(`leaves everything it had said, and nothing twice (${runs} times)`, {
    timeout: runs * 30_000,
  }, async () => {
    const address = `sqlite:${join(tempFolder(), 'cases.db')}`
    const random = createRandom(process.env.CRASH_SEED ?? 'sqlite')
    const told = nothing()

    for (let run = 0; run < runs; run++) {
      const start = monday + run * day
      await workAndCrash(address, `run-${run}`, start, random, told)
      await lookThrough(address, start + day / 2, told)
    }
  })
})

describe('Several processes on one SQLite file', () => {
  it('may start at once, and do everything once', { timeout: 120_000 }, async () => {
    const address = `sqlite:${join(tempFolder(), 'cases.db')}`
    const random = createRandom('together')
    const told = nothing()

    await Promise.all(['a', 'b', 'c', 'd'].map(name => workAndCrash(address, name, monday, random, told)))

    await lookThrough(address, monday + day, told)
  })
})
