import { complaint, inquiry, order, suggestion } from '../machines/paths.js'
import { serviceDisclosure } from '../policies/confidentiality/disclosure-rules.js'
import { handbookTargets } from '../policies/indicators/targets.js'
import { chineseWording } from '../policies/quality/chinese-wording.js'
import { firstResponse, promiseKept, ringCount } from '../policies/service-levels/presets.js'
import { defineCharter } from './charter.js'
import { shopHours } from './office-hours.js'
import { triageTo } from './triage-to.js'

const minute = 60_000

/** The service desk of a supermarket (source `market`). @category Charters */
export const supermarket = defineCharter(
  {
    id: 'supermarket',
    version: 1,
    title: 'Supermarket service desk',
    timeZone: 'Asia/Shanghai',
    // Consults (§3.1), complaints (§3.2), suggestions (§3.3), orders (duties §1.4).
    paths: ['inquiry', 'complaint', 'suggestion', 'order'],
    calendars: { shop: shopHours },
    targets: [
      // Within three rings (§4.2).
      ringCount({ id: 'T2', rings: 3 }),
      // Taken in at once (§4.2(3)), which is measured as one minute.
      firstResponse({
        id: 'T13',
        match: { path: ['complaint', 'suggestion'] },
        calendar: 'shop',
        limit: { ms: minute },
      }),
      // An online message within a minute (§4.2).
      firstResponse({ id: 'T3', match: { channel: ['chat'] }, calendar: 'shop', limit: { ms: minute } }),
      // A promised reply time is kept (§3.2(4)).
      promiseKept({ id: 'T12' }),
    ],
    triage: triageTo('inquiry', 'complaint', 'suggestion', 'order'),
    // Customer data leave only with consent (§7.3).
    disclosure: serviceDisclosure,
    // Accuracy 95 %, complaint satisfaction 90 % (Q8).
    indicators: handbookTargets.filter(({ source }) => source.includes('market')),
    wording: [chineseWording],
  },
  { paths: { inquiry, complaint, suggestion, order } },
)
