// A customer asks, is promised an answer, and has it in time: npm run example examples/01-first-case.ts
import { act, charters, nextDueAt, openCase, paths, permittedEvents } from 'casewright'

const charter = charters.topUp
const customer = { id: 'u-5518', role: 'customer' } as const
const agent = { id: 'agent-02', role: 'service-agent', leaning: 'theory' } as const
const clock = (time: string) => Date.parse(`2026-03-10T${time}+08:00`)

const opened = openCase(
  paths.inquiry,
  {
    customer,
    contact: { channel: 'chat', address: 'chat:u-5518', language: 'en' },
    subject: 'I paid, and my coins have not arrived.',
  },
  { id: 'Q-1', at: clock('09:00:00'), by: customer, charter },
)
console.log(`09:00:00  A customer asks: ${opened.case.state.context.subject}`)
console.log(`          The agent may: ${permittedEvents(opened.case, agent, charter).join(', ')}`)

const accepted = act(opened.case, { type: 'case.accept' }, { at: clock('09:00:31'), by: agent, charter })
console.log(`09:00:31  Accepted; ${accepted.case.state.context.owner?.id} answers for it from now on (R1).`)

const promise = { type: 'reply.promise', dueAt: clock('11:00:00') } as const
const promised = act(accepted.case, promise, { at: clock('09:05:00'), by: agent, charter })
const due = new Date(nextDueAt(promised.case) ?? 0).toLocaleTimeString('en-GB', {
  timeZone: charter.timeZone,
})
console.log(`09:05:00  An answer is promised by ${due} (T12).`)

// Nobody is to blame yet, so nobody apologises.
const text = 'Your coins have arrived. Please sign in again.'
const apology = { type: 'reply.send', text: `We are sorry. ${text}`, apology: true } as const
const refused = act(promised.case, apology, { at: clock('10:20:00'), by: agent, charter })
if (!refused.ok) console.log(`10:20:00  ${refused.refusal.rule}: ${refused.refusal.message}`)

const reply = { type: 'reply.send', text } as const
const answered = act(refused.case, reply, { at: clock('10:20:30'), by: agent, charter })
console.log(`10:20:30  Answered, as promised: ${text}`)

const learnt = { problem: 'Coins late', cause: 'Callback lost', improvement: 'Ask the bank again' }
const feedback = { type: 'feedback.record', ...learnt } as const
const closed = act(answered.case, feedback, { at: clock('10:30:00'), by: agent, charter })
console.log(`10:30:00  ${JSON.stringify(closed.case.state.value)} after ${closed.case.rev} records (R2).`)

/** How it went. */
export const firstCase = { refused, closed: closed.case }
