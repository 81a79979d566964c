import type { PriorityMatrix } from '../../vocabulary/priority-matrix.js'

const minute = 60_000
const hour = 60 * minute

/**
 * Severity × urgency in five ranks, each step of either counting the same, as in the usual impact × urgency table of IT service
 * management. The handbook asks for the ranking and the advice (R5) and gives no figures; these are ours. A case rises a rank
 * for each day it waits, so that none waits for ever.
 * @see ITIL Service Operation, incident prioritisation
 * @category Priority
 */
export const serviceMatrix: PriorityMatrix = {
  ranks: {
    critical: { critical: 1, high: 1, medium: 2, low: 3 },
    high: { critical: 1, high: 2, medium: 3, low: 4 },
    medium: { critical: 2, high: 3, medium: 4, low: 5 },
    low: { critical: 3, high: 4, medium: 5, low: 5 },
  },
  advice: [
    { rank: 1, text: 'Drop other work and begin now; tell the manager', beginWithinMs: 0 },
    {
      rank: 2,
      text: 'Begin as soon as the step in hand is done; tell the supervisor',
      beginWithinMs: 30 * minute,
    },
    { rank: 3, text: 'Begin within the half-day', beginWithinMs: 4 * hour },
    { rank: 4, text: 'Begin within the day', beginWithinMs: 24 * hour },
    { rank: 5, text: 'Take it up in turn', beginWithinMs: 72 * hour },
  ],
  riseEveryMs: 24 * hour,
}
