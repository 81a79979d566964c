import type { ClockMark, ServiceClock } from '../../vocabulary/service-clock.js'
import type { Instant } from '../../vocabulary/time.js'
import { aboutClock, type ClockChange, copyOf, type Note } from './change.js'
import type { ClockStep, ServiceLevelFact } from './facts.js'

/**
 * Lets time pass: each warning and breach that falls due up to `at` is told once, in the order of their instants.
 *
 * A limit is missed as soon as it is used up: what is done at the very instant it falls due is late.
 * @param clocks - The clocks of one case; they are not altered.
 * @param at - Now, in epoch milliseconds.
 * @returns The clocks, the very same if nothing fell due, and what they had to say.
 * @category Service levels
 */
export function passTime(clocks: readonly ServiceClock[], at: Instant): ClockStep {
  const fired: ServiceLevelFact[] = []
  const passed = notePassing(clocks, at, ({ fact }) => fact && fired.push(fact))
  return { clocks: passed, fired }
}

/**
 * When clocks next have something to say.
 * @returns Epoch milliseconds, possibly past, or `null` when they have nothing to wait for.
 * @category Service levels
 */
export function nextDueAt(clocks: readonly ServiceClock[]): Instant | null {
  let next: Instant | null = null
  for (const { marks } of clocks) {
    for (const { at } of marks) if (at !== null && (next === null || at < next)) next = at
  }
  return next
}

/** {@link passTime}, with every change noted. */
export function notePassing(
  clocks: readonly ServiceClock[],
  at: Instant,
  note: Note,
): readonly ServiceClock[] {
  const due: { index: number; mark: ClockMark; at: Instant }[] = []
  for (const [index, { marks }] of clocks.entries()) {
    for (const mark of marks) if (mark.at !== null && mark.at <= at) due.push({ index, mark, at: mark.at })
  }
  if (due.length === 0) return clocks
  const passed = [...clocks]
  for (const { index, mark, at } of due.sort((a, b) => a.at - b.at)) {
    const change = reach(passed[index]!, mark, at)
    passed[index] = change.clock
    note(change)
  }
  return passed
}

function reach(before: ServiceClock, mark: ClockMark, at: Instant): ClockChange {
  const marks = before.marks.filter(other => other !== mark)
  const { warning, consumedMs } = mark
  if (warning === null) {
    const clock = Object.assign(copyOf(before), { marks: [], dueAt: null, breachedAt: at })
    const fact = { type: 'sla.breached', ...aboutClock(clock, at), because: 'late' } as const
    return { at, change: 'breached', because: 'the limit is used up', clock, consumedMs, fact }
  }
  const clock = Object.assign(copyOf(before), { marks, warned: [...before.warned, warning] })
  const fact = { type: 'sla.warned', ...aboutClock(clock, at), warning, dueAt: clock.dueAt } as const
  const because = 'share' in warning ? `${warning.share} of the limit` : 'little is left'
  return { at, change: 'warned', because, clock, consumedMs, fact }
}
