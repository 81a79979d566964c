/** Rows of cells side by side, the first column to the left, the others to the right: the little of a table that a report needs. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => widthOf(row[column] ?? ''))))
  return rows
    .map(row =>
      row
        .map((cell, column) => {
          const padding = ' '.repeat(widths[column]! - widthOf(cell))
          return column === 0 ? cell + padding : padding + cell
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** How many cells of a terminal a text takes: Chinese, Japanese and Korean characters take two. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0)

const wide = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff01-\uff60]/u
