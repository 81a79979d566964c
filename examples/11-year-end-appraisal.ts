// A team's year-end appraisal, one sheet and the ranks: npm run example examples/11-year-end-appraisal.ts
import { appraise, coachingTopics, rank, yearTotal } from 'casewright/policies'
import { stringify } from 'csv-stringify/sync'
import { year } from './data/appraisal-year.js'
import { quietTable } from './terminal/quiet-table.js'
import { paintOf, widthOf } from './terminal/screen.js'

const screen = { width: widthOf(process.stdout), paint: paintOf(process.stdout) }
const figure = (value: number | null) => value?.toFixed(2) ?? '–'

const appraisals = year.map(({ agentId, checks, monthly, ...marked }) => {
  const sheet = appraise(marked)
  return { agentId, sheet, total: yearTotal({ checks, monthly, yearEnd: sheet.total }) }
})

const { agentId, sheet, total } = appraisals[1]!
const lines = sheet.columns.flatMap(({ title, points, score, items }) => [
  { item: title, points, score },
  ...items.map(item => ({ item: `  ${item.title}`, points: item.points, score: item.score })),
])
const rows = lines.map(({ item, points, score }) => [item, figure(points), figure(score)])
console.log(`Year-end appraisal of ${agentId}\n`)
console.log(quietTable({ ...screen, align: 'lrr', head: ['', 'at most', 'score'], rows }))
console.log(`\nTotal: ${figure(sheet.total)}`)
const partNames = { checks: 'checks', monthly: 'monthly appraisals', yearEnd: 'year-end appraisal' }
for (const { part, average, share, contribution } of total.parts) {
  console.log(
    `  ${partNames[part].padEnd(18)}  ${figure(average)} × ${100 * share} % = ${figure(contribution)}`,
  )
}
const topics = coachingTopics(sheet).map(({ item }) => item.replace('-', ' '))
console.log(`The year: ${figure(total.total)}. To work on: ${topics.join(', ')}.\n`)

const ranks = rank(appraisals.map(({ agentId, total }) => ({ agentId, total: total.total })))
const table = ranks.map(({ agentId, rank, grade, total: points }) => {
  const { sheet, total } = appraisals.find(appraisal => appraisal.agentId === agentId)!
  const remarks = [
    ...(total.isExcellent ? ['excellent employee'] : []),
    ...sheet.offences.map(({ column, act, sanction }) => `lost ${column}: ${act} (${sanction})`),
    ...total.absent.map(part => `without ${partNames[part]}`),
  ]
  return { rank, agent: agentId, year: points, grade, remarks: remarks.join('; ') }
})
const ranked = table.map(row => Object.values({ ...row, year: figure(row.year) }))
console.log(quietTable({ ...screen, align: 'rlrll', head: Object.keys(table[0]!), rows: ranked }))

// What begins like a formula is not to be taken for one.
const asCsv = (data: object[]) => stringify(data, { header: true, escape_formulas: true })
const csv = { sheet: asCsv(lines), ranks: asCsv(table) }
console.log(`\nThe sheet and the ranks as CSV:\n\n${csv.sheet}\n${csv.ranks.trimEnd()}`)

export const yearEnd = { appraisals, ranks, csv }
