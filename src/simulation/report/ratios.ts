import type { GroupRun, Run, StreamRun, TargetTally } from '../run.js'
import type { RatioPart } from '../statistics/ratio-estimate.js'

/*
 * What each replication adds to the ratios of a report: each is a ratio of sums over replications, alone or compared.
 */

/** Who gave up, of those whose wait is over. */
export const abandonment = ({ waits, abandonedWaits }: StreamRun): RatioPart => ({
  part: abandonedWaits.length,
  of: waits.length + abandonedWaits.length,
})

/** How long those waited whose wait is over. */
export const meanWait = ({ waits, abandonedWaits }: StreamRun): RatioPart => ({
  part: sum(waits) + sum(abandonedWaits),
  of: waits.length + abandonedWaits.length,
})

/** Who waited at all, of those whose wait is over. */
export const waitedShare = ({ waits, abandonedWaits }: StreamRun): RatioPart => ({
  part: countAboveNone(waits) + countAboveNone(abandonedWaits),
  of: waits.length + abandonedWaits.length,
})

/** The mean of a list. */
export const meanOf = (values: Float64Array): RatioPart => ({ part: sum(values), of: values.length })

/** A target met, of those met or breached. */
export const attainment = ({ met, breached }: TargetTally = noTarget): RatioPart => ({
  part: met,
  of: met + breached,
})

/** Busy, of the time at work. */
export const occupancy = ({ busyMs, overtimeMs, idleMs }: GroupRun): RatioPart => ({
  part: busyMs + overtimeMs,
  of: busyMs + overtimeMs + idleMs,
})

/** Of all groups. */
export const costOf = ({ groups }: Run): number =>
  Object.values(groups).reduce((total, { cost }) => total + cost, 0)

/** What a replication counted that never came to a target. */
export const noTarget: TargetTally = { met: 0, breached: 0, open: 0 }

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

const countAboveNone = (values: Float64Array): number =>
  values.reduce((count, value) => count + (value > 0 ? 1 : 0), 0)
