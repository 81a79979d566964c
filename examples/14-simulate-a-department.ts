// A Monday of calls tried before it comes: npm run example examples/14-simulate-a-department.ts [page.html]
import { writeFileSync } from 'node:fs'
import {
  capacityTable,
  compare,
  defineScenario,
  reportHtml,
  reportText,
  requiredStaff,
  simulate,
} from 'casewright/simulation'
import { mondayOfCalls } from './data/monday-of-calls.js'

const trial = { seed: 'monday', replications: 20 }
const asPlanned = defineScenario(mondayOfCalls(['12:00', '20:00']))

// What the day will be like, each figure with its interval.
const report = await simulate(asPlanned, { ...trial, spans: true })
console.log(`${reportText(report)}\n`)
const page = process.argv[2]
if (page?.endsWith('.html')) writeFileSync(page, await reportHtml(report, { title: 'A Monday of calls' }))

// Another plan, on the very same callers.
const percent = (share: number | null | undefined) => (100 * (share ?? 0)).toFixed(1)
const earlier = defineScenario(mondayOfCalls(['10:00', '18:00']))
const { attainment } = (await compare(asPlanned, earlier, trial)).all
const { a, b, low, high } = attainment.answer!
console.log(`The late shift two hours earlier: ${percent(a)} % in time become ${percent(b)} %,`)
console.log(`a gain of ${percent(low)} to ${percent(high)} points.\n`)

// What one more in each shift gives, and another.
for (const row of await capacityTable(asPlanned, { ...trial, group: 'desk', more: [0, 1, 2] })) {
  const { answer } = row.report.all.targets
  console.log(`${row.agents} agents answer ${percent(answer?.attainment.value)} % in time.`)
}

// Who would have to be there for 80 % in every half hour.
const target = { serviceLevel: { share: 0.8, thresholdMs: 20_000 } }
const { groups, isKept } = await requiredStaff(asPlanned, { ...trial, target })
const needed = groups.desk!.filter(({ agents }) => agents > 0).map(({ agents }) => agents)
console.log(`\n80 % in each half hour from eight on takes ${needed.join(' ')} agents.`)

export const tried = { report, attainment, needed, isKept }
