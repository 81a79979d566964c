import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { median } from './median.js'

/*
 * The replay of an event log as a whole command: seconds from start to exit, and the peak of its memory.
 * The log is named by the first argument or by CASEWRIGHT_LOG; without one, a log of 4,580 traces is made up.
 * Run: tsx --conditions=@casewright/source test/bench/replay.ts [log.xes.gz]
 */

const limits = { seconds: 3, megabytes: 200 }
const rounds = 5

const folder = mkdtempSync(join(tmpdir(), 'casewright-replay-'))
try {
  const given = process.argv[2] ?? process.env.CASEWRIGHT_LOG
  const path = given ?? madeUpLog(join(folder, 'log.xes.gz'))
  const runs = Array.from({ length: rounds }, () => replay(path))
  const seconds = median(runs.map(run => run.seconds))
  const megabytes = Math.max(...runs.map(run => run.megabytes))
  const { events, taken, refused, unmapped } = runs[0]!.report
  console.log(`replay of ${given === undefined ? 'a made-up log' : 'a given log'}, ${rounds} runs`)
  console.log(`  events     ${events} = ${taken} taken + ${refused} refused + ${unmapped} not mapped`)
  console.log(`  time       ${seconds.toFixed(2)} s (median), limit ${limits.seconds} s`)
  console.log(`  processor  ${median(runs.map(run => run.processorSeconds)).toFixed(2)} s (median)`)
  console.log(`  speed      ${Math.round(events / seconds)} events/s, starting up included`)
  console.log(`  memory     ${megabytes.toFixed(0)} MB (peak), limit ${limits.megabytes} MB`)
} finally {
  rmSync(folder, { recursive: true })
}

function replay(path: string) {
  const account = join(folder, 'account.json')
  // Says at its end what the process used: kilobytes at most, microseconds of both kinds.
  const witness = `import { writeFileSync } from 'node:fs'
    process.on('exit', () => writeFileSync(${JSON.stringify(account)}, JSON.stringify(process.resourceUsage())))`
  const begun = performance.now()
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      `--import=data:text/javascript,${encodeURIComponent(witness)}`,
      '--import=tsx',
      '--conditions=@casewright/source',
      'examples/replay-log.ts',
      path,
      '--json',
    ],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  )
  const seconds = (performance.now() - begun) / 1000
  if (status !== 0) throw new Error(`The replay failed: ${stderr}`)
  const report = JSON.parse(stdout) as Record<'events' | 'taken' | 'refused' | 'unmapped', number>
  const used = JSON.parse(readFileSync(account, 'utf8')) as NodeJS.ResourceUsage
  return {
    seconds,
    processorSeconds: (used.userCPUTime + used.systemCPUTime) / 1e6,
    megabytes: used.maxRSS / 1000,
    report,
  }
}

/** As many traces as a busy help desk has in three years, in the ways they mostly go. */
function madeUpLog(path: string): string {
  const [rank, take, wait, reply, close] = [
    'Assign seriousness',
    'Take in charge ticket',
    'Wait',
    'Resolve ticket',
    'Closed',
  ] as const
  const ways = [
    ...Array(6).fill([rank, take, reply, close]),
    ...Array(2).fill([rank, take, wait, reply, close]),
    [rank, take, wait, take, reply, close],
    [rank, rank, take, reply, take, reply, close],
  ] as string[][]
  const fields = ['customer', 'product', 'section', 'service_level', 'service_type', 'support', 'workgroup']
  const event = (activity: string, at: number, trace: number): string =>
    `<event><string key="concept:name" value="${activity}"/><string key="org:resource" value="agent-${trace % 22}"/>` +
    `<date key="time:timestamp" value="${new Date(at).toISOString()}"/>` +
    `${fields.map((key, index) => `<string key="${key}" value="Value ${(trace * 31 + index) % 97}"/>\n`).join('')}</event>\n`
  const traces = Array.from({ length: 4580 }, (_, trace) => {
    const opened = Date.UTC(2024, 0, 8, 8) + trace * 5_400_000
    const events = ways[trace % ways.length]!.map((activity, index) =>
      event(activity, opened + index * 7_200_000, trace),
    )
    return `<trace><string key="concept:name" value="Case ${trace}"/>\n${events.join('')}</trace>\n`
  })
  writeFileSync(
    path,
    gzipSync(`<?xml version="1.0"?>\n<log xes.version="1849-2016">\n${traces.join('')}</log>\n`),
  )
  return path
}
