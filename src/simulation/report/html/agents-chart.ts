import type { CustomSeriesOption } from 'echarts'
import type { SimulationReport } from '../report.js'
import { duration } from '../text/wording.js'
import { type Chart, ink, legend } from './chart.js'
import type { Clock } from './time-axis.js'
import { kinds } from './utilisation-chart.js'

/** More rows than this are no picture; the first are shown. */
const mostRows = 60
const rowHeight = 20

/** What each agent did on the first day (Gantt); `null` where no spans were kept. */
export function agentsChart({ agents }: SimulationReport, clock: Clock): Chart | null {
  const shown = agents.slice(0, mostRows)
  const spans = shown.flatMap(({ spans }, row) => spans.map(span => ({ row, ...span })))
  if (spans.length === 0) return null
  const from = Math.min(...spans.map(span => span.from))
  const until = Math.max(...spans.map(span => span.to))
  const names = shown.map(({ group, agent }) => `${group} ${agent + 1}`)
  const seen = (Object.keys(kinds) as (keyof typeof kinds)[]).filter(kind =>
    spans.some(span => span.kind === kind),
  )
  return {
    id: 'agents',
    title: 'Agents on the first day',
    says: `What each agent does from ${clock.label(from)} to ${clock.label(until)} of the first replication${shown.length < agents.length ? `, the first ${shown.length} of ${agents.length}` : ''}.`,
    height: 80 + rowHeight * shown.length,
    option: {
      useUTC: true,
      legend: { ...legend, data: seen },
      grid: { left: 20, right: 30, top: 36, bottom: 8, containLabel: true },
      xAxis: clock.axis(from, until),
      yAxis: {
        type: 'category',
        inverse: true,
        data: names,
        axisLabel: { color: ink, fontSize: 11, interval: 0 },
        axisTick: { show: false },
      },
      series: seen.map(kind => ({
        type: 'custom',
        silent: true,
        name: kind,
        itemStyle: { color: kinds[kind] },
        encode: { x: [1, 2], y: 0 },
        data: spans
          .filter(span => span.kind === kind)
          .map(span => [span.row, clock.wall(span.from), clock.wall(span.to)]),
        renderItem: block(kinds[kind]),
      })),
    },
    table: {
      head: ['agent', ...seen],
      rows: shown.map(({ spans }, row) => [
        names[row]!,
        ...seen.map(kind =>
          duration(
            spans.filter(span => span.kind === kind).reduce((sum, { from, to }) => sum + to - from, 0),
          ),
        ),
      ]),
    },
  }
}

const block =
  (fill: string): CustomSeriesOption['renderItem'] =>
  (_, api) => {
    const value = (dimension: number) => Number(api.value(dimension))
    const [x = 0, y = 0] = api.coord([value(1), value(0)])
    const [right = 0] = api.coord([value(2), value(0)])
    const height = 0.7 * rowHeight
    return {
      type: 'rect',
      shape: { x, y: y - height / 2, width: Math.max(0.5, right - x), height },
      style: { fill },
    }
  }
