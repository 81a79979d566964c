const brand = Symbol.for('casewright.error')

/** What went wrong, as a closed list that a host can switch over. @category Errors */
export type CasewrightErrorCode =
  /** An argument outside its documented range. */
  | 'invalid-parameter'
  /** A case cannot be opened: its input does not fit the path. */
  | 'invalid-input'
  /** The charter does not offer the path, is not the one the case was opened under, or is none. */
  | 'charter-mismatch'
  /** A charter's data do not fit together. */
  | 'invalid-charter'
  /** The case was made by another version of its path, and has to be migrated. */
  | 'version-mismatch'
  /** The machine uses a feature that the kernel cannot compile. */
  | 'cannot-compile'
  /** A machine went round its `always` transitions or raised events without ever coming to rest. */
  | 'endless-loop'
  /** The desk has no such case, or none that the party may know of. */
  | 'unknown-case'
  /** There is a case of that id already. */
  | 'case-exists'
  /** An idempotency key came again with other content. */
  | 'key-reused'
  /** Others moved the case each time the desk tried to. */
  | 'conflict'
  /** The store's database did not do what it was asked; the cause says why. */
  | 'store-failed'
  /** A package that the function needs is not installed. */
  | 'missing-peer'
  /** The desk is closed. */
  | 'desk-closed'

/**
 * The one error this library throws.
 *
 * What a service department lives with (an event refused, a deadline missed, nobody free) is a value or a state and is
 * never thrown. An error means that the calling program is wrong, or that a store is broken.
 * @category Errors
 */
export class CasewrightError extends Error {
  readonly code: CasewrightErrorCode

  /**
   * @param code - What went wrong.
   * @param message - The function, what it expected and what it got, in that order.
   * @param options - `cause`: the error beneath this one, such as a `ZodError`.
   */
  constructor(code: CasewrightErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'CasewrightError'
    this.code = code
    Object.defineProperty(this, brand, { value: true })
  }
}

/**
 * Tells whether `value` is a {@link CasewrightError}, also one thrown by another copy of this library.
 * @param value - Anything, usually what a `catch` caught.
 * @param code - Asks for this code only.
 * @returns `true` for an error of this library.
 * @category Errors
 */
export function isCasewrightError(value: unknown, code?: CasewrightErrorCode): value is CasewrightError {
  if (typeof value !== 'object' || value === null || !(brand in value)) return false
  return code === undefined || ('code' in value && value.code === code)
}
