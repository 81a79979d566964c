import { requiredAgents } from '../../policies/staffing/required-agents.js'
import { firstGroupOf, workOf } from '../report/staffing-figures.js'
import type { Run } from '../run.js'
import type { Scenario } from '../scenario/define-scenario.js'
import type { Group } from '../scenario/group.js'
import type { HalfHourTarget } from './required-staff.js'
import type { Staffing } from './staffing.js'

const HOUR = 3_600_000

/**
 * Erlang A's answer for each group and half hour: for contacts by how many came and their own times; where a group works on cases,
 * which come back to it, by how many agents were busy.
 */
export function erlangStart(runs: readonly Run[], scenario: Scenario, target: HalfHourTarget): Staffing {
  const [{ slots, slotMs }] = runs as readonly [Run, ...Run[]]
  const meanOf = (of: (run: Run) => number) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length
  const isOnCases = (scenario.cases ?? []).length > 0

  const workIn = (group: Group, slot: number) => {
    const streams = (scenario.contacts ?? []).filter(stream => firstGroupOf(stream, scenario) === group.id)
    if (!isOnCases) {
      const perHour = streams.map(
        ({ id }) => (meanOf(({ streams }) => streams[id]!.bySlot.arrivals[slot]!) / slotMs) * HOUR,
      )
      return workOf(streams, perHour)
    }
    const busy = meanOf(({ groups }) => groups[group.id]!.bySlot.busy[slot]!)
    const meanHandlingTimeMs =
      meanOf(({ groups }) => groups[group.id]!.loadMs) / meanOf(({ groups }) => groups[group.id]!.handled)
    if (!(busy > 0 && meanHandlingTimeMs > 0)) return null
    return { arrivalRatePerHour: (busy / meanHandlingTimeMs) * HOUR, meanHandlingTimeMs }
  }

  return Object.fromEntries(
    scenario.groups.map(group => [
      group.id,
      Array.from({ length: slots }, (_, slot) => {
        const work = workIn(group, slot)
        if (work === null) return 0
        return Math.ceil(requiredAgents({ ...work, target }).agents / (group.capacity ?? 1))
      }),
    ]),
  )
}
