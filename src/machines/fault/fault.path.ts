import type { Path } from '../path.js'
import { stageRules } from '../stages/stage-rules.js'
import { faultMachine } from './fault.machine.js'
import { faultRules } from './fault.rules.js'
import { FaultEvent, type FaultFile, FaultInput, faultSenders } from './fault.schema.js'
import { faultSelectors } from './fault.selectors.js'

const path = {
  id: 'fault',
  version: 1,
  machine: faultMachine,
  input: FaultInput,
  event: FaultEvent,
  senders: faultSenders,
  rules: { ...stageRules, ...faultRules },
  selectors: faultSelectors,
  /** The customers it concerns, who alone speak for themselves (R8). */
  customersOf: ({ customer }: FaultFile) => [customer.id],
  /** Whether it is solved, if only by a workaround. */
  isResolved: ({ resolution }: FaultFile) => resolution !== 'no-fix',
} as const satisfies Path

type Inferred = typeof path
/** The fault path (P3, P4). @category Paths */
export interface FaultPath extends Inferred {}
/** The fault path (P3, P4). @category Paths */
export const faultPath: FaultPath = path
