/**
 * The `index`-th of the numbers that one random number stands for, so that whoever arrives draws once and has as many as their
 * case turns out to need.
 * @param seed - A share, as the random number it came from gave it: a multiple of 2⁻³².
 * @param index - A whole number ≥ 0.
 * @returns A share ≥ 0 and < 1, a multiple of 2⁻³².
 * @see Stafford, *Better bit mixing: improving on MurmurHash3's 64-bit finalizer* (2011), after Appleby's finaliser of 32 bits
 */
export function mix(seed: number, index: number): number {
  let bits = (Math.imul(seed * 4294967296, 1) + Math.imul(index + 1, 0x9e3779b9)) | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  bits ^= bits >>> 16
  return (bits >>> 0) / 4294967296
}
