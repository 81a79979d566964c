import type { AnyStateMachine, EventFrom, InputFrom } from 'xstate'
import type { RequestOf } from '../cases/case.js'
import type { Charter } from '../charters/ties.js'
import type { InputOf, Path } from '../machines/path.js'
import type { Instant } from '../vocabulary/time.js'
import { type CaseGround, caseGround } from './case-ground.js'
import { machineGround } from './machine-ground.js'
import type { OutlineOptions } from './outline.js'
import type { Exploration } from './place.js'
import { charterFor, inputFor, monday } from './setting.js'
import { type Onlooker, walk } from './walk.js'

/** How far a walk goes, and how finely it looks. @category Exploring */
export interface WalkOptions extends OutlineOptions {
  /** How many states it visits at most, ≥ 1; default 50,000. */
  readonly limit?: number
  /** When it starts, in epoch milliseconds; default 2026-03-02T01:00Z. */
  readonly at?: Instant
}

/** How a path is walked. @category Exploring */
export interface ExploreOptions<P extends Path = Path> extends WalkOptions {
  /** What cases are opened with; by default one input, made from the path's schema. */
  readonly inputs?: readonly InputOf<P>[]
  /** By default one that offers this path alone, under which a case can be reopened once. */
  readonly charter?: Charter
  /** What events are sent with, for the types where the payloads made from the path's schemas will not do. */
  readonly events?: {
    readonly [Type in RequestOf<P>['type']]?: readonly Omit<Extract<RequestOf<P>, { type: Type }>, 'type'>[]
  }
}

/** How a machine that is on no path is walked. @category Exploring */
export interface ExploreMachineOptions<M extends AnyStateMachine> extends WalkOptions {
  /** The events that may happen. */
  readonly events: readonly EventFrom<M>[]
  readonly input?: InputFrom<M>
}

const defaultLimit = 50_000

/**
 * Walks every state that a case on a path can reach: every event, in as many forms as can make a difference, from
 * everybody who may send it, and every deadline.
 *
 * Contexts are endless, so states are told apart in outline: by what the machine's named guards look at in the context, there
 * or further on (all of it where a guard is written inline), and by the deadlines; ends only by their value and by what
 * invariants look at. Of an instant it counts whether it is past and in which order those to come will be, of a count how
 * many up to `maxCount`, of people who is the same as whom. Each state found stands for all that look the same.
 * @param path - The path, or any machine that `compile` takes.
 * @param options - For a machine, its `events` are needed.
 * @returns States and transitions, the nearest first; {@link wayTo} tells how one gets there.
 * @throws CasewrightError `invalid-parameter` if a payload cannot be made from its schema: then `events` has to give it.
 * @throws CasewrightError `cannot-compile`, `invalid-input` or `charter-mismatch`, as `compile` and `openCase` do.
 * @category Exploring
 */
export function explore<P extends Path>(path: P, options?: ExploreOptions<P>): Exploration<P['machine']>
export function explore<M extends AnyStateMachine>(
  machine: M,
  options: ExploreMachineOptions<M>,
): Exploration<M>
export function explore(target: Path | AnyStateMachine, options: WalkOptions = {}): Exploration {
  if ('machine' in target) return explorePath(target, options, [], () => ignore).found
  const { limit = defaultLimit, at = monday } = options
  const { events, input } = options as ExploreMachineOptions<AnyStateMachine>
  return walk(machineGround({ ...options, machine: target, input, events, at }), limit, () => ignore)
}

const ignore: Onlooker = () => {}

/** {@link explore} for somebody who looks on. */
export function explorePath(
  path: Path,
  options: ExploreOptions,
  reads: readonly string[],
  watch: (ground: CaseGround) => Onlooker,
): CaseGround & { readonly found: Exploration } {
  const { limit = defaultLimit, at = monday, charter = charterFor(path), events = {} } = options
  const inputs = (options.inputs ?? [inputFor(path, at, 'explore')]) as readonly object[]
  const walked = caseGround({ ...options, path, charter, inputs, at, events, reads })
  return { ...walked, found: walk(walked.ground, limit, () => watch(walked)) }
}
