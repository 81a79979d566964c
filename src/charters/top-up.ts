import { dispute, fault, inquiry, order } from '../machines/paths.js'
import { handbookFollowUp } from '../policies/follow-up/handbook-follow-up.js'
import { defaultPointRules, handbookBonus } from '../policies/pay/pay-rules.js'
import { appraisalRetention } from '../policies/quality/appraisal-retention.js'
import { chineseWording } from '../policies/quality/chinese-wording.js'
import { englishWording } from '../policies/quality/english-wording.js'
import { topUpSampling } from '../policies/quality/top-up-sampling.js'
import { topUpScorecard } from '../policies/quality/top-up-scorecard.js'
import { handbookRouting } from '../policies/routing/handbook-routing.js'
import { feedbackGiven, firstResponse, promiseKept } from '../policies/service-levels/presets.js'
import { handbookTraining } from '../policies/staff/training-standing.js'
import { defineCharter } from './charter.js'
import { triageTo } from './triage-to.js'

/** The service department of a software top-up company (source `improve`, attachment 1). @category Charters */
export const topUp = defineCharter(
  {
    id: 'top-up',
    version: 1,
    title: 'Software top-up service department',
    timeZone: 'Asia/Shanghai',
    paths: ['inquiry', 'dispute', 'fault', 'order'],
    targets: [
      firstResponse({ id: 'T1', calendar: 'always', limit: { ms: 60_000 } }),
      promiseKept({ id: 'T12' }),
      // What was answered in a day is fed back within the day (R2, D4).
      feedbackGiven({ id: 'R2', calendar: 'always', limit: { ms: 86_400_000 } }),
    ],
    triage: triageTo('inquiry', 'dispute', 'fault', 'order'),
    // Tech-leaning, theory-leaning or all-round (R4).
    routing: handbookRouting,
    followUp: handbookFollowUp,
    // Three days, an exam, a mentor (D8).
    training: handbookTraining,
    scoring: {
      scorecard: topUpScorecard,
      sampling: topUpSampling,
      // The attachment names the losses (Q4) and leaves the bonus itself to the department.
      pay: { points: defaultPointRules, bonus: handbookBonus },
    },
    wording: [chineseWording, englishWording],
    // Two years (D3, source `property`): its own paper does not say.
    retention: appraisalRetention,
  },
  { paths: { inquiry, dispute, fault, order } },
)
