export { type ExploreMachineOptions, type ExploreOptions, explore, type WalkOptions } from './explore.js'
export {
  type EmittedPart,
  type EventTypeOf,
  type GivenOptions,
  given,
  type PayloadOf,
  type Sentence,
  type Some,
  type StateNameOf,
} from './given.js'
export type { Break, Invariant, Walked } from './invariant.js'
export {
  type ClockOptions,
  everyEventIsTaken,
  everyStateIsReachable,
  everyWaitHasAClock,
} from './invariants/chart.js'
export {
  everyCaseCanBeAnswered,
  everyCaseCanEnd,
  everyEndingIsAccountedFor,
} from './invariants/endings.js'
export {
  everyStateHasAHolder,
  noApologyWithoutLiability,
  onlyHoldersMoveIt,
  ownerStaysUntilAnswered,
} from './invariants/people.js'
export { readyInvariants } from './invariants/ready.js'
export type { Outlined, OutlineOptions } from './outline.js'
export { type Exploration, type Move, type Place, wayTo } from './place.js'
export { type CounterExample, type Proof, prove } from './prove.js'
export type { State } from './walk.js'
