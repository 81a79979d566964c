import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Charter, charters } from 'casewright'
import cliProgress from 'cli-progress'
import { paintOf, type Screen, type Terminal, widthOf } from '../terminal/screen.js'
import { type DayReport, reportDay } from './day-report.js'
import { demoStore, storeNames } from './demo-store.js'
import { summaryText } from './summary-text.js'
import { timelineText } from './timeline-text.js'

const names = Object.keys(charters).join(', ')

const usage = `Takes a day's contacts of a service department from accept to feedback, at a desk. A day that is broken off goes on from
there when the demo is started again.

Usage: npm run demo -- [--charter <name>] [--file <contacts.jsonl>] [--case <id>]... [--json]
                       [--store sqlite|postgres|memory] [--db <file>] [--url <address>] [--fresh]

  --charter <name>  the department (topUp): one of
                    ${names}
  --file <path>     its contacts, one JSON object a line (its own of examples/data/contacts)
  --case <id>       tells this case in full, instead of the most eventful of each path
  --json            everything, for machines
  --store <kind>    where the cases are kept (sqlite)
  --db <file>       the SQLite file (one for each day in node_modules/.cache/casewright)
  --url <address>   the PostgreSQL server (one of our own); the cases are in a schema of their own
  --fresh           starts the day anew
`

/** What came of the command. */
interface DemoResult {
  /** 0; 1 where a line or the file could not be read or a case is not there; 2 where the command is not understood. */
  readonly exitCode: 0 | 1 | 2
  readonly report: DayReport | null
}

/** The demo, as a command; `args` is what stands after its name. */
export async function runDemo(args: string[], { stdout, stderr }: Terminal): Promise<DemoResult> {
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
  let text: string
  try {
    text = await readFile(options.file, 'utf8')
  } catch (error) {
    stderr.write(`${options.file}: ${(error as Error).message}\n`)
    return { exitCode: 1, report: null }
  }

  const bar = progressBar(stderr)
  let kept: Awaited<ReturnType<typeof demoStore>> | null = null
  let report: DayReport
  try {
    kept = await demoStore(options, options.charter, text)
    const { store, place } = kept
    const progress = {
      begin(done: number, all: number) {
        if (done > 0) stderr.write(`${broughtOn(done, all)} (${place}); --fresh starts anew\n`)
        bar.begin(done, all)
      },
      step: bar.step,
    }
    report = await reportDay(text, options.charter, { told: options.case, store, progress })
  } catch (error) {
    stderr.write(`--store ${options.store}: ${(error as Error).message}\n`)
    return { exitCode: 1, report: null }
  } finally {
    bar.stop()
    await kept?.close()
  }
  for (const { line, reason } of report.malformed) {
    stderr.write(`${options.file}:${line}: left out: ${reason}\n`)
  }
  const missing = report.told.filter(id => report.runs.every(run => run.id !== id))
  for (const id of missing) stderr.write(`${options.file}: there is no case ${id}\n`)

  stdout.write(`${options.json ? JSON.stringify(report) : reportText(report, options.charter, stdout)}\n`)
  return { exitCode: report.malformed.length + missing.length > 0 ? 1 : 0, report }
}

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      charter: { type: 'string', default: 'topUp' },
      file: { type: 'string' },
      case: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      store: { type: 'string', default: 'sqlite' },
      db: { type: 'string' },
      url: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const charter = charterOf(values.charter)
  const own = new URL(`../data/contacts/${charter.id}.jsonl`, import.meta.url)
  const store = storeNames.find(name => name === values.store)
  if (store === undefined) {
    throw new Error(`--store: expected one of ${storeNames.join(', ')}, got "${values.store}"`)
  }
  return { ...values, charter, store, file: values.file ?? fileURLToPath(own) }
}

const broughtOn = (done: number, all: number): string =>
  done === all ? 'The day is over already' : `The day goes on after ${done} of ${all} steps`

/** By its name in `charters`, or by its id. */
function charterOf(name: string): Charter {
  const found = Object.entries(charters).find(([key, { id }]) => key === name || id === name)
  if (found === undefined) throw new Error(`--charter: expected one of ${names}, got "${name}"`)
  return found[1]
}

function reportText({ summaries, told, runs }: DayReport, charter: Charter, screen: Screen): string {
  const width = widthOf(screen)
  const paint = paintOf(screen)
  const stories = told.flatMap(id => runs.find(run => run.id === id) ?? [])
  return [
    paint('bold', `${charter.title}, ${summaries.all.cases} contacts`),
    summaryText(summaries, width, paint),
    ...stories.map(run => `${paint('dim', '─'.repeat(width))}\n${timelineText(run, charter, width, paint)}`),
  ].join('\n\n')
}

/** A progress bar on a terminal; nowhere else. */
function progressBar(screen: Screen) {
  if (screen.isTTY !== true) return { begin: () => {}, step: () => {}, stop: () => {} }
  const bar = new cliProgress.SingleBar({
    stream: screen as NodeJS.WritableStream,
    format: 'steps {bar} {value}/{total}',
    clearOnComplete: true,
    hideCursor: true,
  })
  return {
    begin: (done: number, all: number) => bar.start(all, done),
    step: (done: number) => bar.update(done),
    stop: () => bar.stop(),
  }
}
