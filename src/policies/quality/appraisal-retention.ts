import type { Retention } from '../../vocabulary/retention.js'

/**
 * Appraisals and the reviews they rest on are kept for two years (D3), in Chinese time. What stays then is
 * for counting: scores, and what they were given for.
 * @category Retention
 */
export const appraisalRetention: Retention = {
  timeZone: 'Asia/Shanghai',
  kinds: {
    appraisal: { years: 2, disposal: 'anonymise', keep: ['score', 'grade'] },
    review: { years: 2, disposal: 'anonymise', keep: ['score', 'failing', 'path', 'channel', 'purpose'] },
  },
}
