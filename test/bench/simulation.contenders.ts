import { defineScenario, runOnce, type Scenario } from 'casewright/simulation'
import { dayMs, department, hourMs } from '../simulation/department.js'
import { answer } from './contest.js'

/** What `simulation.ts` measures, each in a process of its own. */

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

/** Each leads customers, and answers how many. */
export const contenders = {
  bare: () => customersOf(bare),
  loop: () => byHand(customers),
  flow: () => customersOf(faults('flow', 120)),
  cases: () => customersOf(faults('cases', 6)),
}

/** Customers a second of processor time. */
answer(({ name }: { readonly name: keyof typeof contenders }) => {
  const begun = process.cpuUsage()
  const done = contenders[name]()
  const { user, system } = process.cpuUsage(begun)
  return done / ((user + system) / 1e6)
})

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
