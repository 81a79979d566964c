import { ln } from './arithmetic.js'

/*
 * Exponential numbers are half the work of a bare queue, so their logarithm has a way of its own: a table, and what is left to
 * the nearest entry as a short series.
 */

const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
const high = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0

const entries = 256
/** One over the lower end of each stretch of mantissas, and its logarithm. */
const inverses = Float64Array.from({ length: entries }, (_, index) => entries / (entries + index))
const logarithms = Float64Array.from({ length: entries }, (_, index) => ln(1 + index / entries))
/** Of each exponent that a number from 0.5 up to 2³² can have, from −1 on: the logarithm of 2³² less that of its power of two. */
const powers = Float64Array.from({ length: 33 }, (_, index) => (33 - index) * ln(2))

/**
 * An exponential number of mean 1, by inversion: the greater the share, the smaller the number.
 * @param share - ≥ 0 and < 1, a multiple of 2⁻³².
 * @returns From 2⁻³³ to 22.9.
 */
export function exponential(share: number): number {
  double[0] = share * 4294967296 + 0.5
  const word = words[high]!
  words[high] = (word & 0xfffff) | 0x3ff00000
  const index = (word >>> 12) & 0xff
  const r = double[0]! * inverses[index]! - 1
  const rr = r * r
  const series = r - rr * (1 / 2 - r / 3 + rr * (1 / 4 - r / 5 + rr / 6))
  return powers[(word >>> 20) - 1022]! - logarithms[index]! - series
}
