import type { AnyStateMachine, ContextFrom, EmittedFrom, OutputFrom } from 'xstate'
import type { z } from 'zod'
import type { Role } from '../vocabulary/party.js'
import type { Rules } from './stages/writing.js'

/** Where a case stands, as its machine sees it: what selectors read. @category Paths */
export interface Standing<File> {
  readonly value: unknown
  readonly context: File
}

/**
 * A routing path: the machine, and what a case needs to know to be led through it.
 * @category Paths
 */
export interface Path {
  /** The path's name, such as `dispute`. */
  readonly id: string
  /** Counts up whenever the machine changes so that a running case may not fit it. */
  readonly version: number
  /** The chart: an ordinary XState machine. */
  readonly machine: AnyStateMachine
  /** What a case is opened with. */
  readonly input: z.ZodType
  /** What can be asked of a case: a union of objects, told apart by `type`. */
  readonly event: z.ZodDiscriminatedUnion
  /** Who may send an event whoever holds the state; the holder alone sends the others (R3). */
  readonly senders: Readonly<Partial<Record<string, readonly Role[]>>>
  /** The machine's guards that are rules, so that a refusal can say which one. */
  readonly rules: Rules
  readonly selectors: object
  /** The ids of the customers a case concerns, who alone speak for themselves (R8); unless given, anyone may. */
  customersOf?(file: object): readonly string[]
  /** Whether the problem of a case that was answered is solved; unless given, it is. */
  isResolved?(file: object): boolean
}

/** What a case on this path is opened with. @category Paths */
export type InputOf<P extends Path> = z.input<P['input']>

/** What can be asked of a case on this path. @category Paths */
export type EventOf<P extends Path> = z.input<P['event']>

/** What a case on this path writes down. @category Paths */
export type FileOf<P extends Path> = ContextFrom<P['machine']>

/** What a case on this path asks its surroundings to do. @category Paths */
export type EffectOf<P extends Path> = EmittedFrom<P['machine']>

/** What a case on this path leaves behind. @category Paths */
export type OutcomeOf<P extends Path> = OutputFrom<P['machine']>
