/** What an assertion carries for test runners to show: vitest, jest and node:test each know some of it. */
interface Compared {
  readonly actual: unknown
  readonly expected: unknown
  readonly operator: string
}

/**
 * A failed expectation, in the form of Node's `AssertionError`, without Node.
 * @param thrower - The function the test called: the stack begins at its caller.
 */
export function failure(message: string, compared: Compared, thrower: object): Error {
  const error = Object.assign(new Error(message), {
    ...compared,
    name: 'AssertionError',
    code: 'ERR_ASSERTION',
    generatedMessage: false,
    showDiff: true,
  })
  const { captureStackTrace } = Error as { captureStackTrace?: (error: Error, below: object) => void }
  captureStackTrace?.(error, thrower)
  return error
}

/** Where `actual` falls short of `expected`, line by line; what `expected` does not mention may be anything. */
export function shortcomings(actual: unknown, expected: unknown, path = ''): readonly string[] {
  if (isObject(expected) && isObject(actual) && Array.isArray(expected) === Array.isArray(actual)) {
    const keys = Array.isArray(expected) ? Object.keys({ ...expected, ...actual }) : Object.keys(expected)
    return keys.flatMap(key => shortcomings(actual[key], expected[key], path === '' ? key : `${path}.${key}`))
  }
  if (Object.is(actual, expected)) return []
  return [`${path === '' ? '' : `${path}: `}expected ${show(expected)}, got ${show(actual)}`]
}

/** The part of `actual` that `expected` speaks of, for runners that show the two side by side. */
export function counterpart(actual: unknown, expected: unknown): unknown {
  if (!isObject(actual) || !isObject(expected) || Array.isArray(expected)) return actual
  return Object.fromEntries(Object.keys(expected).map(key => [key, counterpart(actual[key], expected[key])]))
}

/** A value as a test would write it. */
export const show = (value: unknown): string => JSON.stringify(value) ?? String(value)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
