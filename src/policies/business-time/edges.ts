/**
 * A set of half-open stretches of a line, as one ascending list: a stretch begins at every even index and ends at every
 * odd one. `[9, 12, 13, 18]` is 9 to 12 and 13 to 18. Stretches may touch or be empty.
 */
export type Edges = readonly number[]

/** A point at which so many layers begin (positive) or end (negative). */
export type Change = readonly [at: number, layers: number]

/** A set as one layer. */
export function layer(edges: Edges): Change[] {
  return edges.map((edge, index) => [edge, index % 2 === 0 ? 1 : -1])
}

/** The stretches over which more than `depth` layers lie. */
export function edgesAbove(depth: number, changes: Change[]): Edges {
  const edges: number[] = []
  let layers = 0
  for (const [at, change] of changes.sort((a, b) => a[0] - b[0])) {
    layers += change
    if (layers > depth === (edges.length % 2 === 0)) edges.push(at)
  }
  return edges
}

/** How long the stretches are up to `end`. */
export function lengthUpTo(end: number, edges: Edges): number {
  let length = 0
  for (let index = 0; index < edges.length && edges[index]! < end; index += 2) {
    length += Math.min(end, edges[index + 1]!) - edges[index]!
  }
  return length
}

/** The point of the stretches up to which they are `length` long, for a length less than theirs. */
export function pointAfter(length: number, edges: Edges): number {
  let index = 0
  while (length >= edges[index + 1]! - edges[index]!) {
    length -= edges[index + 1]! - edges[index]!
    index += 2
  }
  return edges[index]! + length
}

/** How many numbers of an ascending list are `value` or less. */
export function rank(ascending: ArrayLike<number>, value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
