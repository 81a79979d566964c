// One agent's month, from chats to what is paid: npm run example examples/10-agent-month.ts
import {
  appendToLedger,
  bonusRules,
  topUpScorecard as card,
  failedRecords,
  pickForReview,
  scoreReview,
  statementsOf,
  statementText,
} from 'casewright/policies'
import { stringify } from 'csv-stringify/sync'
import { agentId, attendance, chats, marksOf, timeZone } from './data/agent-month.js'

// Twenty chats a day are drawn (Q1) and reviewed on the card of the top-up desk.
const handledAt = new Map(chats.map(chat => [chat.id, chat.handledAt]))
const reviews = pickForReview(chats, { seed: 'June 2026', timeZone }).flatMap(({ picks }) =>
  picks.map(({ recordId, purpose }) => {
    const at = handledAt.get(recordId)!
    const scorecard = { id: card.id, version: card.version }
    const review = {
      id: `review ${recordId}`,
      recordId,
      agentId,
      purpose,
      scorecard,
      marks: marksOf(recordId),
    }
    return { ...review, ...scoreReview(review, card), handledAt: at, reviewedAt: at + 3_600_000 }
  }),
)

// What failed goes into the ledger beside the days worked; the ledger gives points, the points a bonus (Q2–Q4).
const ledger = appendToLedger(attendance, failedRecords(reviews, { timeZone }))
const issuedAt = Date.parse('2026-07-01T09:00:00+08:00')
const rules = { bonus: bonusRules({ amountMinor: 60_000, currency: 'CNY' }) }
const statement = statementsOf(ledger, [{ agentId, month: '2026-06', issuedAt }], rules)[0]!

const csv = stringify(
  statement.days.map(({ date, standing, earned, lost, records }) => ({
    date,
    standing,
    earned,
    lost,
    'failing records': records.map(({ recordId }) => recordId).join(' '),
  })),
  // What begins like a formula is not to be taken for one.
  { header: true, escape_formulas: true },
)

console.log(statementText(statement, { timeZone }))
console.log(`\nDay by day, as CSV:\n\n${csv.trimEnd()}`)

export const agentMonth = { ledger, rules, statement, csv }
