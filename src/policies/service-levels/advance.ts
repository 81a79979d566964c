import type { ServiceClock } from '../../vocabulary/service-clock.js'
import type { ServiceTarget } from '../../vocabulary/service-level.js'
import type { Note } from './change.js'
import { conditionMet, matches, mayMatch, reasonOf } from './conditions.js'
import type { ClockStep, ServiceLevelFact } from './facts.js'
import { limitsOf } from './limit.js'
import type { Observation } from './observation.js'
import { notePassing } from './pass-time.js'
import type { ServicePolicy } from './service-policy.js'
import { cancelClock, isOpen, pauseOrResume, retarget, startClock, stopClock, type Turn } from './turn.js'

/**
 * Takes one observation of a case into its clocks. What fell due up to then is told first; then each clock is stopped,
 * cancelled, measured against another target, reset, paused, resumed or started, in that order.
 *
 * No clock runs backwards: an observation dated before a clock's last change acts on it at that change.
 * @param clocks - The clocks of the case, at first none; they are not altered.
 * @param observation - What happened, and how the case stands since.
 * @param policy - The policy in force at that time.
 * @returns The clocks, and what they had to say, in the order of its instants.
 * @category Service levels
 */
export function advance(
  clocks: readonly ServiceClock[],
  observation: Observation,
  policy: ServicePolicy,
): ClockStep {
  const fired: ServiceLevelFact[] = []
  const turned = noteAdvance(clocks, observation, policy, ({ fact }) => fact && fired.push(fact))
  return { clocks: turned, fired }
}

/** {@link advance}, with every change noted. */
export function noteAdvance(
  clocks: readonly ServiceClock[],
  observation: Observation,
  policy: ServicePolicy,
  note: Note,
): readonly ServiceClock[] {
  const { at } = observation
  const passed = notePassing(clocks, at, note)
  const turned: ServiceClock[] = []
  const take = (metric: string, before?: ServiceClock) => {
    const turn = { at: Math.max(at, before?.since ?? at), facts: observation, policy, note }
    const clock = turnClock(turn, metric, before, observation)
    if (clock) turned.push(clock)
  }
  for (const clock of passed) take(clock.metric, clock)
  for (const metric of policy.targets.keys()) if (!passed.some(clock => clock.metric === metric)) take(metric)
  // What a nearer limit makes overdue falls due now.
  return notePassing(turned, at, note)
}

function turnClock(
  turn: Turn,
  metric: string,
  before: ServiceClock | undefined,
  observation: Observation,
): ServiceClock | undefined {
  const targets = turn.policy.targets.get(metric) ?? []
  const target = targets.find(({ match }) => matches(match, turn.facts)) ?? null
  // A case that no target matches for the time being is measured all the same, for one that may yet.
  const rules = target ?? targets.find(({ match }) => mayMatch(match, turn.facts))
  if (rules === undefined)
    return before && isOpen(before) ? cancelClock(turn, before, 'not in the policy') : before

  const clock = before && isOpen(before) ? turnOpenClock(turn, before, observation, rules, target) : before
  if (clock && (isOpen(clock) || (rules.again ?? 'never') === 'never')) return clock
  const start = conditionMet(rules.start, observation)
  if (start === undefined) return clock
  const because = reasonOf(start, observation)
  const started = startClock(turn, { rules, target, before: clock }, { change: 'started', because })
  const pause = conditionMet(rules.pause, observation)
  return pause ? pauseOrResume(turn, started, target, reasonOf(pause, observation)) : started
}

function turnOpenClock(
  turn: Turn,
  before: ServiceClock,
  observation: Observation,
  rules: ServiceTarget,
  target: ServiceTarget | null,
): ServiceClock {
  // A clock is stopped by the target it ran against, whatever the case has become by that.
  const own = turn.policy.targets.get(before.metric)?.find(({ id }) => id === before.target) ?? rules
  const stop = conditionMet(own.stop, observation)
  if (stop) return stopClock(turn, before, reasonOf(stop, observation))
  const cancel = conditionMet(own.cancel, observation)
  if (cancel) return cancelClock(turn, before, reasonOf(cancel, observation))

  const clock = isForAnother(turn, before, target) ? retarget(turn, before, rules, target) : before
  const reset = conditionMet(rules.reset, observation)
  if (reset) {
    const because = reasonOf(reset, observation)
    return startClock(turn, { rules, target, before: clock }, { change: 'reset', because })
  }
  const pause = conditionMet(rules.pause, observation)
  if (clock.state === 'running') {
    return pause ? pauseOrResume(turn, clock, target, reasonOf(pause, observation)) : clock
  }
  const resume = rules.resume && conditionMet(rules.resume, observation)
  const resumes = rules.resume ? resume : !pause
  return resumes
    ? pauseOrResume(turn, clock, target, resume ? reasonOf(resume, observation) : observation.event.type)
    : clock
}

function isForAnother({ policy, facts }: Turn, clock: ServiceClock, target: ServiceTarget | null): boolean {
  if (clock.target !== (target?.id ?? null)) return true
  if (clock.policy.version !== policy.version || clock.policy.id !== policy.id) return true
  if (target === null || !('promised' in target.limit)) return false
  const calendar = policy.calendars.get(target.calendar)!
  return limitsOf(target, { calendar, startedAt: clock.startedAt, facts }).limitMs !== clock.limitMs
}
