import type { GroupFigures, SimulationReport } from '../report.js'
import { intervalIn, percent, valueIn } from '../text/wording.js'
import { type Chart, ink, legend, still, valueAxis } from './chart.js'

type Kind = keyof GroupFigures['utilisation']

/** Colours of what agents are doing, in this chart and in that of their days. */
export const kinds: Readonly<Record<Kind, string>> = {
  busy: 'var(--busy)',
  overtime: 'var(--overtime)',
  idle: 'var(--idle)',
  break: 'var(--break)',
  absent: 'var(--absent)',
  off: 'var(--off)',
}
const inOrder = Object.keys(kinds) as Kind[]

/** How each group spends its time. */
export function utilisationChart({ groups }: SimulationReport): Chart {
  const all = Object.entries(groups)
  const shown = inOrder.filter(kind => all.some(([, { utilisation }]) => utilisation[kind].value !== 0))
  return {
    id: 'utilisation',
    title: 'Utilisation',
    says: `How each group spends its time. ${all.map(([id, { occupancy }]) => `${id}: at work, busy ${valueIn(occupancy, percent)}`).join('; ')}.`,
    height: 90 + 36 * all.length,
    option: {
      legend: { ...legend, data: shown },
      grid: { left: 20, right: 30, top: 36, bottom: 8, containLabel: true },
      xAxis: valueAxis('', {
        min: 0,
        max: 1,
        axisLabel: { color: ink, formatter: (share: number) => `${Math.round(100 * share)} %` },
      }),
      yAxis: {
        type: 'category',
        inverse: true,
        data: all.map(([id]) => id),
        axisLabel: { color: ink, fontSize: 13 },
        axisTick: { show: false },
      },
      series: shown.map(kind => ({
        ...still,
        type: 'bar',
        stack: 'time',
        barMaxWidth: 24,
        name: kind,
        itemStyle: { color: kinds[kind] },
        data: all.map(([, { utilisation }]) => utilisation[kind].value ?? 0),
      })),
    },
    table: {
      head: ['group', ...shown.flatMap(kind => [kind, 'interval'])],
      rows: all.map(([id, { utilisation }]) => [
        id,
        ...shown.flatMap(kind => [
          valueIn(utilisation[kind], percent),
          intervalIn(utilisation[kind], percent),
        ]),
      ]),
    },
  }
}
