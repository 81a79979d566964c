import type { CaseOf } from '../cases/case.js'
import { fileOf } from '../cases/route.js'
import { assign } from '../policies/routing/assign.js'
import { handbookRouting } from '../policies/routing/handbook-routing.js'
import type { Leaning } from '../vocabulary/party.js'
import type { RoutingRules } from '../vocabulary/routing.js'
import type { BusyAgent } from './store.js'

/** To whom a case goes, and why. @category Desk */
export interface Routed {
  readonly agentId: string
  readonly because: readonly string[]
}

/**
 * Chooses who gets a case among agents who are signed in, have a free place, and hold the role and the leaning it is for; at
 * least one. `null`: nobody, for now. Pure.
 * @category Desk
 */
export type Routing = (
  item: CaseOf,
  agents: readonly BusyAgent[],
  wanted: { readonly leaning: Leaning | null },
) => Routed | null

/**
 * The routing policy (R4) on the people who are signed in: back to who had the case before (R1), as far as the rules say so;
 * then whom it suits best; then by the rules' strategy, as far as a desk knows: of when people were last busy it knows nothing,
 * so that those who waited equally long are told apart by their open cases.
 * @param rules - A charter's `routing`; the handbook's unless given.
 * @category Desk
 */
export const routingBy =
  (rules: RoutingRules = handbookRouting): Routing =>
  (item, agents, { leaning }) => {
    const { handler, owner, contact, customer, customerGrade } = fileOf(item)
    const before = [handler, owner].find(party => agents.some(agent => agent.party.id === party?.id))
    // Whoever is asked holds the role: they are one desk here.
    const desk = agents[0]!.party.role
    const need = {
      desk,
      ...(leaning !== null && { leaning }),
      ...(contact?.language !== undefined && { language: contact.language }),
      ...(customer !== undefined && { customerId: customer.id }),
      ...(customerGrade != null && { customerGrade }),
      ...(before != null && { ownerId: before.id }),
    }
    const people = agents.map(({ party, capacity, openCases, skills }) => ({
      ...skills,
      id: party.id,
      role: desk,
      ...(party.leaning !== undefined && { leaning: party.leaning }),
      capacity,
      isAvailable: true,
      open: openCases,
      assigned: openCases,
      idleSince: 0,
    }))
    const { agentId, because } = assign(need, people, rules)
    return agentId === null ? null : { agentId, because }
  }
