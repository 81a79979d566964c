import type { Charter } from '../charters/ties.js'
import type { Path } from '../machines/path.js'
import type { CaseFacts } from '../vocabulary/case-facts.js'
import { CaseFacts as CaseFactsSchema } from '../vocabulary/case-facts.js'
import { parse } from '../vocabulary/parse.js'
import type { CaseRecord } from '../vocabulary/record.js'
import type { ServiceClock } from '../vocabulary/service-clock.js'
import type { DurationMs } from '../vocabulary/time.js'
import type { CaseOf } from './case.js'
import { courseOf } from './course.js'
import { fileOf, pathFor } from './route.js'

const KnownFacts = CaseFactsSchema.pick({
  isComplaint: true,
  isResolved: true,
  isAccurate: true,
  isFollowedUp: true,
  isBooked: true,
  satisfaction: true,
  departmentMarks: true,
}).partial()

/** How a case is read for the indicators. @category Cases */
export interface CaseFactsOptions {
  /** The charter the case was opened under. */
  readonly charter: Charter
  /** What is known from elsewhere, as from a survey or a check of answers; it goes before what the case says. */
  readonly known?: Partial<
    Pick<
      CaseFacts,
      | 'isComplaint'
      | 'isResolved'
      | 'isAccurate'
      | 'isFollowedUp'
      | 'isBooked'
      | 'satisfaction'
      | 'departmentMarks'
    >
  >
  /** The paths whose cases are complaints; `complaint` alone where it is left out: a dispute is none. */
  readonly complaintPaths?: readonly string[]
  /** The metrics that tell whether the first response kept its target; `first-response` and `ring-count` where left out. */
  readonly responseMetrics?: readonly string[]
  /** Those of the reply; `first-resolution`, `total-resolution` and `promise-kept` where they are left out. */
  readonly replyMetrics?: readonly string[]
  /** How long a conversation may rest and still be the same contact, in milliseconds, ≥ 0; 30 minutes where it is left out. */
  readonly conversationRestMs?: DurationMs
}

/**
 * Reads off a case and its records what the indicators count (Q8), case by case, so that no more than one is held at a time.
 *
 * A contact is a conversation: by phone, in a chat or face to face, what the customer says within half an hour of the last word
 * belongs to it; in writing each message is one, and so is each reopening. A case closes with its feedback record, not when
 * the time to reopen it is over. One that was withdrawn or merged, or answered without a customer who stayed silent, is neither
 * solved nor unsolved, unless its path knows better.
 * @param item - The case, as it stands now.
 * @param records - All its records, in order.
 * @param options - `charter`, what is `known` besides, and what counts as what.
 * @returns The facts, without names or texts; what is not known is left out.
 * @throws CasewrightError `charter-mismatch`; `invalid-parameter` if records are missing or another case's, or what is known is
 *   out of range.
 * @category Cases
 */
export function caseFacts(item: CaseOf, records: Iterable<CaseRecord>, options: CaseFactsOptions): CaseFacts {
  const {
    charter,
    complaintPaths = ['complaint'],
    responseMetrics = ['first-response', 'ring-count'],
    replyMetrics = ['first-resolution', 'total-resolution', 'promise-kept'],
    conversationRestMs = 1_800_000,
  } = options
  const path = pathFor(item, charter, 'caseFacts')
  const { owner, contact } = fileOf(item)
  const course = courseOf(item, records, path, conversationRestMs)
  const tags: readonly string[] = item.state.tags
  const isClosed = tags.includes('closed') || item.state.status === 'done'
  return withoutGaps({
    id: item.id,
    path: item.path,
    agentId: owner?.id,
    channel: contact?.channel,
    openedAt: item.openedAt,
    closedAt: isClosed ? course.movedAt : undefined,
    isComplaint: complaintPaths.includes(item.path),
    contacts: course.contacts,
    hands: course.hands,
    isResolved: isClosed ? isResolved(item, path) : undefined,
    respondedInTime: attainment(item.clocks, responseMetrics),
    repliedInTime: attainment(item.clocks, replyMetrics),
    isFollowedUp:
      course.isFollowedUp || (attainment(item.clocks, ['follow-up']) === false ? false : undefined),
    ...(options.known && parse(KnownFacts, options.known, 'caseFacts: known')),
  })
}

type Gapped = { readonly [Fact in keyof CaseFacts]: CaseFacts[Fact] | undefined }

function withoutGaps(facts: Gapped): CaseFacts {
  const kept: Partial<Record<keyof Gapped, unknown>> = {}
  for (const name in facts) {
    const fact = facts[name as keyof Gapped]
    if (fact !== undefined) kept[name as keyof Gapped] = fact
  }
  return kept as CaseFacts
}

function isResolved({ state }: CaseOf, path: Path): boolean | undefined {
  const tags: readonly string[] = state.tags
  if (tags.includes('withdrawn') || tags.includes('merged')) return undefined
  return path.isResolved?.(state.context) ?? (fileOf({ state }).silent === true ? undefined : true)
}

/** Whether targets were kept: `false` once one was missed, `undefined` while nothing is settled. */
function attainment(clocks: readonly ServiceClock[], metrics: readonly string[]): boolean | undefined {
  const judged = clocks.filter(({ metric }) => metrics.includes(metric))
  const isMissed = judged.some(({ breachedAt, earlier }) => breachedAt !== null || earlier.breached > 0)
  if (isMissed) return false
  return judged.some(({ state, earlier }) => state === 'met' || earlier.met > 0) || undefined
}
