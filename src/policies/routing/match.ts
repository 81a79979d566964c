import type { AgentAtWork, AgentNeed, MatchCriterion } from '../../vocabulary/routing.js'
import { speaks } from '../text/speaks.js'

/** How well an agent fits in one respect: not at all, well enough, or just so. */
type Fit = 0 | 1 | 2

/** How well an agent fits what a case asks for; `null` where it does not ask. */
export const fits: Readonly<Record<MatchCriterion, (agent: AgentAtWork, need: AgentNeed) => Fit | null>> = {
  owner: ({ id }, { ownerId }) => (ownerId === undefined ? null : id === ownerId ? 2 : 0),
  'key-account': ({ accounts }, { customerId }) =>
    customerId === undefined ? null : accounts?.includes(customerId) ? 2 : 0,
  // Who is all-round can do either (R4); of one who leans nowhere nothing is known.
  leaning: ({ leaning }, need) =>
    need.leaning === undefined ? null : leaning === need.leaning ? 2 : leaning === 'all-round' ? 1 : 0,
  language: ({ languages }, { language }) =>
    language === undefined ? null : (languages?.some(spoken => speaks(spoken, language)) ?? true) ? 2 : 0,
  'customer-grade': ({ customerGrades }, { customerGrade }) =>
    customerGrade === undefined ? null : customerGrades?.includes(customerGrade) ? 2 : 0,
}

/** A fit in words: `leaning: tech`, `leaning: all-round for tech`. */
export function fitInWords(by: MatchCriterion, agent: AgentAtWork, need: AgentNeed, fit: Fit): string {
  if (by === 'leaning' && fit === 1) return `leaning: ${agent.leaning} for ${need.leaning}`
  return askedInWords(by, need)
}

/** What a case asks for, in words. */
export function askedInWords(by: MatchCriterion, need: AgentNeed): string {
  if (by === 'owner') return `owner: ${need.ownerId}`
  if (by === 'key-account') return `key account: ${need.customerId}`
  if (by === 'customer-grade') return `customer grade: ${need.customerGrade}`
  return `${by}: ${need[by]}`
}
