import type { Case } from '../../vocabulary/case.js'
import type { Retention } from '../../vocabulary/retention.js'
import { appraisalRetention } from '../quality/appraisal-retention.js'
import type { RetainedRecord } from '../quality/due-for-erasure.js'

/** A closed case as retention sees it: flat, so that what stays of it for counting holds nothing else. @category Retention */
export interface RetainedCase extends RetainedRecord {
  readonly kind: 'case'
  readonly caseId: string
  readonly path: string
  readonly channel: string | null
  readonly severity: string | null
  readonly urgency: string | null
  readonly customerGrade: string | null
  readonly ending: string | null
}

/**
 * How long a department keeps its records: appraisals and reviews two years (D3), cases three years from their end. The handbook
 * gives no time for cases; three years is what Chinese law asks of platforms for trade records. What stays is for counting.
 * @see E-Commerce Law of the People's Republic of China, article 31
 * @category Retention
 */
export const serviceRetention: Retention = {
  timeZone: appraisalRetention.timeZone,
  kinds: {
    ...appraisalRetention.kinds,
    case: {
      years: 3,
      disposal: 'anonymise',
      keep: ['path', 'channel', 'severity', 'urgency', 'customerGrade', 'ending'],
    },
  },
}

/**
 * A case as a record for {@link dueForErasure} and {@link anonymise}. Its time runs from its last change; a case that is still
 * open is held.
 * @param item - The case.
 * @param options - `held`: whether something under way, such as a dispute in court, still needs it.
 * @see D3
 * @category Retention
 */
export function retainedCase(item: Case, options: { readonly held?: boolean } = {}): RetainedCase {
  const { contact, priority, customerGrade, ending } = item.state.context as {
    contact?: { channel?: string }
    priority?: { severity?: string; urgency?: string }
    customerGrade?: string | null
    ending?: string | null
  }
  const isOpen = item.state.status === 'active' && !item.state.tags.includes('closed')
  return {
    kind: 'case',
    recordedAt: item.updatedAt,
    held: options.held === true || isOpen,
    caseId: item.id,
    path: item.path,
    channel: contact?.channel ?? null,
    severity: priority?.severity ?? null,
    urgency: priority?.urgency ?? null,
    customerGrade: customerGrade ?? null,
    ending: ending ?? null,
  }
}
