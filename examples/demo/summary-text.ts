import type { DurationMs } from 'casewright'
import { fits, type QuietTable, quietTable } from '../terminal/quiet-table.js'
import type { Paint } from '../terminal/screen.js'
import { showDuration } from './local-time.js'
import type { Attainment, Summary } from './summary.js'

/** Summaries side by side, one column each; below each other where the width does not hold them all. */
export function summaryText(
  summaries: Readonly<Record<string, Summary>>,
  width: number,
  paint: Paint,
): string {
  const names = Object.keys(summaries)
  const table = (of: readonly string[]): QuietTable => ({
    width,
    paint,
    head: ['', ...of.map(inWords)],
    align: `l${'r'.repeat(of.length)}`,
    rows: rowsOf(
      of.map(name => summaries[name]!),
      paint,
    ),
  })
  const split = (size: number): QuietTable[] =>
    names.flatMap((_, index) => (index % size === 0 ? [table(names.slice(index, index + size))] : []))
  let count = 1
  while (count < names.length && !split(Math.ceil(names.length / count)).every(fits)) count++
  return split(Math.ceil(names.length / count))
    .map(quietTable)
    .join('\n\n')
}

function rowsOf(columns: readonly Summary[], paint: Paint): (string | number)[][] {
  const row = (name: string, cell: (summary: Summary) => string | number) => [name, ...columns.map(cell)]
  const section = (name: string) => row(paint('bold', name), () => '')
  const targets = [...new Set(columns.flatMap(column => Object.keys(column.targets)))]
  const reasons = new Set(columns.flatMap(({ refusedFor }) => Object.keys(refusedFor)))
  return [
    row('cases', ({ cases }) => cases),
    row('replied', ({ replied }) => replied),
    row('fed back', ({ fedBack }) => fedBack),
    row('withdrawn, needing no reply', ({ withdrawn }) => withdrawn),
    row('merged, replied to elsewhere', ({ merged }) => merged),
    row('still open', ({ open }) => open),
    section('first response'),
    row('  median', ({ firstResponse }) => duration(firstResponse.medianMs)),
    row('  90th percentile', ({ firstResponse }) => duration(firstResponse.ninetiethMs)),
    section('reply'),
    row('  median', ({ reply }) => duration(reply.medianMs)),
    row('  90th percentile', ({ reply }) => duration(reply.ninetiethMs)),
    section('service levels met'),
    ...targets.map(id => row(`  ${id}`, summary => attainment(summary.targets[id]))),
    row(paint('bold', 'refused events'), ({ refused }) => refused),
    ...[...reasons].sort().map(reason => row(`  ${reason}`, ({ refusedFor }) => refusedFor[reason] ?? '·')),
  ]
}

/** `returnVisit` as `return visit`. */
const inWords = (name: string): string => name.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)

const duration = (ms: DurationMs | null): string => (ms === null ? '–' : showDuration(ms))

function attainment(target: Attainment | undefined): string {
  if (target === undefined) return '–'
  const { met, missed } = target
  const share = (met / (met + missed)).toLocaleString('en-GB', { style: 'percent' })
  return `${share} of ${met + missed}`
}
