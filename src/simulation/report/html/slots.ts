import type { Estimate } from '../../statistics/estimate.js'
import type { SimulationReport, SlotFigures } from '../report.js'

/** From the first slot to the end of the last. */
export function slotTimes({
  slots: { startsAt, lengthMs },
}: SimulationReport): readonly [from: number, until: number] {
  return [startsAt[0]!, startsAt.at(-1)! + lengthMs]
}

/** One slot of a column, as far as it is an estimate. */
export function slotEstimate(
  { value, low, high }: SlotFigures,
  slot: number,
): Pick<Estimate, 'value' | 'low' | 'high'> {
  return { value: value[slot] ?? null, low: low[slot] ?? null, high: high[slot] ?? null }
}

/** What holds from the beginning of each slot to its end, as the corners of a line of steps. */
export function steps(
  { slots: { startsAt, lengthMs } }: SimulationReport,
  wall: (at: number) => number,
  values: readonly (number | null)[],
): [number, number | null][] {
  return startsAt.flatMap((at, slot) => [
    [wall(at), values[slot] ?? null],
    [wall(at) + lengthMs, values[slot] ?? null],
  ])
}
