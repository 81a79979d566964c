import type { Instant } from '../../vocabulary/time.js'
import type { ClockChange, ClockChangeKind } from './change.js'
import { durationOf } from './duration-text.js'
import type { Observation } from './observation.js'
import { noteReplay, type PolicyInForce } from './replay.js'

/** One line of a clock's story. @category Service levels */
export interface ClockEvent {
  readonly at: Instant
  readonly change: ClockChangeKind
  /** Why, in the words of the case: the event, the tag, the target. */
  readonly because: string
  readonly round: number
  /** The target it was measured against from then on. */
  readonly target: string | null
  /** Open time consumed by then. */
  readonly consumedMs: number
  /** The open time allowed from then on. */
  readonly limitMs: number | null
  /** When the limit was to be reached, as far as was then known. */
  readonly dueAt: Instant | null
}

/** A clock's story. @category Service levels */
export interface ClockStory {
  readonly timeline: readonly ClockEvent[]
  /** The same, a line each. */
  readonly text: string
}

/**
 * Tells how a clock came to stand where it does: what ran, what stood still, and why.
 * @param metric - The metric of the clock.
 * @param history - All that was observed of the case, in order: clocks keep no history of their own.
 * @param options - `policy`: the policy, or a function that tells which was in force; `until`: how far time has passed, in
 *   epoch milliseconds; `timeZone`: IANA name of the zone the text is written in, `UTC` if left out.
 * @category Service levels
 */
export function explain(
  metric: string,
  history: Iterable<Observation>,
  options: { readonly policy: PolicyInForce; readonly until?: Instant; readonly timeZone?: string },
): ClockStory {
  const { policy, until, timeZone = 'UTC' } = options
  const timeline: ClockEvent[] = []
  noteReplay(history, policy, until, change => {
    if (change.clock.metric === metric) timeline.push(eventOf(change))
  })
  const dates = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const text = timeline.map(event => lineOf(event, at => dates.format(at))).join('\n')
  return { timeline, text }
}

const eventOf = ({ at, change, because, clock, consumedMs = clock.consumedMs }: ClockChange): ClockEvent => ({
  at,
  change,
  because,
  round: clock.round,
  target: clock.target,
  consumedMs,
  limitMs: clock.limitMs,
  dueAt: clock.dueAt,
})

function lineOf(
  { at, change, because, consumedMs, limitMs, dueAt }: ClockEvent,
  show: (at: Instant) => string,
): string {
  const used =
    limitMs === null
      ? `${durationOf(consumedMs)} used`
      : `${durationOf(consumedMs)} of ${durationOf(limitMs)} used`
  const due = dueAt === null ? '' : `, due ${show(dueAt)}`
  return `${show(at)}  ${change} (${because}): ${used}${due}`
}
