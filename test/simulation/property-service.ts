import { charters } from 'casewright'
import type { CaseStep, CaseStream, Distribution, ScenarioInput } from 'casewright/simulation'
import { dayMs, hourMs, minuteMs } from './department.js'

const minutes = (mean: number): Distribution => ({ kind: 'exponential', meanMs: mean * minuteMs })

const step = (
  mean: number,
  ...outcomes: readonly {
    share?: number
    event: { readonly type: string; readonly [field: string]: unknown }
  }[]
): CaseStep => ({ takes: minutes(mean), outcomes })

const accepting = step(1, { event: { type: 'case.accept' } })
const replying = step(2, { event: { type: 'reply.send', text: 'It is done.' } })
const feedingBack = step(1, {
  event: { type: 'feedback.record', problem: 'The lift', cause: 'A fuse', improvement: 'A spare fuse' },
})
const contact = { channel: 'phone', address: '+86 10 5555 0142', language: 'zh-CN' }

/** Faults, of which some are seen to on the spot, on a visit of its own. */
const faults: CaseStream = {
  id: 'faults',
  path: 'fault',
  arrivals: { kind: 'poisson', perHour: 6 },
  input: {
    contact,
    subject: 'The lift stands still',
    customerGrade: 'gold',
    priority: { severity: 'high', urgency: 'high' },
  },
  steps: {
    'open.accepting': accepting,
    'open.working.reproducing': step(
      4,
      { share: 0.3, event: { type: 'visit.request', place: 'Tower 3', askedBy: 'department' } },
      { event: { type: 'fault.reproduce', reproduced: true, steps: 'Pressed every button' } },
    ),
    'open.working.diagnosing': step(5, {
      event: { type: 'fault.diagnose', cause: 'As designed', blame: 'nobody' },
    }),
    'open.replying': replying,
    feedingBack,
  },
}

/** Visits, which only come of faults. */
const visits: CaseStream = {
  id: 'visits',
  path: 'repairVisit',
  input: { contact, subject: 'A visit', askedBy: 'department' },
  patience: { kind: 'exponential', meanMs: 3 * hourMs },
  retries: { share: 0.5, after: { kind: 'exponential', meanMs: hourMs } },
  answerWithinMs: 10 * minuteMs,
  steps: {
    'open.accepting': accepting,
    'open.taking': step(3, { event: { type: 'job.take', form: 'S-1' } }),
    'open.working.calling': step(5, {
      event: {
        type: 'visit.arrange',
        fault: 'It stands still',
        place: 'Tower 3',
        underContract: true,
        backedUp: true,
        from: { $afterMs: 2 * hourMs },
        until: { $afterMs: 4 * hourMs },
      },
    }),
    'open.appointed': step(90, { event: { type: 'visit.begin' } }),
    'open.visiting': step(20, { event: { type: 'visit.cancel', reason: 'It runs again' } }),
    'open.visiting.returning': step(2, { event: { type: 'form.return', parts: [] } }),
    'open.visiting.reporting': step(2, { event: { type: 'visit.report', summary: 'It ran' } }),
    'open.replying': replying,
    feedingBack,
  },
}

/** Calls after the work is done, on which customers raise other matters. */
const calls: CaseStream = {
  id: 'calls-back',
  path: 'returnVisit',
  arrivals: { kind: 'poisson', perHour: 4 },
  input: {
    contact,
    subject: 'Are you content?',
    rule: 'F2',
    earliestAt: { $afterMs: 0 },
    latestAt: { $afterMs: 3 * dayMs },
  },
  steps: {
    'open.accepting': accepting,
    'open.working.contacting': step(2, {
      event: { type: 'contact.attempt', via: 'phone', dayPart: 0, reached: true },
    }),
    'open.working.visiting': step(
      3,
      {
        share: 0.2,
        event: {
          type: 'matter.raise',
          path: 'complaint',
          subject: 'The technician was rude',
          details: { about: 'service' },
        },
      },
      { share: 0.1, event: { type: 'matter.raise', path: 'inquiry', subject: 'And the cellar?' } },
      { event: { type: 'visit.end', satisfaction: 80 } },
    ),
    'open.signing': { ...step(60, { event: { type: 'visit.sign', reply: 'Thank you' } }), by: 'manager' },
    'open.replying': replying,
    feedingBack,
  },
}

/** Complaints, which come of themselves and of calls. */
const complaints: CaseStream = {
  id: 'complaints',
  path: 'complaint',
  arrivals: { kind: 'poisson', perHour: 2 },
  input: { contact, subject: 'The lift stands still', about: 'product' },
  steps: {
    'open.accepting': accepting,
    'open.working.classifying': step(4, { event: { type: 'complaint.classify', kind: 'general' } }),
    'open.working.solving': replying,
    'open.replying': replying,
    feedingBack,
  },
}

/** The service of a property company, whose cases open others; there is nobody for the inquiries. */
export const propertyService = {
  from: Date.UTC(2026, 2, 1, 16),
  lengthMs: 4 * dayMs,
  charter: charters.property,
  groups: [
    { id: 'desk', agents: 4, desk: 'service-agent', leaning: 'all-round' },
    { id: 'specialists', agents: 1, desk: 'complaint-specialist' },
    { id: 'technicians', agents: 6, desk: 'repair-technician' },
  ],
  cases: [faults, visits, calls, complaints],
} satisfies ScenarioInput
