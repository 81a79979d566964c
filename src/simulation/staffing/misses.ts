import { firstGroupOf } from '../report/staffing-figures.js'
import type { Run } from '../run.js'
import type { Scenario } from '../scenario/define-scenario.js'
import type { HalfHourTarget } from './required-staff.js'
import type { Place } from './staffing.js'

/** Where a target is missed, of all replications together. */
export function misses(runs: readonly Run[], scenario: Scenario, target: HalfHourTarget): Place[] {
  const { serviceLevel, maxAbandonmentRate = 1, maxOccupancy = 1 } = target
  const [{ slots }] = runs as readonly [Run, ...Run[]]
  const missed = new Map<string, Place>()
  const miss = (group: string, slot: number) => missed.set(`${slot} ${group}`, { group, slot })
  for (let slot = 0; slot < slots; slot++) {
    const total = (of: (run: Run) => Float64Array) => runs.reduce((sum, run) => sum + of(run)[slot]!, 0)
    for (const stream of [...(scenario.contacts ?? []), ...(scenario.cases ?? [])]) {
      const of = (column: 'arrivals' | 'inTarget' | 'abandoned') =>
        total(({ streams }) => streams[stream.id]!.bySlot[column])
      const arrivals = of('arrivals')
      const isLate = of('inTarget') < serviceLevel.share * arrivals
      const isLost = of('abandoned') > maxAbandonmentRate * arrivals
      if (isLate || isLost) miss(firstGroupOf(stream, scenario) ?? longestQueue(runs, slot), slot)
    }
    for (const { id } of scenario.groups) {
      const busy = total(({ groups }) => groups[id]!.bySlot.busy)
      const staffed = total(({ groups }) => groups[id]!.bySlot.staffed)
      if (busy > maxOccupancy * staffed * (1 + 1e-9)) miss(id, slot)
    }
  }
  return [...missed.values()]
}

/** The group before which most wait, where a stream does not say to whom it turns first. */
function longestQueue(runs: readonly Run[], slot: number): string {
  const waiting = (id: string) => runs.reduce((sum, { groups }) => sum + groups[id]!.bySlot.queue[slot]!, 0)
  return Object.keys(runs[0]!.groups).reduce((most, id) => (waiting(id) > waiting(most) ? id : most))
}
