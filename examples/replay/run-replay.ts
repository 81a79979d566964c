import { parseArgs } from 'node:util'
import type { Terminal } from '../terminal/screen.js'
import { type ReplayReport, replayLog } from './replay-log.js'
import { replayText } from './replay-text.js'

const usage = `Replays an XES event log of a help desk through the fault path.

Usage: npm run replay -- <log.xes | log.xes.gz> [--json] [--variants <number>]

  --json               everything, for machines
  --variants <number>  how many of the commonest variants are shown (10)
`

/**
 * The replay, as a command.
 * @param args - What stands after the command's name.
 * @returns The exit code (0, 1 where the log cannot be read, 2 where the command is not understood) and the report.
 */
export async function runReplay(
  args: string[],
  { stdout, stderr }: Terminal,
): Promise<{ exitCode: number; report: ReplayReport | null }> {
  let options: ReturnType<typeof readOptions>
  try {
    options = readOptions(args)
  } catch (error) {
    stderr.write(`${(error as Error).message}\n\n${usage}`)
    return { exitCode: 2, report: null }
  }
  if (options.help) {
    stdout.write(usage)
    return { exitCode: 0, report: null }
  }
  try {
    const report = await replayLog(options.path)
    stdout.write(`${options.json ? JSON.stringify(report) : replayText(report, options.variants, stdout)}\n`)
    return { exitCode: 0, report }
  } catch (error) {
    stderr.write(`${options.path}: ${(error as Error).message}\n`)
    return { exitCode: 1, report: null }
  }
}

function readOptions(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      variants: { type: 'string', default: '10' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [path = '', ...more] = positionals
  if (!values.help && (path === '' || more.length > 0)) throw new Error('Expected the path of one log.')
  if (!/^\d+$/.test(values.variants)) {
    throw new Error(`Expected --variants to be a whole number, got "${values.variants}".`)
  }
  return { ...values, path, variants: Number(values.variants) }
}
