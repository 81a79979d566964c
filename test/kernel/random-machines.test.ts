import fc from 'fast-check'
import { expect, it } from 'vitest'
import { machineArbitrary, stimulusArbitrary } from './arbitrary-machine.js'
import { findDifference } from './parity.js'

const numRuns = Number(process.env.KERNEL_SOAK_RUNS ?? 1500)

it(`does as XState does on ${numRuns} random machines`, { timeout: 24 * 3_600_000 }, () => {
  const stimuli = fc.array(stimulusArbitrary, { minLength: 1, maxLength: 20 })
  const property = fc.property(machineArbitrary, fc.nat(6), stimuli, ({ machine }, input, sequence) => {
    const difference = findDifference(machine, sequence, input)

    expect(difference?.kernel).toEqual(difference?.xstate)
  })

  fc.assert(property, { numRuns })
})
