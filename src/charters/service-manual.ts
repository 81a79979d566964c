import {
  booking,
  complaint,
  equipmentFault,
  inquiry,
  returnVisit,
  safetyIncident,
} from '../machines/paths.js'
import { serviceDisclosure } from '../policies/confidentiality/disclosure-rules.js'
import { serviceIdentity } from '../policies/confidentiality/identity.js'
import { handbookFollowUp } from '../policies/follow-up/handbook-follow-up.js'
import { handbookTargets } from '../policies/indicators/targets.js'
import {
  firstResolution,
  firstResponse,
  followUpWindow,
  nextResponse,
  promiseKept,
} from '../policies/service-levels/presets.js'
import { defineCharter } from './charter.js'
import { officeHours } from './office-hours.js'
import { triageTo } from './triage-to.js'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A department by the service standards and operations manual, standard edition (source `manual`). @category Charters */
export const serviceManual = defineCharter(
  {
    id: 'service-manual',
    version: 1,
    title: 'Service standards and operations',
    timeZone: 'Asia/Shanghai',
    paths: ['inquiry', 'complaint', 'booking', 'returnVisit', 'equipmentFault', 'safetyIncident'],
    calendars: { office: officeHours },
    targets: [
      // Accepted, and the investigation started, within 24 calendar hours (1.4).
      firstResponse({
        id: 'T6',
        match: { path: ['complaint'] },
        calendar: 'always',
        limit: { ms: 24 * hour },
        warnings: [{ share: 0.75 }],
      }),
      // A consult is responded to within 10 minutes (1.2); any other service that somebody asks for within 20 (1.1, 2.2).
      firstResponse({
        id: 'T4',
        match: { path: ['inquiry'] },
        calendar: 'office',
        limit: { ms: 10 * minute },
      }),
      firstResponse({
        id: 'T5',
        match: { path: ['booking', 'equipmentFault', 'safetyIncident'] },
        calendar: 'office',
        limit: { ms: 20 * minute },
      }),
      // The result of a complaint within 7 working days (1.4).
      firstResolution({
        id: 'T7',
        match: { path: ['complaint'] },
        calendar: 'office',
        limit: { workingDays: 7 },
        warnings: [{ share: 0.8 }],
      }),
      // Followed up in 3 to 7 working days (2.4).
      followUpWindow({
        id: 'T8',
        match: { path: ['inquiry', 'complaint', 'booking'] },
        calendar: 'office',
        notBefore: { workingDays: 3 },
        limit: { workingDays: 7 },
      }),
      // The quality measure "response" (7.1).
      nextResponse({ id: 'T9', calendar: 'always', limit: { ms: 24 * hour } }),
      // An incident: first findings in 24, the report in 72 calendar hours from when it was reported (5.3).
      incidentTarget('T10 findings', 'findings.submit', 24 * hour),
      incidentTarget('T10 report', 'report.submit', 72 * hour),
      promiseKept({ id: 'T12' }),
    ],
    // So long that the window of T8 lies within it.
    limits: { reopenWindowMs: 14 * day, incidentFindingsMs: 24 * hour, incidentReportMs: 72 * hour },
    triage: triageTo('inquiry', 'complaint', 'booking'),
    disclosure: serviceDisclosure,
    identity: serviceIdentity,
    followUp: handbookFollowUp,
    indicators: handbookTargets.filter(({ source }) => source.includes('manual')),
  },
  { paths: { inquiry, complaint, booking, returnVisit, equipmentFault, safetyIncident } },
)

function incidentTarget(id: string, done: string, ms: number) {
  return {
    id,
    metric: id,
    match: { path: ['safetyIncident'] },
    calendar: 'always',
    limit: { ms },
    start: [{ event: ['case.open'] }],
    stop: [{ event: [done] }],
    cancel: [{ tag: ['withdrawn', 'merged'] }],
  }
}
