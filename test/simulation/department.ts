import { charters } from 'casewright'
import type { CaseStep, CaseStream, Distribution, Group, ScenarioInput } from 'casewright/simulation'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** Sunday, 2 November 2025, midnight in Shanghai. */
const from = Date.UTC(2025, 10, 1, 16)

const minutes = (mean: number): Distribution => ({
  kind: 'lognormal',
  meanMs: mean * minuteMs,
  variation: 0.7,
})

/** A step that always comes to the same. */
const always = (
  mean: number,
  event: { readonly type: string; readonly [field: string]: unknown },
): CaseStep => ({
  takes: minutes(mean),
  outcomes: [{ event }],
})

const accept = always(1, { type: 'case.accept' })
const reply = always(2, { type: 'reply.send', text: 'This is how it is.' })
const feedingBack = always(1, {
  type: 'feedback.record',
  problem: 'A question',
  cause: 'Not on the page',
  improvement: 'Put it on the page',
})
const closed: CaseStep = {
  by: 'customer',
  takes: { kind: 'exponential', meanMs: 2 * dayMs },
  outcomes: [{ share: 0.04, event: { type: 'case.reopen', reason: 'It is back' } }, { share: 0.96 }],
}
const contact = { channel: 'chat', address: 'handle', language: 'zh-CN' }

const weekday = Array.from({ length: 48 }, (_, half) => (half < 16 || half >= 44 ? 1 : half < 24 ? 14 : 9))
const sunday = weekday.map(rate => rate / 2)

/** Arrivals of a day on average, spread over it. */
function arrivals(perDay: number): CaseStream['arrivals'] {
  const whole = weekday.reduce((sum, rate) => sum + rate, 0)
  const week = {
    mon: weekday,
    tue: weekday,
    wed: weekday,
    thu: weekday,
    fri: weekday,
    sat: sunday,
    sun: sunday,
  }
  return { kind: 'profile', perHalfHour: week, factor: perDay / whole / (6 / 7), dayVariation: 0.1 }
}

const inquiries: CaseStream = {
  id: 'inquiries',
  path: 'inquiry',
  arrivals: arrivals(1000),
  answerWithinMs: minuteMs,
  input: { contact, subject: 'How does it work?' },
  steps: {
    'open.accepting': accept,
    'open.working.resolving': {
      takes: minutes(4),
      outcomes: [
        { share: 0.8, event: { type: 'reply.send', text: 'This is how it works.' } },
        { share: 0.1, event: { type: 'customer.ask', question: 'Which version is it?' } },
        { share: 0.1, event: { type: 'reply.promise', dueAt: { $afterMs: 2 * hourMs } } },
      ],
    },
    'open.working.promised': always(6, { type: 'answer.find', answer: 'In the manual' }),
    'open.awaitingCustomer': {
      by: 'customer',
      takes: { kind: 'exponential', meanMs: 8 * hourMs },
      outcomes: [{ share: 0.85, event: { type: 'message.receive', text: 'The new one' } }, { share: 0.15 }],
    },
    'open.replying': reply,
    feedingBack,
    closed,
  },
}

const faults: CaseStream = {
  id: 'faults',
  path: 'fault',
  arrivals: arrivals(600),
  input: {
    contact: { ...contact, channel: 'phone' },
    subject: 'It does not work',
    priority: { severity: 'high', urgency: 'high' },
  },
  steps: {
    'open.accepting': accept,
    'open.referred': accept,
    'open.working.reproducing': always(3, {
      type: 'fault.reproduce',
      reproduced: true,
      steps: 'Topped up 50 yuan',
    }),
    'open.working.diagnosing': {
      takes: minutes(5),
      outcomes: [
        { share: 0.1, event: { type: 'fault.diagnose', cause: 'As designed', blame: 'nobody' } },
        { share: 0.2, event: { type: 'department.report', tried: ['Topped up again'] } },
        { event: { type: 'fault.diagnose', cause: 'A stale session', blame: 'department' } },
      ],
    },
    'open.working.fixing': always(4, { type: 'fix.apply', kind: 'fixed', description: 'Renewed' }),
    'open.verifyingFix': {
      by: 'customer',
      takes: { kind: 'exponential', meanMs: 5 * hourMs },
      outcomes: [
        { share: 0.8, event: { type: 'fix.confirm' } },
        { share: 0.1, event: { type: 'fix.reject', reason: 'Still nothing' } },
        { share: 0.1 },
      ],
    },
    'open.reported.awaitingDepartment': {
      by: 'technical-department',
      takes: { kind: 'gamma', meanMs: 20 * hourMs, variation: 1.2 },
      outcomes: [
        { share: 0.2, event: { type: 'department.answer', answer: 'question', text: 'Which one?' } },
        { share: 0.5, event: { type: 'department.answer', answer: 'fixed', text: 'Restarted' } },
        { share: 0.3, event: { type: 'department.answer', answer: 'no-fix', text: 'It cannot be' } },
      ],
    },
    'open.reported.answeringDepartment': always(2, { type: 'department.inform', text: 'This one' }),
    'open.replying': reply,
    feedingBack,
    closed,
  },
}

const orders: CaseStream = {
  id: 'orders',
  path: 'order',
  arrivals: arrivals(400),
  patience: { kind: 'exponential', meanMs: 2 * hourMs },
  retries: { share: 0.3, after: { kind: 'exponential', meanMs: 3 * hourMs } },
  input: { contact, subject: 'Another amount, please', matter: 'change' },
  groups: ['orders', { group: 'all-round', afterMs: 20 * minuteMs }],
  steps: {
    'open.accepting': { ...accept, groups: ['orders'] },
    'open.working.finding': {
      ...always(2, { type: 'order.find', number: '7', status: 'open', verifiedBy: 'code' }),
      groups: ['orders'],
    },
    'open.working.handling': {
      takes: minutes(3),
      groups: ['orders'],
      outcomes: [
        { share: 0.7, event: { type: 'order.change', changes: 'The amount' } },
        { share: 0.3, event: { type: 'order.cancel', reason: 'No longer wanted' } },
      ],
    },
    'open.replying': reply,
    feedingBack,
    closed,
  },
}

const calendars = {
  early: { timeZone: 'Asia/Shanghai', hours: week('08:00', '16:30') },
  late: { timeZone: 'Asia/Shanghai', hours: week('13:30', '22:00') },
}

function week(opens: string, closes: string) {
  const day = [[opens, closes]] as [string, string][]
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
}

const shifts = (early: number, late: number): Group['shifts'] => [
  { agents: early, calendar: 'early', breaks: [{ afterMs: 4 * hourMs, lengthMs: 30 * minuteMs }] },
  {
    agents: late,
    calendar: 'late',
    breaks: [{ afterMs: 4 * hourMs, lengthMs: 30 * minuteMs, staggerMs: 10 * minuteMs }],
  },
]

/** A department with three paths, two shifts and clocks. */
export const department = {
  from,
  lengthMs: 14 * dayMs,
  charter: charters.topUp,
  calendars,
  groups: [
    {
      id: 'tech',
      desk: 'service-agent',
      leaning: 'tech',
      shifts: shifts(14, 10),
      shrinkage: 0.1,
      costPerHour: 40,
    },
    { id: 'all-round', desk: 'service-agent', leaning: 'all-round', shifts: shifts(14, 12), costPerHour: 35 },
    { id: 'orders', desk: 'order-agent', shifts: shifts(9, 7), costPerHour: 30 },
  ],
  cases: [inquiries, faults, orders],
} satisfies ScenarioInput
