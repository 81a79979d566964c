import type { Receipt, Store } from 'casewright/desk'
import { postgresStore } from 'casewright/postgres'
import { sqliteStore } from 'casewright/sqlite'
import { cast, inputs } from '../../machines/cast.js'

/** What a worker says that it was told. */
export type Deed =
  | {
      readonly type: 'acknowledged'
      readonly key: string
      readonly receipt: Receipt
      readonly event: string
    }
  | { readonly type: 'delivered'; readonly id: string; readonly effect: object }

export const people = cast

/** Every run is a day: no key is to be forgotten in a run of hundreds. */
export const keepKeysMs = 3_650 * 86_400_000

export const inputFor = (path: string) => inputs[path as keyof typeof inputs]

/** The store at an address such as `sqlite:cases.db` or `postgres://127.0.0.1/cases`. */
export function openStore(address: string): Store {
  const [, kind, place = ''] = /^(\w+):(.*)$/s.exec(address) ?? []
  if (kind === 'sqlite') return sqliteStore({ path: place, synchronous: 'normal' })
  if (kind === 'postgres') return postgresStore({ url: address, connections: 4 })
  throw new Error(`no store ${address}`)
}
