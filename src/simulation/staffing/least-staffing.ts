import type { Place, Staffing } from './staffing.js'

/** A staffing that was tried, and where it misses the target. */
interface Attempt {
  readonly agents: Staffing
  readonly missing: readonly Place[]
}

/**
 * The least staffing near one to begin with: more where the target is missed, until it is kept; then fewer, half of all places at
 * once as long as that goes well, and one by one where it does not.
 * @returns `isLeast`: whether one less is missed in every place, `false` where the tries ran out before.
 */
export async function leastStaffing<Tried extends Attempt>(
  start: Staffing,
  tries: number,
  attempt: (agents: Staffing) => Promise<Tried>,
): Promise<{ readonly best: Tried; readonly isLeast: boolean }> {
  let best = await attempt(start)
  let left = tries - 1
  for (; best.missing.length > 0 && left > 0; left--) best = await attempt(raised(best.agents, best.missing))
  if (best.missing.length > 0) return { best, isLeast: false }

  const needed = new Set<string>()
  let untried = placesOf(best.agents)
  let size = Math.ceil(untried.length / 2)
  for (; untried.length > 0 && left > 0; left--) {
    const places = untried.slice(0, size)
    const fewer = await attempt(lowered(best.agents, places))
    const isMissed = fewer.missing.length > 0
    if (isMissed && places.length > 1) {
      size = Math.ceil(places.length / 2)
      continue
    }
    if (isMissed) needed.add(nameOf(places[0]!))
    else best = fewer
    untried = untried.slice(places.length)
    if (untried.length > 0) continue
    // Where one less went well, two less may.
    untried = placesOf(best.agents).filter(place => !needed.has(nameOf(place)))
    size = untried.length
  }
  return { best, isLeast: untried.length === 0 }
}

const nameOf = ({ group, slot }: Place): string => `${slot} ${group}`

/** One more where it is missed, and in the next half hour, where fewer would be left with those who still wait. */
function raised(agents: Staffing, missing: readonly Place[]): Staffing {
  const more = copyOf(agents)
  for (const { group, slot } of missing) {
    const counts = more[group]!
    counts[slot]!++
    if (slot + 1 < counts.length && counts[slot + 1]! < agents[group]![slot]!) counts[slot + 1]!++
  }
  return more
}

function lowered(agents: Staffing, places: readonly Place[]): Staffing {
  const fewer = copyOf(agents)
  for (const { group, slot } of places) fewer[group]![slot]!--
  return fewer
}

const copyOf = (agents: Staffing): Record<string, number[]> =>
  Object.fromEntries(Object.entries(agents).map(([id, counts]) => [id, [...counts]]))

/** Wherever there is somebody, the fullest half hours first: there one less is missed least. */
function placesOf(agents: Staffing): Place[] {
  const places = Object.entries(agents).flatMap(([group, counts]) =>
    counts.flatMap((count, slot) => (count > 0 ? [{ group, slot, count }] : [])),
  )
  return places.toSorted((a, b) => b.count - a.count)
}
