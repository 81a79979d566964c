import { CasewrightError } from '../vocabulary/errors.js'

/**
 * Refuses an argument that is out of range, naming the function, the field, what it should be and what came.
 */
export function expect(
  met: unknown,
  asked: string,
  field: string,
  expected: string,
  got: unknown,
): asserts met {
  if (!met) {
    throw new CasewrightError(
      'invalid-parameter',
      `${asked}: expected ${field} to be ${expected}, got ${String(got)}`,
    )
  }
}
