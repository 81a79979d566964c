import fc from 'fast-check'
import { Layout } from './machine-layout.js'
import { events, sketch } from './machine-sketch.js'
import type { Stimulus } from './parity.js'

/** A random statechart of all that the kernel takes; shown as its configuration when a property fails. */
export const machineArbitrary = sketch.map(root => {
  const machine = new Layout(root).machine()
  return { machine, [fc.toStringMethod]: () => show(machine.config) }
})

function show(config: unknown): string {
  const isSaid = (value: unknown) =>
    value !== undefined && (typeof value !== 'object' || value === null || Object.keys(value).length > 0)
  const plain = (key: string, value: unknown): unknown => {
    if (typeof value === 'function') return 'type' in value ? value.type : String(value)
    return key === '' || isSaid(value) ? value : undefined
  }
  return JSON.stringify(config, plain, 2)
}

/** A random event for such a machine, or a timer to fire. */
export const stimulusArbitrary: fc.Arbitrary<Stimulus> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...events).map(type => ({ send: { type } })) },
  { weight: 1, arbitrary: fc.nat(5).map(fire => ({ fire })) },
)
