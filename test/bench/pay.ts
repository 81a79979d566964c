import { deepStrictEqual } from 'node:assert/strict'
import type { LedgerEntry, Review } from 'casewright'
import {
  bonusRules,
  topUpScorecard as card,
  failedRecords,
  scoreReview,
  statementsOf,
  statementText,
} from 'casewright/policies'

/*
 * A month's pay of 1,000 agents: 520,000 reviews are scored and become a ledger, the ledger statements with the chats behind each point, the
 * statements pages. Beside it, a bare loop that counts and pays and explains nothing. Both are first shown to pay the same.
 * Run: tsx --conditions=@casewright/source test/bench/pay.ts
 */

const agents = Array.from({ length: 1000 }, (_, index) => `a-${index}`)
const daysWorked = 26
const chatsADay = 20
const timeZone = 'Asia/Shanghai'
const start = Date.parse('2026-06-01T09:00:00+08:00')
const dayMs = 86_400_000
const issuedAt = start + 30 * dayMs

let seed = 1
const chance = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

// Marks of seven categories, good and bad; a review refers to one of each kind.
const scorecard = { id: card.id, version: card.version }
const marksFrom = (least: number): Review['marks'] =>
  Object.fromEntries(card.categories.map(({ id }) => [id, { score: least + Math.floor(chance() * 3) }]))
const good = Array.from({ length: 64 }, () => marksFrom(3))
const bad = Array.from({ length: 64 }, () => marksFrom(0))

// Every agent has their own hand, so that all bands occur.
const reviews = agents.flatMap(agentId => {
  const failing = 0.3 * chance()
  return Array.from({ length: daysWorked * chatsADay }, (_, chat) => {
    const handledAt = start + Math.floor(chat / chatsADay) * dayMs + (chat % chatsADay) * 1_200_000
    const id = `${agentId}-${chat}`
    const marks = (chance() < failing ? bad : good)[Math.floor(chance() * 64)]!
    return {
      id,
      recordId: `chat-${id}`,
      agentId,
      handledAt,
      reviewedAt: handledAt + 60_000,
      scorecard,
      marks,
    }
  })
})

const dates = Array.from({ length: daysWorked }, (_, day) => `2026-06-${String(day + 1).padStart(2, '0')}`)
const worked = agents.flatMap(agentId =>
  dates.map(
    (date): LedgerEntry => ({ kind: 'worked', id: `${agentId}-${date}`, agentId, date, recordedAt: start }),
  ),
)
const requests = agents.map(agentId => ({ agentId, month: '2026-06', issuedAt }))
const bonus = bonusRules({ amountMinor: 60_000, currency: 'CNY' })

// Scored one by one as the ledger asks for them, so that half a million results need not be kept.
function* judged() {
  for (const review of reviews) {
    const { id, recordId, agentId, handledAt, reviewedAt } = review
    yield { id, recordId, agentId, handledAt, reviewedAt, failing: scoreReview(review, card).failing }
  }
}

function library() {
  const entries = [...worked, ...failedRecords(judged(), { timeZone })]
  const statements = statementsOf(entries, requests, { bonus })
  const pages = statements.map(statement => statementText(statement, { timeZone }))
  return { amounts: statements.map(statement => statement.bonus.amount.amountMinor), pages }
}

function bareLoop() {
  const failing = new Map(agents.map(agentId => [agentId, new Int32Array(31)]))
  for (const { agentId, handledAt, marks } of reviews) {
    let sum = 0
    for (const category in marks) sum += marks[category]!.score as number
    if (sum / 35 < 0.6) failing.get(agentId)![Math.floor((handledAt - start) / dayMs)]!++
  }
  return [...failing.values()].map(counts => {
    const points = daysWorked - counts.filter(count => count >= 4).length
    return points < 12 ? 0 : points < 15 ? 50_000 : points < 20 ? 55_000 : 60_000
  })
}

const msOf = (work: () => unknown) => {
  const begun = performance.now()
  work()
  return performance.now() - begun
}
const best = (work: () => unknown) => Math.min(...Array.from({ length: 5 }, () => msOf(work)))

const first = msOf(library)
deepStrictEqual(library().amounts, bareLoop())
const [ours, bare] = [best(library), best(bareLoop)]
console.log(
  `520,000 reviews scored, statements and pages of 1,000 agents  ${ours.toFixed(0)} ms, ${first.toFixed(0)} ms at first (allowed: 3,000)`,
)
console.log(
  `a bare loop that explains nothing  ${bare.toFixed(0)} ms: ${(ours / bare).toFixed(0)} times as long`,
)
