// A help desk's log, and a simulation fitted to it: npm run example examples/calibrate-log.ts log.xes.gz [zone]
import { calibrate, type LogRow, simulate } from 'casewright/simulation'
import { scenarioOf, stageOf } from './calibration/fault-from-log.js'
import { readTraces } from './replay/xes.js'
import { quietTable } from './terminal/quiet-table.js'
import { paintOf, widthOf } from './terminal/screen.js'

const [path = new URL('data/workshop.xes', import.meta.url).pathname, timeZone = 'UTC'] =
  process.argv.slice(2)

const rows: LogRow[] = []
for await (const { events } of readTraces(path)) {
  const caseId = `${rows.length}`
  for (const event of events) {
    const at = Date.parse(event['time:timestamp'] ?? '')
    if (!Number.isNaN(at)) rows.push({ caseId, activity: event['concept:name'] ?? '', at })
  }
}
const log = calibrate(rows, { timeZone, stageOf })
const scenario = scenarioOf(log, timeZone)
const { throughput, backlog, arrivals } = (await simulate(scenario, { seed: 'log', replications: 10 })).all

const day = 86_400_000
const days = (ms: number | null) => (ms === null ? '–' : (ms / day).toFixed(1))
const at = (share: number) => log.throughputsMs[Math.ceil(share * log.cases) - 1]!
const mean = log.throughputsMs.reduce((sum, one) => sum + one, 0) / log.cases
const figures = [
  ['mean', mean, throughput.meanMs],
  ['half within', at(0.5), throughput.p50Ms],
  ['nine of ten within', at(0.9), throughput.p90Ms],
  ['95 of 100 within', at(0.95), throughput.p95Ms],
] as const
const screen = { width: widthOf(process.stdout), paint: paintOf(process.stdout) }
const head = ['from the first event to the last, in days', 'log', 'simulated', '95 % interval', 'difference']
const table = figures.map(([name, measured, { value, low, high }]) => [
  name,
  days(measured),
  days(value),
  `${days(low)} to ${days(high)}`,
  value === null ? '–' : `${(100 * (value / measured - 1)).toFixed(1)} %`,
])
console.log(`${log.cases} cases in the log; ${arrivals.value?.toFixed(0)} simulated in four years,`)
console.log(`${backlog.open.value?.toFixed(0)} of them open at the end\n`)
console.log(quietTable({ ...screen, align: 'lrrrr', head, rows: table }))
