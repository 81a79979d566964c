import type { SimulationReport, StreamFigures } from '../report.js'
import { intervalIn, plain, valueIn } from '../text/wording.js'
import { type Chart, legend, seriesColour, still, valueAxis } from './chart.js'
import { slotEstimate, slotTimes } from './slots.js'
import type { Clock } from './time-axis.js'

/** How many wait, over time. */
export function queueChart(report: SimulationReport, clock: Clock): Chart {
  const { streams, slots, confidence } = report
  const all = Object.entries(streams)
  const [from, until] = slotTimes(report)
  return {
    id: 'queue',
    title: 'Queue over time',
    says: `Mean number waiting in each half hour, with its ${100 * confidence} % interval. ${all.map(([id, { queueLength }]) => `${id}: ${valueIn(queueLength, plain)} on average`).join('; ')}.`,
    height: 300,
    option: {
      useUTC: true,
      legend: { ...legend, data: all.map(([id]) => id) },
      grid: { left: 60, right: 20, top: 60, bottom: 30 },
      xAxis: clock.axis(from, until),
      yAxis: valueAxis('waiting', { min: 0 }),
      series: all.flatMap(([id, figures], index) => bandAndLine(id, figures, index, report, clock)),
    },
    table: {
      head: ['from', ...all.flatMap(([id]) => [`${id}, waiting`, 'interval'])],
      rows: slots.startsAt.map((at, slot) => [
        clock.label(at),
        ...all.flatMap(([, { bySlot }]) => {
          const figure = slotEstimate(bySlot.waiting, slot)
          return [valueIn(figure, plain), intervalIn(figure, plain)]
        }),
      ]),
    },
  }
}

function bandAndLine(
  id: string,
  { bySlot }: StreamFigures,
  index: number,
  report: SimulationReport,
  clock: Clock,
) {
  const { startsAt, lengthMs } = report.slots
  const { value, low, high } = bySlot.waiting
  const middle = (at: number) => clock.wall(at) + lengthMs / 2
  const points = (of: (slot: number) => number | null) => startsAt.map((at, slot) => [middle(at), of(slot)])
  const hidden = {
    ...still,
    type: 'line' as const,
    stack: `band ${id}`,
    stackStrategy: 'all' as const,
    lineStyle: { opacity: 0 },
  }
  const floor = (slot: number) => Math.max(0, low[slot] ?? 0)
  return [
    { ...hidden, data: points(floor) },
    {
      ...hidden,
      data: points(slot => (high[slot] ?? 0) - floor(slot)),
      areaStyle: { color: seriesColour(index), opacity: 0.18 },
    },
    {
      ...still,
      type: 'line' as const,
      name: id,
      data: points(slot => value[slot] ?? null),
      lineStyle: { color: seriesColour(index), width: 2 },
      itemStyle: { color: seriesColour(index) },
    },
  ]
}
