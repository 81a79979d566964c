import type { Party, Role } from '../../vocabulary/party.js'
import type { PlannedGroup } from './plan.js'

/** The customer of a case whose scenario names none, where it does not matter which. */
export const nameless: Party = { id: 'customer', role: 'customer' }

/** Somebody of a group. */
export const agentOf = ({ desk, leaning }: PlannedGroup, id: string): Party => ({
  id,
  role: desk ?? 'service-agent',
  ...(leaning !== null && { leaning }),
})

/** All agents, group by group. */
export const agentsOf = (groups: readonly PlannedGroup[]): readonly Party[] =>
  groups.flatMap(group =>
    Array.from({ length: group.agents }, (_, number) => agentOf(group, `${group.id}-${number + 1}`)),
  )

/** Somebody who does a step and is no agent; `null`: the customer. */
export const partyOf = (role: Role): Party | null => (role === 'customer' ? null : { id: role, role })
