import type { Charter } from '../charters/ties.js'
import type { CompiledState, Effect } from '../kernel/state.js'
import type { EffectOf, EventOf, Path } from '../machines/path.js'
import type { ServiceLevelFact } from '../policies/service-levels/facts.js'
import type { Case } from '../vocabulary/case.js'
import type { Party } from '../vocabulary/party.js'
import type { CaseRecord } from '../vocabulary/record.js'
import type { Refusal } from '../vocabulary/refusal.js'
import type { Instant } from '../vocabulary/time.js'

/** A case on the path `P`, as plain JSON. @category Cases */
export interface CaseOf<P extends Path = Path> extends Omit<Case, 'path' | 'state'> {
  /** The path it takes. */
  readonly path: P['id']
  /** Where it stands: the state's value, the case's file as `context`, tags and status. */
  readonly state: CompiledState<P['machine']>
}

/** What can be asked of a case: of one whose path is not known to TypeScript, anything with a `type`. @category Cases */
export type RequestOf<P extends Path> = string extends P['id']
  ? { readonly type: string; readonly [field: string]: unknown }
  : Extract<EventOf<P>, { type: string }>

/** What a case asks its surroundings to do, or tells of its service levels. @category Cases */
export type EmittedOf<P extends Path> = EffectOf<P> | ServiceLevelFact

/** A case that moved on, with what that brought about. @category Cases */
export interface Step<P extends Path = Path> {
  readonly case: CaseOf<P>
  /** What the case asks its surroundings to do, and what its clocks tell, in order. */
  readonly emitted: readonly EmittedOf<P>[]
  /** Named actions of a host's own machine, for the host to carry out, in order; the library's paths have none. */
  readonly actions: readonly Effect[]
  /** What belongs in the case's history, in order. */
  readonly recorded: readonly CaseRecord[]
}

/** An event that was taken. @category Cases */
export interface Taken<P extends Path = Path> extends Step<P> {
  readonly ok: true
}

/** An event that was not taken, and why; the case is the one that was given. @category Cases */
export interface Refused<P extends Path = Path> {
  readonly ok: false
  readonly refusal: Refusal
  readonly case: CaseOf<P>
}

/** When something happens, and under which charter. @category Cases */
export interface Moment {
  /** The instant, in epoch milliseconds. */
  readonly at: Instant
  /** The charter the case was opened under. */
  readonly charter: Charter
}

/** When something is done, by whom, and under which charter. @category Cases */
export interface Deed extends Moment {
  readonly by: Party
}
