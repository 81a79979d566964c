import {
  type CaseListener,
  type CaseStep,
  type CaseStream,
  defineScenario,
  runOnce,
  type Scenario,
} from 'casewright/simulation'
import { dayMs, department, hourMs } from '../simulation/department.js'
import { answer } from './contest.js'

/** What `simulation.ts` measures, each in a process of its own. */

const customers = 400_000

/** M/M/10 at 80 % load. */
const arrivals = { kind: 'poisson', perHour: 120 } as const
const handling = { kind: 'exponential', meanMs: 240_000 } as const
const lengthOf = (customers: number) => Math.round((customers / arrivals.perHour) * hourMs)

const bare = defineScenario({
  lengthMs: lengthOf(customers),
  groups: [{ id: 'desk', agents: 10 }],
  contacts: [{ id: 'calls', arrivals, handling }],
})

const [, fault] = department.cases

/** The same queue, of faults: accepted after the whole of the handling, and led through the path to feedback at once. */
const queueOfFaults = (detail: CaseStream['detail'], customers: number) => {
  const at = (takes: CaseStep['takes'], event: CaseStep['outcomes'][0]['event']): CaseStep => ({
    takes,
    outcomes: [{ event }],
  })
  const atOnce = { kind: 'deterministic', ms: 0 } as const
  const steps = {
    'open.accepting': at(handling, { type: 'case.accept' }),
    'open.working.reproducing': at(atOnce, { type: 'fault.reproduce', reproduced: true, steps: 'Topped up' }),
    'open.working.diagnosing': at(atOnce, { type: 'fault.diagnose', cause: 'As designed', blame: 'nobody' }),
    'open.replying': at(atOnce, { type: 'reply.send', text: 'This is how it is.' }),
    feedingBack: at(atOnce, { type: 'feedback.record', problem: 'A', cause: 'B', improvement: 'C' }),
  }
  const { id, path, input } = fault!
  return defineScenario({
    lengthMs: lengthOf(customers),
    charter: department.charter,
    groups: [{ id: 'desk', agents: 10, desk: 'service-agent', leaning: 'tech' }],
    cases: [{ id, path, input, arrivals, steps, detail }],
  })
}

/** The faults of a department alone, with shifts, customers and a technical department to wait for. */
const faultsOfDepartment = (detail: CaseStream['detail'], days: number) =>
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
  flow: () => customersOf(queueOfFaults('flow', customers)),
  records: () => customersOf(queueOfFaults('records', customers)),
  cases: () => customersOf(queueOfFaults('cases', 4_000)),
  department: () => customersOf(faultsOfDepartment('flow', 120)),
  departmentRecords: () => customersOf(faultsOfDepartment('records', 120)),
}

/** Customers a second of processor time. */
answer(({ name }: { readonly name: keyof typeof contenders }) => {
  const begun = process.cpuUsage()
  const done = contenders[name]()
  const { user, system } = process.cpuUsage(begun)
  return done / ((user + system) / 1e6)
})

function customersOf(scenario: Scenario): number {
  let recorded = 0
  const onCase: CaseListener = ({ records }) => {
    recorded += records.length
  }
  const isKept = scenario.cases?.some(({ detail }) => detail === 'records' || detail === 'cases')
  const { streams } = runOnce(scenario, { seed: 'bench', ...(isKept && { onCase }) })
  const customers = Object.values(streams).reduce((sum, { arrivals }) => sum + arrivals, 0)
  if (isKept && recorded < customers) throw new Error('expected records of each case')
  return customers
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
