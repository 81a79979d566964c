import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const run = promisify(execFile)

describe('A simulation fitted to a log', () => {
  it('says how far its throughput times are from the log’s', async () => {
    const words = ['--import', 'tsx', '--conditions=@casewright/source', 'examples/calibrate-log.ts']

    const { stdout } = await run(process.execPath, words, { env: { ...process.env, NO_COLOR: '1' } })

    expect(stdout).toMatch(
      /^\d+ cases in the log; \d+ simulated in four years,\n\d+ of them open at the end\n/,
    )
    expect(stdout).toMatch(/^nine of ten within +[\d.]+ +[\d.]+ +[\d.]+ to [\d.]+ +-?[\d.]+ %$/m)
  })
})
