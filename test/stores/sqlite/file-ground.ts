import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteStore } from 'casewright/sqlite'
import { onTestFinished } from 'vitest'
import type { Ground } from '../contract/ground.js'

/** A folder of its own for a test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Cases in a file of its own. */
export function fileGround(): Ground {
  const path = join(tempFolder(), 'cases.db')
  return { store: () => sqliteStore({ path, synchronous: 'normal' }) }
}
