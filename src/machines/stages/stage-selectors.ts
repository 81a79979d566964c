import type { StateValue } from '../../vocabulary/case.js'
import type { Standing } from '../path.js'
import type { CaseFile } from './case-file.js'

/** Whether a case is in the state that `states` leads to, from the outermost in. */
export const isIn = ({ value }: Standing<object>, ...states: readonly string[]): boolean => {
  let at = value as StateValue | undefined
  for (const state of states) {
    if (typeof at !== 'object') return at === state && state === states.at(-1)
    if (!(state in at)) return false
    at = at[state]
  }
  return true
}

/** What can be read off a case on any path. @category Stages */
export const stageSelectors = {
  /** Who answers for the case (R1). */
  owner: ({ context }: Standing<CaseFile>) => context.owner,
  /** Who works on it now. */
  handler: ({ context }: Standing<CaseFile>) => context.handler,
  /** The desk that has it now. */
  desk: ({ context }: Standing<CaseFile>) => context.desk,
  /** The last reply to the customer. */
  reply: ({ context }: Standing<CaseFile>) => context.replies.at(-1) ?? null,
  /** The last feedback record. */
  feedback: ({ context }: Standing<CaseFile>) => context.feedback.at(-1) ?? null,
  /** The promise to the customer that is open or was the last. */
  promise: ({ context }: Standing<CaseFile>) => context.promise,
  /** How the case ended, or `null` while it has not, or is open again. */
  ending: ({ context }: Standing<CaseFile>) => context.ending,
  /** Whether it is open. */
  isOpen: (standing: Standing<CaseFile>) => isIn(standing, 'open'),
  /** Whether it is awaiting customer. */
  isAwaitingCustomer: (standing: Standing<CaseFile>) => isIn(standing, 'open', 'awaitingCustomer'),
  /** Whether it is on hold. */
  isOnHold: (standing: Standing<CaseFile>) => isIn(standing, 'open', 'onHold'),
  /** Whether the customer has a reply and the feedback record is yet to be written. */
  isFeedingBack: (standing: Standing<CaseFile>) => isIn(standing, 'feedingBack'),
}
