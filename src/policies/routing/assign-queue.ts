import type { PriorityMatrix } from '../../vocabulary/priority-matrix.js'
import type { AgentAtWork, AgentNeed, RoutingRules } from '../../vocabulary/routing.js'
import type { Instant } from '../../vocabulary/time.js'
import { expect } from '../expect.js'
import { orderOfWork, type RankedWork } from '../priority/order-of-work.js'
import { type Assignment, assign } from './assign.js'

/** A case that waits for an agent. @category Routing */
export interface QueuedCase extends RankedWork {
  readonly need: AgentNeed
}

/** What became of one case of a queue. @category Routing */
export interface QueuePlace<Queued extends QueuedCase> {
  readonly case: Queued
  readonly assignment: Assignment
}

/**
 * Gives a queue's cases to agents in the order of work (R5), each as {@link assign} would with what those before it took. A
 * case that finds nobody does not hold up those behind it that ask for somebody else.
 * @param queue - In any order; each id once.
 * @param agents - All who are at work.
 * @param options - `at`: now, in epoch milliseconds; `rules` and `matrix` as in {@link assign} and {@link orderOfWork}.
 * @returns A line a case, in the order of work: who got it, or why it waits on.
 * @throws CasewrightError `invalid-parameter` if an agent is listed twice.
 * @see R4, R5
 * @category Routing
 */
export function assignQueue<Queued extends QueuedCase>(
  queue: readonly Queued[],
  agents: readonly AgentAtWork[],
  options: { readonly at: Instant; readonly rules?: RoutingRules; readonly matrix?: PriorityMatrix },
): QueuePlace<Queued>[] {
  const atWork = new Map(agents.map(agent => [agent.id, agent]))
  expect(
    atWork.size === agents.length,
    'assignQueue',
    'agents',
    'listed once each',
    `${agents.length} agents`,
  )
  return orderOfWork(queue, options).map(({ work }) => {
    const assignment = assign(work.need, [...atWork.values()], options.rules)
    if (assignment.agentId !== null) {
      const agent = atWork.get(assignment.agentId)!
      const { open, assigned } = agent
      atWork.set(agent.id, { ...agent, open: open + 1, assigned: assigned + 1, idleSince: options.at })
    }
    return { case: work, assignment }
  })
}
