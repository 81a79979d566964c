import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it, onTestFinished, vi } from 'vitest'

it('A server ends when the process that started it is killed', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-postgres-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  const keeper = spawn(
    process.execPath,
    ['--import=tsx', new URL('server-keeper.ts', import.meta.url).pathname, folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [url] = await once(keeper.stdout.setEncoding('utf8'), 'data')
  await connect(url)

  keeper.kill('SIGKILL')

  await vi.waitFor(() => expect(connect(url)).rejects.toThrow('ECONNREFUSED'), {
    timeout: 60_000,
    interval: 50,
  })
})

async function connect(url: string): Promise<void> {
  const client = new pg.Client(url.trim())
  client.on('error', () => {})
  await client.connect()
  await client.end()
}
