import { expect } from './expect.js'

/** A source of chance, called like `Math.random`: a number ≥ 0 and < 1. @category Chance */
export type Random = () => number

const most = 2n ** 64n - 1n

/**
 * A reproducible source of chance: the same seed gives the same numbers on every platform.
 *
 * The generator is sfc32, seeded with 64 bits and its first twelve numbers dropped, as in PractRand; text is
 * hashed into the seed by FNV-1a. Numbers are multiples of 2⁻³². Not for secrets.
 * @param seed - Text, or a whole number from 0 to 2⁶⁴ − 1 (as a `number`, up to 2⁵³ − 1).
 * @throws CasewrightError `invalid-parameter` if a number is out of range.
 * @see Doty-Humphrey, PractRand, `sfc32`; draft-eastlake-fnv, *The FNV Non-Cryptographic Hash Algorithm*
 * @category Chance
 */
export function createRandom(seed: string | number | bigint): Random {
  const isWhole = typeof seed === 'bigint' || Number.isSafeInteger(seed)
  const bits = typeof seed === 'string' ? hash(seed) : isWhole ? BigInt(seed) : -1n
  expect(bits >= 0n && bits <= most, 'createRandom', 'seed', 'text or a whole number from 0 to 2⁶⁴ − 1', seed)

  let a = 0
  let b = Number(bits & 0xffffffffn) | 0
  let c = Number(bits >> 32n) | 0
  let counter = 1
  const next = () => {
    const sum = (a + b + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let dropped = 0; dropped < 12; dropped++) next()
  return next
}

/** FNV-1a, taking a UTF-16 unit at a time: for ASCII that is a byte at a time. */
function hash(text: string): bigint {
  let bits = 0xcbf29ce484222325n
  for (let unit = 0; unit < text.length; unit++) {
    bits = ((bits ^ BigInt(text.charCodeAt(unit))) * 0x100000001b3n) & most
  }
  return bits
}
