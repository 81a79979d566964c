import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('runners/', import.meta.url))
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))

/** What a runner prints about the two tests of `runners/`, as it would outside of this one. */
function printedBy(...words: string[]): string {
  const { NODE_TEST_CONTEXT, NODE_OPTIONS, VITEST, ...env } = process.env
  const { stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, NO_COLOR: '1' },
  })
  return stdout + stderr
}

describe('A sentence that does not come true', { timeout: 120_000 }, () => {
  it('fails a test of node:test, with the difference', () => {
    const printed = printedBy('--import=tsx', '--conditions=@casewright/source', '--test', 'in-node.ts')

    expect(printed).toMatch(/^. pass 1$/m)
    expect(printed).toMatch(/^. fail 1$/m)
    expect(printed).toContain('reopened: expected 3, got 0')
    expect(printed).toContain('when case.accept by service-agent-1')
  })

  it('fails a test of vitest, with the difference', () => {
    const printed = printedBy(vitest, 'run', '--config=vitest.config.ts')

    expect(printed).toMatch(/Tests {2}1 failed \| 1 passed/)
    expect(printed).toContain('reopened: expected 3, got 0')
    expect(printed).toMatch(/- {3}"reopened": 3,\n.*\+ {3}"reopened": 0,/)
  })
})
