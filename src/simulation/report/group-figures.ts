import type { GroupRun } from '../run.js'
import { meanEstimate } from '../statistics/mean-estimate.js'
import { ratioEstimate } from '../statistics/ratio-estimate.js'
import { meanIn } from './cells.js'
import { occupancy } from './ratios.js'
import type { GroupFigures } from './report.js'
import { slotFigures } from './slot-figures.js'
import type { Span } from './stream-figures.js'

/** How a group spent their time, over its replications. */
export function groupFigures(runs: readonly GroupRun[], { lengthMs, cells, confidence }: Span): GroupFigures {
  const options = { confidence }
  const mean = (of: (run: GroupRun) => number) => meanEstimate(runs.map(of), options)
  const ratio = (part: (run: GroupRun) => number, of: (run: GroupRun) => number) =>
    ratioEstimate(
      runs.map(run => ({ part: part(run), of: of(run) })),
      options,
    )
  const ofAll = (part: (run: GroupRun) => number) => ratio(part, run => run.agents * lengthMs)
  const bySlot = (column: 'staffed' | 'busy' | 'queue') =>
    slotFigures(cells, slots => mean(run => meanIn(run.bySlot[column], slots)))

  return {
    agents: runs[0]!.agents,
    utilisation: {
      busy: ofAll(run => run.busyMs),
      idle: ofAll(run => run.idleMs),
      break: ofAll(run => run.breakMs),
      absent: ofAll(run => run.absentMs),
      overtime: ofAll(run => run.overtimeMs),
      off: ofAll(run => run.offMs),
    },
    occupancy: ratioEstimate(runs.map(occupancy), options),
    concurrency: ratio(
      run => run.loadMs,
      run => run.busyMs + run.overtimeMs,
    ),
    handled: mean(run => run.handled),
    cost: mean(run => run.cost),
    bySlot: { staffed: bySlot('staffed'), busy: bySlot('busy'), queue: bySlot('queue') },
  }
}
