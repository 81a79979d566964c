/** A transition, for permissions, proofs and pictures. @category Kernel */
export interface TransitionDescription {
  /** Id of the state it belongs to. */
  readonly source: string
  /** Event type or wildcard as the machine writes it; empty for `always`. */
  readonly event: string
  /** Ids of the states it leads to; none when it stays where it is. */
  readonly targets: readonly string[]
  /** Its guard in words, such as `isPaid` or `(isOpen and not isPaid)`; `null` when it has none. */
  readonly guard: string | null
  /** Neither leads anywhere nor does anything: it only keeps outer states from seeing the event. */
  readonly isForbidden: boolean
  readonly meta?: unknown
  readonly description?: string | undefined
}

/** A state, for permissions, proofs and pictures: the part of XState's own state node that is plain. @category Kernel */
export interface StateDescription<Meta = unknown> {
  readonly id: string
  readonly key: string
  /** Keys from the root down to this state. */
  readonly path: readonly string[]
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history'
  /** The state around it; none for the root. */
  readonly parent?: StateDescription<Meta> | undefined
  readonly tags: readonly string[]
  readonly meta?: Meta | undefined
  readonly description?: string | undefined
}
