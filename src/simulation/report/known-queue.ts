import type { ScenarioData } from '../scenario/scenario.js'
import {
  exponentialQueue,
  type KnownQueue,
  rankedQueue,
  rankOf,
  type SteadyStream,
  singleAgentQueue,
} from './queue-models.js'

/**
 * The queue that a scenario is, if it is one that queueing theory knows and that does not grow without bound: one group of so
 * many who are always there and see to one customer at a time, and streams that come at random at a steady rate.
 */
export function knownQueue(scenario: ScenarioData): KnownQueue | null {
  const { groups, contacts = [], cases = [], pick = { rule: 'longest-waiting' } } = scenario
  const [group] = groups
  if (groups.length > 1 || group?.agents === undefined || cases.length > 0) return null
  if ((group.capacity ?? 1) > 1 || (group.shrinkage ?? 0) > 0 || group.languages !== undefined) return null
  const steady = contacts.flatMap((stream): SteadyStream[] => {
    const { id, arrivals, retries, groups: choices } = stream
    const isAlways = arrivals.kind === 'poisson' && (arrivals.calendar ?? 'always') === 'always'
    const isDirect = choices === undefined || choices.every(choice => choice === group.id)
    const isSteady = isAlways && arrivals.perHour > 0 && isDirect && retries === undefined
    return isSteady ? [{ id, stream, perHour: arrivals.perHour }] : []
  })
  if (steady.length < contacts.length) return null
  const isInTurn = {
    'longest-waiting': true,
    'earliest-deadline': areAlike(contacts.map(({ answerWithinMs }) => answerWithinMs)),
    priority: areAlike(contacts.map(rankOf)),
  }[pick.rule]
  const isRanked = pick.rule === 'priority' && pick.riseEveryMs === undefined
  if (isInTurn) return exponentialQueue(steady, group.agents) ?? singleAgentQueue(steady, group.agents)
  return isRanked ? rankedQueue(steady, group.agents) : null
}

const areAlike = (values: readonly (number | undefined)[]): boolean => new Set(values).size === 1
