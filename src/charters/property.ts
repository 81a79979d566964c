import { complaint, fault, inquiry, installation, repairVisit, returnVisit } from '../machines/paths.js'
import { handbookAppraisal } from '../policies/appraisal/appraisal-form.js'
import { handbookFollowUp } from '../policies/follow-up/handbook-follow-up.js'
import { handbookTargets } from '../policies/indicators/targets.js'
import { appraisalRetention } from '../policies/quality/appraisal-retention.js'
import { chineseWording } from '../policies/quality/chinese-wording.js'
import { handbookNumbering } from '../policies/records/file-number.js'
import { promiseKept, ringCount } from '../policies/service-levels/presets.js'
import { handbookTraining } from '../policies/staff/training-standing.js'
import { defineCharter } from './charter.js'
import { officeHours } from './office-hours.js'
import { triageTo } from './triage-to.js'

/** The service of a property company: hotline, on-site service, return visits (source `property`). @category Charters */
export const property = defineCharter(
  {
    id: 'property',
    version: 1,
    title: 'Property service centre',
    timeZone: 'Asia/Shanghai',
    paths: ['inquiry', 'complaint', 'fault', 'repairVisit', 'installation', 'returnVisit'],
    calendars: { office: officeHours },
    targets: [
      // Within three rings (hotline §1), of six seconds as is usual; on a return visit it is the customer's phone that rings.
      ringCount({
        id: 'T2',
        rings: 3,
        match: { channel: ['phone'], path: ['inquiry', 'complaint', 'fault', 'repairVisit', 'installation'] },
      }),
      // A complaint is investigated and verified the same day (complaint reception).
      {
        id: 'T11',
        metric: 'investigation',
        match: { path: ['complaint'] },
        calendar: 'office',
        limit: { sameDay: true },
        start: [{ event: ['case.open', 'case.move'] }],
        stop: [{ event: ['liability.find', 'investigation.report', 'decision.give'] }, { tag: ['answered'] }],
        cancel: [{ tag: ['withdrawn', 'merged'] }],
      },
      promiseKept({ id: 'T12' }),
    ],
    triage: triageTo('inquiry', 'complaint', 'fault', 'repairVisit', 'installation'),
    // The day after departure, within 3 days of a complaint, by phone within a week of a visit, at other times of day (F1–F3, F6).
    followUp: handbookFollowUp,
    // `040214001` (D2).
    numbering: handbookNumbering,
    training: handbookTraining,
    // Every complaint is followed up (Q8).
    indicators: handbookTargets.filter(({ source }) => source.includes('property')),
    // 德 20, 勤 20, 能 30, 绩 30 (Q5).
    scoring: { appraisal: handbookAppraisal },
    wording: [chineseWording],
    retention: appraisalRetention,
  },
  { paths: { inquiry, complaint, fault, repairVisit, installation, returnVisit } },
)
