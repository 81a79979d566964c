import type { z } from 'zod'
import { CasewrightError, type CasewrightErrorCode } from './errors.js'

/** What is wrong with a value, field by field. */
type Issue = { readonly path: string; readonly message: string }

/** How much is said of what is wrong: enough for a person, and little where somebody sends ten megabytes of it. */
const most = { issues: 20, characters: 200 }

const clipped = (text: string): string =>
  text.length > most.characters ? `${text.slice(0, most.characters)}…` : text

/** Zod's findings as one line a field: where, and what was expected; the first twenty of them. */
export const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues
    .slice(0, most.issues)
    .map(({ path, message }) => ({ path: clipped(path.join('.')), message: clipped(message) }))

/**
 * Reads a value at the door it comes in by, as plain JSON: no key without a value, no negative zero.
 * @param where - The function that was called, for the message.
 * @throws CasewrightError with `code`, naming each field, what was expected, and what came.
 */
export function parse<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  where: string,
  code: CasewrightErrorCode = 'invalid-parameter',
): Output {
  const result = schema.safeParse(value)
  if (result.success) return plain(result.data)
  const found = issuesOf(result.error).map(({ path, message }) => `${path || 'value'}: ${message}`)
  throw new CasewrightError(code, `${where}: ${found.join('; ')}, got ${show(value)}`, {
    cause: result.error,
  })
}

/** `value` as it comes back from JSON, as far as a parsed value can differ from that. */
export const plain = <Value>(value: Value): Value => (isPlain(value) ? value : rebuilt(value))

/** Whether nothing in `value` is lost or altered by JSON: as a rule, and then nothing is copied. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined && !Object.is(value, -0)
  for (const key in value) if (!isPlain(value[key as keyof typeof value])) return false
  return true
}

function rebuilt<Value>(value: Value): Value {
  if (value === 0) return 0 as Value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(rebuilt) as Value
  const kept = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(kept.map(([key, item]) => [key, rebuilt(item)])) as Value
}

/** A value in words, or what it is: a function, a bigint or a ring of objects has no JSON, and a few have no text either. */
function show(value: unknown): string {
  const json = typeof value === 'number' ? undefined : attempt(() => JSON.stringify(value))
  return clipped(json ?? attempt(() => String(value)) ?? typeof value)
}

function attempt(write: () => string | undefined): string | undefined {
  try {
    return write()
  } catch {
    return undefined
  }
}
