import { CasewrightError, isCasewrightError } from 'casewright'
import { describe, expect, it } from 'vitest'

describe('CasewrightError', () => {
  it('carries a code, a message and its cause', () => {
    const cause = new Error('beneath')

    const error = new CasewrightError('invalid-parameter', 'add: expected ms to be ≥ 0, got -1', { cause })

    expect(error).toMatchObject({ name: 'CasewrightError', code: 'invalid-parameter', cause })
    expect(String(error)).toBe('CasewrightError: add: expected ms to be ≥ 0, got -1')
  })

  it('is recognised by its brand, whichever copy of the library threw it', () => {
    const foreign = { [Symbol.for('casewright.error')]: true, code: 'invalid-input' }

    expect(isCasewrightError(foreign)).toBe(true)
    expect(isCasewrightError(foreign, 'invalid-input')).toBe(true)
    expect(isCasewrightError(foreign, 'invalid-parameter')).toBe(false)
  })

  it.each([undefined, null, 'text', new Error('plain'), {}])('is not %s', value => {
    expect(isCasewrightError(value)).toBe(false)
  })
})
