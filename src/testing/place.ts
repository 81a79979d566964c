import type { AnyStateMachine, EmittedFrom } from 'xstate'
import type { CompiledState } from '../kernel/state.js'
import type { Party } from '../vocabulary/party.js'
import type { Instant } from '../vocabulary/time.js'

/** A state that a walk came to; it stands for all states that look the same in outline. @category Exploring */
export interface Place<M extends AnyStateMachine = AnyStateMachine> {
  /** Its running number; no place is nearer to the start than one before it. */
  readonly index: number
  readonly state: CompiledState<M>
  /** When the walk came here, in epoch milliseconds. */
  readonly at: Instant
  /** The last move of a shortest way here; `null` where the walk starts. */
  readonly reachedBy: Move<M> | null
}

/** An event that a walk tried at a place, and what came of it. @category Exploring */
export interface Move<M extends AnyStateMachine = AnyStateMachine> {
  readonly from: Place<M>
  readonly to: Place<M>
  readonly event: { readonly type: string; readonly [field: string]: unknown }
  /** Who sent it; `null` on a machine that knows no people. Time itself has the role `system`. */
  readonly by: Party | null
  readonly at: Instant
  readonly emitted: readonly EmittedFrom<M>[]
}

/** What a walk found. @category Exploring */
export interface Exploration<M extends AnyStateMachine = AnyStateMachine> {
  /** The states, the nearest first. */
  readonly places: readonly Place<M>[]
  /** Between two places one move of each event type. */
  readonly moves: readonly Move<M>[]
  /** Whether the walk went everywhere; `false` when it stopped at its limit. */
  readonly isComplete: boolean
}

/**
 * A shortest way to a place.
 * @param place - A place of an exploration.
 * @returns The moves from the start, in order; none when the walk starts there.
 * @category Exploring
 */
export function wayTo<M extends AnyStateMachine>(place: Place<M>): readonly Move<M>[] {
  const moves: Move<M>[] = []
  for (let move = place.reachedBy; move !== null; move = move.from.reachedBy) moves.unshift(move)
  return moves
}
