import { complaint, dispute, inquiry, order, returnVisit } from '../machines/paths.js'
import { serviceGrades } from '../policies/customers/customer-grade.js'
import { serviceLadder } from '../policies/escalation/service-ladder.js'
import { handbookFollowUp } from '../policies/follow-up/handbook-follow-up.js'
import { handbookRouting } from '../policies/routing/handbook-routing.js'
import { promiseKept } from '../policies/service-levels/presets.js'
import { defineCharter } from './charter.js'
import { officeHours } from './office-hours.js'
import { triageTo } from './triage-to.js'

/**
 * The service of a logistics company: customer files with credit grades, key accounts that are visited, complaint reports to the
 * departments concerned (source `improve`, documents 1 and 4). They set no times but those promised.
 * @category Charters
 */
export const logistics = defineCharter(
  {
    id: 'logistics',
    version: 1,
    title: 'Logistics service department',
    timeZone: 'Asia/Shanghai',
    paths: ['inquiry', 'order', 'dispute', 'complaint', 'returnVisit'],
    calendars: { office: officeHours },
    targets: [promiseKept({ id: 'T12' })],
    triage: triageTo('inquiry', 'order', 'dispute', 'complaint'),
    routing: handbookRouting,
    escalation: serviceLadder,
    // Key accounts at an interval by grade (F5).
    followUp: handbookFollowUp,
    // Credit grades (D7).
    grading: serviceGrades,
  },
  { paths: { inquiry, order, dispute, complaint, returnVisit } },
)
