import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'
import { runDemo } from '../../../examples/demo/run-demo.js'
import { capturedTerminal } from '../../examples/captured.js'
import { demoProcess } from '../../examples/killed-demo.js'
import { clientAt } from './database-ground.js'
import { startServer } from './server.js'

it('The demo goes on where it was killed on PostgreSQL, to the same end', { timeout: 240_000 }, async () => {
  const args = ['--charter', 'property']
  const kept = [...args, '--store', 'postgres', '--url', inject('postgresUrl')]
  const uninterrupted = capturedTerminal(100)
  await runDemo([...args, '--store', 'memory'], uninterrupted)
  const client = await clientAt(inject('postgresUrl'))
  const records = async () => {
    const { rows } = await client.query(
      `SELECT schemaname FROM pg_tables WHERE tablename = 'casewright_records' AND schemaname LIKE 'casewright_demo_%'`,
    )
    const found = await client.query(`SELECT count(*)::integer FROM ${rows[0].schemaname}.casewright_records`)
    return found.rows[0].count as number
  }

  const { signal } = await demoProcess([...kept, '--fresh'], async () => (await records()) >= 100)
  const last = await demoProcess(kept)

  expect(signal).toBe('SIGKILL')
  expect(last.stderr).toMatch(/^The day goes on after \d+ of \d+ steps \(PostgreSQL, schema /)
  expect(last.stdout).toBe(uninterrupted.written.stdout)
})

it('A server whose folder stays has what was stored, also where it outlived who started it', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-postgres-'))
  const first = await startServer({ fsync: 'off' }, folder)
  const before = await clientAt(first.url)
  await before.query('CREATE TABLE kept (one integer)')

  const second = await startServer({ fsync: 'off' }, folder)
  onTestFinished(() => second.remove())
  const { rows } = await (await clientAt(second.url)).query('SELECT count(*)::integer FROM kept')

  expect(rows).toEqual([{ count: 0 }])
  expect(second.url).not.toBe(first.url)
})
