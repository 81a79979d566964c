import type { AnyStateMachine } from 'xstate'
import type { CompiledState } from '../kernel/state.js'
import type { Exploration, Move, Place } from './place.js'

/** Any state that a walk comes to. @category Exploring */
export type State = CompiledState<AnyStateMachine>

/** A move before it is known which place it leads to. */
export interface Arrival extends Omit<Move, 'from' | 'to'> {
  readonly state: State
}

/** What can be walked. */
export interface Ground {
  /** Where the walk starts. */
  readonly starts: readonly Pick<Place, 'state' | 'at'>[]
  /** What can happen at a place. */
  movesFrom(place: Place): Iterable<Arrival>
  /** What tells states apart. */
  outline(state: State, at: number): string
  /** Whether two states a step apart are alike, seen at a glance. */
  isSame(before: State, after: State): boolean
  /** How much is known of what makes a difference. */
  findings(): number
  /** Works out what follows from what is known. */
  settle(): void
}

/** Sees every move of a walk, also those of which an exploration keeps but one, with the very state it led to. */
export type Onlooker = (move: Move, state: State) => void

/** How many places of each state value a narrow walk visits. */
const narrow = 4

/**
 * Walks breadth first, so that the first way found to a place is a shortest one. When something new turns out to make a
 * difference, places may have been taken for one another, and the walk begins again; narrow walks, which soon come to the
 * far end, find most of that beforehand.
 * @param watch - Makes the onlooker of a walk.
 */
export function walk(ground: Ground, limit: number, watch: () => Onlooker): Exploration {
  let found: Exploration | null = null
  for (const width of [narrow, Infinity]) {
    do {
      ground.settle()
      found = walkOnce(ground, limit, width, watch())
    } while (found === null)
  }
  return found!
}

function walkOnce(ground: Ground, limit: number, width: number, onMove: Onlooker): Exploration | null {
  const byOutline = new Map<string, Place>()
  const ofValue = new Map<unknown, number>()
  const places: Place[] = []
  const moves: Move[] = []
  let isComplete = true
  let findings = ground.findings()
  let end = Infinity

  const placeOf = (state: State, at: number): Place | null => {
    const outline = ground.outline(state, at)
    const known = byOutline.get(outline)
    if (known !== undefined) return known
    const alike = ofValue.get(state.value) ?? 0
    if (alike >= width) return null
    if (places.length >= limit) {
      isComplete = false
      return null
    }
    ofValue.set(state.value, alike + 1)
    const place = { index: places.length, state, at, reachedBy: null }
    byOutline.set(outline, place)
    places.push(place)
    return place
  }

  for (const { state, at } of ground.starts) placeOf(state, at)
  // Places are added while they are walked, so this goes on to the last.
  for (const from of places) {
    const kept = new Map<string, Set<Place>>()
    for (const { event, by, at, emitted, state } of ground.movesFrom(from)) {
      const before = places.length
      const to = ground.isSame(from.state, state) ? from : placeOf(state, at)
      if (to === null) continue
      const move: Move = { from, to, event, by, at, emitted }
      if (places.length > before) Object.assign(to, { reachedBy: move })
      onMove(move, state)
      const others = kept.get(event.type) ?? new Set()
      if (others.has(to)) continue
      kept.set(event.type, others.add(to))
      moves.push(move)
    }
    if (ground.findings() > findings) {
      findings = ground.findings()
      // Going on a little finds what else is new around here, and saves another beginning.
      // A narrow walk goes on to its end: it is there to find what is new.
      end = Math.min(end, width === Infinity ? from.index * 1.25 : limit)
    }
    if (from.index >= end) return null
  }
  return end === Infinity ? { places, moves, isComplete } : null
}
