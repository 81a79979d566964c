import { DAY, timeZoneOf } from '../../policies/business-time/time-zone.js'
import type { Run } from '../run.js'

/** What one column of a report stands for: a slot, or the same half hour of all weeks. */
export interface Cells {
  /** When each begins; of several weeks, in the first. */
  readonly startsAt: readonly number[]
  /** The slots of a run that each is made of. */
  readonly slots: readonly (readonly number[])[]
  /** Whether each stands for the same time of all weeks. */
  readonly isWeek: boolean
}

const week = 7 * DAY
// 1970-01-01 was a Thursday.
const monday = 4 * DAY

/** Slots one by one; of more than a week, those that begin at the same time of the week on the clocks of a zone together. */
export function cellsOf({ from, until, slotMs, slots }: Run, timeZone: string): Cells {
  const startsAt = Array.from({ length: slots }, (_, slot) => from + slot * slotMs)
  if (until - from <= week) return { startsAt, slots: startsAt.map((_, slot) => [slot]), isWeek: false }
  const { offsetAt } = timeZoneOf(timeZone, 'summarize')
  const byTime = new Map<number, number[]>()
  for (const [slot, at] of startsAt.entries()) {
    // Twice, as what lies before 1970 leaves a negative rest.
    const time = (((at + offsetAt(at) - monday) % week) + week) % week
    const same = byTime.get(time)
    if (same) same.push(slot)
    else byTime.set(time, [slot])
  }
  const inOrder = [...byTime].toSorted(([a], [b]) => a - b).map(([, slots]) => slots)
  return { startsAt: inOrder.map(([first]) => startsAt[first!]!), slots: inOrder, isWeek: true }
}

/** What a column holds in a cell, on average over its slots. */
export function meanIn(column: Float64Array, slots: readonly number[]): number {
  return sumIn(column, slots) / slots.length
}

/** What a column holds in a cell, in all. */
export function sumIn(column: Float64Array, slots: readonly number[]): number {
  let sum = 0
  for (const slot of slots) sum += column[slot]!
  return sum
}
