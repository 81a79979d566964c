// A day's contacts, counted from their cases' own records: npm run example examples/13-indicators.ts
import { readFileSync } from 'node:fs'
import { act, type CaseFacts, caseFacts, charters, elapse, openCase, type Path, paths } from 'casewright'
import { indicators, type Measure, rankGroups } from 'casewright/policies'
import { type ContactLine, readContacts } from './demo/contact-line.js'
import { quietTable } from './terminal/quiet-table.js'
import { paintOf, widthOf } from './terminal/screen.js'

const charter = charters.topUp
const file = new URL('data/contacts/top-up.jsonl', import.meta.url)
const { contacts } = readContacts(readFileSync(file, 'utf8'))

/** Leads a contact through its path, and reads off the case and its records what the indicators count. */
function factsOf({ id, path, openedAt, input, events }: ContactLine): CaseFacts {
  const opened = openCase<Path>(paths[path], input, { id, at: openedAt, by: input.customer, charter })
  const recorded = [...opened.recorded]
  let item = opened.case
  for (const { at, by, event } of events) {
    const step = act(item, event, { at, by, charter })
    if (step.ok) recorded.push(...step.recorded)
    item = step.case
  }
  const step = elapse(item, { at: openedAt + 21 * 86_400_000, charter })
  return caseFacts(step.case, [...recorded, ...step.recorded], { charter, complaintPaths: ['dispute'] })
}

// In one pass: each case is counted as it is read, by path and by agent.
const byPath = indicators({ path: facts => facts.path })
const byAgent = indicators({ agent: facts => facts.agentId }, { leastSample: 15 })
for (const contact of contacts) {
  const facts = factsOf(contact)
  byPath.add(facts)
  byAgent.add(facts)
}
const groups = byPath.result()
const ranks = rankGroups(byAgent.result(), 'responseAttainment')

const screen = { width: widthOf(process.stdout), paint: paintOf(process.stdout) }
const shown = ['resolutionRate', 'firstContactResolution', 'responseAttainment', 'replyAttainment'] as const
const percent = (rate: number) => (100 * rate).toFixed(0)
const show = ({ value, interval }: Measure, figure = percent, unit = ' %') =>
  value === null ? '–' : `${figure(value)}${unit} (${figure(interval!.low)}–${figure(interval!.high)})`
const inWords = (name: string) => name.replace(/[A-Z]/g, ' $&').toLowerCase()

const head = ['with 95 % interval', ...groups.map(({ group, cases }) => `${group.path}, ${cases} cases`)]
const rows = shown.map(name => [inWords(name), ...groups.map(({ indicators: found }) => show(found[name]))])
const contactsOf = groups.map(({ indicators: found }) =>
  show(found.contactsPerProblem, mean => mean.toFixed(2), ''),
)
rows.push(['contacts per problem', ...contactsOf])
console.log(quietTable({ ...screen, align: 'lrrrr', head, rows }))

const places = ranks.map(({ group, rank, measure }) => {
  const remark = measure.isSmall ? ', too few to rank' : ''
  return [rank ?? '–', group.agent || 'nobody', show(measure), `${measure.sample}${remark}`]
})
const title = ['rank', 'agent', 'response in time', 'cases']
console.log(`\n${quietTable({ ...screen, align: 'rlrl', head: title, rows: places })}`)

export const counted = { groups, ranks }
