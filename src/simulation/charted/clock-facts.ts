import type {
  LevelBreached,
  LevelMet,
  LevelWarned,
  ServiceLevelFact,
} from '../../policies/service-levels/facts.js'
import type { ServiceWarning } from '../../vocabulary/service-level.js'
import type { LeanClock } from './lean-clock.js'

/* What clocks say, as the service levels would. Each fact is written out, as copying what they share takes longer than the rest. */

export function warned(
  { target, round, limitMs, dueAt }: LeanClock,
  metric: string,
  at: number,
  warning: ServiceWarning,
): LevelWarned {
  return {
    type: 'sla.warned',
    metric,
    target: target!.id,
    round,
    at,
    limitMs: limitMs!,
    warning,
    dueAt: dueAt === Infinity ? null : dueAt,
  }
}

export function breached(
  { target, round, limitMs }: LeanClock,
  metric: string,
  at: number,
  because: LevelBreached['because'],
): LevelBreached {
  return { type: 'sla.breached', metric, target: target!.id, round, at, limitMs: limitMs!, because }
}

export function met({ target, round, limitMs, consumedMs }: LeanClock, metric: string, at: number): LevelMet {
  return { type: 'sla.met', metric, target: target!.id, round, at, limitMs: limitMs!, consumedMs }
}

/**
 * What an event had several clocks say, in order: first what was done, clock by clock as they started; then what thereby fell due
 * at once, as it came.
 */
export function inOrder(
  facts: readonly ServiceLevelFact[],
  rankOf: (metric: string) => number,
): readonly ServiceLevelFact[] {
  if (facts.length < 2) return facts
  return facts.toSorted((one, other) => {
    if (isPassing(one) !== isPassing(other)) return isPassing(one) ? 1 : -1
    return (isPassing(one) && one.at - other.at) || rankOf(one.metric) - rankOf(other.metric)
  })
}

/** Whether it is said since time has passed. */
const isPassing = (fact: ServiceLevelFact): boolean =>
  fact.type === 'sla.warned' || (fact.type === 'sla.breached' && fact.because === 'late')
