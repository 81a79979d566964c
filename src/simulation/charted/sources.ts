import type { ChartNode, Source, Telling } from './chart-node.js'
import { numbersIn, Untold } from './twin.js'

/** Two tellings of the same moment. */
export type Tellings = readonly [one: Telling, other: Telling]

/**
 * Where each instant of a situation comes from, as both tellings of how it came about have it.
 * @param sent - What the event that led there came with, in each.
 * @throws Untold where they do not agree, or have it from elsewhere.
 */
export function sourcesOf(
  before: ChartNode | null,
  to: ChartNode,
  [one, other]: Tellings,
  sent: readonly [unknown, unknown],
): readonly Source[] {
  const kept = pairsOf(
    before === null ? [] : instantsOf(before, before.one),
    before && instantsOf(before, before.other),
  )
  const numbers = pairsOf(numbersIn(sent[0]), numbersIn(sent[1]))
  return pairsOf(instantsOf(to, one), instantsOf(to, other)).map(([instant, its]): Source => {
    const isIt = ([first, second]: Pair) => first === instant && second === its
    const slot = kept.findIndex(isIt)
    if (slot >= 0) return { slot, place: -1, afterMs: 0 }
    if (instant - one.at === its! - other.at) return { slot, place: -1, afterMs: instant - one.at }
    const place = numbers.findIndex(isIt)
    if (place >= 0) return { slot, place, afterMs: 0 }
    throw new Untold()
  })
}

type Pair = readonly [one: number, other: number | undefined]

const pairsOf = (ones: readonly number[], others: readonly number[] | null): readonly Pair[] =>
  ones.map((one, index) => [one, others?.[index]])

/** The deadlines that a telling has, by name. */
export const deadlinesOf = ({ state }: Telling): Readonly<Record<string, number>> =>
  (state.context as { deadlines?: Readonly<Record<string, number>> }).deadlines ?? {}

/** The instants of a situation, as one telling has them. */
function instantsOf({ deadlines, hasPromise }: ChartNode, telling: Telling): readonly number[] {
  const instants = deadlines.map(name => deadlinesOf(telling)[name]!)
  if (!hasPromise) return instants
  return [...instants, (telling.state.context as { promise: { dueAt: number } }).promise.dueAt]
}
