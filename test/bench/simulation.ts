import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { defineScenario, runOnce, type Scenario } from 'casewright/simulation'
import { dayMs, department, hourMs } from '../simulation/department.js'

/*
 * Customers a second of a simulated M/M/10 queue at 80 % load, against SimPy's and against a loop written by hand on typed
 * arrays; of faults led through their path with and without all that is kept of a case; and a year of three paths.
 * SimPy is Debian's python3-simpy, or that of the `python3` (or $PYTHON) there is.
 * All is processor time, so that what else the computer is doing counts little.
 * Run: tsx --conditions=@casewright/source test/bench/simulation.ts
 */

const rounds = 5
const customers = 400_000

const bare = defineScenario({
  lengthMs: (customers / 120) * hourMs,
  groups: [{ id: 'desk', agents: 10 }],
  contacts: [
    {
      id: 'calls',
      arrivals: { kind: 'poisson', perHour: 120 },
      handling: { kind: 'exponential', meanMs: 240_000 },
    },
  ],
})

const [, fault] = department.cases
/** Faults alone, at so many agents that nobody waits long. */
const faults = (detail: 'flow' | 'cases', days: number) =>
  defineScenario({
    ...department,
    lengthMs: days * dayMs,
    groups: department.groups.filter(({ id }) => id !== 'orders'),
    cases: [{ ...fault!, detail }],
  })

const measured = {
  bare: () => customersOf(bare),
  loop: () => byHand(customers),
  flow: () => customersOf(faults('flow', 120)),
  cases: () => customersOf(faults('cases', 6)),
}

const simPy: number[] = []
const ours: Record<keyof typeof measured, number[]> = { bare: [], loop: [], flow: [], cases: [] }
for (let round = -1; round < rounds; round++) {
  for (const name of Object.keys(measured) as (keyof typeof measured)[]) {
    const rate = perSecond(measured[name])
    if (round >= 0) ours[name].push(rate)
  }
  const rate = customersOfSimPy(50_000)
  if (rate !== null && round >= 0) simPy.push(rate)
}

const peer = simPy.length === 0 ? null : median(simPy)
const against = (rate: number, wanted: number) =>
  peer === null ? 'SimPy is not installed' : `${(rate / peer).toFixed(2)} × (wanted ${wanted})`
const line = (rates: readonly number[], wanted?: number) => ({
  'customers a second': Math.round(median(rates)).toLocaleString('en'),
  'against SimPy': wanted === undefined ? '' : against(median(rates), wanted),
})
console.log(`median of ${rounds} rounds`)
console.table({
  SimPy: {
    'customers a second': peer === null ? '-' : Math.round(peer).toLocaleString('en'),
    'against SimPy': '',
  },
  'M/M/10 by hand, on typed arrays': line(ours.loop),
  'M/M/10': line(ours.bare, 20),
  'fault path, its course alone': line(ours.flow, 5),
  'fault path, records, clocks and permission': line(ours.cases, 1),
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

function customersOf(scenario: Scenario): number {
  const { streams } = runOnce(scenario, { seed: 'bench' })
  return Object.values(streams).reduce((sum, { arrivals }) => sum + arrivals, 0)
}

/** The least that an M/M/10 queue can be: who is next to be free, and who waits. */
function byHand(customers: number): number {
  const agents = 10
  const freeAt = new Float64Array(agents)
  const waits = new Float64Array(customers)
  let now = 0
  for (let customer = 0; customer < customers; customer++) {
    now -= 30_000 * Math.log(1 - Math.random())
    let next = 0
    for (let agent = 1; agent < agents; agent++) if (freeAt[agent]! < freeAt[next]!) next = agent
    const begins = Math.max(now, freeAt[next]!)
    waits[customer] = begins - now
    freeAt[next] = begins - 240_000 * Math.log(1 - Math.random())
  }
  return waits.length
}

function perSecond(work: () => number): number {
  const begun = process.cpuUsage()
  const done = work()
  const { user, system } = process.cpuUsage(begun)
  return done / ((user + system) / 1e6)
}

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

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}
