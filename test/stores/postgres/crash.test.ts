import { createRandom } from 'casewright/policies'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { day, monday } from '../../machines/cast.js'
import { deskOn, openInquiry } from '../contract/ground.js'
import { lookThrough, nothing, racer, work, workAndCrash, worker } from '../crash/crash.js'
import { openStore } from '../crash/work.js'
import { newSchema } from './database-ground.js'
import { type Server, startServer } from './server.js'

/** A short form for every day; `npm run soak` does it 200 times. */
const runs = Number(process.env.CRASH_RUNS ?? 20)

describe('A process killed in the midst of its work on PostgreSQL', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.remove())

  it(`leaves everything it had said, and nothing twice, also where the server is killed (${runs} times)`, {
    timeout: runs * 30_000,
  }, async () => {
    const address = await newSchema(server.url)
    const random = createRandom(process.env.CRASH_SEED ?? 'postgres')
    const told = nothing()

    for (let run = 0; run < runs; run++) {
      const start = monday + run * day
      if (run % 4 === 3) await workAndCrashServer(address, `run-${run}`, start, random() * 100)
      else await workAndCrash(address, `run-${run}`, start, random, told)
      await lookThrough(address, start + day / 2, told)
    }

    async function workAndCrashServer(address: string, seed: string, start: number, enough: number) {
      let crash: Promise<void> | null = null
      const { complaint } = await work(worker, [address, seed, String(start)], told, lines => {
        if (lines >= enough) crash ??= server.crash()
      })
      await crash
      expect(complaint).toContain('postgresStore: ')
      await server.start()
    }
  })
})

describe('Eight processes on one PostgreSQL database', () => {
  it('send to the same cases, each event once, without a gap', { timeout: 300_000 }, async () => {
    const address = await newSchema(inject('postgresUrl'))
    const told = nothing()
    const { desk } = deskOn({ store: () => openStore(address) })
    const ids = await Promise.all(Array.from({ length: 50 }, () => openInquiry(desk)))
    const notes = 30

    const ends = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        work(racer, [address, `racer-${index}`, String(monday), String(notes), ...ids], told),
      ),
    )

    expect(ends.map(({ complaint }) => complaint)).toEqual(ends.map(() => ''))
    expect(told.acknowledged).toHaveLength(8 * 4 * notes)
    const revs = told.acknowledged.map(({ receipt: { caseId, rev } }) => `${caseId} ${rev}`)
    expect(new Set(revs).size).toBe(revs.length)
    await lookThrough(address, monday, told)
  })

  it('may start at once, and do everything once', { timeout: 120_000 }, async () => {
    const address = await newSchema(inject('postgresUrl'))
    const random = createRandom('together')
    const told = nothing()

    await Promise.all(['a', 'b', 'c', 'd'].map(name => workAndCrash(address, name, monday, random, told)))

    await lookThrough(address, monday + day, told)
  })
})
