import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { defineScenario, runOnce } from 'casewright/simulation'
import { dayMs, department } from '../simulation/department.js'
import { contest } from './contest.js'
import { median } from './median.js'
import type { contenders } from './simulation.contenders.js'

/*
 * Customers a second of a simulated M/M/10 queue at 80 % load, against SimPy's and against a loop written by hand on typed
 * arrays; of the same queue of faults that are led through their path: their course alone, with records, clocks and permission,
 * and each event asked of the case itself; of the faults of a department with shifts; and a year of three paths.
 * SimPy is Debian's python3-simpy, or that of the `python3` (or $PYTHON) there is.
 * All is processor time, so that what else the computer is doing counts little.
 * Run: tsx --conditions=@casewright/source test/bench/simulation.ts
 */

const rounds = 7
const names = [
  'bare',
  'loop',
  'flow',
  'records',
  'cases',
  'department',
  'departmentRecords',
] as const satisfies (keyof typeof contenders)[]

const simPy: number[] = []
const ours: Record<(typeof names)[number], number[]> = {
  bare: [],
  loop: [],
  flow: [],
  records: [],
  cases: [],
  department: [],
  departmentRecords: [],
}
const { ask, end } = contest('simulation.contenders.ts', names, import.meta.url)
// The first rounds warm up.
for (let round = -2; round < rounds; round++) {
  for (const name of names) {
    const rate = await ask(name, {})
    if (round >= 0) ours[name].push(rate)
  }
  const rate = customersOfSimPy(50_000)
  if (rate !== null && round >= 0) simPy.push(rate)
}
end()

const peer = simPy.length === 0 ? null : median(simPy)
const against = (rate: number, wanted?: number) => {
  if (peer === null) return 'SimPy is not installed'
  return `${(rate / peer).toFixed(2)} ×${wanted === undefined ? '' : ` (wanted ${wanted})`}`
}
const line = (rates: readonly number[], wanted?: number) => ({
  'customers a second': Math.round(median(rates)).toLocaleString('en'),
  'against SimPy': against(median(rates), wanted),
})
console.log(`median of ${rounds} rounds`)
console.table({
  SimPy: {
    'customers a second': peer === null ? '-' : Math.round(peer).toLocaleString('en'),
    'against SimPy': '',
  },
  'M/M/10 by hand, on typed arrays': line(ours.loop),
  'M/M/10': line(ours.bare, 20),
  'M/M/10 of faults, their course alone': line(ours.flow, 5),
  'M/M/10 of faults, records, clocks and permission': line(ours.records, 1),
  'M/M/10 of faults, each event asked of the case': line(ours.cases),
  "a department's faults, their course alone": line(ours.department),
  "a department's faults, records, clocks and permission": line(ours.departmentRecords),
})
const share = median(ours.bare.map((rate, round) => rate / ours.loop[round]!))
console.log(`M/M/10 at ${share.toFixed(2)} of the loop by hand (wanted 0.33)`)

const year = defineScenario({ ...department, lengthMs: 365 * dayMs })
const begun = process.cpuUsage()
const run = runOnce(year, { seed: 1 })
const { user, system } = process.cpuUsage(begun)
const cases = Object.values(run.streams).reduce((sum, { arrivals }) => sum + arrivals, 0)
console.log(
  `a year of ${cases.toLocaleString('en')} cases on three paths, with shifts and clocks: ` +
    `${((user + system) / 1e6).toFixed(1)} s (allowed 10), at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB (allowed 500)`,
)

/** Customers a second of SimPy's; `null` where it is not installed. */
function customersOfSimPy(customers: number): number | null {
  const script = fileURLToPath(new URL('simulation.py', import.meta.url))
  for (const python of [process.env.PYTHON ?? 'python3', '/usr/bin/python3']) {
    const { status, stdout } = spawnSync(python, [script, String(customers)], { encoding: 'utf8' })
    const [, served, seconds] = stdout?.split(' ') ?? []
    if (status === 0) return Number(served) / Number(seconds)
  }
  return null
}
