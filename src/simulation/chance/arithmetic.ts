/*
 * Logarithm, exponential and normal quantile out of nothing but what IEEE 754 fixes to the last bit. Engines may differ in the
 * last bit of Math.log and Math.exp, and a queue makes another course of the smallest difference.
 */

const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
const low = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1
const high = 1 - low

const ln2 = Math.LN2
const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10

/**
 * The natural logarithm, to within about one unit in the last place.
 * @param x - A normal number > 0.
 */
export function ln(x: number): number {
  double[0] = x
  let exponent = (words[high]! >>> 20) - 1023
  words[high] = (words[high]! & 0xfffff) | 0x3ff00000
  let mantissa = double[0]!
  if (mantissa > Math.SQRT2) {
    mantissa /= 2
    exponent++
  }
  // ln m = 2 artanh((m − 1) / (m + 1)), its series cut where it no longer counts: |s| ≤ 0.172.
  const s = (mantissa - 1) / (mantissa + 1)
  const z = s * s
  const zz = z * z
  const even = 1 / 3 + zz * (1 / 7 + zz * (1 / 11 + zz * (1 / 15 + zz * (1 / 19))))
  const odd = 1 / 5 + zz * (1 / 9 + zz * (1 / 13 + zz * (1 / 17 + zz * (1 / 21))))
  const tail = z * (even + z * odd)
  return exponent * ln2High + (2 * s * (1 + tail) + exponent * ln2Low)
}

/** One over 13!, 12!, … 0! */
const inverseFactorials = Float64Array.from({ length: 14 }, (_, index) => {
  let factorial = 1
  for (let factor = 2; factor <= 13 - index; factor++) factorial *= factor
  return 1 / factorial
})

/**
 * The exponential function, to within about two units in the last place.
 * @param x - From −700 to 700.
 */
export function exp(x: number): number {
  const exponent = Math.round(x / ln2)
  const rest = x - exponent * ln2High - exponent * ln2Low
  let sum = inverseFactorials[0]!
  for (let term = 1; term < inverseFactorials.length; term++) sum = sum * rest + inverseFactorials[term]!
  words[low] = 0
  words[high] = (exponent + 1023) << 20
  return sum * double[0]!
}

const central = [
  [2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987],
  [13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665],
].flat()
const centralUnder = [
  [5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597],
  [5394.196021424751, 687.1870074920579, 42.31333070160091, 1],
].flat()
const outer = [
  [0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684],
  [3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835],
].flat()
const outerUnder = [
  [1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008],
  [0.6897673349851, 1.6763848301838038, 2.053191626637759, 1],
].flat()

/**
 * The quantile of the standard normal distribution.
 * @param share - From 2⁻³³ to 1 − 2⁻³³.
 * @see Wichura, *Algorithm AS 241: the percentage points of the normal distribution*, Applied Statistics 37 (1988)
 */
export function normalQuantile(share: number): number {
  const q = share - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(central, r)) / polynomial(centralUnder, r)
  }
  const r = Math.sqrt(-ln(q < 0 ? share : 1 - share)) - 1.6
  const size = polynomial(outer, r) / polynomial(outerUnder, r)
  return q < 0 ? -size : size
}

/** A polynomial of degree 7, its highest coefficient first. */
function polynomial(c: readonly number[], x: number): number {
  return ((((((c[0]! * x + c[1]!) * x + c[2]!) * x + c[3]!) * x + c[4]!) * x + c[5]!) * x + c[6]!) * x + c[7]!
}
