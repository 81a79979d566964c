import type { AgentAtWork, AgentNeed, RoutingRules } from '../../vocabulary/routing.js'
import { expect } from '../expect.js'
import { choose, strategyInWords } from './choose.js'
import { handbookRouting } from './handbook-routing.js'
import { askedInWords, fitInWords, fits } from './match.js'

/** Who gets a case, and why; or why it waits. @category Routing */
export type Assignment =
  | {
      readonly agentId: string
      /** What decided: `['leaning: tech', 'fewest open cases']`. */
      readonly because: readonly string[]
    }
  | {
      readonly agentId: null
      /** `all-busy`: somebody fits and has no room now, so it queues. `nobody-fits`: waiting alone will not help. */
      readonly waits: 'all-busy' | 'nobody-fits'
      readonly because: readonly string[]
    }

/**
 * Finds the agent for a case (R4): of the desk's agents with room for another case those who fit what is required, of them
 * those who fit best, of them the one whose turn it is.
 *
 * Wishes are tried in the order of the rules: a better fit in the first counts more than any in the next. Nobody is ever given
 * more than their capacity.
 * @param need - What the case asks for.
 * @param agents - All who are at work, at any desk, in any order; each id once.
 * @param rules - Default {@link handbookRouting}.
 * @returns The agent and the reasons; or, with `agentId: null`, why the case waits.
 * @throws CasewrightError `invalid-parameter` if the strategy is none of the three.
 * @see R3, R4
 * @category Routing
 */
export function assign(
  need: AgentNeed,
  agents: readonly AgentAtWork[],
  rules: RoutingRules = handbookRouting,
): Assignment {
  const { match, strategy } = rules
  expect(Object.hasOwn(strategyInWords, strategy), 'assign', 'strategy', 'one of the three', strategy)

  let suitable = agents.filter(({ id, role }) => role === need.desk && !need.not?.includes(id))
  if (suitable.length === 0) return nobodyFits(`desk: ${need.desk}`)
  for (const { by, required } of match) {
    if (!required) continue
    suitable = suitable.filter(agent => fits[by](agent, need) !== 0)
    if (suitable.length === 0) return nobodyFits(askedInWords(by, need))
  }

  let best = suitable.filter(({ isAvailable, open, capacity }) => isAvailable && open < capacity)
  if (best.length === 0) {
    const away = suitable.filter(({ isAvailable }) => !isAvailable).length
    const because = [`${suitable.length - away} full`, `${away} away`]
    return { agentId: null, waits: 'all-busy', because }
  }
  const because: string[] = []
  for (const { by } of match) {
    const fit = Math.max(...best.map(agent => fits[by](agent, need) ?? 0)) as 0 | 1 | 2
    if (fit === 0) continue
    best = best.filter(agent => fits[by](agent, need) === fit)
    because.push(fitInWords(by, best[0]!, need, fit))
  }
  because.push(best.length > 1 ? strategyInWords[strategy] : 'the only one')
  return { agentId: choose(best, strategy).id, because }
}

const nobodyFits = (asked: string): Assignment => ({
  agentId: null,
  waits: 'nobody-fits',
  because: [`nobody for ${asked}`],
})
