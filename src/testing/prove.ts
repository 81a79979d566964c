import type { Path } from '../machines/path.js'
import { CasewrightError } from '../vocabulary/errors.js'
import type { Party } from '../vocabulary/party.js'
import type { Instant } from '../vocabulary/time.js'
import type { CaseGround } from './case-ground.js'
import { type ExploreOptions, explorePath } from './explore.js'
import type { Invariant } from './invariant.js'
import { readyInvariants } from './invariants/ready.js'
import { type Move, type Place, wayTo } from './place.js'
import { nameOf } from './place-name.js'

/** Every way was walked, and all promises were kept on it. @category Proving */
export interface Proof {
  readonly ok: true
  /** How many states there were, in outline. */
  readonly states: number
  /** How many transitions: between two states one of each event type. */
  readonly transitions: number
}

/** A promise that is broken, on one of the shortest ways to where it is. @category Proving */
export interface CounterExample {
  readonly ok: false
  /** The promise. */
  readonly invariant: string
  /** Why it is broken, as the end of a sentence. */
  readonly because: string
  /** What happened, in order. `system` sends what time brings. */
  readonly events: readonly {
    readonly event: { readonly type: string; readonly [field: string]: unknown }
    readonly by: Party | null
    readonly at: Instant
  }[]
  /** All of it, to be printed. */
  readonly text: string
}

interface Found {
  readonly invariant: Invariant
  readonly because: string
  readonly way: readonly Move[]
}

/**
 * Proves that a path keeps its promises, by walking every way a case can take.
 * @param path - The path.
 * @param invariants - The promises; by default {@link readyInvariants}.
 * @param options - As for {@link explore}.
 * @returns How much was walked, or the promise that is broken after the fewest events, with those events.
 * @throws CasewrightError `invalid-parameter` if nothing is broken but the walk stopped at its limit: that proves nothing.
 * @throws CasewrightError as {@link explore} does.
 * @category Proving
 */
export function prove<P extends Path>(
  path: P,
  invariants: readonly Invariant[] = readyInvariants,
  options: ExploreOptions<P> = {},
): Proof | CounterExample {
  const breaks = new Map<Invariant, Found>()
  const reads = invariants.flatMap(invariant => invariant.reads ?? [])
  const walked = explorePath(path, options as ExploreOptions, reads, ({ differences }) => {
    breaks.clear()
    return (move, state) => {
      for (const invariant of invariants) {
        if (invariant.onMove === undefined || breaks.has(invariant)) continue
        const because =
          invariant.reads === undefined
            ? invariant.onMove(seen(move, differences), differences.seen(state))
            : invariant.onMove(move, state)
        if (because !== null) breaks.set(invariant, { invariant, because, way: [...wayTo(move.from), move] })
      }
    }
  })
  const { found } = walked
  for (const invariant of invariants) {
    const broken = invariant.onWalk?.({ ...walked, ...found, path }) ?? null
    if (broken === null) continue
    const { place, because } = broken
    breaks.set(invariant, { invariant, because, way: place === null ? [] : wayTo(place) })
  }
  const nearest = [...breaks.values()].sort((a, b) => a.way.length - b.way.length)[0]
  if (nearest !== undefined) return counterExample(path, nearest, found.places[0]!)
  if (found.isComplete) return { ok: true, states: found.places.length, transitions: found.moves.length }
  throw new CasewrightError(
    'invalid-parameter',
    `prove: expected the walk on "${path.id}" to end within the limit, got more than ${found.places.length} states; raise limit or lower maxCount`,
  )
}

/** A move, of which whatever is looked at in the files makes a difference from then on. */
const seen = (move: Move, differences: CaseGround['differences']): Move => ({
  ...move,
  from: { ...move.from, state: differences.seen(move.from.state) },
})

function counterExample(path: Path, { invariant, because, way }: Found, start: Place): CounterExample {
  const lines = way.map(({ event, by, to }, index) => {
    const { type, ...payload } = event
    const said = Object.keys(payload).length === 0 ? '' : ` ${JSON.stringify(payload)}`
    return `  ${index + 1}. ${type}${said}${by === null ? '' : ` by ${by.id}`} → ${nameOf(to.state.value)}`
  })
  const opening = `  0. ${path.id} is opened → ${nameOf((way[0]?.from ?? start).state.value)}`
  const promise = `"${invariant.name}" is broken: ${because}`
  return {
    ok: false,
    invariant: invariant.name,
    because,
    events: way.map(({ event, by, at }) => ({ event, by, at })),
    text: [promise, opening, ...lines].join('\n'),
  }
}
