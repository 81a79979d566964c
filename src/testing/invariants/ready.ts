import type { Invariant } from '../invariant.js'
import { everyEventIsTaken, everyStateIsReachable, everyWaitHasAClock } from './chart.js'
import { everyCaseCanBeAnswered, everyCaseCanEnd, everyEndingIsAccountedFor } from './endings.js'
import {
  everyStateHasAHolder,
  noApologyWithoutLiability,
  onlyHoldersMoveIt,
  ownerStaysUntilAnswered,
} from './people.js'

/** What every path of the handbook promises. @category Invariants */
export const readyInvariants: readonly Invariant[] = [
  everyCaseCanEnd,
  everyCaseCanBeAnswered,
  everyEndingIsAccountedFor,
  everyStateHasAHolder,
  onlyHoldersMoveIt,
  ownerStaysUntilAnswered,
  noApologyWithoutLiability,
  everyWaitHasAClock(),
  everyStateIsReachable,
  everyEventIsTaken,
]
