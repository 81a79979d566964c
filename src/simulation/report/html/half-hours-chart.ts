import type { MarkLineComponentOption } from 'echarts'
import type { SimulationReport } from '../report.js'
import { intervalIn, percent, plain, valueIn } from '../text/wording.js'
import { type Chart, legend, seriesColour, still, target, valueAxis } from './chart.js'
import { slotEstimate, slotTimes, steps } from './slots.js'
import type { Clock } from './time-axis.js'

/** Attainment and staffing per half hour, one above the other. */
export function halfHoursChart(report: SimulationReport, clock: Clock): Chart {
  const { streams, groups, slots, staffing } = report
  const timed = Object.entries(streams).filter(([, { answerWithinMs }]) => answerWithinMs !== undefined)
  const all = Object.entries(groups)
  const [from, until] = slotTimes(report)
  return {
    id: 'half-hours',
    title: 'Attainment and staffing per half hour',
    says: `Above, the share answered in time of those who came in each half hour, with the target of ${percent(staffing.answeredShare)}; below, the agents at work.`,
    height: 460,
    option: {
      useUTC: true,
      legend: { ...legend, data: [...timed.map(([id]) => id), ...all.map(([id]) => id)] },
      grid: [
        { left: 60, right: 52, top: 60, height: 150 },
        { left: 60, right: 52, top: 270, height: 150 },
      ],
      xAxis: [clock.axis(from, until), clock.axis(from, until, { gridIndex: 1 })],
      yAxis: [
        valueAxis('in time', { min: 0, max: 1, axisLabel: percentLabel }),
        valueAxis('agents at work', { min: 0, gridIndex: 1 }),
      ],
      series: [
        ...timed.map(([id, { bySlot }], index) => ({
          ...still,
          type: 'line' as const,
          name: id,
          data: slots.startsAt.map((at, slot) => [
            clock.wall(at) + slots.lengthMs / 2,
            bySlot.inTarget.value[slot] ?? null,
          ]),
          lineStyle: { color: seriesColour(index), width: 2 },
          itemStyle: { color: seriesColour(index) },
          ...(index === 0 ? { markLine: targetLine(staffing.answeredShare) } : {}),
        })),
        ...all.map(([id, { bySlot }], index) => ({
          ...still,
          type: 'line' as const,
          name: id,
          xAxisIndex: 1,
          yAxisIndex: 1,
          data: steps(report, clock.wall, bySlot.staffed.value),
          lineStyle: { color: seriesColour(timed.length + index), width: 2 },
          itemStyle: { color: seriesColour(timed.length + index) },
        })),
      ],
    },
    table: {
      head: [
        'from',
        ...timed.flatMap(([id]) => [`${id}, in time`, 'interval', 'arrivals']),
        ...all.map(([id]) => `${id}, agents at work`),
      ],
      rows: slots.startsAt.map((at, slot) => [
        clock.label(at),
        ...timed.flatMap(([, { bySlot }]) => {
          const inTime = slotEstimate(bySlot.inTarget, slot)
          const arrivals = slotEstimate(bySlot.arrivals, slot)
          return [valueIn(inTime, percent), intervalIn(inTime, percent), valueIn(arrivals, plain)]
        }),
        ...all.map(([, { bySlot }]) => valueIn(slotEstimate(bySlot.staffed, slot), plain)),
      ]),
    },
  }
}

const percentLabel = { color: 'var(--ink)', formatter: (share: number) => `${Math.round(100 * share)} %` }

const targetLine = (share: number): MarkLineComponentOption => ({
  silent: true,
  symbol: 'none',
  data: [{ yAxis: share }],
  lineStyle: { color: target, type: 'dashed', width: 1.5 },
  label: { color: target, formatter: 'target', position: 'end' },
})
