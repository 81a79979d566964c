import { DBOS } from '@dbos-inc/dbos-sdk'
import pg from 'pg'
import { eventTable, load, perSecond } from './load.js'

/* A workflow for each event, whose first step stores it and which then sleeps. It counts from when the event is stored. */

const [, , connectionString] = process.argv
const pool = new pg.Pool({ connectionString, max: load.clients })
await pool.query(eventTable)

const stored = new Map()
const receive = DBOS.registerWorkflow(
  async (turn, caseId, event) => {
    await DBOS.runStep(
      () =>
        pool.query({
          name: 'store',
          text: 'INSERT INTO events (case_id, at, event) VALUES ($1, $2, $3)',
          values: [caseId, Date.now(), JSON.stringify(event)],
        }),
      { name: 'store' },
    )
    stored.get(turn)()
    await DBOS.sleep(load.timerMs)
  },
  { name: 'receive' },
)
DBOS.setConfig({
  name: 'casewright-bench',
  systemDatabaseUrl: connectionString,
  systemDatabasePoolSize: load.clients,
  logLevel: 'error',
  runAdminServer: false,
})
await DBOS.launch()

let turns = 0
const rate = await perSecond(async (caseId, event) => {
  const turn = ++turns
  const isStored = new Promise(resolve => stored.set(turn, resolve))
  await DBOS.startWorkflow(receive)(turn, caseId, event)
  await isStored
  stored.delete(turn)
})
console.log(JSON.stringify({ rate }))
process.exit(0)
