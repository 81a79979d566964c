import type { Path } from '../machines/path.js'
import type { CaseGround } from './case-ground.js'
import type { Exploration, Move, Place } from './place.js'
import type { State } from './walk.js'

/** A promise that a path keeps on every way a case can take. @category Proving */
export interface Invariant {
  /** The promise, as a sentence: `every case can end`. */
  readonly name: string
  /**
   * The parts of the file it looks at: `owner`, `replies.0`, `promise.brokenAt`. States that differ in them are told apart,
   * of an object or a list only whether it is there. What `onMove` looks at is found out where nothing is said here, at
   * the price of a slower walk through more states; what `onWalk` looks at has to be said.
   */
  readonly reads?: readonly string[]
  /**
   * Looks at one move, and the very state it led to.
   * @returns Why the promise is broken by it, as the end of a sentence; `null` when it is kept.
   */
  readonly onMove?: (move: Move, state: State) => string | null
  /**
   * Looks at everything the walk found.
   * @returns The first break, or `null`.
   */
  readonly onWalk?: (walked: Walked) => Break | null
}

/** A whole walk on a path, for invariants that need to see more than one move. @category Proving */
export interface Walked extends Exploration, Pick<CaseGround, 'caseAt' | 'charter' | 'input'> {
  readonly path: Path
}

/** Where a promise is broken, and why. @category Proving */
export interface Break {
  /** Where; `null` when it is nowhere in particular. */
  readonly place: Place | null
  /** Why, as the end of a sentence. */
  readonly because: string
}
