import type { Condition, TargetMatch } from '../../vocabulary/service-level.js'
import type { ClockFacts, Observation } from './observation.js'

type Conditions = readonly Condition[] | undefined

/** The first of the conditions that holds. */
export const conditionMet = (conditions: Conditions, observation: Observation): Condition | undefined =>
  conditions?.find(condition => holds(condition, observation))

function holds(condition: Condition, { event, tags, desk, promisedAt }: Observation): boolean {
  if (condition.event && !condition.event.includes(event.type)) return false
  if (condition.tag && !condition.tag.some(tag => tags.includes(tag))) return false
  if (condition.noTag?.some(tag => tags.includes(tag))) return false
  if (condition.desk && !(desk && condition.desk.includes(desk))) return false
  if (condition.noDesk && desk && condition.noDesk.includes(desk)) return false
  return condition.promised === undefined || condition.promised === isSet(promisedAt)
}

/** Tells whether a target is for a case as it now stands. */
export function matches(match: TargetMatch = {}, facts: ClockFacts): boolean {
  return (
    mayMatch(match, facts) &&
    fits(match.severity, facts.priority?.severity) &&
    fits(match.urgency, facts.priority?.urgency) &&
    fits(match.customerGrade, facts.customerGrade) &&
    (match.tag === undefined || match.tag.some(tag => facts.tags.includes(tag)))
  )
}

/** Tells whether a target may come to be for a case: its path and channel never change. */
export const mayMatch = (match: TargetMatch = {}, { path, channel }: ClockFacts): boolean =>
  fits(match.path, path) && fits(match.channel, channel)

const fits = (wanted: readonly string[] | undefined, is: string | null | undefined): boolean =>
  wanted === undefined || (isSet(is) && wanted.includes(is))

const isSet = <Value>(value: Value | null | undefined): value is Value =>
  value !== null && value !== undefined

/** Why a condition holds, in the words of the case: `reply.send`, `awaitingCustomer`, `not awaitingCustomer`. */
export function reasonOf(condition: Condition, { event, tags, desk, promisedAt }: Observation): string {
  const reasons = [
    condition.event && event.type,
    condition.tag?.find(tag => tags.includes(tag)),
    condition.desk && `at ${desk}`,
    condition.noDesk && `at ${desk ?? 'no desk'}`,
    condition.noTag && `not ${condition.noTag.join(', ')}`,
    condition.promised !== undefined && (isSet(promisedAt) ? 'promised' : 'not promised'),
  ]
  return reasons.filter(Boolean).join(', ')
}
