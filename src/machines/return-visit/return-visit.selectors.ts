import type { Standing } from '../path.js'
import type { CaseFile } from '../stages/case-file.js'
import { isIn } from '../stages/stage-selectors.js'
import type { ReturnVisitNotes } from './return-visit.schema.js'

type ReturnVisit = Standing<CaseFile & ReturnVisitNotes>

/** What can be read off a return visit. @category Return visit */
export const returnVisitSelectors = {
  /** How satisfied the customer is, in points of 100; `null` where nobody knows. */
  satisfaction: ({ context }: ReturnVisit) => context.satisfaction,
  /** What the customer said, and the answers. */
  opinions: ({ context }: ReturnVisit) => context.opinions,
  /** Whether everything that was said has its answer. */
  isAnswered: ({ context }: ReturnVisit) => !context.pending,
  /** Whether its window has yet to open. */
  isPlanned: (standing: ReturnVisit) => isIn(standing, 'open', 'working', 'planned'),
  /** Whether the head of the department is to reply and sign. */
  isSigning: (standing: ReturnVisit) => isIn(standing, 'open', 'signing'),
}
