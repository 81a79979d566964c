import { digestOf } from '../../desk/digest.js'
import type { PostgresQuery } from './driver.js'

const names = new Map<string, string>()

/** Object identifiers of the types that our columns have (PostgreSQL's catalog `pg_type`). */
const readers = new Map<number, (text: string) => unknown>([
  [16, text => text === 't'],
  [20, Number],
  [23, Number],
  [114, JSON.parse],
])
const types = { getTypeParser: (type: number) => readers.get(type) ?? String }

/** A statement that each connection prepares once, under a name that is the same in every process. */
export function statement(text: string, values: unknown[]): PostgresQuery {
  let name = names.get(text)
  if (name === undefined) {
    name = `casewright-${digestOf(text)}`
    names.set(text, name)
  }
  return { name, text, values, types }
}
