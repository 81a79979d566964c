import type { Sketch } from './machine-sketch.js'

/** A state of the tree once it is laid out. */
export interface Place {
  readonly index: number
  readonly parent: Place | null
  readonly sketch: Sketch
  readonly children: Place[]
  readonly type: Sketch['type']
}

export function isReal({ type }: Place): boolean {
  return type !== 'shallow' && type !== 'deep'
}

export function keyOf({ index }: Place): string {
  return `s${index}`
}

export function idOf({ index, parent }: Place): string {
  return parent ? `#i${index}` : '#root'
}

export function pathOf(place: Place): string {
  return place.parent?.parent ? `${pathOf(place.parent)}.${keyOf(place)}` : keyOf(place)
}

export function lineage(place: Place): readonly Place[] {
  return place.parent ? [...lineage(place.parent), place] : [place]
}

export function areOrthogonal(one: Place, other: Place): boolean {
  const [ones, others] = [lineage(one), lineage(other)]
  const fork = ones.findIndex((place, depth) => place !== others[depth])
  const [region, otherRegion] = [ones[fork], others[fork]]
  return (
    region?.parent?.type === 'parallel' && isReal(region) && otherRegion !== undefined && isReal(otherRegion)
  )
}
