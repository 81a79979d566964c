import { complaint, expenseClaim, fault, inquiry, repairVisit } from '../machines/paths.js'
import { serviceGrades } from '../policies/customers/customer-grade.js'
import { handbookFollowUp } from '../policies/follow-up/handbook-follow-up.js'
import { handbookRouting } from '../policies/routing/handbook-routing.js'
import { feedbackGiven, promiseKept } from '../policies/service-levels/presets.js'
import { defineCharter } from './charter.js'
import { officeHours } from './office-hours.js'
import { triageTo } from './triage-to.js'

/** A service department with groups for service, technical support and repair (source `ops`). @category Charters */
export const serviceDepartment = defineCharter(
  {
    id: 'service-department',
    version: 1,
    title: 'Service department',
    timeZone: 'Asia/Shanghai',
    // Inquiries (§3.1), complaints (§3.2), what technical support and repair do (§3.3), expenses (§7.2).
    paths: ['inquiry', 'complaint', 'fault', 'repairVisit', 'expenseClaim'],
    calendars: { office: officeHours },
    targets: [
      // What was promised to the customer is kept (§3.1(4)).
      promiseKept({ id: 'T12', warnings: [{ share: 0.75 }] }),
      feedbackGiven({ id: 'R2', calendar: 'office', limit: { workingDays: 1 } }),
    ],
    triage: triageTo('inquiry', 'complaint', 'fault', 'repairVisit'),
    routing: handbookRouting,
    followUp: handbookFollowUp,
    // Customer files with grades (D7, §4).
    grading: serviceGrades,
  },
  { paths: { inquiry, complaint, fault, repairVisit, expenseClaim } },
)
