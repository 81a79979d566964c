import type { ReviewSampling } from '../../vocabulary/sampling.js'

/**
 * Twenty records for each agent and day (Q1), spread over path, channel and hour. The handbook gives no
 * further numbers: that two of the twenty are marked twice, and that customers less than half satisfied call
 * for attention, is ours.
 * @category Quality
 */
export const topUpSampling: ReviewSampling = {
  perDay: 20,
  secondReviews: 2,
  spreadOver: ['path', 'channel', 'hour'],
  unscheduled: { complaints: true, breaches: true, severities: ['critical'], satisfactionBelow: 0.5 },
}
