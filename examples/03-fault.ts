// A fault that the desk cannot solve goes to the technical department and back: npm run example examples/03-fault.ts
import { act, type CaseOf, charters, elapse, openCase, type Party, paths, type RequestOf } from 'casewright'

const charter = charters.topUp
const customer = { id: 'u-3306', role: 'customer' } as const
const agent: Party = { id: 'tech-agent-01', role: 'service-agent', leaning: 'tech' }
const developers: Party = { id: 'developers-01', role: 'technical-department' }
const clock = (time: string) => Date.parse(`2026-03-${time}+08:00`)

let item: CaseOf<typeof paths.fault> = openCase(
  paths.fault,
  {
    customer,
    contact: { channel: 'chat' },
    subject: 'The app closes when I open the wallet.',
    product: 'wallet',
  },
  { id: 'F-1', at: clock('10T09:00'), by: customer, charter },
).case

function asks(time: string, by: Party, event: RequestOf<typeof paths.fault>): void {
  const step = act(item, event, { at: clock(time), by, charter })
  item = step.case
  const told = step.ok
    ? step.emitted.map(effect => ` → ${effect.type}`).join('')
    : ` ✗ ${step.refusal.message}`
  console.log(`${time}  ${by.id} ${event.type}${told}`)
}

asks('10T09:01', agent, { type: 'case.accept' })
asks('10T09:10', agent, { type: 'fault.reproduce', reproduced: true, steps: 'Opened the wallet in English' })
asks('10T09:20', agent, { type: 'reply.send', text: 'We are looking into it.' }) // says not how it ended (P4)
asks('10T09:40', agent, { type: 'department.report', tried: ['Reinstalled', 'Cleared the cache'] })

// Two days of silence: the department is reminded, in sight of a supervisor.
const silence = elapse(item, { at: clock('12T12:00'), charter })
item = silence.case
for (const { type } of silence.emitted) console.log(`12T09:40  time → ${type}`)

asks('12T15:00', developers, {
  type: 'department.answer',
  answer: 'fixed',
  text: 'A missing text; see 3.8.3',
})
asks('12T15:30', agent, { type: 'fix.apply', kind: 'fixed', description: 'Please update to 3.8.3.' })
asks('12T18:00', customer, { type: 'fix.confirm' })
asks('12T18:05', agent, {
  type: 'reply.send',
  text: 'The crash is fixed in 3.8.3. Thank you for your report.',
})
const learnt = {
  problem: 'Wallet closes',
  cause: 'A text was missing',
  improvement: 'Check texts at the build',
}
asks('12T18:10', agent, { type: 'feedback.record', ...learnt })

/** How it went. */
export const fault = { case: item, reminders: silence.emitted.map(({ type }) => type) }
