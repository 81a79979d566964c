import type { CustomSeriesOption, MarkLineComponentOption } from 'echarts'
import type { StreamFigures } from '../report.js'
import { duration, percent, valueIn } from '../text/wording.js'
import { type Chart, ink, seriesColour, target, valueAxis } from './chart.js'

/** How long a stream's customers wait, with the target. */
export function waitsChart(id: string, figures: StreamFigures, index: number): Chart {
  const { waits, answerWithinMs } = figures
  const { binMs, shares } = waits.histogram
  const unit = unitOf(binMs * shares.length)
  const reach = Math.max(shares.length * binMs, answerWithinMs ?? 0) * 1.02
  return {
    id: `waits-${index}`,
    title: `Waits of ${id}`,
    says: `${percent(waits.histogram.atOnceShare)} do not wait at all, and are not in the picture; the mean of all is ${valueIn(waits.meanMs, duration)}, half wait at most ${valueIn(waits.p50Ms, duration)}, nine of ten at most ${valueIn(waits.p90Ms, duration)}.${answerWithinMs === undefined ? '' : ` The dashed line is the target of ${duration(answerWithinMs)}.`}`,
    height: 260,
    option: {
      grid: { left: 60, right: 40, top: 40, bottom: 50 },
      xAxis: valueAxis(`wait, ${unit.name}`, {
        min: 0,
        max: reach,
        interval: unit.ms * niceStep(reach / unit.ms),
        nameLocation: 'middle',
        nameGap: 30,
        nameTextStyle: { color: ink, fontSize: 12 },
        axisLine: { show: true, lineStyle: { color: ink } },
        axisLabel: {
          color: ink,
          showMaxLabel: false,
          formatter: (ms: number) => String(Math.round(ms / unit.ms)),
        },
        splitLine: { show: false },
      }),
      yAxis: valueAxis('share of customers', {
        min: 0,
        axisLabel: { color: ink, formatter: (share: number) => `${Math.round(1000 * share) / 10} %` },
      }),
      series: [
        {
          type: 'custom',
          silent: true,
          data: shares.map((share, bin) => [bin * binMs, (bin + 1) * binMs, share]),
          encode: { x: [0, 1], y: 2 },
          renderItem: bar(seriesColour(index), shares.length - 1),
          ...(answerWithinMs === undefined ? {} : { markLine: targetLine(answerWithinMs) }),
        },
      ],
    },
    table: {
      head: ['wait', 'share of customers'],
      rows: [
        ['none', percent(waits.histogram.atOnceShare)],
        ...shares.map((share, bin) => [
          bin === shares.length - 1
            ? `${duration(bin * binMs)} or longer`
            : `${duration(bin * binMs)} to ${duration((bin + 1) * binMs)}`,
          percent(share),
        ]),
      ],
    },
  }
}

/** A bar for each, the last, which holds all the rest, paler. */
const bar =
  (fill: string, last: number): CustomSeriesOption['renderItem'] =>
  ({ dataIndex }, api) => {
    const value = (dimension: number) => Number(api.value(dimension))
    const [x = 0, y = 0] = api.coord([value(0), value(2)])
    const [right = 0, bottom = 0] = api.coord([value(1), 0])
    return {
      type: 'rect',
      shape: { x: x + 1, y, width: Math.max(1, right - x - 2), height: bottom - y },
      style: { fill, opacity: dataIndex === last && last > 0 ? 0.45 : 1 },
    }
  }

const targetLine = (ms: number): MarkLineComponentOption => ({
  silent: true,
  symbol: 'none',
  data: [{ xAxis: ms }],
  lineStyle: { color: target, type: 'dashed', width: 2 },
  label: {
    color: target,
    formatter: 'target',
    position: 'insideEnd',
    rotate: 0,
    align: 'left',
    padding: [12, 0, 0, 6],
  },
})

function unitOf(reachMs: number): { readonly name: string; readonly ms: number } {
  if (reachMs <= 300_000) return { name: 'seconds', ms: 1000 }
  if (reachMs <= 3 * 3_600_000) return { name: 'minutes', ms: 60_000 }
  if (reachMs <= 3 * 86_400_000) return { name: 'hours', ms: 3_600_000 }
  return { name: 'days', ms: 86_400_000 }
}

/** A step of about a tenth of an axis: 1, 2 or 5 times a power of ten, at least 1. */
function niceStep(reach: number): number {
  const rough = Math.max(1, reach / 10)
  const power = 10 ** Math.floor(Math.log10(rough))
  return power * ([1, 2, 5].find(factor => factor * power >= rough) ?? 10)
}
