import type { CaseOf, EffectOf, Instant, Party, paths, Refusal } from 'casewright'
import type { PathName } from '../data/script.js'

/** An effect of any path. */
export type Effect = EffectOf<(typeof paths)[PathName]>

/** One thing that happened to a case, or was asked of it and refused. */
export interface Happening {
  readonly at: Instant
  readonly by: Party
  readonly event: { readonly type: string; readonly [field: string]: unknown }
  /** What it brought about. */
  readonly effects: readonly Effect[]
  /** Why it was not taken, or `null` where it was. */
  readonly refusal: Refusal | null
}

/** Whether something tells of a service level. */
export const isLevel = (event: { readonly type: string }): boolean => event.type.startsWith('sla.')

/** A contact taken from its first word to its end. */
export interface ContactRun {
  readonly id: string
  readonly path: PathName
  readonly openedAt: Instant
  readonly case: CaseOf
  readonly happenings: readonly Happening[]
}
