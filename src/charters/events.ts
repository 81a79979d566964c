import { booking, complaint, inquiry, suggestion } from '../machines/paths.js'
import { serviceReports } from '../policies/liability/report-upward.js'
import { serviceMatrix } from '../policies/priority/service-matrix.js'
import { chineseWording } from '../policies/quality/chinese-wording.js'
import { promiseKept } from '../policies/service-levels/presets.js'
import { sixDontLeaves } from '../policies/staff/shift-closing.js'
import { defineCharter } from './charter.js'
import { shopHours } from './office-hours.js'
import { triageTo } from './triage-to.js'

/**
 * The service of an events company: whoever is asked first answers for it, matters ranked by severity and urgency, apologies where
 * the company is responsible, six things nobody leaves undone at the end of a shift (source `improve`, documents 3 and 5).
 * @category Charters
 */
export const events = defineCharter(
  {
    id: 'events',
    version: 1,
    title: 'Events service department',
    timeZone: 'Asia/Shanghai',
    paths: ['inquiry', 'booking', 'complaint', 'suggestion'],
    calendars: { house: shopHours },
    targets: [promiseKept({ id: 'T12' })],
    triage: triageTo('inquiry', 'booking', 'complaint', 'suggestion'),
    // 轻重缓急 (R5).
    priorities: serviceMatrix,
    // Reported upward by severity (R6).
    upwardReports: serviceReports,
    // 六不走 (D5).
    shiftChecklist: sixDontLeaves,
    // Forbidden answers and polite forms (Q10).
    wording: [chineseWording],
  },
  { paths: { inquiry, booking, complaint, suggestion } },
)
