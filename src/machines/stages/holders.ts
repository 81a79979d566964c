import type { Role } from '../../vocabulary/party.js'
import type { StageMeta } from './path-setup.js'

/** A state of a machine, or the kernel's description of one, as far as it says who holds it. @category Paths */
export interface Held {
  /** What the chart says of the state: {@link StageMeta}. */
  readonly meta?: unknown
  /** The state around it. */
  readonly parent?: Held | undefined
}

/**
 * The roles that hold a state, and so may act in it (R3).
 * @param state - A state node of a machine, or one of `compile(machine).states`.
 * @returns Those it names; where it names none, the holders of the state around it; else none.
 * @category Paths
 */
export function holdersOf({ meta, parent }: Held): readonly Role[] {
  const { holder } = (meta ?? {}) as StageMeta
  if (holder === undefined) return parent === undefined ? [] : holdersOf(parent)
  return [holder].flat()
}
