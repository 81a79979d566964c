// The agent of example 10 contests a record, and gets a point and 50 yuan back: npm run example examples/12-appeal.ts
import {
  act,
  type CaseOf,
  defineCharter,
  type LedgerEntry,
  openCase,
  type Party,
  type RequestOf,
} from 'casewright'
import { type AppealPath, appealPath } from 'casewright/machines'
import { appendToLedger, statementsOf, statementText } from 'casewright/policies'
import { agentMonth } from './10-agent-month.js'
import { timeZone } from './data/agent-month.js'

const { ledger, rules, statement } = agentMonth
const { agentId, month, contestUntil } = statement
const charter = defineCharter(
  { id: 'quality', version: 1, title: 'Quality', timeZone, paths: ['appeal'] },
  { paths: { appeal: appealPath } },
)
const agent: Party = { id: agentId, role: 'service-agent' }
const first: Party = { id: 'reviewer-1', role: 'quality-reviewer' }
const second: Party = { id: 'reviewer-2', role: 'quality-reviewer' }
const supervisor: Party = { id: 'supervisor-1', role: 'supervisor' }
const clock = (time: string) => Date.parse(`2026-07-${time}+08:00`)

const { entryId, recordId, reviewId } = statement.days.find(({ date }) => date === '2026-06-16')!.records[0]!
const records = [{ entryId, recordId, reviewId, score: 0.4, reviewer: first }]
const grounds = 'The customer left before I could close the chat.'
let appeal: CaseOf<AppealPath> = openCase(
  appealPath,
  { agent, contestUntil, records, grounds },
  { id: 'AP-1', at: clock('02T10:00'), by: agent, charter },
).case

const corrections: LedgerEntry[] = []
const refusals: string[] = []
function asks(time: string, by: Party, event: RequestOf<AppealPath>): void {
  const step = act(appeal, event, { at: clock(time), by, charter })
  appeal = step.case
  if (!step.ok) refusals.push(step.refusal.message)
  else for (const effect of step.emitted) if (effect.type === 'ledger.correct') corrections.push(effect.entry)
  console.log(`${time}  ${by.id} ${event.type}${step.ok ? '' : `  ✗ ${step.refusal.message}`}`)
}

const rescore = { entryId, score: 0.7, failing: false, reasons: 'No occasion for a closing' }
console.log(`\n02T10:00  ${agentId} contests ${recordId}: ${grounds}`)
asks('02T10:30', first, { type: 'appeal.accept' }) // the first reviewer does not judge their own review
asks('02T11:00', second, { type: 'appeal.accept' })
asks('02T11:30', second, { type: 'review.give', scores: [rescore] })
asks('03T09:00', supervisor, { type: 'appeal.decide', clears: [entryId], reasons: rescore.reasons })
const learnt = { problem: 'Marked down a closing', cause: 'The customer left', improvement: 'Not applicable' }
asks('03T09:10', supervisor, { type: 'feedback.record', ...learnt })

const request = { agentId, month, issuedAt: clock('03T10:00') }
const corrected = statementsOf(appendToLedger(ledger, corrections), [request], rules)[0]!
console.log(`\n${statementText(corrected, { timeZone })}`)

export const contested = { appeal, refusals, corrections, statement: corrected }
