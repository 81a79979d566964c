import { CasewrightError, type CasewrightErrorCode } from '../vocabulary/errors.js'

/**
 * The refusal of a machine that the kernel cannot compile.
 * @param state - Id of the state that uses the feature.
 * @param feature - What it uses, such as `invoke`.
 */
export function cannotCompile(state: string, feature: string): CasewrightError {
  return new CasewrightError('cannot-compile', `compile: expected no ${feature}, got it in state "${state}"`)
}

/** The refusal to make a step. */
export function cannotStep(code: CasewrightErrorCode, expected: string, got: unknown): CasewrightError {
  return new CasewrightError(code, `step: expected ${expected}, got ${JSON.stringify(got)}`)
}
