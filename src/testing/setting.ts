import { defineCharter } from '../charters/charter.js'
import type { Charter } from '../charters/ties.js'
import type { InputOf, Path } from '../machines/path.js'
import type { Party } from '../vocabulary/party.js'
import type { Instant } from '../vocabulary/time.js'
import { dated, sampleOf } from './samples.js'
import { shapeOf } from './shape.js'

/** When cases of tests begin unless told otherwise: Monday, 2 March 2026, 09:00 in Shanghai. */
export const monday = Date.UTC(2026, 2, 2, 1)

const charters = new WeakMap<Path, Charter>()

/**
 * A charter that offers a path and nothing else. A case can be reopened once under it: enough to see a reopening and the
 * refusal of another.
 */
export function charterFor(path: Path): Charter {
  let charter = charters.get(path)
  if (charter === undefined) {
    const data = { id: 'testing', version: 1, title: 'Testing', timeZone: 'UTC', limits: { maxReopens: 1 } }
    charter = defineCharter({ ...data, paths: [path.id] }, { paths: { [path.id]: path } })
    charters.set(path, charter)
  }
  return charter
}

/** An input that the path takes at a time, made from its schema. */
export const inputFor = <P extends Path>(path: P, at: Instant, where: string): InputOf<P> =>
  dated(sampleOf(shapeOf(path.input, `${where}: input`), 'input', `${where}: input`), at) as InputOf<P>

/** The customers that an input or a file speaks of. */
export const customersIn = (sources: readonly object[]): readonly Party[] =>
  sources.flatMap(source => Object.values(source)).filter(isCustomer)

const isCustomer = (value: unknown): value is Party =>
  (value as Partial<Party> | null | undefined)?.role === 'customer'

/** Who comes with a case that names no customer. */
export const anybody: Party = { id: 'customer', role: 'customer' }
