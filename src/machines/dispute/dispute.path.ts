import type { Path } from '../path.js'
import { stageRules } from '../stages/stage-rules.js'
import { disputeMachine } from './dispute.machine.js'
import { disputeRules } from './dispute.rules.js'
import { DisputeEvent, type DisputeFile, DisputeInput, disputeSenders } from './dispute.schema.js'
import { disputeSelectors } from './dispute.selectors.js'

const path = {
  id: 'dispute',
  version: 1,
  machine: disputeMachine,
  input: DisputeInput,
  event: DisputeEvent,
  senders: disputeSenders,
  rules: { ...stageRules, ...disputeRules },
  selectors: disputeSelectors,
  /** The customers it concerns, who alone speak for themselves (R8). */
  customersOf: ({ buyer, seller }: DisputeFile) => [buyer.id, seller.id],
} as const satisfies Path

type Inferred = typeof path
/** The dispute path (P2). @category Paths */
export interface DisputePath extends Inferred {}
/** The dispute path (P2). @category Paths */
export const disputePath: DisputePath = path
