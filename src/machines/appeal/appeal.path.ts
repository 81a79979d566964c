import type { Path } from '../path.js'
import { appealMachine } from './appeal.machine.js'
import { appealRules } from './appeal.rules.js'
import { AppealEvent, AppealInput, appealSenders } from './appeal.schema.js'
import { appealSelectors } from './appeal.selectors.js'

const path = {
  id: 'appeal',
  version: 1,
  machine: appealMachine,
  input: AppealInput,
  event: AppealEvent,
  senders: appealSenders,
  rules: appealRules,
  selectors: appealSelectors,
} as const satisfies Path

type Inferred = typeof path
/** The appeal path: internal, so it is none of `paths`; a charter that offers it names it beside them. @category Paths */
export interface AppealPath extends Inferred {}
/** The appeal path: internal, so it is none of `paths`; a charter that offers it names it beside them. @category Paths */
export const appealPath: AppealPath = path
