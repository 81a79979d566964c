import type { SimulationReport } from '../report.js'
import { percent, plain, valueIn } from '../text/wording.js'
import { type Chart, legend, still, valueAxis } from './chart.js'
import { slotEstimate, slotTimes, steps } from './slots.js'
import type { Clock } from './time-axis.js'

/** Who is there, before those whom Erlang A asks for. */
export function staffingChart(
  id: string,
  index: number,
  report: SimulationReport,
  clock: Clock,
): Chart | null {
  const { groups, slots, staffing } = report
  const required = staffing.agents[id]
  const group = groups[id]
  if (required === undefined || group === undefined) return null
  const [from, until] = slotTimes(report)
  const [there, busy, asked] = ['at work', 'busy', 'Erlang A']
  return {
    id: `staffing-${index}`,
    title: `Staffing of ${id}`,
    says: `Agents at work in each half hour, those of them who are busy, and behind them the agents whom Erlang A asks for to answer ${percent(staffing.answeredShare)} in time.`,
    height: 280,
    option: {
      useUTC: true,
      legend: { ...legend, data: [there, busy, asked] },
      grid: { left: 60, right: 20, top: 60, bottom: 30 },
      xAxis: clock.axis(from, until),
      yAxis: valueAxis('agents', { min: 0 }),
      series: [
        {
          ...still,
          type: 'line' as const,
          name: asked,
          data: steps(report, clock.wall, required),
          lineStyle: { color: 'var(--target)', type: 'dashed', width: 1.5 },
          itemStyle: { color: 'var(--target)' },
          areaStyle: { color: 'var(--target)', opacity: 0.12 },
        },
        {
          ...still,
          type: 'line' as const,
          name: busy,
          data: steps(report, clock.wall, group.bySlot.busy.value),
          lineStyle: { color: 'var(--busy)', width: 1.5 },
          itemStyle: { color: 'var(--busy)' },
        },
        {
          ...still,
          type: 'line' as const,
          name: there,
          data: steps(report, clock.wall, group.bySlot.staffed.value),
          lineStyle: { color: 'var(--ink)', width: 2 },
          itemStyle: { color: 'var(--ink)' },
        },
      ],
    },
    table: {
      head: ['from', there, busy, asked],
      rows: slots.startsAt.map((at, slot) => [
        clock.label(at),
        valueIn(slotEstimate(group.bySlot.staffed, slot), plain),
        valueIn(slotEstimate(group.bySlot.busy, slot), plain),
        required[slot] === null || required[slot] === undefined ? '–' : plain(required[slot]),
      ]),
    },
  }
}
