// Writes a case for every state of every path, with one step it takes: once for each version, and never over what is there.
// Run: npx tsx --conditions=@casewright/source test/cases/snapshots/write.ts && npm run format
import { existsSync, writeFileSync } from 'node:fs'
import { act, type CaseOf, elapse, openCase, type Path, paths, type RequestOf } from 'casewright'
import { explore, type Move, wayTo } from 'casewright/testing'
import { cast, inputs } from '../../machines/cast.js'
import { charter } from './charter.js'

function taken(item: CaseOf, { event, by, at }: Move): CaseOf {
  if (by?.role === 'system') return elapse(item, { at, charter }).case
  const result = act(item, event as RequestOf<Path>, { at, by: by!, charter })
  if (!result.ok) throw new Error(result.refusal.message)
  return result.case
}

for (const path of Object.values(paths) as readonly Path[]) {
  const file = new URL(`${path.id}-${path.version}.json`, import.meta.url)
  if (existsSync(file)) continue
  const input = inputs[path.id as keyof typeof inputs]
  const { places, moves } = explore(path, { charter, inputs: [input] })
  const seen = new Set<string>()
  const snapshots = places.flatMap(place => {
    const value = JSON.stringify(place.state.value)
    if (seen.has(value)) return []
    seen.add(value)
    const opening = { id: `${path.id}-${place.index}`, at: places[0]!.at, by: cast.customer, charter }
    const item = wayTo(place).reduce(taken, openCase(path, input, opening).case)
    const onward = moves.find(({ from, to }) => from === place && to.state.value !== place.state.value)
    const { event, by, at } = onward ?? {}
    return [{ case: item, next: onward ? { event, by, at, to: taken(item, onward).state.value } : null }]
  })
  writeFileSync(file, `${JSON.stringify(snapshots, null, 2)}\n`)
}
