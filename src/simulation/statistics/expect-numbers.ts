import { expect } from '../../policies/expect.js'

/** Refuses a list in which something is no finite number. */
export function expectNumbers(asked: string, field: string, values: ArrayLike<number>): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!
    if (!Number.isFinite(value)) expect(false, asked, `${field}.${index}`, 'a finite number', value)
  }
}
