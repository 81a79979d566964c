import { createRandom } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const firstOf = (seed: string | number | bigint, count: number) => {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => random() * 2 ** 32)
}

describe('createRandom', () => {
  it.each([
    // The vectors of the Go module maloquacious/prng and of the Rust crate sfc-prng, both ports of PractRand's sfc32.
    [
      12_345,
      [
        235160590, 2967261163, 116171463, 2882324903, 362604721, 4227106926, 1933307004, 1608300071,
        2256615412,
      ],
    ],
    [0, [0x514676c3]],
  ])('gives, for %i, the numbers of sfc32', (seed, numbers) => {
    expect(firstOf(seed, numbers.length)).toEqual(numbers)
  })

  it.each([
    // FNV-1a, 64 bits: the vectors of draft-eastlake-fnv.
    ['', 0xcbf29ce484222325n],
    ['a', 0xaf63dc4c8601ec8cn],
    ['foobar', 0x85944171f73967e8n],
  ])('takes the text %j for the seed that is its hash', (text, seed) => {
    expect(firstOf(text, 5)).toEqual(firstOf(seed, 5))
  })

  it('stays at or above 0 and below 1', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.maxSafeNat(), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
        seed => {
          const numbers = firstOf(seed, 20)

          expect(numbers.every(number => number >= 0 && number < 2 ** 32)).toBe(true)
        },
      ),
    )
  })

  it.each([-1, 1.5, Number.NaN, 2 ** 53, -1n, 2n ** 64n])('refuses the seed %s', seed => {
    expect(() => createRandom(seed)).toThrow(`createRandom: expected seed to be text or a whole number`)
  })
})
