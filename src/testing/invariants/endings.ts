import type { CaseFile } from '../../machines/stages/case-file.js'
import type { Invariant, Walked } from '../invariant.js'
import type { Move, Place } from '../place.js'
import { nameOf } from '../place-name.js'
import type { State } from '../walk.js'

/** A case's file: what a machine of ours writes down; a host's own may leave any of it out. */
export const fileIn = (state: State): Partial<CaseFile> => state.context as Partial<CaseFile>

/** From every state some way leads to an end. @category Invariants */
export const everyCaseCanEnd: Invariant = {
  name: 'every case can end',
  onWalk: walked => {
    const place = strandedIn(walked, ({ state }) => state.status === 'done')
    return place && { place, because: `no way leads from ${nameOf(place.state.value)} to an end` }
  },
}

/** From every state that is still open some way leads to an end with a reply and a feedback record (R2). @category Invariants */
export const everyCaseCanBeAnswered: Invariant = {
  name: 'every case can be answered',
  reads: ['replies.0', 'feedback.0'],
  onWalk: walked => {
    const place = strandedIn(
      walked,
      ({ state }) => state.status === 'done' && isFedBack(state),
      ({ state }) => state.status === 'active',
    )
    return (
      place && {
        place,
        because: `no way leads from ${nameOf(place.state.value)} to a reply and a feedback record`,
      }
    )
  },
}

/** A case ends with a reply and a feedback record, or withdrawn for a reason, or merged into another (R2). @category Invariants */
export const everyEndingIsAccountedFor: Invariant = {
  name: 'every ending carries a reply and a feedback record, or a named reason',
  reads: ['replies.0', 'feedback.0', 'withdrawnBecause', 'mergedInto'],
  onMove: ({ to }, state) => {
    if (state.status !== 'done' || isFedBack(state)) return null
    const { withdrawnBecause, mergedInto, replies = [] } = fileIn(state)
    if (withdrawnBecause || mergedInto) return null
    const missing = replies.length === 0 ? 'a reply' : 'a feedback record'
    return `${nameOf(to.state.value)} is an end without ${missing}`
  },
}

const isFedBack = (state: State): boolean => {
  const { replies = [], feedback = [] } = fileIn(state)
  return replies.length > 0 && feedback.length > 0
}

/** The nearest place from which no way leads to a goal. */
function strandedIn(
  { places, moves }: Walked,
  isGoal: (place: Place) => boolean,
  isAsked: (place: Place) => boolean = () => true,
): Place | null {
  const into = new Map<Place, Move[]>(places.map(place => [place, []]))
  for (const move of moves) into.get(move.to)!.push(move)
  // A set takes in what is added while it is walked, so this follows the moves back to their beginnings.
  const saved = new Set(places.filter(isGoal))
  for (const place of saved) for (const { from } of into.get(place)!) saved.add(from)
  return places.find(place => isAsked(place) && !saved.has(place)) ?? null
}
