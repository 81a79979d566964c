import type { AgentAtWork, RoutingRules } from '../../vocabulary/routing.js'

type Strategy = RoutingRules['strategy']

/** A strategy in words, as a reason. */
export const strategyInWords: Readonly<Record<Strategy, string>> = {
  'longest-idle': 'longest idle',
  'fewest-open': 'fewest open cases',
  'weighted-fair': 'furthest behind a fair share',
}

/**
 * Who is next among agents that fit equally well; those the strategy finds equal go by fewest open cases, longest idle and
 * id, in that order.
 * @param agents - At least one.
 */
export function choose(agents: readonly AgentAtWork[], strategy: Strategy): AgentAtWork {
  const eligible = strategy === 'weighted-fair' ? belowTheirShare(agents) : agents
  return eligible.reduce((best, agent) => (compare(agent, best, strategy) < 0 ? agent : best))
}

function compare(one: AgentAtWork, other: AgentAtWork, strategy: Strategy): number {
  const byOpen = one.open - other.open
  const byIdle = one.idleSince - other.idleSince
  const byShare = (one.assigned + 1) * weightOf(other) - (other.assigned + 1) * weightOf(one)
  const first = { 'longest-idle': byIdle, 'fewest-open': byOpen, 'weighted-fair': byShare }[strategy]
  return first || byOpen || byIdle || (one.id < other.id ? -1 : 1)
}

const weightOf = ({ weight = 1 }: AgentAtWork): number => weight

/**
 * Those whom one more case does not take beyond their share of all cases so far, this one among them, rounded up. With the
 * largest weight ÷ (cases + 1) among them nobody ever strays from a fair share by a whole case: the quota method.
 * @see Balinski & Young, "The Quota Method of Apportionment", American Mathematical Monthly 82 (1975)
 */
function belowTheirShare(agents: readonly AgentAtWork[]): AgentAtWork[] {
  const cases = agents.reduce((sum, { assigned }) => sum + assigned, 1)
  const weights = agents.reduce((sum, agent) => sum + weightOf(agent), 0)
  return agents.filter(agent => agent.assigned * weights < cases * weightOf(agent))
}

/**
 * The count of assigned cases at which somebody who joins later starts, so that they are not given every case until they
 * have caught up with a day they were not there for.
 * @param weight - Their share beside the others', a whole number ≥ 1.
 * @param others - Those who work already.
 * @returns A whole number ≥ 0: the others' cases per share, times `weight`, rounded down; 0 where nobody works yet.
 * @category Routing
 */
export function startingShare(weight: number, others: readonly AgentAtWork[]): number {
  const cases = others.reduce((sum, { assigned }) => sum + assigned, 0)
  const weights = others.reduce((sum, agent) => sum + weightOf(agent), 0)
  return weights === 0 ? 0 : Math.floor((cases * weight) / weights)
}
