import type { Priority } from '../../vocabulary/priority.js'
import type { PriorityMatrix } from '../../vocabulary/priority-matrix.js'
import type { Instant } from '../../vocabulary/time.js'
import { expect } from '../expect.js'
import { serviceMatrix } from './service-matrix.js'

/** Work as far as its rank is concerned; a host's own may hold anything besides. @category Priority */
export interface RankedWork {
  readonly id: string
  readonly priority: Priority
  /** Since when it waits. */
  readonly openedAt: Instant
  /** When it is due: promised, or by its service level; left out or `null` where nothing is. */
  readonly dueAt?: Instant | null
}

/** A piece of work in its place. @category Priority */
export interface PlacedWork<Work extends RankedWork> {
  readonly work: Work
  /** 1 comes first. */
  readonly rank: number
  /** What the executing department is advised (R5). */
  readonly advice: string
  /** By when the work is to begin, by the rank it was given; waiting moves it up, and the date stays. */
  readonly beginBy: Instant
  /** What put it there: `['high × medium: rank 3', 'waiting: up 1']`. */
  readonly because: readonly string[]
}

/**
 * Puts work in order (R5): by rank, then what is due first, then what came first, then by id. Work without a due date comes
 * after work of its rank that has one.
 * @param works - In any order; each id once.
 * @param options - `at`: now, in epoch milliseconds; `matrix`: default {@link serviceMatrix}.
 * @returns The same work, in order, each with its rank, the advice and the reasons.
 * @throws CasewrightError `invalid-parameter` if the matrix has no rank or no advice for a priority.
 * @see R5
 * @category Priority
 */
export function orderOfWork<Work extends RankedWork>(
  works: readonly Work[],
  options: { readonly at: Instant; readonly matrix?: PriorityMatrix },
): PlacedWork<Work>[] {
  const { at, matrix = serviceMatrix } = options
  expect(Number.isFinite(at), 'orderOfWork', 'at', 'epoch milliseconds', at)
  return works.map(work => placed(work, at, matrix)).sort(inOrder)
}

function placed<Work extends RankedWork>(work: Work, at: Instant, matrix: PriorityMatrix): PlacedWork<Work> {
  const { severity, urgency } = work.priority
  const written = matrix.ranks[severity]?.[urgency]
  expect(
    written !== undefined,
    'orderOfWork',
    `rank of ${work.id}`,
    'in the matrix',
    `${severity} × ${urgency}`,
  )
  const { riseEveryMs = Infinity } = matrix
  const rises = Math.min(written - 1, Math.max(0, Math.floor((at - work.openedAt) / riseEveryMs)))
  const rank = written - rises
  const beginBy = work.openedAt + adviceFor(written, matrix).beginWithinMs
  const because = [`${severity} × ${urgency}: rank ${written}`]
  if (rises > 0) because.push(`waiting: up ${rises}`)
  return { work, rank, advice: adviceFor(rank, matrix).text, beginBy, because }
}

/** The advice for a rank; one that the table skips, which waiting may lead to, has that of the next. */
function adviceFor(rank: number, { advice }: PriorityMatrix): PriorityMatrix['advice'][number] {
  const fitting = advice.filter(each => each.rank >= rank).sort((one, other) => one.rank - other.rank)
  expect(fitting[0], 'orderOfWork', `advice for rank ${rank}`, 'in the matrix', 'none')
  return fitting[0]
}

function inOrder(one: PlacedWork<RankedWork>, other: PlacedWork<RankedWork>): number {
  const [a, b] = [one.work, other.work]
  const [due, otherDue] = [a.dueAt ?? Infinity, b.dueAt ?? Infinity]
  return (
    one.rank - other.rank ||
    (due === otherDue ? 0 : due - otherDue) ||
    a.openedAt - b.openedAt ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}
