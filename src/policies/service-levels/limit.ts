import type { ClockMark, ServiceClock } from '../../vocabulary/service-clock.js'
import type {
  ServiceLength,
  ServiceLimit,
  ServiceTarget,
  ServiceWarning,
} from '../../vocabulary/service-level.js'
import type { Instant } from '../../vocabulary/time.js'
import type { Calendar } from '../business-time/calendar.js'
import { DAY, timeZoneOf } from '../business-time/time-zone.js'
import type { ClockFacts } from './observation.js'

/** What a target allows a clock that started at `startedAt`, in open time. */
export function limitsOf(
  target: ServiceTarget | null,
  { calendar, startedAt, facts }: { calendar: Calendar; startedAt: Instant; facts: ClockFacts },
): Pick<ServiceClock, 'limitMs' | 'earliestMs'> {
  return {
    limitMs: target && lengthOf(target.limit, calendar, startedAt, facts.promisedAt ?? null),
    earliestMs: (target?.notBefore && lengthOf(target.notBefore, calendar, startedAt, null)) ?? 0,
  }
}

function lengthOf(
  length: ServiceLength | ServiceLimit,
  calendar: Calendar,
  startedAt: Instant,
  promisedAt: Instant | null,
): number | null {
  if ('ms' in length) return length.ms
  const end = endOf(length, calendar, startedAt, promisedAt)
  return end === null ? null : calendar.between(startedAt, end)
}

function endOf(
  length: Exclude<ServiceLimit, { ms: number }>,
  calendar: Calendar,
  startedAt: Instant,
  promisedAt: Instant | null,
): Instant | null {
  if ('promised' in length) return promisedAt
  return 'sameDay' in length
    ? endOfDay(calendar, startedAt)
    : calendar.addWorkingDays(startedAt, length.workingDays)
}

/** The midnight after `at`, or after the next opening where it is closed at `at`. */
function endOfDay(calendar: Calendar, at: Instant): Instant | null {
  const open = calendar.isOpen(at) ? at : calendar.nextOpening(at)
  if (open === null) return null
  const { offsetAt, instantOf } = timeZoneOf(calendar.timeZone, 'calendar')
  return instantOf((Math.floor((open + offsetAt(open)) / DAY) + 1) * DAY)
}

/**
 * The instants at which a clock has something to say, as seen from its last change.
 * @param now - What is overdue already falls due now.
 */
export function marksOf(
  clock: Pick<ServiceClock, 'limitMs' | 'breachedAt' | 'warned' | 'since' | 'state' | 'consumedMs'>,
  target: ServiceTarget | null,
  calendar: Calendar,
  now: Instant,
): Pick<ServiceClock, 'dueAt' | 'marks'> {
  const { limitMs, breachedAt, warned, since, state } = clock
  if (target === null || limitMs === null || breachedAt !== null) return { dueAt: null, marks: [] }
  const boundary = target.boundary ?? 'closing'
  const instantOf = (consumedMs: number): Instant | null => {
    if (state !== 'running') return null
    const left = consumedMs - clock.consumedMs
    if (left < 0 || (left === 0 && boundary === 'closing')) return now
    const at = calendar.add(since, left, { boundary })
    return at === null ? null : Math.max(at, now)
  }
  const limit: ClockMark = { at: instantOf(limitMs), consumedMs: limitMs, warning: null }
  const marks: ClockMark[] = []
  for (const warning of target.warnings ?? []) {
    if (warned.some(given => isSameWarning(given, warning))) continue
    const consumedMs = momentOf(warning, limitMs)
    marks.push({ at: instantOf(consumedMs), consumedMs, warning })
  }
  marks.sort((a, b) => a.consumedMs - b.consumedMs).push(limit)
  return { dueAt: limit.at, marks }
}

const momentOf = (warning: ServiceWarning, limitMs: number): number =>
  'share' in warning ? Math.round(limitMs * warning.share) : Math.max(0, limitMs - warning.remainingMs)

const isSameWarning = (one: ServiceWarning, other: ServiceWarning): boolean =>
  'share' in one
    ? 'share' in other && one.share === other.share
    : 'remainingMs' in other && one.remainingMs === other.remainingMs
