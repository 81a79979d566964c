import type { FaultMachine, Party } from 'casewright'
import type { EventFrom, InputFrom } from 'xstate'

export type Event = EventFrom<FaultMachine>

const minuteMs = 60_000
const openedAt = Date.UTC(2026, 2, 2, 1)
const customer = { id: 'customer-1', role: 'customer' } as const
const agent: Party = { id: 'agent-1', role: 'service-agent', leaning: 'theory' }
const techAgent: Party = { id: 'agent-2', role: 'service-agent', leaning: 'tech' }
const department: Party = { id: 'department-1', role: 'technical-department' }
const clerk: Party = { id: 'clerk-1', role: 'records-clerk' }
const time: Party = { id: 'time', role: 'system' }

/** What the machine starts from. */
export const faultInput: InputFrom<FaultMachine> = {
  id: 'c1',
  at: openedAt,
  by: customer,
  customer,
  contact: { channel: 'phone', address: '555-0100' },
  subject: 'The top-up does not arrive',
}

type Unstamped = Event extends infer Each ? (Each extends unknown ? Omit<Each, 'at' | 'by'> : never) : never

const stamped = (steps: readonly (readonly [Party, Unstamped])[]): readonly Event[] =>
  steps.map(([by, event], index) => ({ ...event, at: openedAt + index * minuteMs, by }) as Event)

const feedback: Unstamped = {
  type: 'feedback.record',
  problem: 'No top-up',
  cause: 'A stale session',
  improvement: 'Renew sessions at night',
}

/** The agent solves it (P3). */
export const solvedByAgent = stamped([
  [techAgent, { type: 'case.accept' }],
  [techAgent, { type: 'fault.reproduce', reproduced: true, steps: 'Topped up 50 yuan' }],
  [techAgent, { type: 'fault.diagnose', cause: 'A stale session', blame: 'department' }],
  [techAgent, { type: 'customer.ask', question: 'Which version is it?' }],
  [customer, { type: 'message.receive', text: '3.1' }],
  [techAgent, { type: 'fix.apply', kind: 'fixed', description: 'Session renewed' }],
  [customer, { type: 'fix.confirm' }],
  [techAgent, { type: 'reply.send', text: 'It works again', apology: true }],
  [techAgent, feedback],
  [time, { type: 'deadline.reach', deadline: 'reopening' }],
])

/** The agent cannot, and reports it to the technical department (P4); one event is not taken. */
export const solvedByDepartment = stamped([
  [agent, { type: 'case.accept' }],
  [techAgent, { type: 'case.accept' }],
  [techAgent, { type: 'fault.reproduce', reproduced: true, steps: 'Topped up 50 yuan' }],
  [techAgent, { type: 'reply.promise', dueAt: openedAt + 600 * minuteMs }],
  [customer, { type: 'message.receive', text: 'Any news?' }],
  [techAgent, { type: 'department.report', tried: ['Session renewed'] }],
  [techAgent, { type: 'fix.apply', kind: 'fixed', description: 'Not now' }],
  [time, { type: 'deadline.reach', deadline: 'department-answer' }],
  [department, { type: 'department.answer', answer: 'question', text: 'Which version?' }],
  [techAgent, { type: 'department.inform', text: '3.1' }],
  [department, { type: 'department.answer', answer: 'fixed', text: 'Restarted', blame: 'department' }],
  [techAgent, { type: 'fix.apply', kind: 'fixed', description: 'Restarted' }],
  [customer, { type: 'fix.reject', reason: 'Still nothing' }],
  [techAgent, { type: 'fault.diagnose', cause: 'A stale session', blame: 'department' }],
  [techAgent, { type: 'fix.apply', kind: 'workaround', description: 'Use the old page' }],
  [customer, { type: 'fix.confirm' }],
  [techAgent, { type: 'reply.send', text: 'Use the old page until Monday' }],
  [techAgent, feedback],
  [clerk, { type: 'note.add', text: 'Filed' }],
  [time, { type: 'deadline.reach', deadline: 'reopening' }],
])
