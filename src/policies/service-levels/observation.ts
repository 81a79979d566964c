import type { Channel } from '../../vocabulary/contact.js'
import type { Priority } from '../../vocabulary/priority.js'
import type { Instant } from '../../vocabulary/time.js'

/** What clocks need to know of a case as it now stands. @category Service levels */
export interface ClockFacts {
  /** The tags of the states it is in, any names. */
  readonly tags: readonly string[]
  readonly path: string
  readonly priority?: Priority | null
  readonly channel?: Channel | null
  readonly customerGrade?: string | null
  /** The desk or tier that has it. */
  readonly desk?: string | null
  /** Until when a reply is promised; `null` when none is, or when it was sent. */
  readonly promisedAt?: Instant | null
}

/** Something that happened to a case, and how the case stands since. @category Service levels */
export interface Observation extends ClockFacts {
  readonly at: Instant
  readonly event: { readonly type: string }
}
