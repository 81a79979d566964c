import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runDemo } from '../../examples/demo/run-demo.js'
import { capturedTerminal } from './captured.js'
import { demoProcess } from './killed-demo.js'

describe('npm run demo on a SQLite file', () => {
  let folder: string
  let uninterrupted: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'casewright-demo-test-'))
    const terminal = capturedTerminal(100)
    await runDemo(['--store', 'memory'], terminal)
    uninterrupted = terminal.written.stdout
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('goes on where it was killed, again and again, to the same end', { timeout: 240_000 }, async () => {
    const db = join(folder, 'killed.db')
    const stopped = []
    for (const enough of [200, 700, 1_400]) {
      const { signal } = await demoProcess(['--db', db], async () => recordsIn(db) >= enough)
      stopped.push([signal, recordsIn(db) >= enough])
    }

    const last = await demoProcess(['--db', db])

    expect(stopped).toEqual(stopped.map(() => ['SIGKILL', true]))
    expect(last.stderr).toMatch(/^The day goes on after \d+ of \d+ steps \(.*killed\.db\); --fresh /)
    expect(last.stdout).toBe(uninterrupted)
  })

  it('leaves the day to the demo that is at work on it, and says so', { timeout: 240_000 }, async () => {
    const db = join(folder, 'shared.db')
    const first = demoProcess(['--db', db])
    await vi.waitFor(() => expect(recordsIn(db)).toBeGreaterThan(100), { timeout: 120_000 })

    const second = await demoProcess(['--db', db, '--fresh'])

    expect(second).toMatchObject({ exitCode: 1, stdout: '' })
    expect(second.stderr).toBe(
      `--store sqlite: another demo is at work on ${db}: let it end, or name another file with --db\n`,
    )
    expect(await first).toMatchObject({ exitCode: 0, stdout: uninterrupted, stderr: '' })
  })

  it('has nothing left to do once the day is over, until it is to start afresh', async () => {
    const args = ['--charter', 'events', '--db', join(folder, 'over.db')]
    const [first, second, afresh] = [capturedTerminal(), capturedTerminal(), capturedTerminal()]

    await runDemo(args, first)
    await runDemo(args, second)
    await runDemo([...args, '--fresh'], afresh)

    expect(second.written).toEqual({
      stdout: first.written.stdout,
      stderr: expect.stringMatching(/^The day is over already \(.*over\.db\); --fresh starts anew\n$/),
    })
    expect([first.written.stderr, afresh.written.stderr]).toEqual(['', ''])
  })

  it('says what is wrong with the store that is asked for', async () => {
    const [unknown, broken] = [capturedTerminal(), capturedTerminal()]
    const db = join(folder, 'none.db')
    mkdirSync(db)

    const codes = [await runDemo(['--store', 'paper'], unknown), await runDemo(['--db', db], broken)].map(
      ({ exitCode }) => exitCode,
    )

    expect(codes).toEqual([2, 1])
    expect(unknown.written.stderr).toContain('--store: expected one of sqlite, postgres, memory, got "paper"')
    expect(broken.written.stderr).toContain('--store sqlite: sqliteStore: ')
  })
})

function recordsIn(path: string): number {
  if (!existsSync(path)) return 0
  const database = new Database(path)
  try {
    return (database.prepare('SELECT count(*) AS count FROM casewright_records').get() as { count: number })
      .count
  } finally {
    database.close()
  }
}
