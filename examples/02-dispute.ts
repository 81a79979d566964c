// Buyer and seller disagree, and both are heard before anyone judges: npm run example examples/02-dispute.ts
import { act, type CaseOf, charters, elapse, openCase, type Party, paths, type RequestOf } from 'casewright'

const charter = charters.topUp
const buyer = { id: 'u-7720', role: 'customer' } as const
const seller = { id: 'u-4409', role: 'customer' } as const
const agent: Party = { id: 'agent-01', role: 'service-agent' }
const specialist: Party = { id: 'specialist-03', role: 'complaint-specialist' }
const finance: Party = { id: 'finance-01', role: 'finance' }
const clock = (time: string) => Date.parse(`2026-03-${time}+08:00`)

const order = { number: 'T260309-20417', amount: { amountMinor: 12_800, currency: 'CNY' } }
const contact = { channel: 'chat' } as const
const subject = 'The account I bought was taken back by its first owner.'
let item: CaseOf<typeof paths.dispute> = openCase(
  paths.dispute,
  { customer: buyer, contact, subject, side: 'buyer', counterparty: seller, order },
  { id: 'D-1', at: clock('10T09:00'), by: buyer, charter },
).case

const refusals: string[] = []
function asks(time: string, by: Party, event: RequestOf<typeof paths.dispute>): void {
  const step = act(item, event, { at: clock(time), by, charter })
  item = step.case
  if (!step.ok) refusals.push(step.refusal.rule ?? step.refusal.code)
  console.log(`${time}  ${by.id} ${event.type}${step.ok ? '' : `  ✗ ${step.refusal.message}`}`)
}

const verdict = {
  type: 'verdict.give',
  favours: 'buyer',
  reasons: 'The account went back to the address it was registered with',
  remedy: { kind: 'refund', ...order.amount },
  liable: false,
} as const

asks('10T09:01', agent, { type: 'case.accept' })
asks('10T09:05', specialist, { type: 'case.accept' })
asks('10T09:20', buyer, { type: 'evidence.add', side: 'buyer', kind: 'screenshot', summary: 'The notice' })
asks('10T09:30', specialist, verdict) // only one side has been heard (R7)
asks('10T09:31', specialist, {
  type: 'evidence.request',
  side: 'seller',
  what: 'Logs',
  dueAt: clock('11T18:00'),
})
item = elapse(item, { at: clock('11T18:00'), charter }).case
console.log('11T18:00  The seller had until now: heard, though silent.')
asks('12T10:00', specialist, verdict)
asks('12T11:00', finance, { type: 'remedy.settle', reference: 'R-88041' })
asks('12T11:10', specialist, { type: 'reply.send', text: 'CNY 128.00 is on its way back to you.' })
const learnt = {
  problem: 'Account recovered',
  cause: 'Old address kept',
  improvement: 'Change it at the sale',
}
asks('12T11:20', specialist, { type: 'feedback.record', ...learnt })

/** How it went. */
export const dispute = { case: item, refusals }
