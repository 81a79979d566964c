import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }

/** The folder that holds `package.json`, with a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

export const read = (path: string) => readFileSync(root + path, 'utf8')

/** Paths of every file that is, or is about to be, in git. */
export const files = execFileSync(
  'git',
  // A clone owned by another user is common in containers.
  ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\0')
  .filter(Boolean)

/** The package's importable entries: public name and source file. */
export const entries = Object.entries(manifest.exports).flatMap(([subpath, target]) =>
  typeof target === 'string'
    ? []
    : [{ name: subpath.replace('.', manifest.name), source: target['@casewright/source'].slice(2) }],
)

/** The names an entry offers at run time, read from its source. */
export async function runtimeNames(entry: string): Promise<string[]> {
  return Object.keys(await import(entry)).sort()
}
