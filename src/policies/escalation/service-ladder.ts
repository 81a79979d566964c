import type { EscalationLadder } from '../../vocabulary/escalation.js'

const minute = 60_000
const hour = 60 * minute

/**
 * Across as soon as an agent is stuck: to technical support, then to the technical department (P4). Up level by level: to the
 * supervisor, the manager, who decides what the complaint desk cannot, and the general manager (P5, R5). The handbook names
 * who; the times are ours.
 * @category Escalation
 */
export const serviceLadder: EscalationLadder = [
  {
    id: 'technical-support',
    kind: 'functional',
    level: 1,
    to: 'technical-support-engineer',
    since: 'stuck',
    afterMs: { low: 4 * hour, medium: hour, high: 15 * minute, critical: 0 },
  },
  {
    id: 'technical-department',
    kind: 'functional',
    level: 2,
    to: 'technical-department',
    since: 'stuck',
    afterMs: { low: 16 * hour, medium: 4 * hour, high: hour, critical: 15 * minute },
  },
  {
    id: 'supervisor',
    kind: 'hierarchic',
    level: 1,
    to: 'supervisor',
    since: 'opened',
    afterMs: { low: 48 * hour, medium: 24 * hour, high: 4 * hour, critical: 0 },
  },
  {
    id: 'manager',
    kind: 'hierarchic',
    level: 2,
    to: 'manager',
    since: 'opened',
    afterMs: { medium: 48 * hour, high: 16 * hour, critical: hour },
  },
  {
    id: 'general-manager',
    kind: 'hierarchic',
    level: 3,
    to: 'general-manager',
    since: 'opened',
    afterMs: { high: 48 * hour, critical: 4 * hour },
  },
]
