import { readdirSync, readFileSync } from 'node:fs'
import {
  act,
  type CaseOf,
  elapse,
  migrateCase,
  type Party,
  type Path,
  paths,
  type RequestOf,
} from 'casewright'
import { compile } from 'casewright/kernel'
import { describe, expect, it } from 'vitest'
import { charter } from './snapshots/charter.js'

interface Snapshot {
  readonly case: CaseOf
  readonly next: {
    readonly event: RequestOf<Path>
    readonly by: Party
    readonly at: number
    readonly to: unknown
  } | null
}

const folder = new URL('snapshots/', import.meta.url)
const files = readdirSync(folder).filter(name => name.endsWith('.json'))
const read = (file: string): Snapshot[] => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

/** Migrations of the library's own paths, once one of them has a second version. */
const migrations = {}

describe.each(files)('The cases of %s', file => {
  it.each(read(file).map(snapshot => [JSON.stringify(snapshot.case.state.value), snapshot] as const))(
    'still go on from %s',
    (_, { case: item, next }) => {
      const present = migrateCase(item, charter, migrations)

      const elapsed = elapse(present, { at: present.updatedAt, charter })
      expect(elapsed.case).toBe(present)
      if (next === null) {
        expect(present.state.status).toBe('done')
        return
      }
      const { event, by, at, to } = next
      const step =
        by.role === 'system' ? elapse(present, { at, charter }) : act(present, event, { at, by, charter })
      expect(step.case.state.value).toEqual(to)
    },
  )
})

describe('The historical snapshots', () => {
  it.each(Object.values(paths) as readonly Path[])(
    'have a case of every state of $id, in every version',
    path => {
      for (let version = 1; version <= path.version; version++)
        expect(files).toContain(`${path.id}-${version}.json`)

      const { nodes, states, transitions } = compile(path.machine)
      const reached = new Set(
        read(`${path.id}-${path.version}.json`).flatMap(({ case: item }) =>
          nodes(item.state).map(({ id }) => id),
        ),
      )
      const passing = new Set(transitions.flatMap(({ event, source }) => (event === '' ? [source] : [])))
      const missing = states.filter(
        ({ id, type }) => type !== 'history' && !passing.has(id) && !reached.has(id),
      )
      expect(missing.map(({ id }) => id)).toEqual([])
    },
  )
})
