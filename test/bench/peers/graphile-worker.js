import { makeWorkerUtils } from 'graphile-worker'
import pg from 'pg'
import { eventTable, load, perSecond } from './load.js'

/* The event and its job in one statement, which is one transaction and one round trip; the case's timer is replaced by `job_key`. */

const [, , connectionString] = process.argv
const pool = new pg.Pool({ connectionString, max: load.clients })
pool.on('error', () => {})
pool.on('connect', client => client.on('error', () => {}))
const utils = await makeWorkerUtils({ pgPool: pool })
await utils.migrate()
await pool.query(eventTable)

const text = `WITH stored AS (INSERT INTO events (case_id, at, event) VALUES ($1, $2, $3) RETURNING id)
  SELECT graphile_worker.add_job('due', json_build_object('caseId', $1::text, 'event', id), run_at => $4, job_key => $1)
    FROM stored`
const rate = await perSecond((caseId, event) =>
  pool.query({
    name: 'receive',
    text,
    values: [caseId, Date.now(), JSON.stringify(event), new Date(Date.now() + load.timerMs)],
  }),
)
const { rows } = await pool.query('SELECT count(*)::integer AS jobs FROM graphile_worker.jobs')
if (rows[0].jobs !== load.cases) throw new Error(`${rows[0].jobs} jobs`)
console.log(JSON.stringify({ rate }))
await utils.release()
await pool.end()
