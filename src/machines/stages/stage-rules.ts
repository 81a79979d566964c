import type { CaseFile } from './case-file.js'
import type { StageEffect } from './stage-effects.js'
import type { StageEvent } from './stage-events.js'
import { writing } from './writing.js'

const { rule, condition } = writing<CaseFile, StageEvent, StageEffect>()

/** Whether the department has something to apologise for: what was found, or a promise it broke (R6, R9). */
const isLiable = (file: CaseFile): boolean => file.liable === true || file.promise?.brokenAt != null

const hasOpenPromise = ({ promise }: CaseFile): boolean => promise !== null && promise.answeredAt === null

/** The rules that every path keeps. */
export const stageRules = {
  canPromise: [
    condition(
      'R9',
      'the customer has a promise already, which can be renewed',
      file => !hasOpenPromise(file),
    ),
    rule<'reply.promise'>(
      'T12',
      'a promise needs a date ahead and an address where the answer reaches the customer',
      (file, event) => event.dueAt > event.at && (event.address ?? file.contact.address) !== undefined,
    ),
  ],
  canRenewPromise: [
    condition('R9', 'only a promise that is still open can be renewed', hasOpenPromise),
    rule<'promise.renew'>('R9', 'a promise is renewed to a date ahead', (_file, { at, dueAt }) => dueAt > at),
  ],
  mayReply: rule<'reply.send'>(
    'R6',
    'an apology needs the department to be responsible, by what was found or by a promise it broke',
    (file, event) => event.apology !== true || isLiable(file),
  ),
  canReopen: condition(
    'reopening',
    'the case was reopened as often as the charter allows; open a new one and link it',
    file => file.reopened < file.limits.maxReopens,
  ),
  isSilent: condition(
    'silence',
    'the case is not about to be answered without the customer',
    file => file.silent,
  ),
  withdrawsOwnCase: condition(
    'R8',
    'a case is withdrawn by the customer who came with it, or an agent for them',
    (file, { by }) => by.role !== 'customer' || by.id === file.customer.id,
  ),
  isAnotherCase: rule<'case.merge'>(
    'merging',
    'a case cannot be merged into itself',
    (file, event) => event.into !== file.id,
  ),
  isAnotherDesk: rule<'case.handOver'>(
    'R3',
    'the case is with that desk already',
    (file, event) => event.to !== file.desk,
  ),
  endsHoldAhead: rule<'case.hold'>(
    'R9',
    'a case is put on hold until a date ahead',
    (_file, event) => event.until === undefined || event.until > event.at,
  ),
}
