import type { Terminal } from '../../examples/terminal/screen.js'

/** A terminal that keeps what is written to it. */
interface CapturedTerminal extends Terminal {
  readonly written: { stdout: string; stderr: string }
}

/** A terminal without colours that is no TTY; `columns` wide. */
export function capturedTerminal(columns = 80): CapturedTerminal {
  const written = { stdout: '', stderr: '' }
  const screen = (name: 'stdout' | 'stderr') => ({
    columns,
    write: (text: string) => {
      written[name] += text
    },
  })
  return { written, stdout: screen('stdout'), stderr: screen('stderr') }
}
