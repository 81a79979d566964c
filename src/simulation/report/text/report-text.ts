import type { SimulationReport } from '../report.js'
import { columns } from './columns.js'
import { sectionsOf } from './lines.js'
import { exactIn, intervalIn, valueIn } from './wording.js'

/**
 * A report as a table for the terminal: each figure, its interval and, where it is known, the exact figure.
 * @param report - The report.
 * @returns Lines of text, without colours; without a newline at the end.
 * @category Simulation
 */
export function reportText(report: SimulationReport): string {
  const { replications, confidence, model } = report
  const hasExact = model !== null
  const head = [
    `${replications} replications`,
    'value',
    `${100 * confidence} % interval`,
    ...(hasExact ? [`exact (${model})`] : []),
  ]
  const rows = sectionsOf(report).flatMap(({ heading, lines }) => [
    [heading],
    ...lines.map(({ name, figure, word }) => [
      `  ${name}`,
      valueIn(figure, word),
      intervalIn(figure, word),
      ...(hasExact ? [exactIn(figure, word)] : []),
    ]),
  ])
  return columns([head, ...rows])
}
