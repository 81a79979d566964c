import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replayLog } from '../../examples/replay/replay-log.js'
import { runReplay } from '../../examples/replay/run-replay.js'
import { capturedTerminal } from './captured.js'

const workshop = 'examples/data/workshop.xes'
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'))
})
afterAll(() => rm(folder, { recursive: true }))

const file = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const logOf = (...traces: string[][]) =>
  `<log>${traces
    .map(
      activities =>
        `<trace>${activities
          .map(
            activity =>
              `<event><string key="concept:name" value="${activity}"/><date key="time:timestamp" value="2026-03-09T08:00:00Z"/></event>`,
          )
          .join('')}</trace>`,
    )
    .join('')}</log>`

describe('The replay of a log', () => {
  it('accounts for every event: taken, refused or not mapped', async () => {
    const report = await replayLog(workshop)

    expect(report).toMatchObject({ traces: 5, events: 24, taken: 19, refused: 2, unmapped: 3 })
    expect(report.taken + report.refused + report.unmapped).toBe(report.events)
    expect(sum(report.refusals)).toBe(report.refused)
    expect(sum(report.unmappedActivities)).toBe(report.unmapped)
    expect(sum(report.standings)).toBe(report.traces)
    expect(sum(report.variants)).toBe(report.traces)
  })

  it('says for which rule an event was refused, and where the case stood', async () => {
    const { refusals } = await replayLog(workshop)

    expect(refusals).toEqual([
      { activity: 'Closed', rule: 'closed', state: 'closed', message: 'The case is closed.', count: 1 },
      {
        activity: 'Closed',
        rule: 'not-now',
        state: 'open, working, reproducing',
        message: 'A case that is open, working, reproducing takes no feedback.record.',
        count: 1,
      },
    ])
  })

  it('says why an event has no place on the path', async () => {
    const { unmappedActivities } = await replayLog(workshop)

    expect(unmappedActivities).toEqual([
      { activity: 'VERIFIED', reason: expect.stringContaining("developers' tracker"), count: 1 },
      { activity: 'Coffee', reason: 'the event has no time', count: 1 },
      { activity: 'Coffee', reason: 'the mapping knows no such activity', count: 1 },
    ])
  })

  it('ranks the variants by how many cases took them', async () => {
    const { variants } = await replayLog(workshop)

    expect(variants[0]).toEqual({
      activities: ['Assign seriousness', 'Take in charge ticket', 'Resolve ticket', 'Closed'],
      count: 2,
    })
  })

  it('reopens a case that is taken in charge again after it was resolved', async () => {
    const again = [
      'Take in charge ticket',
      'Resolve ticket',
      'Take in charge ticket',
      'Resolve ticket',
      'Closed',
    ]

    const report = await replayLog(await file('again.xes', logOf(again)))

    expect(report).toMatchObject({ taken: 5, refused: 0, standings: [{ state: 'closed', count: 1 }] })
  })

  it('opens no case twice', async () => {
    const report = await replayLog(await file('twice.xes', logOf(['Insert ticket', 'Insert ticket'])))

    expect(report).toMatchObject({ taken: 1, unmapped: 1 })
  })

  it('reads a packed log as the unpacked one', async () => {
    const packed = await file('workshop.xes.gz', gzipSync(await readFile(workshop)))

    expect(await replayLog(packed)).toEqual(await replayLog(workshop))
  })

  it('reads a log that is longer than one piece of the file', async () => {
    const traces = Array.from({ length: 500 }, () => ['Take in charge ticket', 'Resolve ticket', 'Closed'])

    const report = await replayLog(await file('long.xes', logOf(...traces)))

    expect(report).toMatchObject({ traces: 500, events: 1500, taken: 1500, variants: [{ count: 500 }] })
  })

  it('knows no activity by a name that every object has', async () => {
    const report = await replayLog(await file('names.xes', logOf(['constructor', 'toString'])))

    expect(report).toMatchObject({ taken: 0, refused: 0, unmapped: 2 })
  })

  it('reads attributes that are empty as if they were not there', async () => {
    const event =
      '<string key="concept:name" value="Take in charge ticket"/><string key="org:resource" value=""/>' +
      '<string key="customer" value=""/><string key="product" value=""/>' +
      '<date key="time:timestamp" value="2026-03-09T08:00:00Z"/>'

    const report = await replayLog(
      await file('bare.xes', `<log><trace><event>${event}</event></trace></log>`),
    )

    expect(report).toMatchObject({ taken: 1, refused: 0, unmapped: 0 })
  })

  it('takes a trace without events as a case that was never opened', async () => {
    const report = await replayLog(await file('empty.xes', '<log><trace/></log>'))

    expect(report).toMatchObject({ traces: 1, events: 0, standings: [{ state: 'never opened' }] })
  })
})

describe('npm run replay', () => {
  it('prints a report that fits the terminal', async () => {
    const terminal = capturedTerminal(60)

    const { exitCode } = await runReplay([workshop], terminal)

    expect(exitCode).toBe(0)
    expect(terminal.written.stderr).toBe('')
    expect(terminal.written.stdout).toContain('24 events of 5 traces, on the fault path')
    expect(terminal.written.stdout).toContain('The commonest of 4 variants')
    expect(Math.max(...terminal.written.stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(60)
  })

  it('shows as many variants as are asked for', async () => {
    const terminal = capturedTerminal(200)

    await runReplay([workshop, '--variants', '1'], terminal)

    expect(terminal.written.stdout.match(/→ Closed$/gm)).toHaveLength(1)
  })

  it('explains itself when it is asked to', async () => {
    const terminal = capturedTerminal()

    const { exitCode } = await runReplay(['--help'], terminal)

    expect(exitCode).toBe(0)
    expect(terminal.written.stdout).toContain('Usage: npm run replay')
  })

  it('prints everything for machines with --json', async () => {
    const terminal = capturedTerminal()

    const { report } = await runReplay([workshop, '--json'], terminal)

    expect(JSON.parse(terminal.written.stdout)).toEqual(report)
  })

  it.each([
    ['a file that is not there', () => join(folder, 'missing.xes'), 'ENOENT'],
    ['what is no XES', () => file('page.xes', '<html></html>'), '1:6: expected <log>, got <html>'],
    ['a log that breaks off', () => file('torn.xes', '<log><trace>'), 'unclosed tag: trace'],
    [
      'a packed log that breaks off',
      () => file('torn.xes.gz', gzipSync(logOf([])).subarray(0, 20)),
      'unexpected end of file',
    ],
  ])('says what is wrong with %s, and exits with 1', async (_, path, reason) => {
    const terminal = capturedTerminal()

    const { exitCode, report } = await runReplay([await path()], terminal)

    expect({ exitCode, report }).toEqual({ exitCode: 1, report: null })
    expect(terminal.written.stderr).toContain(reason)
  })

  it.each([[[]], [['a.xes', 'b.xes']], [['a.xes', '--variants', 'all']], [['a.xes', '--yaml']]])(
    'explains itself when it is called with %j, and exits with 2',
    async args => {
      const terminal = capturedTerminal()

      const { exitCode } = await runReplay(args, terminal)

      expect(exitCode).toBe(2)
      expect(terminal.written.stderr).toContain('Usage: npm run replay')
    },
  )
})

const sum = (counted: readonly { readonly count: number }[]): number =>
  counted.reduce((total, { count }) => total + count, 0)
