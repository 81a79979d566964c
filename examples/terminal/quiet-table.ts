import Table from 'cli-table3'
import type { Paint } from './screen.js'

/** A table for the terminal. */
export interface QuietTable {
  /** The width it may take, in cells; the last column gives way. */
  readonly width: number
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** A letter for each column: `l` or `r`. */
  readonly align: string
  readonly paint: Paint
}

const noLines = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '' },
}

/** A table without lines, two cells between its columns. */
export function quietTable(table: QuietTable): string {
  const { width, head, paint } = table
  const all = head.length
  const painted = head.map(name => paint('dim', name))
  const colWidths = head.map(() => null)
  const fitting = fits(table) ? colWidths : [...colWidths.slice(1), width + gap - draw(table, all - 1).width]
  return draw(table, all, painted, fitting).toString().replaceAll(/ +$/gm, '')
}

/** Whether the width holds the table without its last column giving way. */
export const fits = (table: QuietTable): boolean => draw(table, table.head.length).width - gap <= table.width

function draw(
  { head, rows, align }: QuietTable,
  count: number,
  heads = head,
  colWidths: (number | null)[] = [],
) {
  const table = new Table({
    chars: noLines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap },
    head: heads.slice(0, count),
    colAligns: [...align.slice(0, count)].map(letter => (letter === 'r' ? 'right' : 'left')),
    colWidths,
    wordWrap: true,
  })
  table.push(...rows.map(row => row.slice(0, count).map(show)))
  return table
}

/** Cells between two columns. */
const gap = 2

const show = (cell: string | number): string =>
  typeof cell === 'number' ? cell.toLocaleString('en-GB') : cell
