import type { Scorecard } from '../../vocabulary/scorecard.js'

const scale = { min: 0, max: 5 } as const

/**
 * The card of the software top-up desk: its seven categories (Q1). The handbook gives neither weights nor
 * scale nor the mark at which a record fails; here all weigh the same, marks go from 0 to 5, and below 0.6 of
 * the whole a review is failing.
 * @category Quality
 */
export const topUpScorecard: Scorecard = {
  id: 'top-up',
  version: 1,
  title: 'Chat record of the top-up desk',
  categories: [
    { id: 'greeting', title: 'Greeting', weight: 1, scale },
    { id: 'closing', title: 'Closing', weight: 1, scale },
    { id: 'attitude', title: 'Attitude', weight: 1, scale },
    { id: 'language', title: 'Language', weight: 1, scale },
    { id: 'business-knowledge', title: 'Business knowledge', weight: 1, scale },
    { id: 'timeliness', title: 'Timeliness', weight: 1, scale },
    { id: 'clarity', title: 'Clarity of handling', weight: 1, scale },
  ],
  failingBelow: 0.6,
}
